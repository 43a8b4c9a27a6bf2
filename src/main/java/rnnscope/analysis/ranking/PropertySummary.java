package rnnscope.analysis.ranking;

import java.io.Serializable;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.language.Words;

/**
 * Summary of a property over a whole text, gathered by going through it once: how often it is defined and holds in
 * either half, the ranks of its values, and whether it can be ranked at all. Where it stands at single steps it does
 * not know.
 */
public final class PropertySummary implements Serializable {
    private static final long serialVersionUID = 1;
    /** A text shorter than this has no halves to speak of. */
    static final int SHORTEST = 1000;
    /** How often a property must change in either half. */
    private static final int CHANGES = 10;

    private final boolean binary;
    private final long steps;
    private long at;
    private final long[] defined = new long[2]; // (halves)
    private final long[] holds = new long[2]; // (halves)
    /** How often the value is another than where it was last defined: in each half, and in the whole text. */
    private final long[] changes = new long[3];
    private final float[] last = {Float.NaN, Float.NaN, Float.NaN};
    private float first = Float.NaN;
    private ValueCounts[] values;
    private final Ranks[] ranks = new Ranks[2]; // (halves)

    /**
     * @param binary whether it holds or not, or has a size
     * @param steps  symbols of the text
     */
    public PropertySummary(boolean binary, long steps) {
        this.binary = binary;
        this.steps = steps;
        this.values = binary ? null : new ValueCounts[] {new ValueCounts(), new ValueCounts()};
    }

    static PropertySummary of(PropertyValues values) {
        PropertySummary summary = new PropertySummary(values.isBinary(), values.length());
        for (int t = 0; t < values.length(); t++) {
            summary.add(values.value(t));
        }
        return summary.whole();
    }

    /** Takes the value at the next step; NaN where there is none. */
    public void add(float value) {
        int half = at++ < steps / 2 ? 0 : 1;
        if (Float.isNaN(value)) {
            return;
        }
        defined[half]++;
        first = Float.isNaN(first) ? value : first;
        change(half, value);
        change(2, value);
        if (binary) {
            holds[half] += value == 1 ? 1 : 0;
        } else {
            values[half].add(value);
        }
    }

    private void change(int of, float value) {
        changes[of] += !Float.isNaN(last[of]) && value != last[of] ? 1 : 0;
        last[of] = value;
    }

    /** The same, when every step was taken. */
    public PropertySummary whole() {
        if (at != steps) {
            throw new IllegalStateException(at + " of " + steps + " steps");
        }
        if (values != null) {
            for (int half = 0; half < 2; half++) {
                ranks[half] = values[half].ranks();
            }
            values = null;
        }
        return this;
    }

    boolean isBinary() {
        return binary;
    }

    long steps() {
        return steps;
    }

    /** Rank of a value in a half, of a property that has a size. */
    int rank(int half, float value) {
        return ranks[half].of(value);
    }

    /** Sum of the squared ranks in a half, of a property that has a size. */
    double squares(int half) {
        return ranks[half].squares();
    }

    /** Of the symbols at which a binary property is defined, the part where it holds. */
    double share() {
        return binary ? (holds[0] + holds[1]) / (double) (defined[0] + defined[1]) : Double.NaN;
    }

    /**
     * Values of the second half as a signal that has, over this half, mean 0 and mean square 1: their ranks, or whether
     * it holds; 0 where it is not defined.
     */
    public float[] signal(float[] of) {
        long length = steps - steps / 2;
        double mean = binary ? holds[1] / (double) defined[1] : 0;
        double squares = binary ? holds[1] * (1 - mean) * (1 - mean) + (defined[1] - holds[1]) * mean * mean : squares(1);
        double scale = Math.sqrt(length / squares);
        float[] signal = new float[of.length];
        for (int i = 0; i < signal.length; i++) {
            signal[i] = Float.isNaN(of[i]) ? 0 : (float) (((binary ? of[i] : rank(1, of[i])) - mean) * scale);
        }
        return signal;
    }

    /** Why it cannot be ranked, half a sentence ("it does not occur in this text"); empty where nothing is wrong. */
    public String fault() {
        if (steps < SHORTEST) {
            return Words.of("analysis.unranked.short", SHORTEST);
        }
        if (changes[2] == 0) {
            return Words.of(!binary || Float.isNaN(first) ? "analysis.unranked.same"
                    : first == 1 ? "analysis.unranked.everywhere" : "analysis.unranked.nowhere");
        }
        long fewest = Math.min(changes[0], changes[1]);
        return fewest >= CHANGES ? "" : Words.of(changes[0] <= changes[1] ? "analysis.unranked.first"
                : "analysis.unranked.second", fewest);
    }
}
