package rnnscope.io.foreign;

import java.util.function.Supplier;

/**
 * Answers to what a file leaves open. What is null is still open.
 *
 * @param cell      id of the cell
 * @param symbols   symbols that enter
 * @param tokenizer id of what cuts a text into them
 * @param meaning   of the output
 * @param labels    what is predicted, where these are not the symbols that enter
 */
public record Answers(String cell, SymbolList symbols, String tokenizer, Meaning meaning, SymbolList labels) {
    public static final Answers NONE = new Answers(null, null, null, null, null);

    public static Answers ofCell(String cell) {
        return new Answers(cell, null, null, null, null);
    }

    public static Answers ofMeaning(Meaning meaning) {
        return new Answers(null, null, null, meaning, null);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** These, and where they leave something open, the others. */
    public Answers or(Answers others) {
        return new Answers(either(cell, () -> others.cell), either(symbols, () -> others.symbols),
                // of one's own symbols, the tokenizer that others have says nothing
                either(tokenizer, () -> symbols == null ? others.tokenizer : null), either(meaning, () -> others.meaning),
                either(labels, () -> others.labels));
    }

    private static <T> T either(T mine, Supplier<T> other) {
        return mine != null ? mine : other.get();
    }
}
