package rnnscope.analysis.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.Progress;
import rnnscope.network.StateUpdate;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

/** Exponents that are known, that add up to what the determinants say, and those of another way to find them. */
class LyapunovSpectrumTest {
    private static int[] text(int length) {
        Random random = new Random(2);
        int[] text = new int[length];
        Arrays.setAll(text, t -> random.nextInt(2));
        return text;
    }

    @Test
    void atRestTheyAreTheLogarithmsOfTheEigenvalues() {
        StateUpdate map = Elmans.map(3, new float[][] {{0.9f, 5, 0}, {0, 0.5f, 1}, {0, 0, -0.25f}});
        LyapunovSpectrum spectrum = LyapunovSpectrum.along(map, new float[3], text(400), 100, Progress.IGNORED);
        assertEquals(300, spectrum.steps());
        assertEquals(Math.log(0.9), spectrum.exponents().get(0), 1e-5);
        assertEquals(Math.log(0.5), spectrum.exponents().get(1), 1e-5);
        assertEquals(Math.log(0.25), spectrum.exponents().get(2), 1e-5);
        assertEquals(Math.log(0.5) / Math.log(0.9), spectrum.halfLife(), 1e-3);
    }

    @Test
    void whatGrowsHasNoHalfLife() {
        float[][] w = new float[40][40];
        Random random = new Random(4);
        for (float[] row : w) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (float) (3 * random.nextGaussian() / Math.sqrt(row.length));
            }
        }
        float[] start = new float[40];
        Arrays.fill(start, 0.1f);
        LyapunovSpectrum chaos = LyapunovSpectrum.along(Elmans.map(40, w), start, text(1500), 200, Progress.IGNORED);
        assertEquals(true, chaos.largest() > 0.1, "λ " + chaos.largest());
        assertEquals(Double.POSITIVE_INFINITY, chaos.halfLife());
    }

    @Test
    void anotherWayFindsTheSame() {
        for (String cell : new String[] {"lstm", "gru", "rnn-tanh"}) {
            CharacterTokenizer letters = CharacterTokenizer.of("ab");
            ModelSpec spec = ModelSpec.of(cell, 1, 6, letters.vocabulary().size());
            Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 3, 5), letters, ModelCard.named("random"));
            int n = StateUpdate.of(model, 1, Kernels.plain()).size();
            StateUpdate map = StateUpdate.of(model, n, Kernels.plain());
            int[] text = text(1200);
            LyapunovSpectrum spectrum = LyapunovSpectrum.along(map, new float[n], text, 0, Progress.IGNORED);

            // Forwards: J_t Q_t = Q_{t+1} R_{t+1}, and the sum of all exponents is the mean of ln |det J|.
            float[] state = new float[n * n];
            DMatrixRMaj q = CommonOps_DDRM.identity(n);
            double[] sums = new double[n];
            double determinants = 0;
            for (int symbol : text) {
                map.enter(symbol);
                DMatrixRMaj j = new DMatrixRMaj(map.jacobian(Arrays.copyOf(state, n)));
                determinants += Math.log(Math.abs(CommonOps_DDRM.det(j)));
                map.apply(state, state);
                System.arraycopy(state, 0, state, n, n);
                DMatrixRMaj stretched = new DMatrixRMaj(n, n);
                CommonOps_DDRM.mult(j, q, stretched);
                QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(n, n);
                qr.decompose(stretched);
                q = qr.getQ(null, false);
                DMatrixRMaj r = qr.getR(null, false);
                for (int i = 0; i < n; i++) {
                    sums[i] += Math.log(Math.abs(r.get(i, i)));
                }
            }
            LyapunovSpectrum largest = LyapunovSpectrum.along(map.of(3), new float[n], text, 0, Progress.IGNORED);
            for (int i = 0; i < 3; i++) {
                assertEquals(spectrum.exponents().get(i), largest.exponents().get(i), 0.02);
            }
            double all = 0;
            for (int i = 0; i < n; i++) {
                assertEquals(sums[i] / text.length, spectrum.exponents().get(i), 0.02, cell + " " + i);
                all += spectrum.exponents().get(i);
            }
            assertEquals(determinants / text.length, all, 2e-3, cell);
        }
    }

    @Test
    void cancelled() {
        assertNull(LyapunovSpectrum.along(Elmans.map(1, new float[][] {{1}}), new float[1], text(100), 0, (done, total) -> false));
    }
}
