package rnnscope.text;

import java.util.List;

/**
 * White space tokenizer: one symbol for each run of characters between white space: for texts that are tokenised
 * already, "did n't". White space belongs to the symbol after it. Where the vocabulary has a symbol for it,
 * {@code <eos>}, each line end is one.
 */
public record WhitespaceTokenizer(Vocabulary vocabulary) implements Tokenizer {
    public static final String ID = "whitespace";
    private static final List<String> LINE_ENDS = List.of("<eos>", "</s>");
    /** Enough to cut a text, line ends too. */
    static final Vocabulary LINE_ENDS_ONLY = new Vocabulary(List.of("<eos>"));

    @Override
    public String id() {
        return ID;
    }

    private String lineEnd() {
        return LINE_ENDS.stream().filter(symbol -> vocabulary.id(symbol) != Vocabulary.UNKNOWN).findFirst().orElse(null);
    }

    @Override
    public void cut(String text, Symbols to) {
        String lineEnd = lineEnd();
        for (int at = 0; at < text.length();) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            if (!Character.isWhitespace(c)) {
                while (end < text.length() && !Character.isWhitespace(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                to.take(text.substring(at, end), end);
            } else if (c == '\n' && lineEnd != null) {
                to.take(lineEnd, end);
            }
            at = end;
        }
    }

    @Override
    public Writer writer() {
        String lineEnd = lineEnd();
        return new Writer() {
            private boolean inLine;

            @Override
            public String next(int id) {
                String symbol = vocabulary.symbol(id);
                boolean ends = symbol.equals(lineEnd);
                String written = ends ? "\n" : inLine ? " " + symbol : symbol;
                inLine = !ends;
                return written;
            }
        };
    }
}
