package rnnscope.analysis;

import java.util.Arrays;
import rnnscope.math.SeededRandom;

/**
 * σ_max of one square matrix after another by power iteration on M Mᵀ (Golub and Van Loan, 2013, section 8.2). Each
 * starts near the left singular vector of the one before, which for products M J hardly turns, with enough of a random
 * direction to find another that has overtaken it.
 */
final class LargestSingularValue {
    private static final int MOST = 100;
    private static final double TOLERANCE = 1e-6;
    private static final double RANDOM_SHARE = 0.3;

    private final int n;
    private final float[] random;
    private final float[] left;
    private final float[] right;

    LargestSingularValue(int n) {
        this.n = n;
        this.random = new float[n];
        this.left = new float[n];
        this.right = new float[n];
        SeededRandom numbers = new SeededRandom(1);
        for (int i = 0; i < n; i++) {
            random[i] = (float) numbers.nextGaussian();
        }
        normalise(random);
    }

    /** @param m (n, n), row after row, elements near 1; not modified */
    double of(float[] m) {
        for (int i = 0; i < n; i++) {
            left[i] += (float) RANDOM_SHARE * random[i];
        }
        normalise(left);
        double sigma = 0;
        for (int iteration = 0; iteration < MOST; iteration++) {
            double before = sigma;
            multiplyTransposed(m);
            sigma = normalise(right);
            if (Math.abs(sigma - before) <= TOLERANCE * sigma) {
                break;
            }
            multiply(m);
            normalise(left);
        }
        return sigma;
    }

    /** right ← Mᵀ left. */
    private void multiplyTransposed(float[] m) {
        Arrays.fill(right, 0);
        for (int i = 0; i < n; i++) {
            float u = left[i];
            int row = i * n;
            for (int j = 0; j < n; j++) {
                right[j] += u * m[row + j];
            }
        }
    }

    /** left ← M right, four partial sums a row. */
    private void multiply(float[] m) {
        for (int i = 0; i < n; i++) {
            int row = i * n;
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            int j = 0;
            for (; j + 3 < n; j += 4) {
                s0 += m[row + j] * right[j];
                s1 += m[row + j + 1] * right[j + 1];
                s2 += m[row + j + 2] * right[j + 2];
                s3 += m[row + j + 3] * right[j + 3];
            }
            for (; j < n; j++) {
                s0 += m[row + j] * right[j];
            }
            left[i] = (s0 + s1) + (s2 + s3);
        }
    }

    /** Makes the norm 1, unless it is 0; returns what it was. */
    private static double normalise(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += (double) value * value;
        }
        double norm = Math.sqrt(sum);
        for (int i = 0; norm > 0 && i < x.length; i++) {
            x[i] = (float) (x[i] / norm);
        }
        return norm;
    }
}
