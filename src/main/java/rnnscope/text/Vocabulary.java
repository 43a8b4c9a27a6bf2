package rnnscope.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The symbols that a model knows, numbered from 0. A symbol is a code point or a word, as its tokenizer decides. */
public final class Vocabulary {
    /** The number of a symbol that is not in the vocabulary. */
    public static final int UNKNOWN = -1;

    private final List<String> symbols;
    private final Map<String, Integer> ids = new HashMap<>();

    /** @throws IllegalArgumentException when a symbol is empty or comes twice */
    public Vocabulary(List<String> symbols) {
        this.symbols = List.copyOf(symbols);
        for (int id = 0; id < this.symbols.size(); id++) {
            String symbol = this.symbols.get(id);
            if (symbol.isEmpty() || ids.put(symbol, id) != null) {
                throw new IllegalArgumentException("symbol " + id + " of the vocabulary is empty or comes twice");
            }
        }
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
}
