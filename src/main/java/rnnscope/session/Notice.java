package rnnscope.session;

/**
 * Something that the user should know, in a sentence that says what to do next.
 *
 * @param words "notes.bin is not a text: byte 12 is 0. Open a UTF-8 text file."
 */
public record Notice(Kind kind, String words) {
    /** How grave it is. */
    public enum Kind {
        INFORMATION, WARNING, ERROR
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
