package rnnscope.analysis.dynamics;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import rnnscope.analysis.gradient.Spectrum;
import rnnscope.analysis.gradient.WeightLevers;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.MovingPart;
import rnnscope.network.Progress;
import rnnscope.network.StateSequence;
import rnnscope.network.StateUpdate;
import rnnscope.network.Topology;

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
     * @param sequences that a part of a model, scaled, goes through
     * @param progress  asked often; null is given when it says no
     */
    public static EdgeOfChaos of(Model model, MovingPart part, Function<Model, List<StateSequence>> sequences,
            Kernels kernels, Progress progress) {
        double own = radius(model, part);
        double step = STEP * Math.max(1, Math.ceil(own / (STEP * (TRIED - 2))));
        double[] radii = new double[TRIED];
        double[] exponents = new double[TRIED];
        for (int i = 0; i < TRIED; i++) {
            if (!progress.report(i, TRIED)) {
                return null;
            }
            radii[i] = step * (i + 1);
            Model scaled = new WeightLevers(radii[i], Double.NaN).applyTo(model);
            List<StateSequence> visited = sequences.apply(scaled);
            exponents[i] = LyapunovSpectrum.along(StateUpdate.of(scaled, part, 1, kernels), visited,
                    visited.stream().mapToInt(StateSequence::length).sum() / 5, Progress.IGNORED).largest();
        }
        return new EdgeOfChaos(own, radii, exponents);
    }

    /** The spectral radius of the block of the gate that proposes the new state, the largest of all layers. */
    private static double radius(Model model, MovingPart part) {
        return Topology.of(model.spec()).layers(part.side()).stream()
                .flatMapToDouble(layer -> IntStream.range(0, layer.directions())
                        .filter(d -> part.layout().vectors().stream().anyMatch(v -> v.recurrence() == layer.recurrence(d)))
                        .mapToDouble(d -> Spectrum.ofRecurrentWeights(layer, d, model.parameters(),
                                layer.cell().candidateGate()).spectralRadius())).max().orElse(0);
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
