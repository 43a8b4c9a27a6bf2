package rnnscope.figure.gradient;

/**
 * Logarithmic axis of magnitudes, in decades, the same in all pictures of an answer. It follows what is shown, downwards
 * by threes, so that it rests while that moves a little, and no further than the backward pass tells numbers from 0. What
 * lies below fades out at its edge.
 *
 * @param top    power of ten at the upper end
 * @param bottom power of ten at the lower end
 */
public record Decades(int top, int bottom) {
    /** What float32 training can feel, and a little more. */
    public static final Decades USUAL = new Decades(1, -9);

    /** Where the backward pass takes a number as 0. */
    private static final int DEEPEST = -30;
    private static final int BY = 3;
    /** What a float32 can be at most, and how far below any axis 0 is taken to lie. */
    private static final int MOST = 39;
    private static final double NOTHING = 1e-300;

    public Decades {
        if (top <= bottom) {
            throw new IllegalArgumentException("an axis from 1e" + bottom + " to 1e" + top);
        }
    }

    /** The same, with a top that holds {@code greatest}; what is infinite or not a number asks for nothing. */
    public Decades holding(double greatest) {
        return !(greatest > Math.pow(10, top)) || Double.isInfinite(greatest) ? this
                : new Decades(Math.min(MOST, (int) Math.ceil(Math.log10(greatest) - 1e-9)), bottom);
    }

    /** The same, with a bottom that just holds {@code least}, which may be 0; what is not a number asks for nothing. */
    public Decades reaching(double least) {
        if (Double.isNaN(least)) {
            return this;
        }
        double power = least <= 0 ? DEEPEST : BY * Math.floor(Math.log10(least) / BY + 1e-9);
        return new Decades(top, (int) Math.max(DEEPEST, Math.min(power, -BY)));
    }

    public int count() {
        return top - bottom;
    }

    /** Where a magnitude lies, 0 at the bottom to 1 at the top, kept within; NaN for NaN. */
    public double share(double magnitude) {
        if (Double.isNaN(magnitude)) {
            return Double.NaN;
        }
        return magnitude <= 0 ? 0 : Math.max(0, Math.min(1, (Math.log10(magnitude) - bottom) / count()));
    }

    /** Where it lies measured down from the top of a plot, which may be far outside the plot. */
    public double y(double magnitude, double height) {
        double power = Math.log10(Math.max(NOTHING, Math.min(magnitude, Double.MAX_VALUE)));
        return Double.isNaN(magnitude) ? Double.NaN : height * (top - power) / count();
    }

    /** Whether a magnitude lies on the axis. */
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
