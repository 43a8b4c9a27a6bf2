package rnnscope.network.module;

import rnnscope.math.Panels;
import rnnscope.tape.Side;

/**
 * Masks for inverted dropout (Srivastava et al., 2014): 0 with probability p, else 1 / (1 − p). Each element is a hash
 * of the seed and its place, so that the mask does not depend on which thread writes it.
 */
public final class DropoutMasks {
    private static final long TARGET_MASKS = 0x6465636F646572L;

    private final double probability;
    private long seed;

    DropoutMasks(double probability) {
        this.probability = probability;
    }

    boolean canDrop() {
        return probability > 0;
    }

    /** Begins the masks of another window. */
    void seed(long seed) {
        this.seed = seed;
    }

    public void fill(float[] v, Panels mask, Side side, int layer, int row, int rows) {
        long own = side == Side.SOURCE ? seed : seed ^ TARGET_MASKS;
        float kept = (float) (1 / (1 - probability));
        long threshold = (long) (probability * (1L << 32));
        for (int r = row; r < row + rows; r++) {
            for (int j = 0; j < mask.columns(); j++) {
                long place = ((long) layer << 48) ^ ((long) r << 24) ^ j;
                v[mask.at(r, j)] = mix(own + place * 0x9E3779B97F4A7C15L) >>> 32 < threshold ? 0 : kept;
            }
        }
    }

    /** A bijective mix of 64 bits (Stafford's variant 13 of the MurmurHash3 finalizer). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
