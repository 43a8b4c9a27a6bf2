package rnnscope.figure.wiring;

import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;

/** Run of a network over a text so far, as its map shows it. Immutable. */
public interface WiringRun {
    /** Steps of what is read. */
    int readSteps();

    /** Steps of what is written; 0 where nothing is. */
    int writtenSteps();

    /** Whether there are too many steps to show them all. */
    boolean isLong();

    /** The widest symbol that a step may read or say. */
    String widest();

    /** The step of a side that is in the beam, −1 where none is. */
    int current(Side side);

    /** Whether a row has been computed at a step. */
    boolean isKnown(Row row, int step);

    /** Whether a row is being computed at a step: it is in the beam. */
    boolean isLit(Row row, int step);

    /** Where all steps are computed at once, the one whose attention shows; else −1. */
    default int looking() {
        return -1;
    }

    /** Values of a row at a step; null where they are not known. */
    float[] values(Row row, int step);

    /** What a row reads or says at a step, in a word; null where that is no symbol. */
    String symbol(Row row, int step);

    /** A number beside it, ready to read ("62%", "1.86"); null for none. */
    String note(Row row, int step);

    /** What a row is in words, with exact numbers, as a tooltip says it: null where there is nothing to add. */
    String words(Row row, int step);

    /** Whether what a row says at a step came true. */
    default boolean cameTrue(Row row, int step) {
        return false;
    }

    /** Weights with which a row looks at all steps; null where it does not. */
    float[] weights(Row row, int head, int step);
}
