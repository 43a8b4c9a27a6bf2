package rnnscope.network;

import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.tape.TapeLayout;

/**
 * The wiring of a language model: symbols, one-hot or embedded, through a stack of recurrent layers to a softmax over
 * the next symbol at every step. Real numbers may take the place of the symbols at either end.
 *
 * <pre>
 *   x⁰_t = one-hot(token_t) or E[token_t], or the numbers given
 *   y^l_t = cell_l(x^l_t),   plus x^l_t where the layer has a residual connection
 *   x^{l+1}_t = y^l_t,       while training with dropout p: m ⊙ y^l_t, m = 0 with probability p, else 1 / (1 − p)
 *   logits_t = W_head y^{last}_t + b_head, or, where numbers are predicted, outputs_t
 * </pre>
 */
public final class LanguageModel {
    /** Name of the head's weights (outputs, units) and bias (outputs), an output for each symbol or number. */
    static final String HEAD_WEIGHT = "head.weight";
    static final String HEAD_BIAS = "head.bias";
    /** Name of the embedding (symbols, width). */
    static final String EMBEDDING = "embedding.weight";

    private LanguageModel() {}

    /**
     * Names and shapes of the parameters, in PyTorch's order.
     *
     * @throws IllegalArgumentException in words for the user when the cell is unknown
     */
    public static ParameterLayout parameterLayout(ModelSpec spec) {
        int gates = Cells.of(spec.cell()).gates().size();
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        if (spec.embedding() > 0) {
            layout.table(EMBEDDING, spec.vocabulary(), spec.embedding());
        }
        for (int l = 0; l < spec.layers(); l++) {
            layout.weight("rnn.weight_ih_l" + l, gates, spec.units(), spec.inputWidth(l));
            layout.weight("rnn.weight_hh_l" + l, gates, spec.units(), spec.units());
            layout.bias("rnn.bias_ih_l" + l, gates, spec.units());
            layout.bias("rnn.bias_hh_l" + l, gates, spec.units());
        }
        return layout.weight(HEAD_WEIGHT, 1, spec.outputWidth(), spec.units())
                .bias(HEAD_BIAS, 1, spec.outputWidth())
                .build();
    }

    /** Places of all values of a run of {@code batch} sequences over {@code steps} steps. */
    public static TapeLayout tapeLayout(ModelSpec spec, int batch, int steps) {
        Cell cell = Cells.of(spec.cell());
        TapeLayout.Builder layout = new TapeLayout.Builder(batch, steps);
        if (inputPlace(spec, 0) != null) {
            layout.add(inputPlace(spec, 0), spec.inputWidth(0));
        }
        for (int l = 0; l < spec.layers(); l++) {
            if (l > 0 && spec.dropout() > 0) {
                layout.add(l + "/mask", spec.units());
                layout.add(l + "/dropped", spec.units());
            }
            layout.layer(cell.id(), cell.channels(), spec.units());
            if (spec.hasResidual(l)) {
                layout.add(l + "/residual", spec.units());
            }
        }
        layout.add(headPlace(spec), spec.outputWidth());
        return spec.predictsSymbols() ? layout.add("probabilities", spec.vocabulary()).build() : layout.build();
    }

    /** @throws IllegalArgumentException in words for the user when the model has no text to read or to predict */
    static void requireText(Model model) {
        if (!model.spec().readsSymbols() || !model.spec().predictsSymbols()) {
            throw new IllegalArgumentException("the model " + model.card().name()
                    + " works on real numbers; it cannot read a text");
        }
    }

    /** Name of what enters {@code layer} on the tape; null where the input is one-hot. */
    static String inputPlace(ModelSpec spec, int layer) {
        if (layer == 0) {
            return spec.inputs() > 0 ? "inputs" : spec.embedding() > 0 ? "embedding" : null;
        }
        return spec.dropout() > 0 ? layer + "/dropped" : outputPlace(spec, layer - 1);
    }

    /** Name of what leaves the network on the tape, before a softmax. */
    static String headPlace(ModelSpec spec) {
        return spec.predictsSymbols() ? "logits" : "outputs";
    }

    /** Name of what leaves {@code layer} on the tape. */
    static String outputPlace(ModelSpec spec, int layer) {
        return layer + (spec.hasResidual(layer) ? "/residual" : "/hidden");
    }
}
