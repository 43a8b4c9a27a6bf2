package rnnscope.session;

import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

/** Small models that have learned nothing, for tests. */
public final class Models {
    public static final String LETTERS = "abcdefghijklmnopqrstuvwxyz .\n";

    private Models() {}

    public static Model of(String cell, int layers, int units) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(LETTERS);
        ModelSpec spec = ModelSpec.of(cell, layers, units, tokenizer.vocabulary().size());
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 7), tokenizer,
                ModelCard.named("small-" + cell));
    }
}
