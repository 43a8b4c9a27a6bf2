package rnnscope.analysis.dynamics;

import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Progress;
import rnnscope.network.StateUpdate;

/**
 * Largest Lyapunov exponent of a model along a text against the {@linkplain SpectralRadius spectral radius} of its
 * recurrent weights. Where it crosses 0 is the edge of chaos (Bertschinger and Natschläger, 2004).
 *
 * @param own       radius of the weights as they are
 * @param radii     those tried, ascending
 * @param exponents λ_1 of each, nats a step
 */
public record EdgeOfChaos(double own, double[] radii, double[] exponents) {
    private static final int TRIED = 13;
    private static final double STEP = 0.2;

    /**
     * @param tokens   of the text
     * @param progress asked often; null is given when it says no
     */
    public static EdgeOfChaos of(Model model, int[] tokens, Kernels kernels, Progress progress) {
        double own = SpectralRadius.of(model);
        double step = STEP * Math.max(1, Math.ceil(own / (STEP * (TRIED - 2))));
        double[] radii = new double[TRIED];
        double[] exponents = new double[TRIED];
        for (int i = 0; i < TRIED; i++) {
            if (!progress.report(i, TRIED)) {
                return null;
            }
            radii[i] = step * (i + 1);
            StateUpdate map = StateUpdate.of(SpectralRadius.scaled(model, radii[i]), 0, 1, kernels);
            exponents[i] = LyapunovSpectrum.along(map, new float[map.size()], tokens, tokens.length / 5, Progress.IGNORED)
                    .largest();
        }
        return new EdgeOfChaos(own, radii, exponents);
    }

    /** The radius from which on small differences grow, between two tried; NaN where they do not, or always do. */
    public double edge() {
        for (int i = 1; i < radii.length; i++) {
            if (exponents[i - 1] < 0 && exponents[i] >= 0) {
                double share = Double.isInfinite(exponents[i - 1]) ? 1
                        : exponents[i - 1] / (exponents[i - 1] - exponents[i]);
                return radii[i - 1] + share * (radii[i] - radii[i - 1]);
            }
        }
        return Double.NaN;
    }
}
