package rnnscope.analysis.projection;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import rnnscope.language.Words;

/**
 * Principal component analysis, the three directions in which states vary most (Pearson, 1901; Hotelling, 1933): for
 * states x_1 … x_m of n units with mean μ,
 *
 * <pre>
 *   C = 1/m Σ (x_i − μ)(x_i − μ)ᵀ          C v_k = λ_k v_k,  λ_1 ≥ λ_2 ≥ …          y_ik = v_k · (x_i − μ)
 * </pre>
 *
 * Found from the (m, m) matrix of inner products where that is the smaller one. Each direction points to where its
 * largest element is positive, so that the picture does not turn over by chance. Immutable.
 */
public final class PrincipalComponents {
    private static final int KEPT = 3;

    private final double[] mean; // (n)
    /** (3, n); one is zero where nothing varies but along those before it. */
    private final double[][] directions;
    private final double[] shares; // (3)

    private PrincipalComponents(double[] mean, double[][] directions, double[] shares) {
        this.mean = mean;
        this.directions = directions;
        this.shares = shares;
    }

    /**
     * @param states (m, n), m at least 1; not modified
     * @throws ArithmeticException when a state is not a number, or the iteration does not converge
     */
    public static PrincipalComponents of(float[][] states) {
        int m = states.length;
        int n = states[0].length;
        double[] mean = new double[n];
        for (float[] state : states) {
            for (int j = 0; j < n; j++) {
                mean[j] += state[j] / (double) m;
            }
        }
        DMatrixRMaj x = new DMatrixRMaj(m, n);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                x.set(i, j, states[i][j] - mean[j]);
            }
        }
        if (!Double.isFinite(CommonOps_DDRM.elementSum(x))) {
            throw new ArithmeticException(Words.of("analysis.components.state"));
        }
        boolean byUnits = n <= m;
        DMatrixRMaj inner = new DMatrixRMaj(Math.min(m, n), Math.min(m, n));
        if (byUnits) {
            CommonOps_DDRM.multInner(x, inner);
        } else {
            CommonOps_DDRM.multOuter(x, inner);
        }
        double total = CommonOps_DDRM.trace(inner);
        double[][] directions = new double[KEPT][n];
        double[] shares = new double[KEPT];
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(inner.numRows, true, true);
        if (!eigen.decompose(inner)) {
            throw new ArithmeticException(Words.of("analysis.components"));
        }
        int[] largest = largest(eigen);
        for (int k = 0; k < KEPT && total > 0; k++) {
            if (largest[k] >= 0 && eigen.getEigenvalue(largest[k]).real > 1e-12 * total) {
                DMatrixRMaj vector = eigen.getEigenVector(largest[k]);
                DMatrixRMaj direction = new DMatrixRMaj(n, 1);
                if (byUnits) {
                    direction = vector;
                } else {
                    CommonOps_DDRM.multTransA(x, vector, direction);
                }
                directions[k] = pointed(direction.data, n);
                shares[k] = eigen.getEigenvalue(largest[k]).real / total;
            }
        }
        return new PrincipalComponents(mean, directions, shares);
    }

    /** Numbers of the largest eigenvalues; −1 where there are not so many. */
    private static int[] largest(EigenDecomposition_F64<DMatrixRMaj> eigen) {
        int[] sorted = IntStream.range(0, eigen.getNumberOfEigenvalues()).boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).real)).mapToInt(i -> i).toArray();
        int[] largest = new int[KEPT];
        for (int k = 0; k < KEPT; k++) {
            largest[k] = k < sorted.length ? sorted[k] : -1;
        }
        return largest;
    }

    /** Scaled to length 1, its largest element positive. */
    private static double[] pointed(double[] v, int n) {
        double squares = 0;
        double largest = 0;
        for (int j = 0; j < n; j++) {
            squares += v[j] * v[j];
            largest = Math.abs(v[j]) > Math.abs(largest) ? v[j] : largest;
        }
        double scale = Math.signum(largest) / Math.sqrt(squares);
        double[] direction = new double[n];
        for (int j = 0; j < n; j++) {
            direction[j] = v[j] * scale;
        }
        return direction;
    }

    /** How many units a state has. */
    public int units() {
        return mean.length;
    }

    /** Mean of a unit. */
    public double mean(int unit) {
        return mean[unit];
    }

    /** Part of the variance along a direction, from 0. */
    public double share(int component) {
        return shares[component];
    }

    /** Weight of a unit in a direction. */
    public double weight(int component, int unit) {
        return directions[component][unit];
    }

    /** Where a state lies along a direction. */
    public double project(int component, float[] state) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            sum += directions[component][j] * (state[j] - mean[j]);
        }
        return sum;
    }
}
