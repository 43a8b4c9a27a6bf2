package rnnscope.analysis.match;

import java.util.concurrent.CancellationException;
import rnnscope.analysis.unit.Activity;
import rnnscope.language.Words;
import rnnscope.math.Workers;
import rnnscope.network.Progress;

/**
 * Sets of active units of a layer, one for each step of a text: the units whose value is at least a threshold, and
 * apart from them, for a channel with a sign, those whose value is at most minus the threshold. So every unit has two
 * sides, of which at most one is on. One bit for each side and step. Immutable.
 */
public final class ActiveUnits {
    /** Steps that are turned from rows of units into sets of units at a time; they stay in the cache. */
    private static final int BLOCK = 1024;

    private final int units;
    private final int steps;
    private final float threshold;
    private final boolean isSigned;
    /** Longs of one side. */
    private final int side;
    /** Longs of a step: the sides above, then those below. */
    private final int words;
    private final long[] bits; // (T, words)

    /** The values of a channel over a text. Several threads read at a time. */
    public interface Source {
        int units();

        int steps();

        /** Copies the values of a unit at {@code count} steps from {@code from} on to the front of {@code into}. */
        void read(int unit, int from, int count, float[] into);
    }

    private ActiveUnits(Source source, float threshold, boolean isSigned) {
        this.units = source.units();
        this.steps = source.steps();
        this.threshold = threshold;
        this.isSigned = isSigned;
        this.side = (units + Long.SIZE - 1) / Long.SIZE;
        this.words = isSigned ? 2 * side : side;
        this.bits = new long[Math.multiplyExact(steps, words)];
    }

    /**
     * @param threshold above 0
     * @param progress  counts blocks of one worker
     * @throws CancellationException when {@code progress} says no
     */
    public static ActiveUnits of(Source source, float threshold, boolean isSigned, Workers workers, Progress progress) {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException(Words.of("analysis.threshold", threshold));
        }
        ActiveUnits sets = new ActiveUnits(source, threshold, isSigned);
        workers.run((worker, of) -> sets.fill(source, worker, of, progress));
        return sets;
    }

    /**
     * Of a record of activity, by its values in levels.
     *
     * @param threshold above 0
     * @throws CancellationException when {@code progress} says no
     */
    public static ActiveUnits of(Activity activity, float threshold, Workers workers, Progress progress) {
        return of(new Source() {
            @Override
            public int units() {
                return activity.units();
            }

            @Override
            public int steps() {
                return activity.steps();
            }

            @Override
            public void read(int unit, int from, int count, float[] into) {
                float[] values = count == into.length ? into : new float[count];
                activity.read(unit, from, values);
                System.arraycopy(values, 0, into, 0, values == into ? 0 : count);
            }
        }, threshold, activity.channel().isSigned(), workers, progress);
    }

    private void fill(Source source, int worker, int of, Progress progress) {
        int blocks = (steps + BLOCK - 1) / BLOCK;
        int end = Workers.share(blocks, worker + 1, of);
        float[] values = new float[BLOCK];
        for (int block = Workers.share(blocks, worker, of); block < end; block++) {
            if (worker == 0 && !progress.report(block, end)) {
                throw new CancellationException();
            }
            int from = block * BLOCK;
            int count = Math.min(BLOCK, steps - from);
            for (int unit = 0; unit < units; unit++) {
                source.read(unit, from, count, values);
                mark(values, count, from * words + unit / Long.SIZE, unit % Long.SIZE);
            }
        }
    }

    private void mark(float[] values, int count, int first, int bit) {
        int at = first;
        for (int i = 0; i < count; i++, at += words) {
            bits[at] |= (values[i] >= threshold ? 1L : 0L) << bit;
            if (isSigned) {
                bits[at + side] |= (values[i] <= -threshold ? 1L : 0L) << bit;
            }
        }
    }

    public int units() {
        return units;
    }

    public int steps() {
        return steps;
    }

    public float threshold() {
        return threshold;
    }

    /** Whether a unit's value is at least the threshold, or on its other side at most minus the threshold. */
    public boolean isOn(int step, int unit, boolean below) {
        return (!below || isSigned)
                && (bits[step * words + (below ? side : 0) + unit / Long.SIZE] >>> unit % Long.SIZE & 1) != 0;
    }

    /** Longs of a set of sides. */
    int words() {
        return words;
    }

    /** Longs of a step. */
    long[] bits() {
        return bits;
    }

    /** Longs of one side. */
    int side() {
        return side;
    }

    /**
     * The sides that are on throughout a range.
     *
     * @param offBefore whether only those that are off at the step before it, where there is one
     * @param offAfter  whether only those that are off at the step after it, where there is one
     * @param set       overwritten
     */
    void throughout(int from, int to, boolean offBefore, boolean offAfter, long[] set) {
        System.arraycopy(bits, from * words, set, 0, words);
        for (int at = (from + 1) * words; at < to * words; at += words) {
            for (int w = 0; w < words; w++) {
                set[w] &= bits[at + w];
            }
        }
        if (offBefore && from > 0) {
            remove(set, from - 1);
        }
        if (offAfter && to < steps) {
            remove(set, to);
        }
    }

    private void remove(long[] set, int step) {
        for (int w = 0; w < words; w++) {
            set[w] &= ~bits[step * words + w];
        }
    }
}
