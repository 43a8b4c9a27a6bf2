package rnnscope.network.sequence;

import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.LanguageModel;
import rnnscope.network.attention.Pool;
import rnnscope.network.attention.SelfAttention;
import rnnscope.network.stack.StackSpec;
import rnnscope.tape.TapeLayout;

/**
 * The wiring of what reads a whole sequence at once and predicts at each step (a tagger, a language model with
 * self-attention) or once for all (a classifier, a regressor):
 *
 * <pre>
 *   y = stack(x), in both directions where asked for            x as in {@link LanguageModel}
 *   y ← y + attention(y), where there are heads                 see {@link SelfAttention}; the past alone where the next
 *                                                               symbol is predicted
 *   p = y_t at each step, or a pool of all                      see {@link Pool}
 *   logits = W_head p + b_head, or where numbers are predicted outputs
 * </pre>
 */
public final class SequenceModel {
    /** Name of the head's weights. */
    static final String HEAD_WEIGHT = "head.weight";
    static final String HEAD_BIAS = "head.bias";
    /** Name of the embedding. */
    static final String EMBEDDING = "embedding.weight";

    private SequenceModel() {}

    /** Whether a model is one of these. */
    public static boolean isSequenceModel(ModelSpec spec) {
        return !spec.wiring().shape().decodes() && !LanguageModel.isLanguageModel(spec);
    }

    /** Names and shapes of the parameters, in PyTorch's order. */
    public static ParameterLayout parameterLayout(ModelSpec spec) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        if (spec.embedding() > 0) {
            layout.table(EMBEDDING, spec.vocabulary(), spec.embedding());
        }
        LanguageModel.stack(spec).addTo(layout);
        if (spec.wiring().heads() > 0) {
            SelfAttention.addTo(layout, spec.wiring().heads(), spec.width());
        }
        if (spec.wiring().shape().isPooled()) {
            Pool.addTo(layout, spec.wiring().pooling(), spec.width());
        }
        return layout.weight(HEAD_WEIGHT, 1, spec.outputWidth(), spec.width()).bias(HEAD_BIAS, 1, spec.outputWidth())
                .build();
    }

    /** Places of all values of a run of {@code batch} sequences of at most {@code steps} steps. */
    public static TapeLayout tapeLayout(ModelSpec spec, int batch, int steps) {
        Wiring wiring = spec.wiring();
        StackSpec stack = LanguageModel.stack(spec);
        TapeLayout.Builder layout = new TapeLayout.Builder(batch, steps);
        if (wiring.bidirectional()) {
            layout.bidirectional();
        }
        if (stack.inputPlace() != null) {
            layout.add(stack.inputPlace(), spec.inputWidth(0));
        }
        stack.addTo(layout);
        if (wiring.heads() > 0) {
            SelfAttention.addTo(layout, wiring.heads(), spec.width(), steps);
        }
        int rows = (steps + wiring.directions()) * batch;
        if (wiring.shape().isPooled()) {
            Pool.addTo(layout, wiring.pooling(), spec.width(), batch, steps);
            rows = batch;
        }
        layout.add(LanguageModel.headPlace(spec), spec.outputWidth(), rows);
        return spec.predictsSymbols() ? layout.add("probabilities", spec.outputWidth(), rows).build() : layout.build();
    }

    /** Whether a step may look at those before it alone. */
    static boolean isCausal(ModelSpec spec) {
        return spec.wiring().shape() == Shape.LANGUAGE_MODEL;
    }
}
