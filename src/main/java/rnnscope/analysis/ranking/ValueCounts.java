package rnnscope.analysis.ranking;

import java.io.Serializable;
import java.util.Arrays;

/** Counts of how often each value occurs, of a property that has a size; what is undefined is left to the caller. */
final class ValueCounts implements Serializable {
    private static final long serialVersionUID = 1;
    /** Whole numbers below it have a place of their own. */
    private static final int SMALL = 1 << 12;
    private static final int BUFFER = 1 << 12;

    private final long[] small = new long[SMALL];
    /** Other values that were counted, ascending, and how often. */
    private float[] values = new float[0];
    private long[] counts = new long[0];
    /** Other values in the order in which they came. */
    private float[] waiting = new float[0];
    private int waits;

    void add(float value) {
        int whole = (int) value;
        if (whole == value && whole >= 0 && whole < SMALL) {
            small[whole]++;
            return;
        }
        if (waits == waiting.length) {
            settle();
            // As long as what it is merged into, so that a value is moved a few times only.
            waiting = new float[Math.max(BUFFER, values.length)];
        }
        waiting[waits++] = value;
    }

    private void settle() {
        Arrays.sort(waiting, 0, waits);
        float[] merged = new float[values.length + waits];
        long[] times = new long[merged.length];
        int size = 0;
        for (int i = 0, j = 0; i < values.length || j < waits; size++) {
            float next = j == waits || i < values.length && values[i] <= waiting[j] ? values[i] : waiting[j];
            merged[size] = next;
            while (i < values.length && values[i] == next) {
                times[size] += counts[i++];
            }
            while (j < waits && waiting[j] == next) {
                times[size]++;
                j++;
            }
        }
        values = Arrays.copyOf(merged, size);
        counts = Arrays.copyOf(times, size);
        waits = 0;
    }

    /** Ranks of the values counted until now. */
    Ranks ranks() {
        settle();
        waiting = new float[0];
        long[] kept = small.clone();
        int kinds = (int) Arrays.stream(kept).filter(count -> count > 0).count();
        float[] all = new float[kinds + values.length];
        long[] times = new long[all.length];
        int size = 0;
        int i = 0;
        while (i < values.length && values[i] < 0) {
            all[size] = values[i];
            times[size++] = counts[i++];
        }
        for (int whole = 0; whole < SMALL; whole++) {
            for (; i < values.length && values[i] < whole; i++) {
                all[size] = values[i];
                times[size++] = counts[i];
            }
            if (kept[whole] > 0) {
                all[size] = whole;
                times[size++] = kept[whole];
            }
        }
        for (; i < values.length; i++) {
            all[size] = values[i];
            times[size++] = counts[i];
        }
        return new Ranks(all, times);
    }
}
