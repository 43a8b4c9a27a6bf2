package rnnscope.analysis.gradient;

import rnnscope.network.Topology;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.gradient.Spectrum.Eigenvalue;
import rnnscope.math.Kernels;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.train.Initialisation;

class SpectrumTest {

    @Test
    void aScaledRotationHasAPairOfComplexEigenvalues() {
        double c = 0.8 * Math.cos(0.6);
        double s = 0.8 * Math.sin(0.6);
        Spectrum spectrum = Spectrum.of("a", new double[][] {{c, -s, 0}, {s, c, 0}, {0, 0, 0.5}});
        assertEquals(0.8, spectrum.spectralRadius(), 1e-12);
        assertEquals(0.8, spectrum.largestSingularValue(), 1e-12);
        assertEquals(c, spectrum.eigenvalues().get(0).real(), 1e-12);
        assertEquals(s, Math.abs(spectrum.eigenvalues().get(0).imaginary()), 1e-12);
        assertEquals(-spectrum.eigenvalues().get(0).imaginary(), spectrum.eigenvalues().get(1).imaginary(), 1e-12);
        assertEquals(0.5, spectrum.eigenvalues().get(2).real(), 1e-12);
    }

    /** [[λ, 1], [0, λ]] stretches by more than it has eigenvalues: σ² is the root of x² − (2λ² + 1) x + λ⁴. */
    @Test
    void aMatrixThatIsNotNormalStretchesMoreThanItsEigenvalues() {
        Spectrum spectrum = Spectrum.of("a", new double[][] {{0.5, 1}, {0, 0.5}});
        assertEquals(0.5, spectrum.spectralRadius(), 1e-7);
        assertEquals(Math.sqrt((1.5 + Math.sqrt(2.25 - 0.25)) / 2), spectrum.largestSingularValue(), 1e-12);
    }

    /** The companion matrix of z⁴ − 1: the fourth roots of unity. */
    @Test
    void aCyclicShiftHasTheRootsOfUnity() {
        double[][] shift = {{0, 0, 0, 1}, {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}};
        Spectrum spectrum = Spectrum.of("a", shift);
        for (double[] root : new double[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            assertTrue(spectrum.eigenvalues().stream().anyMatch(
                    e -> Math.hypot(e.real() - root[0], e.imaginary() - root[1]) < 1e-12));
        }
    }

    @Test
    void everyGateHasItsOwnBlock() {
        ModelSpec spec = ModelSpec.of("gru", 2, 20, 5);
        Parameters orthogonal = Initialisation.ORTHOGONAL.parameters(spec, 0, 1);
        float[] weights = orthogonal.get("rnn.weight_hh_l1");
        for (int i = 20 * 20; i < 2 * 20 * 20; i++) {
            weights[i] *= 0.5f;
        }
        orthogonal.set("rnn.weight_hh_l1", weights);
        List<Spectrum> blocks = Spectrum.ofRecurrentWeights(spec, orthogonal, 1);
        assertEquals("rzn", blocks.stream().map(Spectrum::block).collect(Collectors.joining()));
        double[] radii = {1, 0.5, 1};
        for (int gate = 0; gate < 3; gate++) {
            assertEquals(20, blocks.get(gate).eigenvalues().size());
            assertEquals(radii[gate], blocks.get(gate).largestSingularValue(), 1e-6);
            for (Eigenvalue value : blocks.get(gate).eigenvalues()) {
                assertEquals(radii[gate], value.modulus(), 1e-6);
            }
        }
    }

    @Test
    void weightsThatAreNoNumbersHaveNoSpectrum() {
        assertThrows(ArithmeticException.class, () -> Spectrum.of("a", new double[][] {{1, 2}, {Double.NaN, 3}}));
    }

    /** The gradient of a linear network grows as the spectral radius says. */
    @Test
    void theJacobianGrowsAsTheSpectralRadius() {
        ModelSpec spec = ModelSpec.of("rnn-relu", 1, 3, 2);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("rnn.weight_hh_l0", new float[] {0.3f, 0.4f, 0.1f, 0.2f, 0.5f, 0.3f, 0.6f, 0.1f, 0.2f});
        p.set("rnn.bias_ih_l0", new float[] {1, 1, 1});
        GradientWindow window = new GradientWindow(spec, 60, Kernels.best());
        window.run(p, null, new int[60], new int[60]);
        JacobianNorms norms = JacobianNorms.of(window, 0, 59, 60);
        double growth = norms.log10Hidden(60) - norms.log10Hidden(59);
        double radius = Spectrum.ofRecurrentWeights(spec, p, 0, 0).spectralRadius();
        assertEquals(Math.log10(radius), growth, 1e-4);
    }
}
