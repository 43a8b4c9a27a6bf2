package rnnscope.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rnnscope.language.Words;

/**
 * Vocabulary of symbols that a model knows, numbered from 0. A symbol is a code point or a word, as its tokenizer
 * decides.
 */
public final class Vocabulary {
    /** The number of a symbol that is not in the vocabulary. */
    public static final int UNKNOWN = -1;

    /** What stands for all that a vocabulary lacks, where it has one of these. */
    private static final List<String> STAND_INS = List.of("<unk>", "<UNK>", "[UNK]");
    /** Of no symbols, for a tokenizer that only cuts. */
    static final Vocabulary EMPTY = new Vocabulary(List.of());

    private final List<String> symbols;
    private final Map<String, Integer> ids = new HashMap<>();
    private final int standIn;

    /** @throws IllegalArgumentException when a symbol is empty or comes twice */
    public Vocabulary(List<String> symbols) {
        this.symbols = List.copyOf(symbols);
        for (int id = 0; id < this.symbols.size(); id++) {
            String symbol = this.symbols.get(id);
            if (symbol.isEmpty() || ids.put(symbol, id) != null) {
                throw new IllegalArgumentException(Words.of("text.bad-symbol", id));
            }
        }
        this.standIn = STAND_INS.stream().filter(ids::containsKey).findFirst().map(ids::get).orElse(UNKNOWN);
    }

    /** The most frequent symbols of a text, at most {@code size}, the most frequent first. */
    static Vocabulary ofMostFrequent(Tokenizer cutter, String text, int size) {
        Map<String, Integer> counts = new HashMap<>();
        cutter.cut(text, (symbol, end) -> counts.merge(symbol, 1, Integer::sum));
        Comparator<Map.Entry<String, Integer>> frequentFirst = Map.Entry.<String, Integer>comparingByValue().reversed();
        return new Vocabulary(counts.entrySet().stream()
                .sorted(frequentFirst.thenComparing(Map.Entry.comparingByKey()))
                .limit(size).map(Map.Entry::getKey).toList());
    }

    public int size() {
        return symbols.size();
    }

    public List<String> symbols() {
        return symbols;
    }

    public String symbol(int id) {
        return symbols.get(id);
    }

    /** Number of a symbol, or {@link #UNKNOWN}. */
    public int id(String symbol) {
        return ids.getOrDefault(symbol, UNKNOWN);
    }

    /** Number of the symbol that stands for all others, {@code <unk>}; {@link #UNKNOWN} where there is none. */
    public int standIn() {
        return standIn;
    }

    /** Whether a code point occurs in some symbol. */
    boolean contains(int codePoint) {
        return symbols.stream().anyMatch(symbol -> symbol.indexOf(codePoint) >= 0);
    }
}
