package rnnscope.text.property;

/**
 * Scan for being inside a quotation: from the mark that opens it up to the one that closes it, also across lines.
 *
 * <ul>
 * <li>Straight double marks open and close in turn.
 * <li>Curly double marks, low marks („…“ and „…”), angle marks (either way round) and corner brackets come in pairs,
 * also one in another.
 * <li>A curly single mark opens; what looks like its partner closes it unless it stands between letters, as an
 * apostrophe does. Straight single marks are always taken for apostrophes.
 * <li>An empty line ends a quotation: a paragraph of a longer one opens it again by its own mark.
 * </ul>
 */
final class QuotationScan implements CharacterScan {
    private static final long serialVersionUID = 1;
    private static final char RIGHT = '\u201D';
    private static final char LEFT = '\u201C';
    private static final char RIGHT_SINGLE = '\u2019';
    private static final char LEFT_SINGLE = '\u2018';
    private static final char LOW = '\u201E';
    /** Stands for either of the marks that close a low one. */
    private static final int AFTER_LOW = -1;

    private final PairedMarks marks = new PairedMarks();

    @Override
    public float read(String text, int at, int c) {
        marks.read(c);
        switch (c) {
            case '"' -> toggle('"', '"');
            case LEFT -> {
                if (!marks.close(AFTER_LOW)) {
                    marks.open(RIGHT);
                }
            }
            case RIGHT -> {
                if (!marks.close(RIGHT)) {
                    marks.close(AFTER_LOW);
                }
            }
            case LOW -> marks.open(AFTER_LOW);
            case LEFT_SINGLE -> marks.open(RIGHT_SINGLE);
            case RIGHT_SINGLE -> {
                if (!isBetweenLetters(text, at)) {
                    marks.close(RIGHT_SINGLE);
                }
            }
            case '\u00AB', '\u2039' -> toggle(c, c == '\u00AB' ? '\u00BB' : '\u203A');
            case '\u00BB', '\u203A' -> toggle(c, c == '\u00BB' ? '\u00AB' : '\u2039');
            case '\u300C', '\u300E' -> marks.open(c + 1);
            case '\u300D', '\u300F' -> marks.close(c);
            default -> { }
        }
        return CharacterScan.truth(marks.depth() > 0);
    }

    /** Closes what waits for this mark, else opens what {@code partner} closes. */
    private void toggle(int mark, int partner) {
        if (!marks.close(mark)) {
            marks.open(partner);
        }
    }

    private static boolean isBetweenLetters(String text, int at) {
        return at > 0 && at + 1 < text.length() && Character.isLetter(text.codePointBefore(at))
                && Character.isLetter(text.codePointAt(at + 1));
    }
}
