package rnnscope.train.live.history;

import java.util.Arrays;

/**
 * Time series of a quantity over the iterations in bounded memory: mean, least and greatest of each stretch of
 * {@code span} iterations. When there are too many stretches, each two become one and the span doubles, so nothing
 * that was measured is left out of the mean or falls outside the band. Of one thread.
 */
final class Series {
    private final float[] mean;
    private final float[] min;
    private final float[] max;
    private final int[] count;
    private long span = 1;
    private int used;
    private long last;

    /** @param capacity stretches that are kept at most; even */
    Series(int capacity) {
        mean = new float[capacity];
        min = new float[capacity];
        max = new float[capacity];
        count = new int[capacity];
    }

    /** A series that goes on from what was seen of another. */
    static Series of(SeriesView view, int capacity) {
        Series series = new Series(Math.max(capacity, view.size() + view.size() % 2));
        for (int i = 0; i < view.size(); i++) {
            series.count[i] = view.count()[i];
            series.mean[i] = view.has(i) ? view.mean()[i] : 0;
            series.min[i] = view.min()[i];
            series.max[i] = view.max()[i];
        }
        series.span = view.span();
        series.used = view.size();
        series.last = view.lastIteration();
        return series;
    }

    /** Values come in the order of iterations; what is not finite is left out. */
    void add(long iteration, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        while (iteration / span >= mean.length) {
            halve();
        }
        int at = (int) (iteration / span);
        float x = (float) value;
        min[at] = count[at] == 0 ? x : Math.min(min[at], x);
        max[at] = count[at] == 0 ? x : Math.max(max[at], x);
        count[at]++;
        mean[at] += (x - mean[at]) / count[at];
        used = Math.max(used, at + 1);
        last = Math.max(last, iteration);
    }

    /** Forgets every stretch that reaches past {@code iteration}. */
    void cutAfter(long iteration) {
        int kept = (int) Math.min(used, (iteration + 1) / span);
        for (float[] values : new float[][] {mean, min, max}) {
            Arrays.fill(values, kept, used, 0);
        }
        Arrays.fill(count, kept, used, 0);
        used = kept;
        last = Math.min(last, iteration);
    }

    SeriesView view() {
        float[] means = Arrays.copyOf(mean, used);
        for (int i = 0; i < used; i++) {
            means[i] = count[i] == 0 ? Float.NaN : means[i];
        }
        return new SeriesView(span, last, means, Arrays.copyOf(min, used), Arrays.copyOf(max, used),
                Arrays.copyOf(count, used));
    }

    private void halve() {
        for (int i = 0; i < mean.length; i++) {
            int a = 2 * i;
            boolean exists = a < used;
            int na = exists ? count[a] : 0;
            int nb = exists ? count[a + 1] : 0;
            float meanOfBoth = na + nb == 0 ? 0 : (float) (((double) mean[a] * na + (double) mean[a + 1] * nb) / (na + nb));
            float least = na == 0 ? nb == 0 ? 0 : min[a + 1] : nb == 0 ? min[a] : Math.min(min[a], min[a + 1]);
            float most = na == 0 ? nb == 0 ? 0 : max[a + 1] : nb == 0 ? max[a] : Math.max(max[a], max[a + 1]);
            mean[i] = meanOfBoth;
            min[i] = least;
            max[i] = most;
            count[i] = na + nb;
        }
        used = (used + 1) / 2;
        span *= 2;
    }
}
