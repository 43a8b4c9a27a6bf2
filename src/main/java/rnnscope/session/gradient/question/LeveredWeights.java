package rnnscope.session.gradient.question;

import java.util.List;
import java.util.stream.IntStream;
import rnnscope.analysis.gradient.Spectrum;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;

/**
 * Weights of a compared network as the levers have them: what it has learned or, where it has learned nothing or that
 * is asked for, its beginning; then
 *
 * <pre>
 *   W_hh ← W_hh · ρ' / ρ     in each layer, ρ the spectral radius of the block of the gate that proposes
 *                             the new state: it is its product that grows or fades
 *   b_f  ← b_f + (b' − mean b_f)
 * </pre>
 */
final class LeveredWeights {
    private final ModelSpec spec;
    private final LruCache cache;
    private final Parameters before;
    private final Parameters weights;
    private final double radius;

    private record Beginning(ModelSpec spec, ComparedNetwork.Beginning beginning) {}

    private record Changed(Parameters before, double radius, double forgetBias) {}

    private record Own(Parameters before, int layer) {}

    LeveredWeights(ComparedNetwork network, Levers levers, LruCache cache) {
        this.spec = network.spec();
        this.cache = cache;
        this.radius = levers.radius();
        this.before = network.learned() != null ? network.learned() : cache.of(
                new Beginning(spec, network.beginning()), () -> begin(network.beginning()));
        boolean keeps = IntStream.range(0, spec.layers()).anyMatch(this::hasForgetBias);
        double bias = keeps ? levers.forgetBias() : Double.NaN;
        this.weights = Double.isNaN(radius) && Double.isNaN(bias) ? before
                : cache.of(new Changed(before, radius, bias), () -> change(bias));
    }

    private Parameters begin(ComparedNetwork.Beginning beginning) {
        Parameters drawn = beginning.initialisation().parameters(spec, beginning.forgetBias(), beginning.seed());
        for (int l = 0; l < spec.layers() && !Double.isNaN(beginning.radius()); l++) {
            double drawnRadius = Spectrum.ofRecurrentWeights(spec, drawn, l, cell(l).candidateGate()).spectralRadius();
            if (drawnRadius > 0) {
                scale(drawn, "rnn.weight_hh_l" + l, (float) (beginning.radius() / drawnRadius));
            }
        }
        return drawn;
    }

    /** Not to be changed. */
    Parameters get() {
        return weights;
    }

    /** The spectrum of the candidate's block of W_hh in a layer. */
    Spectrum spectrum(int layer) {
        Spectrum own = own(layer);
        return Double.isNaN(radius) || own.spectralRadius() == 0 ? own
                : own.scaled(radius / own.spectralRadius());
    }

    private Spectrum own(int layer) {
        return cache.of(new Own(before, layer),
                () -> Spectrum.ofRecurrentWeights(spec, before, layer, cell(layer).candidateGate()));
    }

    /** Whether a layer has biases of a gate that keeps its memory. */
    private boolean hasForgetBias(int layer) {
        return cell(layer).memory().isPresent() && spec.layer(layer).biases();
    }

    private Cell cell(int layer) {
        return Cells.of(spec.cell(layer));
    }

    private Parameters change(double bias) {
        Parameters changed = before.copy();
        for (int l = 0; l < spec.layers(); l++) {
            if (!Double.isNaN(radius) && own(l).spectralRadius() > 0) {
                scale(changed, "rnn.weight_hh_l" + l, (float) (radius / own(l).spectralRadius()));
            }
            if (!Double.isNaN(bias) && hasForgetBias(l)) {
                shift(changed, l, bias - forgetBias(changed, l));
            }
        }
        return changed;
    }

    private static void scale(Parameters changed, String name, float factor) {
        float[] tensor = changed.get(name);
        for (int i = 0; i < tensor.length; i++) {
            tensor[i] *= factor;
        }
        changed.set(name, tensor);
    }

    /** Mean bias of the gates that keep the memory, as an LSTM's forget gates; NaN for a layer that has none. */
    double forgetBias(int layer) {
        return forgetBias(weights, layer);
    }

    private double forgetBias(Parameters of, int layer) {
        if (!hasForgetBias(layer)) {
            return Double.NaN;
        }
        double sum = 0;
        int units = spec.units(layer);
        int gate = cell(layer).memoryGate();
        for (int j = gate * units; j < (gate + 1) * units; j++) {
            sum += of.get("rnn.bias_ih_l" + layer, j, 0) + of.get("rnn.bias_hh_l" + layer, j, 0);
        }
        return cell(layer).memory().get().bias(sum / units);
    }

    private void shift(Parameters changed, int layer, double by) {
        String name = "rnn.bias_ih_l" + layer;
        int units = spec.units(layer);
        int gate = cell(layer).memoryGate();
        for (int j = gate * units; j < (gate + 1) * units; j++) {
            changed.set(name, j, 0, changed.get(name, j, 0) + cell(layer).memory().get().bias(by));
        }
    }
}
