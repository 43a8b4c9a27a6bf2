package rnnscope.train;

import rnnscope.language.Words;

/**
 * Rows of one long text, cut side by side of which the ends are held out: what is learned, held out and tested all
 * comes from the whole text. So char-rnn (Karpathy, 2015) splits a text:
 *
 * <pre>
 *   n = ⌊length / (rows · steps)⌋ windows in a row, one row after another; what is left of the text is not read
 *   learned ⌊n · (1 − heldOut − test)⌋ windows      held out ⌊n · heldOut⌋, or all others without a test      tested the rest
 * </pre>
 *
 * Each symbol is to predict the next of the text, at the end of a row the first of the next row; the state is zero at the
 * start of each of the three parts and goes on within it.
 *
 * @param text     symbols; −1 where the vocabulary lacks one
 * @param learned  windows of each row that are learned, its first
 * @param heldOut  windows after these, to measure on
 * @param tested   windows after these
 */
public record TextRows(int[] text, int rows, int steps, int learned, int heldOut, int tested) {
    /** What a product of shares may miss of a whole number. */
    private static final double ROUNDING = 1e-9;

    /**
     * @param heldOutShare of the windows of each row, more than 0
     * @param testShare    0 for no test; with the other less than 1
     * @throws IllegalArgumentException in words for the user when a part that is wanted has no window
     */
    public static TextRows of(int[] text, int rows, int steps, double heldOutShare, double testShare) {
        int windows = text.length / rows / steps;
        int learned = (int) (windows * (1 - heldOutShare - testShare) + ROUNDING);
        int heldOut = testShare == 0 ? windows - learned : (int) (windows * heldOutShare + ROUNDING);
        int tested = windows - learned - heldOut;
        if (learned < 1 || heldOut < 1) {
            throw new IllegalArgumentException(Words.of("train.short.rows", text.length, windows, steps, rows));
        }
        return new TextRows(text, rows, steps, learned, heldOut, tested);
    }

    public Batches learnedWindows() {
        return windows(0, learned);
    }

    public Batches heldOutWindows() {
        return windows(learned, heldOut);
    }

    /** Of a text with a test. */
    public Batches testedWindows() {
        return windows(learned + heldOut, tested);
    }

    private Batches windows(int first, int count) {
        return new TextStreams(text, rows, steps, (learned + heldOut + tested) * steps, first, count);
    }
}
