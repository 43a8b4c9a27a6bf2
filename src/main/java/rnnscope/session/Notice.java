package rnnscope.session;

import rnnscope.text.PlainLine;

/**
 * Notice to the user, in a sentence that says what to do next.
 *
 * @param words "notes.bin is not a text: byte 12 is 0; open a UTF-8 text file."
 */
public record Notice(Kind kind, String words) {
    private static final int MOST = 600;

    /** How grave it is. */
    public enum Kind {
        INFORMATION, WARNING, ERROR
    }

    /** Names of files may be in the words: they are shown as one line. */
    public Notice {
        words = PlainLine.of(words, MOST);
    }

    public static Notice information(String words) {
        return new Notice(Kind.INFORMATION, words);
    }

    public static Notice error(String words) {
        return new Notice(Kind.ERROR, words);
    }

    public static Notice warning(String words) {
        return new Notice(Kind.WARNING, words);
    }
}
