package rnnscope.figure.gradient;

/**
 * A fixed axis of magnitudes, log₁₀. It never follows the data, so that two pictures can be compared; what lies beyond
 * stands at its edge.
 *
 * @param top    power of ten at the upper end
 * @param bottom power of ten at the lower end
 */
public record Decades(int top, int bottom) {
    /** What float32 training can feel, and a little more. */
    public static final Decades USUAL = new Decades(1, -9);
    /** Down to where the backward pass takes a number as 0. */
    public static final Decades DEEP = new Decades(5, -30);

    public Decades {
        if (top <= bottom) {
            throw new IllegalArgumentException("an axis from 1e" + bottom + " to 1e" + top);
        }
    }

    public int count() {
        return top - bottom;
    }

    /** Where a magnitude lies, 0 at the bottom to 1 at the top, held within; NaN for NaN. */
    public double share(double magnitude) {
        if (Double.isNaN(magnitude)) {
            return Double.NaN;
        }
        return magnitude <= 0 ? 0 : Math.max(0, Math.min(1, (Math.log10(magnitude) - bottom) / count()));
    }

    /** The same measured down from the top of a plot. */
    public double y(double magnitude, double height) {
        return height * (1 - share(magnitude));
    }

    /** Whether a magnitude stands at its own place, not at the edge. */
    public boolean holds(double magnitude) {
        return magnitude >= Math.pow(10, bottom) && magnitude <= Math.pow(10, top);
    }

    /** Powers of ten to label, from the top, at least {@code gap} apart. */
    int[] labelled(double height, double gap) {
        int every = 1;
        while (height * every / count() < gap && every < count()) {
            every = every == 1 ? 2 : every == 2 ? 5 : every * 2;
        }
        int[] powers = new int[count() / every + 1];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = top - i * every;
        }
        return powers;
    }
}
