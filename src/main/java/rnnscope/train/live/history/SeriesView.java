package rnnscope.train.live.history;

/**
 * View of a time series as it was at one moment. The arrays are not to be changed.
 *
 * @param span          iterations in each stretch
 * @param lastIteration the newest iteration measured
 * @param mean          mean of each stretch, NaN where nothing was measured
 * @param min           least of each stretch
 * @param max           greatest of each stretch
 * @param count         how many were measured in each stretch
 */
public record SeriesView(long span, long lastIteration, float[] mean, float[] min, float[] max, int[] count) {
    public int size() {
        return mean.length;
    }

    public boolean has(int i) {
        return !Float.isNaN(mean[i]);
    }

    /** The middle of a stretch, in iterations. */
    public double iteration(int i) {
        return Math.min(lastIteration, (i + 0.5) * span - 0.5);
    }

    /** Mean of the newest stretch in which something was measured; NaN when there is none. */
    public double last() {
        for (int i = mean.length - 1; i >= 0; i--) {
            if (has(i)) {
                return mean[i];
            }
        }
        return Double.NaN;
    }

    /** Mean of the stretch that holds {@code iteration}, or of the nearest before it; NaN when there is none. */
    public double at(long iteration) {
        for (int i = (int) Math.min(mean.length - 1, iteration / span); i >= 0; i--) {
            if (has(i)) {
                return mean[i];
            }
        }
        return Double.NaN;
    }
}
