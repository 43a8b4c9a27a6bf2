package rnnscope.session.gradient.question;

import rnnscope.network.Batch;

/** Sequence of inputs and targets that a network is asked about, step by step. Steps count from 0. */
public sealed interface Sequence permits TextSequence, BatchRow {
    /** Steps that something is known to come after: as many can have a loss. */
    int length();

    /** The steps {@code from} … {@code to − 1}, for one sequence. */
    Batch window(int from, int to);

    /** What enters at a step, as it stands in the text; empty where numbers do. */
    String symbol(int step);

    /** Whether the vocabulary lacks what enters at a step. */
    boolean isUnknown(int step);

    /** Numbers that enter at a step; empty where symbols do. */
    float[] numbers(int step);

    /** The state before step 0, as a network reads and writes it; null for the zero state. */
    float[] stateAtStart(ComparedNetwork network);
}
