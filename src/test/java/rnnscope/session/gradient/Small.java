package rnnscope.session.gradient;

import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

/** A small model whose card says that it was trained, and a text for it. */
public final class Small {
    public static final String TEXT = "we step through a text one symbol at a time and back. ".repeat(20);

    private Small() {}

    public static Model model(String cell, int layers, String text) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
        ModelSpec spec = ModelSpec.of(cell, layers, 12, tokenizer.vocabulary().size());
        ModelCard card = new ModelCard("small", "", "", "", "", 5, 3, Double.NaN, "");
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer, card);
    }
}
