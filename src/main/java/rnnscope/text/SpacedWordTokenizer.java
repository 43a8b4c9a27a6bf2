package rnnscope.text;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Word tokenizer without white space: one symbol for each word and each punctuation mark; white space only separates
 * them, and belongs to the symbol after it. A word is what it is to a {@link WordTokenizer}. Symbols are written with
 * a space between them, but none before a full stop, a comma and the like.
 */
public record SpacedWordTokenizer(Vocabulary vocabulary) implements Tokenizer {
    public static final String ID = "spaced-word";
    private static final String CLOSING = ".,;:?!)";

    /** The tokenizer of all words and marks that occur in {@code texts}, in the order of their code units. */
    public static SpacedWordTokenizer of(Stream<String> texts) {
        SpacedWordTokenizer any = new SpacedWordTokenizer(Vocabulary.EMPTY);
        SortedSet<String> symbols = new TreeSet<>();
        texts.forEach(text -> any.cut(text, (symbol, end) -> symbols.add(symbol)));
        return new SpacedWordTokenizer(new Vocabulary(List.copyOf(symbols)));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void cut(String text, Symbols to) {
        for (int at = 0, end; at < text.length(); at = end) {
            end = WordTokenizer.end(text, at);
            String symbol = text.substring(at, end);
            if (!symbol.isBlank()) {
                to.take(symbol, end);
            }
        }
    }

    @Override
    public Writer writer() {
        return new Writer() {
            private boolean begun;

            @Override
            public String next(int id) {
                String symbol = vocabulary.symbol(id);
                String written = !begun || CLOSING.contains(symbol) ? symbol : " " + symbol;
                begun = true;
                return written;
            }
        };
    }
}
