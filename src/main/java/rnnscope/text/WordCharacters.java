package rnnscope.text;

/**
 * Characters that belong to a word: letters, digits, combining marks and underscores, and an apostrophe between two of
 * them ("don't").
 */
public final class WordCharacters {
    private WordCharacters() {
    }

    /** Whether a code point belongs to a word wherever it stands. */
    public static boolean isWord(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || SymbolDisplay.isCombining(c);
    }

    /** Whether the character at {@code at}, just after one that belongs to a word, is an apostrophe inside it. */
    public static boolean isInnerApostrophe(String text, int at) {
        char c = text.charAt(at);
        return (c == '\'' || c == '\u2019') && at + 1 < text.length() && isWord(text.codePointAt(at + 1));
    }
}
