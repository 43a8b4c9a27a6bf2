package rnnscope.network.stack;

import rnnscope.math.Kernels;
import rnnscope.tape.TapeLayout;

/**
 * What is made of a linear map, and how far that is from what should have come out. Targets are symbols or numbers, as
 * the head predicts; the other array is passed over. Where there are fewer targets than the tape has room for, the rest
 * of the tape is not in use.
 */
public interface Head {

    /**
     * The head of a tape that holds "logits" and "probabilities", or else "outputs".
     *
     * @param first row of the tape that holds the first row of targets
     */
    static Head of(TapeLayout tape, int first) {
        return tape.has("logits") ? new SoftmaxHead(tape, first) : new LinearHead(tape, first);
    }

    /** Predicts from the linear map, {@code rows} rows of the tape from {@code row} on. */
    void predict(Kernels k, float[] v, int row, int rows);

    /** How many targets are known. */
    int known(int[] targets, float[] numbers);

    /** Sum of the losses of all known targets. */
    double loss(float[] v, int[] targets, float[] numbers);

    /** The most probable symbol for a row of targets, the first of equal ones; −1 where numbers are predicted. */
    int predicted(float[] v, int row);

    /** Gradient of the scaled sum of losses with respect to the linear map, rows of targets; 0 where unknown. */
    void gradient(Kernels k, float[] v, int[] targets, float[] numbers, float scale, int from, int end);
}
