package rnnscope.analysis.ranking;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Ranks of a property within a half of the text, doubled and centred so that they are whole numbers with sum 0: where
 * the value is the r-th of n (the mean of its places among equal ones), 2r − (n + 1).
 */
final class Ranks implements Serializable {
    private static final long serialVersionUID = 1;

    private final float[] distinct;
    private final int[] rank;
    private final double squares;

    /**
     * @param distinct values, ascending
     * @param counts   how often each occurs
     */
    Ranks(float[] distinct, long[] counts) {
        this.distinct = distinct;
        this.rank = new int[distinct.length];
        long count = Arrays.stream(counts).sum();
        double sum = 0;
        long first = 0;
        for (int i = 0; i < distinct.length; i++) {
            long end = first + counts[i];
            // Places first + 1 … end have the mean (first + 1 + end) / 2.
            rank[i] = Math.toIntExact(first + end - count);
            sum += (end - first) * (double) rank[i] * rank[i];
            first = end;
        }
        this.squares = sum;
    }

    /** Rank of a value that was counted. */
    int of(float value) {
        // −0 is no other value than 0.
        return rank[Arrays.binarySearch(distinct, value + 0f)];
    }

    /** Sum of the squares of the ranks of all that were counted. */
    double squares() {
        return squares;
    }
}
