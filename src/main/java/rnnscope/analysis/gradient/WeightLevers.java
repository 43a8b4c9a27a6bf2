package rnnscope.analysis.gradient;

import rnnscope.model.Model;
import rnnscope.model.Parameters;
import rnnscope.network.Topology;
import rnnscope.network.module.recurrent.Recurrent;

/**
 * Levers on the recurrent weights of a model of any wiring, in every layer, on both sides and in both directions:
 *
 * <pre>
 *   W_hh ← W_hh · ρ' / ρ     ρ the spectral radius of the block of the gate that proposes the new state
 *   b_f  ← b_f + (b' − mean b_f)
 * </pre>
 *
 * @param radius     ρ'; NaN to leave W_hh as it is
 * @param forgetBias b', as a bias of an LSTM's forget gates; NaN to leave it as it is
 */
public record WeightLevers(double radius, double forgetBias) {
    public static final WeightLevers NONE = new WeightLevers(Double.NaN, Double.NaN);

    /** The model under the levers; itself where they leave all as it is. */
    public Model applyTo(Model model) {
        if (equals(NONE)) {
            return model;
        }
        Parameters changed = model.parameters().copy();
        for (Recurrent layer : Topology.of(model.spec()).all(Recurrent.class)) {
            for (int d = 0; d < layer.directions(); d++) {
                if (!Double.isNaN(radius)) {
                    scale(changed, layer, d);
                }
                if (!Double.isNaN(forgetBias) && layer.cell().memory().isPresent() && layer.chosen().biases()) {
                    shift(changed, layer, d);
                }
            }
        }
        return new Model(model.spec(), changed, model.tokenizer(), model.output(), model.card(), model.interventions());
    }

    private void scale(Parameters changed, Recurrent layer, int direction) {
        double own = Spectrum.ofRecurrentWeights(layer, direction, changed, layer.cell().candidateGate()).spectralRadius();
        if (own > 0) {
            String name = layer.parameter("weight_hh", direction);
            float[] tensor = changed.get(name);
            for (int i = 0; i < tensor.length; i++) {
                tensor[i] *= (float) (radius / own);
            }
            changed.set(name, tensor);
        }
    }

    private void shift(Parameters changed, Recurrent layer, int direction) {
        String ofInput = layer.parameter("bias_ih", direction);
        String ofState = layer.parameter("bias_hh", direction);
        int first = layer.cell().memoryGate() * layer.units();
        double sum = 0;
        for (int j = first; j < first + layer.units(); j++) {
            sum += changed.get(ofInput, j, 0) + changed.get(ofState, j, 0);
        }
        var memory = layer.cell().memory().get();
        float by = memory.bias(forgetBias - memory.bias(sum / layer.units()));
        for (int j = first; j < first + layer.units(); j++) {
            changed.set(ofInput, j, 0, changed.get(ofInput, j, 0) + by);
        }
    }
}
