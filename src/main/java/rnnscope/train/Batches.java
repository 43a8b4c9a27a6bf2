package rnnscope.train;

import rnnscope.network.Batch;
import rnnscope.network.module.Room;

/**
 * Batches of a training, the source of its windows. Each is decided by its number alone, so that a training that was
 * interrupted, or taken back to an earlier step, goes on with the windows it would have had.
 */
public interface Batches {
    /** Sequences side by side. */
    int sequences();

    /** Steps of a window, of the longest where they differ. */
    int steps();

    /** Steps of the longest sequence that is written, its end included; 0 where none is. */
    default int written() {
        return 0;
    }

    /** The room that a network needs for every window. */
    default Room room() {
        return new Room(sequences(), steps(), written());
    }

    /** The window of an iteration, counted from 0. It holds until the next is asked for. */
    Batch load(long iteration);

    /** Whether the window of an iteration begins with the zero state, not with the one that the last window left. */
    boolean startsAfresh(long iteration);

    /** How many symbols are read in a window, on average. */
    default int symbols() {
        return sequences() * steps();
    }

    /** Windows of one epoch. */
    int perEpoch();
}
