package rnnscope.network.module;

import rnnscope.tape.Side;

/**
 * Room for a batch.
 *
 * @param sequences side by side
 * @param steps     of the longest sequence that is read
 * @param written   steps of the longest sequence that is written, its end included; 0 where none is
 */
public record Room(int sequences, int steps, int written) {

    /** Steps of the longest sequence of a side. */
    public int steps(Side side) {
        return side == Side.SOURCE ? steps : written;
    }
}
