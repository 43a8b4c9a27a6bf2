package rnnscope.analysis.unit;

/**
 * Quantisation of one unit's values into {@value #COUNT} levels that keep their order, so that a byte holds one. Where
 * the unit often is, levels lie dense, and nowhere farther apart than a part of its range: value x has the level
 *
 * <pre>
 *   ⌊ 256 · ½ (position(x) + share(x)) ⌋
 * </pre>
 *
 * position: how far x lies on the way through the range, 0 to 1, which is that of a sample and an eighth more at
 * either end; share: which share of the sample lies below it. So a level spans at most a hundredth of the sample's
 * range, and at most a 128th of the sample (more only where values are the same up to a {@value #CELLS}th of the
 * range). Values beyond the range have the levels of its ends.
 */
final class Levels {
    static final int COUNT = 256;
    private static final int CELLS = 16384;

    private final float min;
    private final float scale;
    /** Level of each of the equal parts of the range. */
    private final byte[] cells = new byte[CELLS]; // (cells)
    /** What a level stands for. */
    private final float[] values = new float[COUNT]; // (levels)

    /** @param sample values of the unit; not empty */
    Levels(float[] sample) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float x : sample) {
            least = Math.min(least, x);
            most = Math.max(most, x);
        }
        float margin = (most - least) / 8;
        min = least - margin;
        scale = most > least ? CELLS / (most - least + 2 * margin) : 0;
        int[] counts = new int[CELLS];
        for (float x : sample) {
            counts[cell(x)]++;
        }
        long below = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            cells[cell] = (byte) (COUNT * 0.5 * (cell / (double) CELLS + below / (double) sample.length));
            below += counts[cell];
        }
        setValues(sample);
    }

    /** The mean of a level's sample; the middle of its part of the range where there is none. */
    private void setValues(float[] sample) {
        double[] sums = new double[COUNT];
        int[] counts = new int[COUNT];
        for (float x : sample) {
            sums[level(x) & 0xFF] += x;
            counts[level(x) & 0xFF]++;
        }
        int cell = 0;
        for (int level = 0; level < COUNT; level++) {
            int first = cell;
            while (cell < CELLS && (cells[cell] & 0xFF) <= level) {
                cell++;
            }
            values[level] = counts[level] > 0 ? (float) (sums[level] / counts[level])
                    : scale > 0 ? min + (first + cell) / 2f / scale : min;
        }
    }

    private int cell(float x) {
        return Math.max(0, Math.min(CELLS - 1, (int) ((x - min) * scale)));
    }

    byte level(float x) {
        return cells[cell(x)];
    }

    /**
     * Levels of v[from], v[from + step], … written to levels[to], levels[to + 1], …, {@code count} of them; set[to + i]
     * becomes true where a value is not finite.
     */
    void read(float[] v, int from, int step, byte[] levels, int to, int count, boolean[] set) {
        for (int i = 0; i < count; i++) {
            float x = v[from + i * step];
            levels[to + i] = level(x);
            if (!Float.isFinite(x)) {
                set[to + i] = true;
            }
        }
    }

    /** What a level, 0 to 255, stands for. */
    float value(int level) {
        return values[level];
    }
}
