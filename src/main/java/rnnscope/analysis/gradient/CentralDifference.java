package rnnscope.analysis.gradient;

import java.util.function.DoubleUnaryOperator;

/**
 * Central difference (L(x + ε d) − L(x − ε d)) / 2ε of a loss in float. A step ε too large bends the quotient (ε² times a
 * third derivative), one too small drowns in the rounding of the losses (noise / ε); all powers of two between are tried,
 * and one is taken whose estimate of both is about the least.
 *
 * @param slope the quotient
 * @param error estimate of how far it is off
 */
public record CentralDifference(double epsilon, double slope, double error) {
    private static final int LARGEST = 0;
    private static final int SMALLEST = -10;
    /** Steps this small show the noise alone. */
    private static final int[] NOISY = {-14, -15, -16, -17};
    /** The rounding of one loss, at least. */
    private static final double ROUNDING = 0x1p-22;

    /**
     * The one that is off the least.
     *
     * @param quotient of a step ε
     * @param scale    the largest step
     * @param losses   how many were added up
     */
    public static CentralDifference of(DoubleUnaryOperator quotient, double scale, int losses) {
        double[] slopes = new double[LARGEST - SMALLEST + 1];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = quotient.applyAsDouble(Math.scalb(scale, LARGEST - i));
        }
        double noise = noise(quotient, slopes[slopes.length / 2], scale, losses);
        double[] errors = new double[slopes.length];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i + 1 < slopes.length; i++) {
            double change = Math.max(Math.abs(slopes[i] - slopes[i - 1]), Math.abs(slopes[i] - slopes[i + 1]));
            errors[i] = Math.max(change, noise / Math.scalb(scale, LARGEST - i));
            least = Math.min(least, errors[i]);
        }
        // Of estimates about as good the smallest step: a long one may agree with its neighbours by chance.
        int best = slopes.length - 2;
        while (best > 1 && errors[best] > 3 * least) {
            best--;
        }
        return new CentralDifference(Math.scalb(scale, LARGEST - best), slopes[best], errors[best]);
    }

    /** The rounding of half a difference of two losses: three deviations of what the smallest steps show. */
    private static double noise(DoubleUnaryOperator quotient, double slope, double scale, int losses) {
        double squares = 0;
        for (int power : NOISY) {
            double epsilon = Math.scalb(scale, power);
            double off = epsilon * (quotient.applyAsDouble(epsilon) - slope);
            squares += off * off;
        }
        return Math.max(3 * Math.sqrt(squares / NOISY.length), ROUNDING * Math.sqrt(losses));
    }
}
