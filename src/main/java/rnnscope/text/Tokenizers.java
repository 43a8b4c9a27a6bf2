package rnnscope.text;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rnnscope.language.Words;

/** Registry of tokenizers, by the name that stands in model files. */
public final class Tokenizers {
    private static final Map<String, Function<Vocabulary, Tokenizer>> KINDS = Map.of(
            CharacterTokenizer.ID, CharacterTokenizer::new,
            ByteTokenizer.ID, ByteTokenizer::new,
            WordTokenizer.ID, WordTokenizer::new,
            SpacedWordTokenizer.ID, SpacedWordTokenizer::new,
            WhitespaceTokenizer.ID, WhitespaceTokenizer::new);

    private Tokenizers() {
    }

    /** In the order of a chooser. */
    public static List<String> ids() {
        return List.of(CharacterTokenizer.ID, ByteTokenizer.ID, WordTokenizer.ID, SpacedWordTokenizer.ID,
                WhitespaceTokenizer.ID);
    }

    /**
     * The tokenizer of this kind with these symbols, numbered in this order. A vocabulary that tells more than the name
     * decides: all 256 characters from U+0000 to U+00FF are the bytes, and words that a tokenizer of words would cut,
     * "u.s.", stand between white space.
     *
     * @throws IllegalArgumentException when no tokenizer is called so, or a symbol is empty or comes twice
     */
    public static Tokenizer of(String id, List<String> symbols) {
        Function<Vocabulary, Tokenizer> kind = KINDS.get(id);
        if (kind == null) {
            throw new IllegalArgumentException(Words.of("text.tokenizer.none", id));
        }
        Tokenizer tokenizer = kind.apply(new Vocabulary(symbols));
        if (tokenizer instanceof CharacterTokenizer && symbols.equals(ByteTokenizer.allAsCharacters())) {
            return new ByteTokenizer(tokenizer.vocabulary());
        }
        boolean words = tokenizer instanceof WordTokenizer || tokenizer instanceof SpacedWordTokenizer;
        return words && symbols.stream().noneMatch(Tokenizers::hasSpace) && symbols.stream().anyMatch(Tokenizers::isCut)
                ? new WhitespaceTokenizer(tokenizer.vocabulary()) : tokenizer;
    }

    private static boolean hasSpace(String symbol) {
        return symbol.codePoints().anyMatch(Character::isWhitespace);
    }

    /** Marks such as {@code <unk>} stand for something else and tell nothing. */
    private static boolean isCut(String symbol) {
        return WordTokenizer.end(symbol, 0) < symbol.length() && !(symbol.startsWith("<") && symbol.endsWith(">"));
    }
}
