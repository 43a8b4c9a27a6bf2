package rnnscope.text.property;

/**
 * Scan for open brackets, round and square; each closes by its partner. An empty line closes them all. Braces are not
 * counted.
 */
final class BracketScan implements CharacterScan {
    private static final long serialVersionUID = 1;
    private final PairedMarks marks = new PairedMarks();

    @Override
    public float read(String text, int at, int c) {
        marks.read(c);
        switch (c) {
            case '(' -> marks.open(')');
            case '[' -> marks.open(']');
            case ')', ']' -> marks.close(c);
            default -> { }
        }
        return marks.depth();
    }
}
