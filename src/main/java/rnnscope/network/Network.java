package rnnscope.network;

import rnnscope.model.Parameters;

/** A network unrolled over a batch of sequences: forward, loss, and the gradient of every parameter. */
public interface Network {

    /** Runs the batch without dropout and predicts. */
    void forward(Parameters parameters, Batch batch);

    /** The same with dropout, its masks decided by {@code seed}. */
    void forwardWithDropout(Parameters parameters, Batch batch, long seed);

    /**
     * Mean loss over the known targets of the batch, NaN when there is none: cross-entropy in nats where symbols are
     * predicted, squared error where numbers are.
     */
    double loss(Batch batch);

    /** How many targets of the batch are known. */
    int known(Batch batch);

    /** The most probable symbol where the batch's target {@code i} is; −1 where numbers are predicted. */
    int predicted(int i);

    /**
     * Gradient of the mean loss of the batch with respect to every parameter, after a forward pass.
     *
     * @param parameters the same as forward
     * @param gradient   overwritten
     */
    void backward(Parameters parameters, Batch batch, Parameters gradient);

    // State from batch to batch; most networks have none, each sequence begins anew

    /** Starts from the zero state. */
    default void clearState() {}

    /** Starts from the state at the end of the last batch. */
    default void carryState() {}

    /** Puts the state before the batch at its end, whence it will be carried. */
    default void copyStateToEnd() {}

    /** Floats of a state. */
    default int stateSize() {
        return 0;
    }

    /** Copies the state after step {@code t} (−1: before the first) into {@code state}. */
    default void readState(int t, float[] state) {}

    /** Starts from {@code state}. */
    default void writeState(float[] state) {}
}
