package rnnscope.figure.chart;

import java.awt.geom.Rectangle2D;

/**
 * Iteration axis of a chart; charts one below the other share it.
 *
 * @param last  iteration at the right end of the plot
 * @param right room for labels at the right
 */
public record ChartFrame(double last, double right) {
    static final double LEFT = 42;
    static final double TOP = 6;
    static final double BOTTOM = 18;
    private static final double LEAST = 40;
    /** Part of the plot that stays free at its right, for the labels at the ends of curves. */
    private static final double FREE = 0.16;

    /** A frame for curves up to {@code iteration}, or up to the end of the run where it has one. */
    public static ChartFrame upTo(long iteration, long end, double right) {
        double last = end == Long.MAX_VALUE ? Math.max(LEAST, iteration) : end;
        return new ChartFrame(last / (1 - FREE), right);
    }

    Rectangle2D plot(double width, double height) {
        return new Rectangle2D.Double(LEFT, TOP, Math.max(1, width - LEFT - right), Math.max(1, height - TOP - BOTTOM));
    }

    double x(double iteration, Rectangle2D plot) {
        return plot.getMinX() + iteration / last * plot.getWidth();
    }

    double iteration(double x, Rectangle2D plot) {
        return (x - plot.getMinX()) / plot.getWidth() * last;
    }
}
