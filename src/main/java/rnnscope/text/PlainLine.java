package rnnscope.text;

/**
 * One-line text for the screen, of what a file or a user says of itself, a name or a sentence: bounded, and without
 * characters that break the line, hide on it or change the direction of what follows.
 */
public final class PlainLine {
    private static final int REPLACEMENT = 0xFFFD;

    private PlainLine() {}

    /**
     * At most {@code most} characters of a text, an ellipsis for the rest. White space that breaks a line becomes a
     * space, and what cannot be seen U+FFFD.
     */
    public static String of(String text, int most) {
        StringBuilder line = new StringBuilder();
        bounded(text, most).codePoints().forEach(c -> line.appendCodePoint(breaksLine(c) ? ' ' : isVisible(c) ? c : REPLACEMENT));
        return line.toString();
    }

    /** At most {@code most} characters of a text, an ellipsis for the rest. */
    public static String bounded(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = 0;
        for (int i = 0; i < most && end < text.length(); i++) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end == text.length() ? text : text.substring(0, end) + '…';
    }

    /** Whether a character takes its place in a line and no more: no control, no mark of direction, no half of a pair. */
    public static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean breaksLine(int c) {
        return c >= '\t' && c <= '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
