package rnnscope.network;

import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.stack.StackSpec;
import rnnscope.network.stack.StackSpec.Shortcut;
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
     * @throws IllegalArgumentException in words for the user when the cell is unknown or the wiring is another
     */
    public static ParameterLayout parameterLayout(ModelSpec spec) {
        if (!isLanguageModel(spec)) {
            throw new IllegalArgumentException("this model is no plain language model: it is " + spec.wiring().shape().withArticle()
                    + (spec.wiring().heads() > 0 ? " with self-attention" : ""));
        }
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        if (spec.embedding() > 0) {
            layout.table(EMBEDDING, spec.vocabulary(), spec.embedding());
        }
        stack(spec).addTo(layout);
        return layout.weight(HEAD_WEIGHT, 1, spec.outputWidth(), spec.units())
                .bias(HEAD_BIAS, 1, spec.outputWidth())
                .build();
    }

    /** Places of all values of a run of {@code batch} sequences over {@code steps} steps. */
    public static TapeLayout tapeLayout(ModelSpec spec, int batch, int steps) {
        TapeLayout.Builder layout = new TapeLayout.Builder(batch, steps);
        if (inputPlace(spec, 0) != null) {
            layout.add(inputPlace(spec, 0), spec.inputWidth(0));
        }
        stack(spec).addTo(layout);
        layout.add(headPlace(spec), spec.outputWidth());
        return spec.predictsSymbols() ? layout.add("probabilities", spec.vocabulary()).build() : layout.build();
    }

    /** Whether a model predicts at every step from a state that it carries on, and from nothing else. */
    public static boolean isLanguageModel(ModelSpec spec) {
        return spec.wiring().shape() == Shape.LANGUAGE_MODEL && spec.wiring().heads() == 0;
    }

    /** @throws IllegalArgumentException in words for the user when the model has no text to read or to predict */
    public static void requireText(Model model) {
        if (!isLanguageModel(model.spec())) {
            throw new IllegalArgumentException("the model " + model.card().name() + " is "
                    + model.spec().wiring().shape().withArticle() + (model.spec().wiring().heads() > 0 ? " with self-attention" : "")
                    + "; it does not read a text symbol by symbol to predict the next");
        }
        if (!model.spec().readsSymbols() || !model.spec().predictsSymbols()) {
            throw new IllegalArgumentException("the model " + model.card().name()
                    + " works on real numbers; it cannot read a text");
        }
    }

    /** The recurrent layers. */
    public static StackSpec stack(ModelSpec spec) {
        String inputPlace = spec.inputs() > 0 ? "inputs" : spec.embedding() > 0 ? "embedding" : null;
        Shortcut shortcut = spec.residual() ? Shortcut.RESIDUAL : spec.wiring().highway() ? Shortcut.HIGHWAY
                : Shortcut.NONE;
        return new StackSpec("rnn", spec.cell(), spec.layers(), spec.units(), spec.inputWidth(0), inputPlace,
                spec.dropout(), shortcut, spec.wiring().bidirectional());
    }

    /** Name of what enters {@code layer} on the tape; null where the input is one-hot. */
    static String inputPlace(ModelSpec spec, int layer) {
        return stack(spec).inputPlace(layer);
    }

    /** Name of what leaves the network on the tape, before a softmax. */
    public static String headPlace(ModelSpec spec) {
        return spec.predictsSymbols() ? "logits" : "outputs";
    }
}
