package rnnscope.analysis.gradient;

import java.util.Arrays;
import rnnscope.math.Panels;
import rnnscope.math.SeededRandom;

/**
 * Largest singular value σ_max of square matrices, in double precision, by bidiagonalisation from a random vector v₁
 * (Golub and Kahan, 1965; Golub and Van Loan, 2013, section 10.4):
 *
 * <pre>
 *   α_k u_k = M v_k − β_{k−1} u_{k−1}          β_k v_{k+1} = Mᵀ u_k − α_k v_k          ‖u_k‖ = ‖v_k‖ = 1
 * </pre>
 *
 * With α_k and β_k beside one another in B, σ_max(B) rises to σ_max(M), where a second singular value is near it too. A
 * value is taken when half as many steps again have not changed it.
 */
final class LargestSingularValue {
    private static final int FIRST_LOOK = 8;
    private static final double TOLERANCE = 1e-11;
    /** Rows of a matrix that are multiplied at once. */
    private static final int ROWS = 4;

    private final int n;
    private final double[][] matrix; // (n, n), padded to whole rows of blocks
    private final double[][] transposed; // (n, n)
    private final double[] start; // (n)
    private final double[] left; // (n)
    private final double[] right; // (n)
    /** The diagonal of B Bᵀ, and the squares of what is above it. */
    private final double[] diagonal; // (iterations)
    private final double[] besideSquared; // (iterations)

    LargestSingularValue(int n) {
        this.n = n;
        int padded = (n + ROWS - 1) / ROWS * ROWS;
        this.matrix = new double[padded][padded];
        this.transposed = new double[padded][padded];
        this.start = new double[padded];
        this.left = new double[padded];
        this.right = new double[padded];
        this.diagonal = new double[2 * n + FIRST_LOOK];
        this.besideSquared = new double[diagonal.length];
        SeededRandom random = new SeededRandom(1);
        for (int j = 0; j < n; j++) {
            start[j] = random.nextGaussian();
        }
        normalise(start);
    }

    /** @param values hold M (n, n) at {@code place}, elements near 1; not modified */
    double of(float[] values, Panels place) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = values[place.at(i, j)];
                transposed[j][i] = matrix[i][j];
            }
        }
        System.arraycopy(start, 0, right, 0, right.length);
        Arrays.fill(left, 0);
        double sigma = 0;
        double beta = 0;
        int look = FIRST_LOOK;
        for (int k = 1; k <= diagonal.length; k++) {
            multiply(right, transposed, -beta, left);
            double alpha = normalise(left);
            besideSquared[k - 1] = alpha * alpha * beta * beta;
            multiply(left, matrix, -alpha, right);
            beta = normalise(right);
            diagonal[k - 1] = alpha * alpha + beta * beta;
            boolean ends = alpha == 0 || beta == 0 || k == diagonal.length;
            if (ends || k == look) {
                double before = sigma;
                sigma = Math.sqrt(largestEigenvalue(k));
                if (ends || sigma - before <= TOLERANCE * sigma) {
                    break;
                }
                look += look / 2;
            }
        }
        return sigma;
    }

    /** y ← x M + factor · y. */
    private static void multiply(double[] x, double[][] m, double factor, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] *= factor;
        }
        for (int i = 0; i < x.length; i += ROWS) {
            addRows(x[i], m[i], x[i + 1], m[i + 1], x[i + 2], m[i + 2], x[i + 3], m[i + 3], y);
        }
    }

    private static void addRows(double a, double[] rowA, double b, double[] rowB, double c, double[] rowC, double d,
            double[] rowD, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] += (a * rowA[j] + b * rowB[j]) + (c * rowC[j] + d * rowD[j]);
        }
    }

    /** Makes the norm 1, unless it is 0; returns what it was. */
    private static double normalise(double[] x) {
        double square = 0;
        for (double value : x) {
            square += value * value;
        }
        double norm = Math.sqrt(square);
        for (int j = 0; norm > 0 && j < x.length; j++) {
            x[j] /= norm;
        }
        return norm;
    }

    /** Of the first k rows and columns of B Bᵀ, by bisection below the largest sum of a row. */
    private double largestEigenvalue(int k) {
        double low = 0;
        double high = 0;
        for (int i = 0; i < k; i++) {
            low = Math.max(low, diagonal[i]);
            high = Math.max(high, diagonal[i] + Math.sqrt(besideSquared[i])
                    + (i + 1 < k ? Math.sqrt(besideSquared[i + 1]) : 0));
        }
        while (high - low > 0.1 * TOLERANCE * high) {
            double middle = (low + high) / 2;
            if (isAboveAll(middle, k)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** Whether x exceeds every eigenvalue: whether all pivots of x − B Bᵀ are positive. */
    private boolean isAboveAll(double x, int k) {
        double pivot = x - diagonal[0];
        for (int i = 1; i < k && pivot > 0; i++) {
            pivot = x - diagonal[i] - besideSquared[i] / pivot;
        }
        return pivot > 0;
    }
}
