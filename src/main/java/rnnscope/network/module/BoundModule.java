package rnnscope.network.module;

import java.util.List;

/**
 * Mathematics of a {@link Module} at its places on the tapes of one network. Work is shared out among the workers of the
 * pass by rows or by sequences, the gradients of weights by columns; no sum is split, so nothing depends on the number of
 * workers. Nothing allocates.
 */
public abstract class BoundModule {

    /** Names of the weights whose transposes the way back multiplies with. */
    public List<String> transposedNames() {
        return List.of();
    }

    /** The window of the pass, from what it reads to what it writes. */
    public abstract void forward(Pass p);

    /** Before the way back: sets to 0 the gradients that others add to, a worker's share. */
    public abstract void clearGradients(Pass p, int worker, int of);

    /** From the gradient of what it writes to the gradients of what it reads, which are added to. */
    public abstract void backward(Pass p);

    /** Adds the gradients of its parameters over the whole window, a worker's share of the columns. */
    public void weightGradients(Pass p, int worker, int of) {}
}
