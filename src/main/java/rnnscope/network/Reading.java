package rnnscope.network;

import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;

/**
 * A whole text, however long, read once by a model from the zero state. The state is kept every {@value #INTERVAL}
 * steps, so that the exact trace of any window already read is recomputed in milliseconds, bit for bit.
 *
 * <p>One thread calls {@link #readAll}; any other may call the rest at the same time.
 */
public final class Reading {
    /** Steps between two kept states. */
    public static final int INTERVAL = 256;

    public Reading(Kernels kernels, Model model, TokenSequence tokens) {
        throw new UnsupportedOperationException();
    }

    public Model model() {
        throw new UnsupportedOperationException();
    }

    public TokenSequence tokens() {
        throw new UnsupportedOperationException();
    }

    /** Reads the text to its end, or until {@code progress} says no (it is asked every few milliseconds). */
    public void readAll(Progress progress) {
        throw new UnsupportedOperationException();
    }

    /** Steps read so far; grows while {@link #readAll} runs. */
    public int known() {
        throw new UnsupportedOperationException();
    }

    /**
     * The exact trace of steps {@code from} … {@code to − 1}. Where the text has not been read that far, reads on as
     * far as needed first (one step takes 10 to 200 microseconds).
     */
    public Trace trace(int from, int to) {
        throw new UnsupportedOperationException();
    }

    /**
     * The value of a unit over the whole text in {@code buckets} parts of equal length, for the scrub bar: the mean of
     * each part, NaN where the text has not been read yet.
     */
    public float[] overview(int layer, String channel, int unit, int buckets) {
        throw new UnsupportedOperationException();
    }

    /** Mean surprise of the part read so far, nats per symbol; NaN before the first. */
    public double meanLoss() {
        throw new UnsupportedOperationException();
    }
}
