package rnnscope.analysis.dynamics;

import java.util.stream.IntStream;
import rnnscope.analysis.gradient.Spectrum;
import rnnscope.cell.Cells;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;

/**
 * Spectral radius of recurrent weights as a lever on the dynamics,
 *
 * <pre>
 *   W_hh ← W_hh · ρ' / ρ     in each layer, ρ the spectral radius of the block of the gate that proposes the new state
 * </pre>
 */
public final class SpectralRadius {
    private SpectralRadius() {}

    /** The largest of all layers. */
    public static double of(Model model) {
        return IntStream.range(0, model.spec().layers()).mapToDouble(l -> of(model.spec(), model.parameters(), l)).max()
                .orElse(0);
    }

    private static double of(ModelSpec spec, Parameters parameters, int layer) {
        return Spectrum.ofRecurrentWeights(spec, parameters, layer, Cells.of(spec.cell(layer)).candidateGate())
                .spectralRadius();
    }

    /**
     * A model whose recurrent weights have another spectral radius in every layer.
     *
     * @param radius NaN for as they are
     */
    public static Model scaled(Model model, double radius) {
        if (Double.isNaN(radius)) {
            return model;
        }
        Parameters scaled = model.parameters().copy();
        for (int l = 0; l < model.spec().layers(); l++) {
            double own = of(model.spec(), model.parameters(), l);
            String name = "rnn.weight_hh_l" + l;
            float[] weights = scaled.get(name);
            for (int i = 0; i < weights.length && own > 0; i++) {
                weights[i] *= (float) (radius / own);
            }
            scaled.set(name, weights);
        }
        return new Model(model.spec(), scaled, model.tokenizer(), model.output(), model.card(), model.interventions());
    }
}
