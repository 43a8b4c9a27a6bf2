package rnnscope.network;

/**
 * Saturation of gates, how often each unit's was shut, below {@value #SHUT}, and how often wide open, above {@value
 * #OPEN}, over the steps read so far (Karpathy, Johnson and Fei-Fei, 2015, figure 4). Immutable.
 */
public final class Saturation {
    /** A gate below this lets next to nothing through. */
    public static final float SHUT = 0.1f;
    /** A gate above this lets next to everything through. */
    public static final float OPEN = 0.9f;

    private final int steps;
    private final int[] shut;
    private final int[] open;

    Saturation(int steps, int[] shut, int[] open) {
        this.steps = steps;
        this.shut = shut.clone();
        this.open = open.clone();
    }

    /** Steps counted. */
    public int steps() {
        return steps;
    }

    public int units() {
        return shut.length;
    }

    /** Part of the steps at which the gate was shut; NaN before the first. */
    public double shut(int unit) {
        return shut[unit] / (double) steps;
    }

    /** Part of the steps at which the gate was wide open; NaN before the first. */
    public double open(int unit) {
        return open[unit] / (double) steps;
    }
}
