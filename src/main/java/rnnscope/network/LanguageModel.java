package rnnscope.network;

import rnnscope.language.Words;
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
            throw new IllegalArgumentException(Words.of("network.no-text", model.card().name(), model.spec().wiring().words()));
        }
        if (!model.spec().readsSymbols() || !model.spec().predictsSymbols()) {
            throw new IllegalArgumentException(Words.of("network.real-numbers", model.card().name()));
        }
    }
}
