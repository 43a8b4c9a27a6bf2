package rnnscope.model;

/**
 * A range of steps of a text.
 *
 * @param from first step, counted from the start of the text
 * @param end  the step after the last
 */
public record Span(int from, int end) {
    /** Every step of any text, and of what is written after it. */
    public static final Span ALL = new Span(0, Integer.MAX_VALUE);

    /** @throws IllegalArgumentException in words for the user when there is no step between the two */
    public Span {
        if (from < 0 || end <= from) {
            throw new IllegalArgumentException("steps " + from + " to " + end + " are no range");
        }
    }

    public boolean contains(int step) {
        return step >= from && step < end;
    }
}
