package rnnscope.network;

import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Shape;

/** Language models: networks that read a text symbol by symbol and predict the next from the state that they carry on. */
public final class LanguageModel {
    private LanguageModel() {}

    /** Whether a model predicts at every step from a state that it carries on, and from nothing else. */
    public static boolean isLanguageModel(ModelSpec spec) {
        return spec.wiring().shape() == Shape.LANGUAGE_MODEL && spec.wiring().heads() == 0;
    }

    /** Whether a model reads a text symbol by symbol and predicts the next; others like it work on numbers. */
    public static boolean readsText(ModelSpec spec) {
        return isLanguageModel(spec) && spec.readsSymbols() && spec.predictsSymbols();
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
}
