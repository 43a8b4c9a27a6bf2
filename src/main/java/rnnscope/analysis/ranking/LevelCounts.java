package rnnscope.analysis.ranking;

import java.util.Arrays;
import java.util.List;
import rnnscope.analysis.unit.Activity;

/**
 * Counts that one pass over a unit leaves: for each property and level of the unit, how often the property is defined
 * there, and its weight (how often it holds, or the sum of its ranks). All scores follow from these whole numbers.
 */
final class LevelCounts {
    private static final int LEVELS = Activity.LEVELS;

    private final Design design;
    private final int[] all = new int[LEVELS]; // (levels)
    private final int[][] defined; // (properties, levels)
    private final long[][] weight; // (properties, levels)
    private final int[] table = new int[ClassGroup.MOST * LEVELS]; // (classes, levels)

    LevelCounts(Design design) {
        this.design = design;
        this.defined = new int[design.size()][LEVELS];
        this.weight = new long[design.size()][LEVELS];
    }

    /** Counts a unit over a half; {@code row} holds its levels at every step. */
    void count(byte[] row, Half half) {
        Arrays.fill(all, 0);
        for (int t = half.from(); t < half.to(); t++) {
            all[row[t] & 0xFF]++;
        }
        for (int k = 0; k < design.size(); k++) {
            Arrays.fill(weight[k], 0);
            System.arraycopy(all, 0, defined[k], 0, LEVELS);
        }
        countClasses(row, half);
        sumRanks(row, half);
    }

    private void countClasses(byte[] row, Half half) {
        List<Design.Asked> asked = design.asked();
        int question = 0;
        for (ClassGroup group : design.groups()) {
            Arrays.fill(table, 0, group.classes() * LEVELS, 0);
            group.count(row, half, LEVELS, table);
            for (int i = 0; i < group.questions(); i++, question++) {
                Design.Asked what = asked.get(question);
                for (int c = 0; c < group.classes(); c++) {
                    int answer = group.answer(i, c);
                    if (what.isDefinition() ? answer == 0 : answer == 2) {
                        subtract(defined[what.property()], c * LEVELS);
                    } else if (!what.isDefinition() && answer == 1) {
                        add(weight[what.property()], c * LEVELS);
                    }
                }
            }
        }
    }

    private void subtract(int[] from, int at) {
        for (int l = 0; l < LEVELS; l++) {
            from[l] -= table[at + l];
        }
    }

    private void add(long[] to, int at) {
        for (int l = 0; l < LEVELS; l++) {
            to[l] += table[at + l];
        }
    }

    private void sumRanks(byte[] row, Half half) {
        for (int k = 0; k < design.size(); k++) {
            int[] ranks = design.ranks(k);
            if (ranks != null) {
                sum(row, half, ranks, weight[k]);
            }
        }
    }

    private static void sum(byte[] row, Half half, int[] ranks, long[] sums) {
        for (int t = half.from(); t < half.to(); t++) {
            sums[row[t] & 0xFF] += ranks[t];
        }
    }

    /** How often each level occurs. */
    int[] all() {
        return all;
    }

    /** How often each level occurs where a property is defined. */
    int[] defined(int property) {
        return defined[property];
    }

    /** How often a property holds at each level, or the sum of its ranks there. */
    long[] weight(int property) {
        return weight[property];
    }
}
