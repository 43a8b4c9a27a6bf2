package rnnscope.analysis.unit;

import java.util.Arrays;
import java.util.Optional;
import rnnscope.tape.Channel;
import rnnscope.tape.Overflow;

/**
 * Activations of all units of a layer, one channel over a whole text, in a byte for each value: a unit's values are
 * kept as one of 256 {@linkplain Levels levels} of its own, at most a hundredth of its range apart. Immutable.
 */
public final class Activity {
    /** How many levels there are. */
    public static final int LEVELS = Levels.COUNT;

    private final int layer;
    private final Channel channel;
    private final int steps;
    private final Levels[] scales;
    private final byte[][] levels; // (units, T)
    private final float difference;
    private final int overflow;

    /**
     * @param scales     for each unit
     * @param levels     [unit][step]; not copied
     * @param difference the greatest difference to a state found by reading from the start
     * @param overflow   the first step at which a value is not finite; −1 where all are
     */
    Activity(int layer, Channel channel, int steps, Levels[] scales, byte[][] levels, float difference, int overflow) {
        this.layer = layer;
        this.channel = channel;
        this.steps = steps;
        this.scales = scales;
        this.levels = levels;
        this.difference = difference;
        this.overflow = overflow;
    }

    public int layer() {
        return layer;
    }

    public Channel channel() {
        return channel;
    }

    public int units() {
        return levels.length;
    }

    /** Symbols of the text. */
    public int steps() {
        return steps;
    }

    /** The first value that float32 cannot hold; its level tells nothing, nor do those after it. */
    public Optional<Overflow> overflow() {
        return overflow < 0 ? Optional.empty() : Optional.of(Overflow.of(overflow, layer, channel));
    }

    public float value(int unit, int step) {
        return scales[unit].value(level(unit, step));
    }

    /** Copies the values of a unit at the steps {@code from} … {@code from + out.length − 1}. */
    public void read(int unit, int from, float[] out) {
        Levels scale = scales[unit];
        byte[] row = levels[unit];
        for (int i = 0; i < out.length; i++) {
            out[i] = scale.value(row[from + i] & 0xFF);
        }
    }

    /** The level of a value, 0 to 255; a greater value never has a smaller one. */
    public int level(int unit, int step) {
        return levels[unit][step] & 0xFF;
    }

    /** Copies the levels of a unit at the steps {@code from} … {@code from + out.length − 1}, as unsigned bytes. */
    public void readLevels(int unit, int from, byte[] out) {
        System.arraycopy(levels[unit], from, out, 0, out.length);
    }

    /** What a level of a unit stands for. */
    public float levelValue(int unit, int level) {
        return scales[unit].value(level);
    }

    /** The least level of a unit that stands for {@code value} or more; 256 where none does. */
    public int levelFrom(int unit, float value) {
        int level = 0;
        while (level < LEVELS && !(scales[unit].value(level) >= value)) {
            level++;
        }
        return level;
    }

    /** Share of the steps at which a unit lies within {@code margin} of an end of its channel's range, or beyond. */
    public double shareAtEnds(int unit, float margin) {
        int[] counts = counts(unit, 0, steps);
        long atEnds = 0;
        for (int level = 0; level < LEVELS; level++) {
            float value = scales[unit].value(level);
            atEnds += value < channel.min() + margin || value > channel.max() - margin ? counts[level] : 0;
        }
        return (double) atEnds / steps;
    }

    /** Mean of a unit over the whole text. */
    public double mean(int unit) {
        return mean(unit, 0, steps);
    }

    /** Means of a unit over {@code buckets} parts of the text, as equal as can be; NaN for one without a step. */
    public float[] means(int unit, int buckets) {
        float[] means = new float[buckets];
        for (int i = 0; i < buckets; i++) {
            means[i] = (float) mean(unit, (int) ((long) steps * i / buckets), (int) ((long) steps * (i + 1) / buckets));
        }
        return means;
    }

    private double mean(int unit, int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += value(unit, t);
        }
        return sum / (to - from);
    }

    /** How often each level of a unit occurs at the steps {@code from} … {@code to − 1}. */
    int[] counts(int unit, int from, int to) {
        int[] counts = new int[LEVELS];
        byte[] row = levels[unit];
        for (int t = from; t < to; t++) {
            counts[row[t] & 0xFF]++;
        }
        return counts;
    }

    @Override
    public String toString() {
        return channel.id() + " of layer " + layer + ", " + units() + " units, " + steps + " steps, "
                + Arrays.stream(levels).mapToLong(row -> row.length).sum() + " bytes";
    }
}
