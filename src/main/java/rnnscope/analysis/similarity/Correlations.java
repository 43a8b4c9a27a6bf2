package rnnscope.analysis.similarity;

import rnnscope.math.InnerProduct;

/**
 * Correlation matrix (Pearson) of every two of n series over the same m steps:
 *
 * <pre>
 *   r_ab = Σ_t (a_t − ā)(b_t − b̄) / √(Σ_t (a_t − ā)² · Σ_t (b_t − b̄)²)
 * </pre>
 *
 * A series that never changes is correlated 0 with every other and 1 with itself. Immutable.
 */
public final class Correlations {
    /** Less variance than this, relative to the square of the mean, is rounding. */
    private static final double STILL = 1e-12;

    private final float[][] r; // (n, n)

    private Correlations(float[][] r) {
        this.r = r;
    }

    /** @param series (n, m); not modified */
    public static Correlations of(float[][] series) {
        int n = series.length;
        float[][] z = new float[n][];
        for (int j = 0; j < n; j++) {
            z[j] = standardised(series[j]);
        }
        float[][] r = new float[n][n];
        for (int a = 0; a < n; a++) {
            r[a][a] = 1;
            for (int b = 0; b < a; b++) {
                r[a][b] = r[b][a] = Math.max(-1, Math.min(1, InnerProduct.of(z[a], z[b])));
            }
        }
        return new Correlations(r);
    }

    /** r of two series. */
    public float of(int a, int b) {
        return r[a][b];
    }

    /** 1 − r of every two: 0 for what moves together, 2 for what moves oppositely. */
    double[][] distances() {
        double[][] d = new double[r.length][r.length];
        for (int a = 0; a < r.length; a++) {
            for (int b = 0; b < r.length; b++) {
                d[a][b] = a == b ? 0 : 1 - r[a][b];
            }
        }
        return d;
    }

    /** Units that belong together next to one another. */
    public Dendrogram cluster() {
        return Dendrogram.averageLinkage(distances());
    }

    /** Whether the sum of squared differences from the mean is that of a series that never changes. */
    static boolean isStill(double squares, int steps, double mean) {
        return squares <= STILL * steps * Math.max(1, mean * mean);
    }

    /** Minus the mean, scaled to length 1; a constant becomes all zero. */
    private static float[] standardised(float[] series) {
        double mean = 0;
        for (float x : series) {
            mean += x;
        }
        mean /= series.length;
        double squares = 0;
        for (float x : series) {
            squares += (x - mean) * (x - mean);
        }
        double scale = isStill(squares, series.length, mean) ? 0 : 1 / Math.sqrt(squares);
        float[] z = new float[series.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) ((series[i] - mean) * scale);
        }
        return z;
    }
}
