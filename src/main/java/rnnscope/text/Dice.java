package rnnscope.text;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random choices behind a generated text. Only the 64 raw bits of {@link SplittableRandom} are used, whose algorithm
 * is specified; how the JDK derives bounded numbers from them may change from release to release.
 */
public final class Dice {
    private final SplittableRandom bits;

    public Dice(long seed) {
        this.bits = new SplittableRandom(seed);
    }

    /** Uniform in {0, …, bound − 1}. */
    public int below(int bound) {
        return (int) ((bits.nextLong() >>> 32) * bound >>> 32);
    }

    public <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Puts a uniformly chosen one of order[at], …, order[order.length − 1] at {@code at}: a step of Fisher–Yates. */
    public void deal(int[] order, int at) {
        int other = at + below(order.length - at);
        int kept = order[at];
        order[at] = order[other];
        order[other] = kept;
    }
}
