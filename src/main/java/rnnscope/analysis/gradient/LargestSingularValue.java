package rnnscope.analysis.gradient;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
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

    private final Kernels kernels;
    private final int n;
    /** A row each. */
    private final Panels row;
    private final Panels place;
    private final float[] random;
    private final float[] left;
    private final float[] right;
    private final float[] transposed;

    LargestSingularValue(int n, Kernels kernels) {
        this.kernels = kernels;
        this.n = n;
        this.row = Panels.at(0, n, 1);
        this.place = Panels.at(0, n, n);
        this.random = new float[row.size()];
        this.left = new float[row.size()];
        this.right = new float[row.size()];
        this.transposed = new float[place.size()];
        SeededRandom numbers = new SeededRandom(1);
        for (int j = 0; j < n; j++) {
            random[row.at(0, j)] = (float) numbers.nextGaussian();
        }
        normalise(random);
    }

    /** @param matrix holds M (n, n) at {@code m}, elements near 1; not modified */
    double of(float[] matrix, Panels m) {
        kernels.transpose(matrix, m, transposed, place);
        for (int i = 0; i < left.length; i++) {
            left[i] += (float) RANDOM_SHARE * random[i];
        }
        normalise(left);
        double sigma = 0;
        for (int iteration = 0; iteration < MOST; iteration++) {
            double before = sigma;
            multiply(left, matrix, m, right);
            sigma = normalise(right);
            if (Math.abs(sigma - before) <= TOLERANCE * sigma) {
                break;
            }
            multiply(right, transposed, place, left);
            normalise(left);
        }
        return sigma;
    }

    /** y ← x M. */
    private void multiply(float[] x, float[] matrix, Panels m, float[] y) {
        kernels.clear(y, row, 0, 1);
        kernels.product(x, row, matrix, m, y, row, 0, 1);
    }

    /** Makes the norm 1, unless it is 0; returns what it was. */
    private double normalise(float[] x) {
        double norm = Math.sqrt(kernels.sumOfSquares(x, 0, x.length));
        if (norm > 0) {
            kernels.scale(x, row, row, (float) (1 / norm), 0, 1);
        }
        return norm;
    }
}
