package rnnscope.text.property;

import java.io.Serializable;
import java.util.function.ToDoubleFunction;

/**
 * Scan of a Java text by its lexical grammar (The Java Language Specification 17, §3.7 and §3.10): line and block
 * comments, strings, text blocks, character literals, with their escapes, and how many braces are open outside of
 * them.
 *
 * <p>A comment or literal is inside from the character that completes its opening delimiter (the second of {@code //})
 * up to the one before that which completes its closing one. A line end ends a string or character literal that
 * somebody forgot to close. An apostrophe opens a character literal only where one follows, so that it does no harm in
 * other texts. Unicode escapes are not translated.
 */
final class JavaScan implements CharacterScan {
    private static final long serialVersionUID = 1;

    /** Where the text is. */
    enum Place {
        CODE, LINE_COMMENT, BLOCK_COMMENT, STRING, TEXT_BLOCK, CHARACTER;

        boolean isComment() {
            return this == LINE_COMMENT || this == BLOCK_COMMENT;
        }

        boolean isLiteral() {
            return this == STRING || this == TEXT_BLOCK || this == CHARACTER;
        }
    }

    private final Value value;
    private Place place = Place.CODE;
    /** Whether the character read last led to this place; then what stands before the next belongs to another token. */
    private boolean fresh = true;
    private boolean afterEmptyString;
    private boolean escaped;
    /** Unescaped quotation marks just read in a text block. */
    private int quotes;
    private int braces;

    /** What is asked of a scan. */
    @FunctionalInterface
    private interface Value extends ToDoubleFunction<JavaScan>, Serializable {}

    private JavaScan(Value value) {
        this.value = value;
    }

    static CharacterScan comment() {
        return new JavaScan(scan -> CharacterScan.truth(scan.place.isComment()));
    }

    static CharacterScan literal() {
        return new JavaScan(scan -> CharacterScan.truth(scan.place.isLiteral()));
    }

    static CharacterScan commentOrLiteral() {
        return new JavaScan(scan -> CharacterScan.truth(scan.place != Place.CODE));
    }

    static CharacterScan braces() {
        return new JavaScan(scan -> scan.braces);
    }

    @Override
    public float read(String text, int at, int c) {
        Place next = escaped ? afterEscape(c) : next(text, at, c);
        quotes = place == Place.TEXT_BLOCK && c == '"' && !escaped ? quotes + 1 : 0;
        escaped = !escaped && place.isLiteral() && c == '\\';
        boolean changes = next != place;
        if (changes) {
            afterEmptyString = place == Place.STRING && fresh && c == '"';
            place = next;
        }
        fresh = changes;
        return (float) value.applyAsDouble(this);
    }

    /** A line end ends a literal that may not span lines even behind a backslash. */
    private Place afterEscape(int c) {
        return c == '\n' && place != Place.TEXT_BLOCK ? Place.CODE : place;
    }

    private Place next(String text, int at, int c) {
        boolean over = switch (place) {
            case LINE_COMMENT -> c == '\n';
            case BLOCK_COMMENT -> c == '/' && follows('*', text, at);
            case TEXT_BLOCK -> c == '"' && quotes == 2;
            case STRING -> c == '"' || c == '\n';
            case CHARACTER -> c == '\'' || c == '\n';
            case CODE -> false;
        };
        return over ? Place.CODE : place == Place.CODE ? inCode(text, at, c) : place;
    }

    private Place inCode(String text, int at, int c) {
        switch (c) {
            case '{' -> braces++;
            case '}' -> braces = Math.max(0, braces - 1);
            case '"' -> {
                return afterEmptyString && fresh ? Place.TEXT_BLOCK : Place.STRING;
            }
            case '\'' -> {
                return opensCharacter(text, at) ? Place.CHARACTER : Place.CODE;
            }
            case '/', '*' -> {
                if (follows('/', text, at)) {
                    return c == '/' ? Place.LINE_COMMENT : Place.BLOCK_COMMENT;
                }
            }
            default -> { }
        }
        return Place.CODE;
    }

    /** Whether {@code first} stands before, and in this place. */
    private boolean follows(char first, String text, int at) {
        return !fresh && text.charAt(at - 1) == first;
    }

    private static boolean opensCharacter(String text, int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        int inside = text.codePointAt(at + 1);
        int end = at + 1 + Character.charCount(inside);
        return inside == '\\' || inside != '\'' && end < text.length() && text.charAt(end) == '\'';
    }
}
