package rnnscope.analysis.ranking;

import java.util.Arrays;
import rnnscope.analysis.unit.PropertyValues;

/**
 * Ranks of a property within a half of the text, doubled and centred so that they are whole numbers with sum 0: where
 * the value is the r-th of n (the mean of its places among equal ones), 2r − (n + 1); 0 where it is not defined.
 */
final class Ranks {
    private Ranks() {}

    /** Writes the ranks of a half into {@code ranks} and returns the sum of their squares. */
    static double write(PropertyValues values, Half half, int[] ranks) {
        float[] sorted = new float[half.length()];
        int count = 0;
        for (int t = half.from(); t < half.to(); t++) {
            if (values.isDefined(t)) {
                // −0 is no other value than 0.
                sorted[count++] = values.value(t) + 0f;
            }
        }
        Arrays.sort(sorted, 0, count);
        float[] distinct = new float[count];
        int[] rank = new int[count];
        int kinds = 0;
        double squares = 0;
        for (int first = 0, end; first < count; first = end) {
            end = first + 1;
            while (end < count && sorted[end] == sorted[first]) {
                end++;
            }
            distinct[kinds] = sorted[first];
            // Places first + 1 … end have the mean (first + 1 + end) / 2.
            rank[kinds] = first + end - count;
            squares += (end - first) * (double) rank[kinds] * rank[kinds];
            kinds++;
        }
        for (int t = half.from(); t < half.to(); t++) {
            ranks[t] = values.isDefined(t)
                    ? rank[Arrays.binarySearch(distinct, 0, kinds, values.value(t) + 0f)] : 0;
        }
        return squares;
    }
}
