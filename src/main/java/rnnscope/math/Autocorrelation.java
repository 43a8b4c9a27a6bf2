package rnnscope.math;

/**
 * Autocorrelation at lag 1, which says how slowly a series changes:
 *
 * <pre>
 *   Σ_t (x_t − x̄)(x_{t+1} − x̄) / Σ_t (x_t − x̄)²
 * </pre>
 */
public final class Autocorrelation {
    private static final double CONSTANT = 1e-12;

    private Autocorrelation() {}

    /** Of a series, which is only read; −1 of what never changes, since it tells nothing. */
    public static double of(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        double products = 0;
        for (int t = 0; t < values.length; t++) {
            squares += (values[t] - mean) * (values[t] - mean);
            products += t + 1 < values.length ? (values[t] - mean) * (values[t + 1] - mean) : 0;
        }
        return squares > CONSTANT ? products / squares : -1;
    }
}
