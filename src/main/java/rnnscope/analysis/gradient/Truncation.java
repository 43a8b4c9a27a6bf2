package rnnscope.analysis.gradient;

import java.util.stream.IntStream;
import rnnscope.language.Words;

/**
 * Truncation of backpropagation through time: a text is read in windows of {@code length} steps, the state goes on
 * from one to the next and the gradient does not (Williams and Peng, 1990).
 *
 * @param length steps of a window, the first of which begins at step 0
 */
public record Truncation(int length) {
    /** Nothing is cut. */
    public static final Truncation NONE = new Truncation(Integer.MAX_VALUE);

    /** @throws IllegalArgumentException for a window without steps */
    public Truncation {
        if (length < 1) {
            throw new IllegalArgumentException(Words.of("analysis.truncation", length));
        }
    }

    /** First step of the window that {@code t} is in. */
    public int first(int t) {
        return t / length * length;
    }

    /** The step after the last of the window that {@code t} is in, in a text of {@code steps}. */
    public int end(int t, int steps) {
        return (int) Math.min((long) first(t) + length, steps);
    }

    /** Steps of a text at which a window begins, but for step 0: a boundary lies just before each. */
    public int[] boundaries(int steps) {
        return IntStream.range(1, steps).filter(t -> first(t) == t).toArray();
    }
}
