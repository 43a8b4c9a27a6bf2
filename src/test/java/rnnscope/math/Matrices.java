package rnnscope.math;

import java.util.Random;

/** Random matrices in a shared array, as a tape holds them, and comparisons that say where two arrays part. */
final class Matrices {
    private final Random random;
    private int size;

    Matrices(long seed) {
        random = new Random(seed);
    }

    /** A place for a matrix behind the others. */
    Panels place(int columns, int rows) {
        Panels place = Panels.at(size, columns, rows);
        size += place.size();
        return place;
    }

    /** An array for all places so far, filled with normal numbers of mean 0; padding columns too. */
    float[] fill() {
        float[] v = new float[size];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) random.nextGaussian();
        }
        return v;
    }

    /** The same, with one number in eight a denormal, a zero, an infinity, a NaN or otherwise extreme. */
    float[] fillWithExtremes() {
        float[] extremes = {0, -0f, Float.MIN_VALUE, -3e-40f, 1e-31f, -9.9e-31f, 1e-30f, 88, -88, -104, 7.9f, 9, -9,
            3e38f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, Float.MIN_NORMAL};
        float[] v = fill();
        for (int i = 0; i < v.length; i++) {
            if (random.nextInt(8) == 0) {
                v[i] = extremes[random.nextInt(extremes.length)];
            }
        }
        return v;
    }

    /** Fails where two arrays differ in a bit; any NaN equals any other. */
    static void assertSameBits(float[] expected, float[] actual, String what) {
        for (int i = 0; i < expected.length; i++) {
            if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
                throw new AssertionError(what + ": element " + i + " is " + actual[i] + ", expected " + expected[i]);
            }
        }
    }
}
