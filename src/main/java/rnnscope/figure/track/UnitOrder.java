package rnnscope.figure.track;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import rnnscope.math.Autocorrelation;
import rnnscope.math.InnerProduct;
import rnnscope.tape.Trace;

/**
 * Orders of units from top to bottom: {@code order[rank]} is a unit. By similarity takes tens of milliseconds for
 * hundreds of units and belongs off the window's thread.
 */
public final class UnitOrder {
    /** More steps than these are thinned out before units are compared. */
    private static final int MOST_STEPS = 512;
    private static final int MOST_PASSES = 12;

    private UnitOrder() {}

    /** As the model stores them. */
    public static int[] stored(int units) {
        return IntStream.range(0, units).toArray();
    }

    /** Greatest value at {@code step} first; ties as stored. */
    public static int[] byValue(Trace trace, int layer, String channel, int step) {
        float[] values = new float[trace.layout().channel(layer, channel).columns()];
        trace.read(layer, channel, step, values);
        return IntStream.range(0, values.length).boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -values[j])).mapToInt(Integer::intValue).toArray();
    }

    /**
     * Slowest units first: those whose value at a step is most like that at the step before, by the autocorrelation at lag
     * 1 over the steps {@code from} … {@code to − 1}. Units that never change come last; ties as stored.
     */
    public static int[] slowest(Trace trace, int layer, String channel, int from, int to) {
        double[] slowness = new double[trace.layout().channel(layer, channel).columns()];
        float[] values = new float[to - from];
        for (int j = 0; j < slowness.length; j++) {
            trace.readUnit(layer, channel, j, from, values);
            slowness[j] = Autocorrelation.of(values);
        }
        return IntStream.range(0, slowness.length).boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -slowness[j])).mapToInt(Integer::intValue).toArray();
    }

    /**
     * Similar units next to one another: a short path through all units, the distance of two being 1 − r, with r the
     * correlation of their values over the steps {@code from} … {@code to − 1}. The path grows greedily at both ends
     * from the most similar pair, then stretches of it are turned round as long as that shortens it (2-opt: Croes,
     * 1958). Units that never change are as far from every other as uncorrelated ones.
     */
    public static int[] similar(Trace trace, int layer, String channel, int from, int to) {
        int units = trace.layout().channel(layer, channel).columns();
        if (units < 3 || to - from < 2) {
            return stored(units);
        }
        float[][] r = correlations(trace, layer, channel, from, to);
        int[] path = grow(r);
        for (int pass = 0; pass < MOST_PASSES && shorten(path, r); pass++) {
            continue;
        }
        if (path[0] > path[units - 1]) {
            reverse(path, 0, units - 1);
        }
        return path;
    }

    private static float[][] correlations(Trace trace, int layer, String channel, int from, int to) {
        int units = trace.layout().channel(layer, channel).columns();
        int stride = (to - from + MOST_STEPS - 1) / MOST_STEPS;
        float[][] z = new float[units][(to - from + stride - 1) / stride];
        float[] values = new float[to - from];
        for (int j = 0; j < units; j++) {
            trace.readUnit(layer, channel, j, from, values);
            for (int i = 0; i < z[j].length; i++) {
                z[j][i] = values[i * stride];
            }
            standardise(z[j]);
        }
        float[][] r = new float[units][units];
        for (int a = 0; a < units; a++) {
            for (int b = 0; b < a; b++) {
                r[a][b] = r[b][a] = InnerProduct.of(z[a], z[b]);
            }
        }
        return r;
    }

    /** Subtracts the mean and scales to length 1; a constant becomes all zero. */
    private static void standardise(float[] z) {
        double mean = 0;
        for (float v : z) {
            mean += v;
        }
        mean /= z.length;
        double squares = 0;
        for (int i = 0; i < z.length; i++) {
            z[i] -= (float) mean;
            squares += (double) z[i] * z[i];
        }
        float scale = squares < 1e-12 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < z.length; i++) {
            z[i] *= scale;
        }
    }

    private static int[] grow(float[][] r) {
        int n = r.length;
        int head = 0;
        int tail = 1;
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                if (r[a][b] > r[head][tail]) {
                    head = a;
                    tail = b;
                }
            }
        }
        int[] path = new int[2 * n];
        boolean[] used = new boolean[n];
        int first = n;
        int last = n + 1;
        path[first] = head;
        path[last] = tail;
        used[head] = used[tail] = true;
        while (last - first + 1 < n) {
            int atHead = nearest(r[path[first]], used);
            int atTail = nearest(r[path[last]], used);
            if (r[path[first]][atHead] > r[path[last]][atTail]) {
                path[--first] = atHead;
                used[atHead] = true;
            } else {
                path[++last] = atTail;
                used[atTail] = true;
            }
        }
        return Arrays.copyOfRange(path, first, last + 1);
    }

    private static int nearest(float[] r, boolean[] used) {
        int best = -1;
        for (int j = 0; j < r.length; j++) {
            if (!used[j] && (best < 0 || r[j] > r[best])) {
                best = j;
            }
        }
        return best;
    }

    /** Reverses each stretch whose reversal joins more similar units; whether any did. */
    private static boolean shorten(int[] path, float[][] r) {
        boolean shorter = false;
        int n = path.length;
        for (int i = 0; i < n - 1; i++) {
            for (int k = i + 1; k < n; k++) {
                float before = (i > 0 ? r[path[i - 1]][path[i]] : 0) + (k + 1 < n ? r[path[k]][path[k + 1]] : 0);
                float after = (i > 0 ? r[path[i - 1]][path[k]] : 0) + (k + 1 < n ? r[path[i]][path[k + 1]] : 0);
                if (after > before + 1e-6f) {
                    reverse(path, i, k);
                    shorter = true;
                }
            }
        }
        return shorter;
    }

    private static void reverse(int[] path, int from, int to) {
        for (int i = from, k = to; i < k; i++, k--) {
            int swapped = path[i];
            path[i] = path[k];
            path[k] = swapped;
        }
    }
}
