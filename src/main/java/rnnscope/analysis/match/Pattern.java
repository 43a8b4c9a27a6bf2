package rnnscope.analysis.match;

import java.util.ArrayList;
import java.util.List;
import rnnscope.language.Words;

/**
 * Pattern of units that are on throughout a range of a text, with which other passages are compared (Strobelt,
 * Gehrmann, Pfister and Rush, 2018). Immutable.
 */
public final class Pattern {
    private final ActiveUnits sets;
    private final int from;
    private final int to;
    private final boolean offBefore;
    private final boolean offAfter;
    private final long[] set; // (words)

    /**
     * A unit, on one of its sides.
     *
     * @param below whether its value is at most minus the threshold, not at least the threshold
     */
    public record Side(int unit, boolean below) {}

    /**
     * @param from      first step
     * @param to        the step after the last
     * @param offBefore whether only units that are off at the step before the range count, where there is one
     * @param offAfter  whether only units that are off at the step after the range count, where there is one
     */
    public Pattern(ActiveUnits sets, int from, int to, boolean offBefore, boolean offAfter) {
        if (from < 0 || to <= from || to > sets.steps()) {
            throw new IllegalArgumentException(Words.of("network.steps", from, to, sets.steps()));
        }
        this.sets = sets;
        this.from = from;
        this.to = to;
        this.offBefore = offBefore;
        this.offAfter = offAfter;
        this.set = new long[sets.words()];
        sets.throughout(from, to, offBefore, offAfter, set);
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    boolean offBefore() {
        return offBefore;
    }

    boolean offAfter() {
        return offAfter;
    }

    ActiveUnits sets() {
        return sets;
    }

    long[] set() {
        return set;
    }

    /** How many units. */
    public int size() {
        int count = 0;
        for (long word : set) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The units, in the order in which they are stored. */
    public List<Side> units() {
        List<Side> units = new ArrayList<>();
        for (int unit = 0; unit < sets.units(); unit++) {
            for (boolean below : new boolean[] {false, true}) {
                int word = (below ? sets.side() : 0) + unit / Long.SIZE;
                if (word < set.length && (set[word] >>> unit % Long.SIZE & 1) != 0) {
                    units.add(new Side(unit, below));
                }
            }
        }
        return units;
    }
}
