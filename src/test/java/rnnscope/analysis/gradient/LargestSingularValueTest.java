package rnnscope.analysis.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.math.Panels;

/** Against the singular value decomposition of EJML, in double precision too. */
class LargestSingularValueTest {
    private final Random random = new Random(3);

    /** A second value just below the first is where an iteration settles on it, or between the two. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 1e-5, 1e-4, 3e-4, 1e-3, 1e-2, 0.5})
    void aSecondValueIsAlmostAsLarge(double gap) {
        for (int n : new int[] {2, 5, 17, 64}) {
            check(n, j -> j == 0 ? 1 : j == 1 ? 1 - gap : 0.9 * random.nextDouble(), 1e-7);
        }
    }

    /** Every distance from the first between 10⁻⁶ and 10⁻¹, or 10⁻⁴ for all. */
    @Test
    void manyValuesAreAlmostAsLarge() {
        for (int n : new int[] {2, 5, 17, 64}) {
            check(n, j -> 1 - Math.pow(10, -1 - 5 * random.nextDouble()), 1e-5);
            check(n, j -> 1 - 1e-4 * random.nextDouble(), 1e-5);
        }
    }

    @Test
    void fewOrNoneOfTheValuesMatter() {
        for (int n : new int[] {1, 2, 5, 17, 64}) {
            check(n, j -> 1, 1e-6);
            check(n, j -> Math.pow(10, -j), 1e-9);
            check(n, j -> j == 0 ? 1 : 0, 1e-9);
            check(n, j -> 0, 0);
        }
    }

    /** Matrices with these singular values between random orthogonal ones, one after another. */
    private void check(int n, IntToDoubleFunction singular, double tolerance) {
        LargestSingularValue largest = new LargestSingularValue(n);
        Panels place = Panels.at(0, n, n);
        for (int trial = 0; trial < 40; trial++) {
            DMatrixRMaj scaled = RandomMatrices_DDRM.orthogonal(n, n, random);
            for (int j = 0; j < n; j++) {
                CommonOps_DDRM.scaleCol(singular.applyAsDouble(j), scaled, j);
            }
            DMatrixRMaj product = new DMatrixRMaj(n, n);
            CommonOps_DDRM.mult(scaled, RandomMatrices_DDRM.orthogonal(n, n, random), product);
            float[] values = new float[place.size()];
            double[][] rows = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    values[place.at(i, j)] = (float) product.get(i, j);
                    rows[i][j] = values[place.at(i, j)];
                }
            }
            double expected = Spectrum.of("", rows).largestSingularValue();
            assertEquals(expected, largest.of(values, place), tolerance * expected, n + " by " + n);
        }
    }
}
