package rnnscope.text.property;

/**
 * How many round and square brackets are open; each closes by its partner. An empty line closes them all. Braces are
 * not counted.
 */
final class BracketScan implements CharacterScan {
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
