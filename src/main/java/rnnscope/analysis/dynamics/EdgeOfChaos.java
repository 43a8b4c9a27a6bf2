package rnnscope.analysis.dynamics;

import java.util.stream.IntStream;
import rnnscope.analysis.gradient.Spectrum;
import rnnscope.analysis.gradient.WeightLevers;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Progress;
import rnnscope.network.StateUpdate;

/**
 * Largest Lyapunov exponent of a model along a text against the spectral radius of its recurrent weights, which
 * {@link WeightLevers} scale. Where it crosses 0 is the edge of chaos (Bertschinger and Natschläger, 2004).
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
        double own = radius(model);
        double step = STEP * Math.max(1, Math.ceil(own / (STEP * (TRIED - 2))));
        double[] radii = new double[TRIED];
        double[] exponents = new double[TRIED];
        for (int i = 0; i < TRIED; i++) {
            if (!progress.report(i, TRIED)) {
                return null;
            }
            radii[i] = step * (i + 1);
            StateUpdate map = StateUpdate.of(new WeightLevers(radii[i], Double.NaN).applyTo(model), 0, 1, kernels);
            exponents[i] = LyapunovSpectrum.along(map, new float[map.size()], tokens, tokens.length / 5, Progress.IGNORED)
                    .largest();
        }
        return new EdgeOfChaos(own, radii, exponents);
    }

    /** The spectral radius of the block of the gate that proposes the new state, the largest of all layers. */
    private static double radius(Model model) {
        ModelSpec spec = model.spec();
        return IntStream.range(0, spec.layers()).mapToDouble(layer -> Spectrum.ofRecurrentWeights(spec, model.parameters(), layer,
                Cells.of(spec.cell(layer)).candidateGate()).spectralRadius()).max().orElse(0);
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
