package rnnscope.analysis.similarity;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import rnnscope.analysis.unit.Activity;
import rnnscope.math.InnerProduct;
import rnnscope.network.Progress;

/**
 * Correlations (Pearson) of every unit of one layer with every unit of another over the same steps, that may be of
 * another model:
 *
 * <pre>
 *   r_ab = Σ_t (a_t − ā)(b_t − b̄) / √(Σ_t (a_t − ā)² · Σ_t (b_t − b̄)²)
 * </pre>
 *
 * 0 for a unit that never changes. The unit that corresponds to another is the one of the greatest |r| with it: a network
 * is the same with the sign of a unit turned. Immutable.
 */
public final class CrossCorrelations {
    /** Steps that are looked at together. */
    private static final int BLOCK = 4096;
    /** Products of units and steps, at most; of a longer text, passages at equal distances. */
    private static final double MOST = 8e9;

    private final float[][] r; // (n, m)
    private final int steps;

    /** A unit of the first layer and the one of the second that corresponds to it. */
    public record Pair(int first, int second, float r) {}

    /** What units do: {@code read} copies the values of one at the steps from {@code from} on. */
    private interface Series {
        int units();

        void read(int unit, int from, float[] out);
    }

    private CrossCorrelations(float[][] r, int steps) {
        this.r = r;
        this.steps = steps;
    }

    /**
     * Of two layers over the same text.
     *
     * @param progress counts steps
     * @throws CancellationException when {@code progress} says no
     */
    public static CrossCorrelations of(Activity first, Activity second, Progress progress) {
        return of(series(first), series(second), first.steps(), progress);
    }

    /** @param first (n, m) and {@code second} (k, m); not modified */
    public static CrossCorrelations of(float[][] first, float[][] second) {
        return of(series(first), series(second), first[0].length, Progress.IGNORED);
    }

    private static Series series(Activity of) {
        return new Series() {
            @Override
            public int units() {
                return of.units();
            }

            @Override
            public void read(int unit, int from, float[] out) {
                of.read(unit, from, out);
            }
        };
    }

    private static Series series(float[][] of) {
        return new Series() {
            @Override
            public int units() {
                return of.length;
            }

            @Override
            public void read(int unit, int from, float[] out) {
                System.arraycopy(of[unit], from, out, 0, out.length);
            }
        };
    }

    private static CrossCorrelations of(Series first, Series second, int length, Progress progress) {
        int blocks = (length + BLOCK - 1) / BLOCK;
        int every = (int) Math.max(1, Math.ceil((double) first.units() * second.units() * length / MOST));
        Moments a = new Moments(first.units());
        Moments b = new Moments(second.units());
        int steps = 0;
        for (int block = 0; block < blocks; block += every) {
            float[] values = new float[Math.min(BLOCK, length - block * BLOCK)];
            steps += values.length;
            a.add(first, block * BLOCK, values);
            b.add(second, block * BLOCK, values);
        }
        double[][] sums = new double[first.units()][second.units()];
        for (int block = 0; block < blocks; block += every) {
            if (!progress.report(block * BLOCK, length)) {
                throw new CancellationException();
            }
            int size = Math.min(BLOCK, length - block * BLOCK);
            float[][] x = a.standardised(first, block * BLOCK, size, steps);
            float[][] y = b.standardised(second, block * BLOCK, size, steps);
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < y.length; j++) {
                    sums[i][j] += InnerProduct.of(x[i], y[j]);
                }
            }
        }
        float[][] r = new float[sums.length][second.units()];
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < r[i].length; j++) {
                r[i][j] = (float) Math.max(-1, Math.min(1, sums[i][j]));
            }
        }
        return new CrossCorrelations(r, steps);
    }

    /** Sums of each unit's values and of their squares, about its first value. */
    private static final class Moments {
        private final double[] origin;
        private final double[] sums;
        private final double[] squares;

        Moments(int units) {
            origin = new double[units];
            sums = new double[units];
            squares = new double[units];
        }

        void add(Series series, int from, float[] values) {
            for (int unit = 0; unit < sums.length; unit++) {
                series.read(unit, from, values);
                origin[unit] = from == 0 ? values[0] : origin[unit];
                for (float value : values) {
                    double x = value - origin[unit];
                    sums[unit] += x;
                    squares[unit] += x * x;
                }
            }
        }

        /** Minus the mean, scaled so that the squares of all steps add up to 1; 0 for what never changes. */
        float[][] standardised(Series series, int from, int size, int steps) {
            float[][] z = new float[sums.length][size];
            for (int unit = 0; unit < z.length; unit++) {
                series.read(unit, from, z[unit]);
                double mean = origin[unit] + sums[unit] / steps;
                double about = squares[unit] - sums[unit] * sums[unit] / steps;
                double scale = Correlations.isStill(about, steps, mean) ? 0 : 1 / Math.sqrt(about);
                for (int i = 0; i < size; i++) {
                    z[unit][i] = (float) ((z[unit][i] - mean) * scale);
                }
            }
            return z;
        }
    }

    /** Steps that were looked at: all, but for a very long text. */
    public int steps() {
        return steps;
    }

    /** r of a unit of the first layer and one of the second. */
    public float of(int first, int second) {
        return r[first][second];
    }

    /** The unit of the second layer that corresponds to one of the first; of equal ones the first. */
    public Pair counterpart(int first) {
        int best = 0;
        for (int j = 1; j < r[first].length; j++) {
            best = Math.abs(r[first][j]) > Math.abs(r[first][best]) ? j : best;
        }
        return new Pair(first, best, r[first][best]);
    }

    /** Every unit of the first layer with its counterpart, the greatest |r| first. */
    public List<Pair> pairs() {
        return IntStream.range(0, r.length).mapToObj(this::counterpart)
                .sorted(Comparator.comparingDouble(pair -> -Math.abs(pair.r()))).toList();
    }
}
