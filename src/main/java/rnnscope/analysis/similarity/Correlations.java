package rnnscope.analysis.similarity;

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
                r[a][b] = r[b][a] = Math.max(-1, Math.min(1, dot(z[a], z[b])));
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
        double scale = squares <= STILL * series.length * Math.max(1, mean * mean) ? 0 : 1 / Math.sqrt(squares);
        float[] z = new float[series.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) ((series[i] - mean) * scale);
        }
        return z;
    }

    /** Four sums side by side, so that additions need not wait for one another. */
    private static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
