package rnnscope.text;

import rnnscope.language.Words;

/**
 * Range of a text.
 *
 * @param from its first step
 * @param to   the step after its last
 */
public record TextRange(int from, int to) {
    /** Every step of any text, and of what is written after it. */
    public static final TextRange ALL = new TextRange(0, Integer.MAX_VALUE);

    public TextRange {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(Words.of("text.no-steps", from, to));
        }
    }

    /** From one step to another, both included, whichever comes first. */
    public static TextRange between(int a, int b) {
        return new TextRange(Math.min(a, b), Math.max(a, b) + 1);
    }

    public int length() {
        return to - from;
    }

    public boolean contains(int step) {
        return step >= from && step < to;
    }
}
