package rnnscope.analysis.gradient;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import rnnscope.cell.Cells;
import rnnscope.cell.Variation;
import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Topology;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Side;

/**
 * Eigenvalues of a square matrix, the spectral radius ρ = max |λ| and the largest singular value σ = max ‖W x‖ / ‖x‖.
 * Repeated multiplication grows or fades as ρᵏ in the end; one multiplication stretches by at most σ ≥ ρ.
 *
 * @param block               what it is the spectrum of: the gate's symbol, "a" for a cell without gates
 * @param eigenvalues         all of them, the largest modulus first
 * @param spectralRadius      ρ
 * @param largestSingularValue σ
 */
public record Spectrum(String block, List<Eigenvalue> eigenvalues, double spectralRadius,
        double largestSingularValue) {

    /** A point of the complex plane. */
    public record Eigenvalue(double real, double imaginary) {
        /** Distance from 0. */
        public double modulus() {
            return Math.hypot(real, imaginary);
        }
    }

    /** Eigenvalues are listed by falling modulus; a list is copied. */
    public Spectrum {
        eigenvalues = List.copyOf(eigenvalues);
    }

    /** The spectrum of the same matrix times a positive number. */
    public Spectrum scaled(double factor) {
        return new Spectrum(block, eigenvalues.stream()
                .map(e -> new Eigenvalue(factor * e.real, factor * e.imaginary)).toList(),
                factor * spectralRadius, factor * largestSingularValue);
    }

    /** The spectra of W_hh of a layer, one (H, H) block for each gate in PyTorch's order. */
    public static List<Spectrum> ofRecurrentWeights(ModelSpec spec, Parameters parameters, int layer) {
        return IntStream.range(0, Cells.of(spec.cell(layer)).gates().size())
                .mapToObj(gate -> ofRecurrentWeights(spec, parameters, layer, gate)).toList();
    }

    /** The spectrum of one gate's block of W_hh, or where the state is projected of its product with W_hr. */
    public static Spectrum ofRecurrentWeights(ModelSpec spec, Parameters parameters, int layer, int gate) {
        return ofRecurrentWeights(Topology.of(spec).layers(Side.SOURCE).get(layer), 0, parameters, gate);
    }

    /** The same of one direction of any layer. */
    public static Spectrum ofRecurrentWeights(Recurrent layer, int direction, Parameters parameters, int gate) {
        int units = layer.units();
        int width = layer.chosen().width();
        boolean projects = layer.cell().variation().projects();
        float[] weights = parameters.get(layer.parameter("weight_hh", direction));
        float[] projection = projects ? parameters.get(layer.parameter(Variation.PROJECTION, direction)) : null;
        double[][] rows = new double[units][units];
        for (int j = 0; j < units; j++) {
            for (int k = 0; k < units; k++) {
                for (int p = 0; p < width && projects; p++) {
                    rows[j][k] += (double) weights[(gate * units + j) * width + p] * projection[p * units + k];
                }
                rows[j][k] = projects ? rows[j][k] : weights[(gate * units + j) * units + k];
            }
        }
        return of(layer.cell().gates().get(gate), rows);
    }

    /**
     * The spectrum of any square matrix.
     *
     * @param rows not modified
     * @throws ArithmeticException when an element is not a number, or the iteration does not converge
     */
    public static Spectrum of(String block, double[][] rows) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows);
        for (double element : matrix.data) {
            if (!Double.isFinite(element)) {
                throw new ArithmeticException(Words.of("analysis.spectrum", element));
            }
        }
        int n = rows.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false);
        if (!eigen.decompose(matrix.copy())) {
            throw new ArithmeticException(Words.of("analysis.eigenvalues"));
        }
        List<Eigenvalue> eigenvalues = IntStream.range(0, n).mapToObj(eigen::getEigenvalue)
                .map(Spectrum::eigenvalue)
                .sorted(Comparator.comparingDouble(Eigenvalue::modulus).reversed()).toList();
        SingularValueDecomposition_F64<DMatrixRMaj> singular = DecompositionFactory_DDRM.svd(n, n, false, false, true);
        if (!singular.decompose(matrix)) {
            throw new ArithmeticException(Words.of("analysis.singular-values"));
        }
        double largest = 0;
        for (int i = 0; i < singular.numberOfSingularValues(); i++) {
            largest = Math.max(largest, singular.getSingularValues()[i]);
        }
        return new Spectrum(block, eigenvalues, eigenvalues.get(0).modulus(), largest);
    }

    private static Eigenvalue eigenvalue(Complex_F64 value) {
        return new Eigenvalue(value.real, value.imaginary);
    }
}
