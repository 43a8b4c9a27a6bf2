package rnnscope.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The kinds of tokenizer, by the name that stands in model files. */
public final class Tokenizers {
    private static final Map<String, Function<Vocabulary, Tokenizer>> KINDS = Map.of(
            CharacterTokenizer.ID, CharacterTokenizer::new,
            WordTokenizer.ID, WordTokenizer::new,
            SpacedWordTokenizer.ID, SpacedWordTokenizer::new);

    private Tokenizers() {
    }

    public static Set<String> ids() {
        return KINDS.keySet();
    }

    /**
     * The tokenizer of this kind with these symbols, numbered in this order.
     *
     * @throws IllegalArgumentException when no tokenizer is called so, or a symbol is empty or comes twice
     */
    public static Tokenizer of(String id, List<String> symbols) {
        Function<Vocabulary, Tokenizer> kind = KINDS.get(id);
        if (kind == null) {
            throw new IllegalArgumentException("no tokenizer is called " + id);
        }
        return kind.apply(new Vocabulary(symbols));
    }
}
