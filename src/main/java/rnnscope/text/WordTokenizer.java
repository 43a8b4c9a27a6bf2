package rnnscope.text;

/**
 * Word tokenizer: one symbol for each word, each run of white space and each other code point. {@link WordCharacters}
 * says what makes a word. The symbols of a text, one after the other, are the text.
 */
public record WordTokenizer(Vocabulary vocabulary) implements Tokenizer {
    public static final String ID = "word";

    /** The tokenizer of the most frequent symbols in {@code text}, at most {@code size}, the most frequent first. */
    public static WordTokenizer of(String text, int size) {
        return new WordTokenizer(Vocabulary.ofMostFrequent(new WordTokenizer(Vocabulary.EMPTY), text, size));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void cut(String text, Symbols to) {
        for (int at = 0, end; at < text.length(); at = end) {
            end = end(text, at);
            to.take(text.substring(at, end), end);
        }
    }

    @Override
    public Writer writer() {
        return vocabulary::symbol;
    }

    /** Where the symbol that starts at {@code at} ends. */
    static int end(String text, int at) {
        int first = text.codePointAt(at);
        int end = at + Character.charCount(first);
        if (Character.isWhitespace(first)) {
            while (end < text.length() && Character.isWhitespace(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
        } else if (WordCharacters.isWord(first)) {
            while (end < text.length()) {
                if (WordCharacters.isInnerApostrophe(text, end)) {
                    end++;
                } else if (WordCharacters.isWord(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                } else {
                    break;
                }
            }
        }
        return end;
    }
}
