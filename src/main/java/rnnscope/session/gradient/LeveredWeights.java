package rnnscope.session.gradient;

import java.util.List;
import rnnscope.analysis.Spectrum;
import rnnscope.cell.Cells;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.train.Initialisation;

/**
 * The weights of a cell as the levers have them. The open model's own cell starts from what it has learned (or, if
 * asked, from its initialisation), any other from the initialisation of the same sizes with the same seed; then
 *
 * <pre>
 *   W_hh ← W_hh · ρ' / ρ     in each layer, ρ the spectral radius of the candidate's block
 *   b_f  ← b_f + (b' − mean b_f)
 * </pre>
 */
final class LeveredWeights {
    private static final double FIRST_FORGET_BIAS = 1;
    /** Gates whose block proposes the new state: it is their product that grows or fades. */
    private static final List<String> CANDIDATES = List.of("a", "g", "n");

    private LeveredWeights() {}

    static Parameters of(Question question, String cell) {
        Levers levers = question.levers();
        ModelSpec spec = question.spec(cell);
        boolean own = levers.trained() && cell.equals(question.model().spec().cell());
        Parameters weights = own ? question.model().parameters()
                : Initialisation.UNIFORM.parameters(spec, FIRST_FORGET_BIAS, question.model().card().seed());
        boolean rescales = !Double.isNaN(levers.radius());
        boolean shifts = !Double.isNaN(levers.forgetBias()) && forgetGate(spec) >= 0;
        if (!rescales && !shifts) {
            return weights;
        }
        Parameters changed = weights.copy();
        for (int l = 0; l < spec.layers(); l++) {
            if (rescales) {
                rescale(spec, changed, l, levers.radius());
            }
            if (shifts) {
                shift(spec, changed, l, levers.forgetBias() - forgetBias(spec, changed, l));
            }
        }
        return changed;
    }

    /** The gate whose block of W_hh proposes the new state. */
    static int candidate(ModelSpec spec) {
        List<String> gates = Cells.of(spec.cell()).gates();
        return gates.indexOf(CANDIDATES.stream().filter(gates::contains).findFirst().orElse(gates.get(0)));
    }

    private static int forgetGate(ModelSpec spec) {
        return Cells.of(spec.cell()).gates().indexOf("f");
    }

    private static void rescale(ModelSpec spec, Parameters weights, int layer, double target) {
        double now = Spectrum.ofRecurrentWeights(spec, weights, layer, candidate(spec)).spectralRadius();
        if (now == 0) {
            return;
        }
        String name = "rnn.weight_hh_l" + layer;
        float[] tensor = weights.get(name);
        float factor = (float) (target / now);
        for (int i = 0; i < tensor.length; i++) {
            tensor[i] *= factor;
        }
        weights.set(name, tensor);
    }

    /** Mean of what is added to the forget gates' sums; NaN for a cell without them. */
    static double forgetBias(ModelSpec spec, Parameters weights, int layer) {
        int forget = forgetGate(spec);
        if (forget < 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int j = forget * spec.units(); j < (forget + 1) * spec.units(); j++) {
            sum += weights.get("rnn.bias_ih_l" + layer, j, 0) + weights.get("rnn.bias_hh_l" + layer, j, 0);
        }
        return sum / spec.units();
    }

    private static void shift(ModelSpec spec, Parameters weights, int layer, double by) {
        int forget = forgetGate(spec);
        String name = "rnn.bias_ih_l" + layer;
        for (int j = forget * spec.units(); j < (forget + 1) * spec.units(); j++) {
            weights.set(name, j, 0, (float) (weights.get(name, j, 0) + by));
        }
    }
}
