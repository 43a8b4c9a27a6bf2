package rnnscope.session.word;

import java.util.Comparator;
import java.util.stream.IntStream;
import rnnscope.analysis.word.WordVectors;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;

/** Table of the words that are laid out: the most frequent of the open text first, then in the vocabulary's order. Immutable. */
public final class WordTable {
    /** Words that are laid out at most: all pairs of them are compared. */
    public static final int MOST = 3000;

    private final WordVectors vectors;
    private final int[] symbols;
    private final int[] counts;

    private WordTable(WordVectors vectors, int[] symbols, int[] counts) {
        this.vectors = vectors;
        this.symbols = symbols;
        this.counts = counts;
    }

    /** @throws IllegalArgumentException in words for the user when the model has no such vectors */
    public static WordTable of(WordQuestion question) {
        WordVectors vectors = WordVectors.of(question.model(), question.kind());
        int[] all = counts(vectors.vocabulary(), question.read(), question.text());
        int[] symbols = IntStream.range(0, vectors.size()).boxed()
                .sorted(Comparator.comparingInt((Integer symbol) -> -all[symbol]).thenComparingInt(symbol -> symbol))
                .limit(MOST).mapToInt(Integer::intValue).toArray();
        return new WordTable(vectors, symbols, IntStream.of(symbols).map(symbol -> all[symbol]).toArray());
    }

    /** @param read of the symbols of the text, which may be others */
    private static int[] counts(Vocabulary vocabulary, Vocabulary read, TokenSequence text) {
        int[] ofRead = new int[read.size()];
        for (int t = 0; t < text.length(); t++) {
            if (text.id(t) >= 0 && text.id(t) < ofRead.length) {
                ofRead[text.id(t)]++;
            }
        }
        int[] counts = new int[vocabulary.size()];
        for (int k = 0; k < ofRead.length; k++) {
            int symbol = vocabulary.id(read.symbol(k));
            if (symbol >= 0) {
                counts[symbol] = ofRead[k];
            }
        }
        return counts;
    }

    public WordVectors vectors() {
        return vectors;
    }

    /** How many words. */
    public int size() {
        return symbols.length;
    }

    /** Symbol of the vocabulary that word {@code i} is. */
    public int symbol(int i) {
        return symbols[i];
    }

    /** How it is spelled. */
    public String word(int i) {
        return vectors.vocabulary().symbol(symbols[i]);
    }

    /** How often word {@code i} stands in the text. */
    public int count(int i) {
        return counts[i];
    }

    /** The place in this table of a symbol of the vocabulary; −1 where it has none. */
    public int place(int symbol) {
        for (int i = 0; i < symbols.length; i++) {
            if (symbols[i] == symbol) {
                return i;
            }
        }
        return -1;
    }

    /** Vectors of the words, copied. */
    float[][] rows() {
        return vectors.of(symbols);
    }
}
