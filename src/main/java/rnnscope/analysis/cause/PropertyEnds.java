package rnnscope.analysis.cause;

import java.util.BitSet;
import rnnscope.text.property.TextProperty;

/**
 * Places where a text depends on a property: the symbols that end it, which nobody can foresee who does not know that
 * it holds. For "inside a quotation" these are the closing marks, for "column in the line" the line ends, for a depth
 * of brackets the closing ones.
 */
public final class PropertyEnds {
    private PropertyEnds() {}

    /**
     * The steps whose next symbol is such an end: from this step to the next
     *
     * <ul>
     *   <li>a binary property ceases to hold (1, then 0);
     *   <li>a scalar property falls, or is no longer defined; one that mostly falls, as the distance to the line's end
     *       does, rises.
     * </ul>
     *
     * @param values of the property, one for each step
     */
    public static BitSet of(TextProperty.Kind kind, float[] values) {
        int rises = 0;
        int falls = 0;
        for (int t = 0; t + 1 < values.length; t++) {
            rises += values[t + 1] > values[t] ? 1 : 0;
            falls += values[t + 1] < values[t] ? 1 : 0;
        }
        // A distance counts down at nearly every step; a depth comes and goes equally often.
        boolean downwards = kind == TextProperty.Kind.SCALAR && falls > 2 * rises;
        BitSet ends = new BitSet(values.length);
        for (int t = 0; t + 1 < values.length; t++) {
            float now = values[t];
            float next = values[t + 1];
            boolean ceases = kind == TextProperty.Kind.SCALAR && !Float.isNaN(now) && Float.isNaN(next);
            ends.set(t, ceases || (downwards ? next > now : next < now));
        }
        return ends;
    }
}
