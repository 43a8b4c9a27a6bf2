package rnnscope.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rnnscope.language.Words;

/**
 * Choice of how a text that is to be learned is cut into symbols.
 *
 * @param tokenizer the id of a tokenizer
 * @param most      of words: how many become symbols, the most frequent ones of the part that is learned; 0 for all
 * @param asIs      whether byte order mark and carriage returns stay; bytes always do
 */
public record Tokenization(String tokenizer, int most, boolean asIs) {
    public static final Tokenization CHARACTERS = new Tokenization(CharacterTokenizer.ID, 0, false);
    /** What stands for all other words. */
    static final String STAND_IN = "<unk>";

    /** @throws IllegalArgumentException in words for the user when no tokenizer is called so, or there are no words */
    public Tokenization {
        if (!Tokenizers.ids().contains(tokenizer)) {
            throw new IllegalArgumentException(Words.of("text.tokenizer.unknown",
                    String.join(", ", Tokenizers.ids()), tokenizer));
        }
        if (most < 0 || most > 0 && !ofWords(tokenizer)) {
            throw new IllegalArgumentException(Words.of("text.tokenizer.no-words", tokenizer));
        }
    }

    /** Whether a tokenizer of this name cuts words, of which there is no end. */
    public static boolean ofWords(String tokenizer) {
        return !tokenizer.equals(CharacterTokenizer.ID) && !tokenizer.equals(ByteTokenizer.ID);
    }

    public boolean ofWords() {
        return ofWords(tokenizer);
    }

    /** The text that is learned: line ends unified and no byte order mark, unless it is learned as it is. */
    public Corpus form(Corpus corpus) {
        return corpus.changed(c -> asIs || tokenizer.equals(ByteTokenizer.ID) || c == '\f');
    }

    /**
     * The tokenizer with its vocabulary: all characters or bytes of the whole text; the words of the part that is learned,
     * and {@code <unk>} where the whole text has others.
     */
    public Tokenizer vocabulary(String learned, String whole) {
        return switch (tokenizer) {
            case CharacterTokenizer.ID -> CharacterTokenizer.of(whole);
            case ByteTokenizer.ID -> ByteTokenizer.of(whole);
            case WordTokenizer.ID -> words(WordTokenizer::new, Vocabulary.EMPTY, learned, whole);
            case SpacedWordTokenizer.ID -> words(SpacedWordTokenizer::new, Vocabulary.EMPTY, learned, whole);
            default -> words(WhitespaceTokenizer::new, WhitespaceTokenizer.LINE_ENDS_ONLY, learned, whole);
        };
    }

    private Tokenizer words(Function<Vocabulary, Tokenizer> kind, Vocabulary cutting, String learned, String whole) {
        Vocabulary frequent = Vocabulary.ofMostFrequent(kind.apply(cutting), learned, most == 0 ? Integer.MAX_VALUE : most);
        Tokenizer closed = kind.apply(frequent);
        if (closed.encode(whole).unknown() == 0 || frequent.standIn() != Vocabulary.UNKNOWN) {
            return closed;
        }
        List<String> symbols = new ArrayList<>(frequent.symbols());
        symbols.add(STAND_IN);
        return kind.apply(new Vocabulary(symbols));
    }
}
