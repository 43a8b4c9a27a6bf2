package rnnscope.train;

import rnnscope.network.Batch;

/**
 * Where the windows of a training come from. Each is decided by its number alone, so that a training that was
 * interrupted, or taken back to an earlier step, goes on with the windows it would have had.
 */
public interface Batches {
    /** Sequences side by side. */
    int sequences();

    /** Steps of a window. */
    int steps();

    /** Writes the window of an iteration, counted from 0. Nothing of an earlier window remains. */
    void load(long iteration, Batch batch);

    /** Whether the window of an iteration begins with the zero state, not with the one that the last window left. */
    boolean startsAfresh(long iteration);

    /** Windows of one epoch. */
    int perEpoch();
}
