package rnnscope.math;

import java.util.SplittableRandom;

/**
 * Random numbers decided by one seed, the same on every machine: uniform bits from {@link SplittableRandom} (Steele,
 * Lea and Flood, 2014), everything else derived here with {@link StrictMath}.
 */
public final class SeededRandom {
    private final SplittableRandom bits;

    public SeededRandom(long seed) {
        this.bits = new SplittableRandom(seed);
    }

    private SeededRandom(SplittableRandom bits) {
        this.bits = bits;
    }

    /** Uniform over all longs. */
    public long nextLong() {
        return bits.nextLong();
    }

    /** Uniform in [0, 1), 53 bits. */
    public double nextDouble() {
        return (bits.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in {0, …, bound − 1}, by multiplication; the bias is below 2⁻³². */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        return (int) ((bits.nextLong() >>> 32) * bound >>> 32);
    }

    /** Standard normal (Box and Muller, 1958), one draw for each call. */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }
}
