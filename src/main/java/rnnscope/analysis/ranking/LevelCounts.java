package rnnscope.analysis.ranking;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import rnnscope.analysis.unit.Activity;

/**
 * Counts of a unit's levels over a half of a text: for each property and level, how often the property is defined
 * there, and its weight (how often it holds, or the sum of its ranks). All scores follow from these whole numbers, and
 * those of the parts of a text add up to those of the whole.
 */
public final class LevelCounts implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int LEVELS = Activity.LEVELS;

    private final long[] all = new long[LEVELS]; // (levels)
    /** Null where a property was defined at every step. */
    private final long[][] undefined; // (properties, levels)
    private final long[][] weight; // (properties, levels)

    public LevelCounts(int properties) {
        this.undefined = new long[properties][];
        this.weight = new long[properties][LEVELS];
    }

    /** Room to count in, one for each thread. */
    public static int[] table() {
        return new int[ClassGroup.MOST * LEVELS]; // (classes, levels)
    }

    /**
     * Adds what a unit does at the steps {@code from} … {@code to − 1} of a part of the text.
     *
     * @param row   its levels at every step of the part
     * @param times how often it is added; −1 takes it away
     * @param table overwritten
     */
    public void add(Design part, byte[] row, int from, int to, int times, int[] table) {
        for (int t = from; t < to; t++) {
            all[row[t] & 0xFF] += times;
        }
        countClasses(part, row, from, to, times, table);
        for (int k = 0; k < weight.length; k++) {
            int[] ranks = part.ranks(k);
            if (ranks != null) {
                sum(row, from, to, ranks, times, weight[k]);
            }
        }
    }

    private void countClasses(Design part, byte[] row, int from, int to, int times, int[] table) {
        List<Design.Asked> asked = part.asked();
        int question = 0;
        for (ClassGroup group : part.groups()) {
            Arrays.fill(table, 0, group.classes() * LEVELS, 0);
            group.count(row, from, to, LEVELS, table);
            for (int i = 0; i < group.questions(); i++, question++) {
                Design.Asked what = asked.get(question);
                for (int c = 0; c < group.classes(); c++) {
                    int answer = group.answer(i, c);
                    if (what.isDefinition() ? answer == 0 : answer == 2) {
                        add(table, c * LEVELS, times, undefinedOf(what.property()));
                    } else if (!what.isDefinition() && answer == 1) {
                        add(table, c * LEVELS, times, weight[what.property()]);
                    }
                }
            }
        }
    }

    private long[] undefinedOf(int property) {
        if (undefined[property] == null) {
            undefined[property] = new long[LEVELS];
        }
        return undefined[property];
    }

    private static void add(int[] table, int at, int times, long[] to) {
        for (int l = 0; l < LEVELS; l++) {
            to[l] += (long) times * table[at + l];
        }
    }

    private static void sum(byte[] row, int from, int to, int[] ranks, int times, long[] sums) {
        for (int t = from; t < to; t++) {
            sums[row[t] & 0xFF] += (long) times * ranks[t];
        }
    }

    /** Adds those of another part. */
    public void add(LevelCounts other) {
        add(other.all, all);
        for (int k = 0; k < weight.length; k++) {
            add(other.weight[k], weight[k]);
            if (other.undefined[k] != null) {
                add(other.undefined[k], undefinedOf(k));
            }
        }
    }

    private static void add(long[] from, long[] to) {
        for (int l = 0; l < LEVELS; l++) {
            to[l] += from[l];
        }
    }

    /** How often each level occurs. */
    long[] all() {
        return all;
    }

    /** How often each level occurs where a property is defined. */
    long[] defined(int property) {
        if (undefined[property] == null) {
            return all;
        }
        long[] defined = all.clone();
        for (int l = 0; l < LEVELS; l++) {
            defined[l] -= undefined[property][l];
        }
        return defined;
    }

    /** How often a property holds at each level, or the sum of its ranks there. */
    long[] weight(int property) {
        return weight[property];
    }
}
