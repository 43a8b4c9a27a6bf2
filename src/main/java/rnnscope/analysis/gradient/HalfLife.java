package rnnscope.analysis.gradient;

/**
 * Half-life of a gradient on its way back: over how many steps half of it is lost, as the line of least squares
 * through log₂ ‖∂L/∂h_t‖ has it.
 */
public final class HalfLife {
    private static final int FEWEST = 4;

    private HalfLife() {}

    /**
     * The half-life in steps; negative where the gradient grows on its way, the steps then in which it doubles; NaN of
     * fewer than {@value #FEWEST} magnitudes.
     *
     * @param norms by step; what is not a positive number is passed over
     * @param from  the first step
     * @param loss  the last, whose loss it is
     */
    public static double of(double[] norms, int from, int loss) {
        int n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int t = Math.max(0, from); t <= Math.min(loss, norms.length - 1); t++) {
            if (norms[t] > 0 && norms[t] <= Float.MAX_VALUE) {
                double x = t - loss;
                double y = Math.log(norms[t]) / Math.log(2);
                n++;
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumXy += x * y;
            }
        }
        return n < FEWEST ? Double.NaN : (n * sumXx - sumX * sumX) / (n * sumXy - sumX * sumY);
    }
}
