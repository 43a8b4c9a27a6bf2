package rnnscope.figure.track;

import java.util.ArrayList;
import java.util.List;

/**
 * Scale of values from top to bottom of a plot, on which gates (0 … 1), squashed values (−1 … 1) and an unbounded
 * state can all be read: linear within ±1, logarithmic beyond, and continuous at ±1.
 *
 * <pre>
 *   position(v) = v                           |v| ≤ 1
 *               = sign(v) (1 + ½ ln |v|)      |v| &gt; 1
 * </pre>
 *
 * @param low    value at the lower end: 0, −1, −2, −5, −10, −20, …
 * @param high   value at the upper end: 1, 2, 5, 10, 20, …
 * @param height of the plot
 * @param edge   room beyond both ends, for thick lines
 */
record Scale(double low, double high, double height, double edge) {
    private static final double COMPRESSION = 0.5;
    private static final double LEAST_GAP = 13;

    /** The narrowest round axis that holds min … max and 0 … 1. */
    static Scale holding(double min, double max, double height, double edge) {
        return new Scale(min < 0 ? -round(-min) : 0, round(max), height, edge);
    }

    /** The least of 1, 2, 5, 10, 20, 50, … that is not below {@code value}. */
    private static double round(double value) {
        double end = 1;
        for (int i = 0; end < value && end <= Float.MAX_VALUE; i++) {
            end *= i % 3 == 1 ? 2.5 : 2;
        }
        return end;
    }

    /** Where a value lies on the axis, in a measure in which the axis is even. */
    static double position(double value) {
        double size = Math.abs(value);
        return size <= 1 ? value : Math.signum(value) * (1 + COMPRESSION * Math.log(size));
    }

    /** Position at y = 0. */
    double top() {
        return position(high) + beyond();
    }

    /** Position at y = height. */
    double bottom() {
        return position(low) - beyond();
    }

    private double beyond() {
        return (position(high) - position(low)) * edge / Math.max(1, height - 2 * edge);
    }

    double y(double value) {
        return (top() - position(value)) / (top() - bottom()) * height;
    }

    /** Whether a part of the axis is logarithmic. */
    boolean isCompressed() {
        return low < -1 || high > 1;
    }

    /** Values to label, from below: 0 and ±1 first, then the ends, as long as labels do not touch. */
    double[] ticks() {
        List<Double> ticks = new ArrayList<>();
        for (double tick : new double[] {0, 1, -1, high, low}) {
            boolean free = ticks.stream().allMatch(other -> Math.abs(y(other) - y(tick)) >= LEAST_GAP);
            if (free && tick >= low && tick <= high) {
                ticks.add(tick);
            }
        }
        return ticks.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
