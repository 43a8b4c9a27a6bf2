package rnnscope.network;

import rnnscope.math.Kernels;
import rnnscope.model.ModelSpec;
import rnnscope.tape.TapeLayout;

/**
 * What is made of the last layer's linear map at every step, and how far that is from what should have come out.
 * Targets are symbols or numbers, as the head predicts; the other array is passed over. Row r of the window is row
 * {@code batch + r} of the tape.
 */
interface Head {

    static Head of(ModelSpec spec, TapeLayout tape) {
        return spec.predictsSymbols() ? new SoftmaxHead(tape) : new LinearHead(tape);
    }

    /** Predicts from the linear map, {@code rows} rows of the tape from {@code row} on. */
    void predict(Kernels k, float[] v, int row, int rows);

    /** How many targets are known, in the whole window. */
    int known(int[] targets, float[] numbers);

    /** Sum of the losses of all known targets. */
    double loss(float[] v, int[] targets, float[] numbers);

    /** Gradient of the scaled sum of losses with respect to the linear map, rows of the window; 0 where unknown. */
    void gradient(Kernels k, float[] v, int[] targets, float[] numbers, float scale, int from, int end);
}
