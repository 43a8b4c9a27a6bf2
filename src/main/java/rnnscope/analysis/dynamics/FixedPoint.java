package rnnscope.analysis.dynamics;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import rnnscope.analysis.gradient.Spectrum;
import rnnscope.analysis.gradient.Spectrum.Eigenvalue;
import rnnscope.language.Words;

/**
 * Fixed or slow point of a state update s ← F(s, x) with its input held: a state that one step moves by
 *
 * <pre>
 *   speed = ‖F(s, x) − s‖          near it  s_t − s ≈ Σ_i a_i λ_iᵗ v_i,   λ_i, v_i of J = ∂F/∂s
 * </pre>
 *
 * A direction fades where {@code |λ| < 1} and grows where {@code |λ| > 1}; its time constant −1 / ln |λ| is in steps. Immutable.
 */
public final class FixedPoint {
    /** What becomes of what is near. */
    public enum Kind {
        /** It comes back: every {@code |λ| < 1}. */
        STABLE,
        /** Some directions come back, others leave. */
        SADDLE,
        /** It leaves in every direction. */
        UNSTABLE
    }

    /** Below this speed, for each root of a unit, float32 cannot tell a state from one that rests. */
    private static final double AT_REST = 1e-5;

    private final float[] state;
    private final double speed;
    private final double[][] jacobian;
    private final List<Eigenvalue> eigenvalues;
    private final int found;

    /**
     * @param state    (n), kept
     * @param jacobian (n, n), kept
     * @param found    how many of the starts came here
     */
    FixedPoint(float[] state, double speed, double[][] jacobian, int found) {
        this.state = state;
        this.speed = speed;
        this.jacobian = jacobian;
        this.eigenvalues = Spectrum.of("J", jacobian).eigenvalues();
        this.found = found;
    }

    /** The state, as the map has it: a copy. */
    public float[] state() {
        return state.clone();
    }

    /** How far one step moves it. */
    public double speed() {
        return speed;
    }

    /** Whether it rests; else it is a slow point. */
    public boolean isFixed() {
        return speed <= AT_REST * Math.sqrt(state.length);
    }

    /** How many of the states that were tried came here. */
    public int found() {
        return found;
    }

    /** Of J, the largest modulus first. */
    public List<Eigenvalue> eigenvalues() {
        return eigenvalues;
    }

    /** In how many directions what is near leaves. */
    public int unstableDirections() {
        return (int) eigenvalues.stream().filter(e -> e.modulus() > 1).count();
    }

    /** What becomes of what is near. */
    public Kind kind() {
        int leaving = unstableDirections();
        return leaving == 0 ? Kind.STABLE : leaving == eigenvalues.size() ? Kind.UNSTABLE : Kind.SADDLE;
    }

    /** Steps in which a direction fades (or, where negative, grows) by e; infinite where it does neither. */
    public double timeConstant(int i) {
        double modulus = eigenvalues.get(i).modulus();
        return modulus == 1 ? Double.POSITIVE_INFINITY : -1 / Math.log(modulus);
    }

    /**
     * Direction of an eigenvalue, of length 1, its largest element positive: the eigenvector of a real one; of a pair
     * a ± bi a vector of the plane in which it turns, the null space of J² − 2aJ + (a² + b²)I.
     */
    public float[] direction(int i) {
        Eigenvalue e = eigenvalues.get(i);
        int n = state.length;
        DMatrixRMaj j = new DMatrixRMaj(jacobian);
        DMatrixRMaj m;
        if (e.imaginary() == 0) {
            m = j.copy();
            for (int k = 0; k < n; k++) {
                m.add(k, k, -e.real());
            }
        } else {
            m = new DMatrixRMaj(n, n);
            CommonOps_DDRM.mult(j, j, m);
            CommonOps_DDRM.add(m, -2 * e.real(), j, m);
            for (int k = 0; k < n; k++) {
                m.add(k, k, e.real() * e.real() + e.imaginary() * e.imaginary());
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(n, n, false, true, true);
        if (!svd.decompose(m)) {
            throw new ArithmeticException(Words.of("analysis.singular-values"));
        }
        double[] values = svd.getSingularValues();
        int least = 0;
        for (int k = 1; k < n; k++) {
            least = values[k] < values[least] ? k : least;
        }
        DMatrixRMaj vt = svd.getV(null, true);
        int largest = 0;
        for (int k = 1; k < n; k++) {
            largest = Math.abs(vt.get(least, k)) > Math.abs(vt.get(least, largest)) ? k : largest;
        }
        float[] direction = new float[n];
        for (int k = 0; k < n; k++) {
            direction[k] = (float) (vt.get(least, k) * Math.signum(vt.get(least, largest)));
        }
        return direction;
    }
}
