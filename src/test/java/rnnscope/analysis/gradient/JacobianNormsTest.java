package rnnscope.analysis.gradient;

import rnnscope.network.Topology;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Network;

class JacobianNormsTest {

    static List<ModelSpec> cells() {
        return Cells.all().stream().map(cell -> ModelSpec.of(cell.id(), 1, 9, Windows.SYMBOLS)).toList();
    }

    /** The whole matrix by pushing each unit of h before step 3 and reading h after step 3 + k − 1. */
    @ParameterizedTest
    @MethodSource("cells")
    void isTheSlopeOfTheStateByFiniteDifferences(ModelSpec spec) {
        Windows text = Windows.random(spec, 8, spec.top().cell().equals("rnn-relu") ? 0.25 : 0.5, 7);
        GradientWindow window = text.run();
        float[] start = new float[window.network().stateSize()];
        window.network().readState(2, start);
        double epsilon = 1.0 / 256;
        for (int k = 1; k <= 5; k++) {
            double[][] slopes = new double[9][9];
            for (int j = 0; j < 9; j++) {
                float[] above = hiddenAfter(text, start, j, epsilon, k);
                float[] below = hiddenAfter(text, start, j, -epsilon, k);
                for (int i = 0; i < 9; i++) {
                    slopes[i][j] = (above[i] - below[i]) / (2 * epsilon);
                }
            }
            double expected = Spectrum.of("", slopes).largestSingularValue();
            assertEquals(expected, JacobianNorms.of(window, 0, 2 + k, k).hidden(k), 1e-4 + 1e-3 * expected, "k = " + k);
        }
    }

    private static float[] hiddenAfter(Windows text, float[] start, int unit, double push, int k) {
        Network network = new Network(text.spec(), k, Kernels.plain());
        float[] state = start.clone();
        state[unit] += (float) push;
        network.writeState(state);
        network.forward(text.parameters(), Arrays.copyOfRange(text.tokens(), 3, 3 + k));
        float[] end = new float[state.length];
        network.readState(k - 1, end);
        return end;
    }

    /** Rectifiers that never close are a linear network: the Jacobian over k steps is Wᵏ. */
    @Test
    void ofALinearNetworkIsThePowerOfItsMatrix() {
        ModelSpec spec = ModelSpec.of("rnn-relu", 1, 2, 3);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("rnn.weight_hh_l0", new float[] {0.5f, 0.25f, 0, 0.5f});
        p.set("rnn.bias_ih_l0", new float[] {1, 1});
        GradientWindow window = new GradientWindow(spec, 1200, Kernels.best());
        window.run(p, null, new int[1200], new int[1200]);
        JacobianNorms norms = JacobianNorms.of(window, 0, 1199, 1200);
        for (int k : new int[] {0, 1, 2, 10, 300, 1200}) {
            // Wᵏ = 2⁻ᵏ [[1, k/2], [0, 1]], whose largest singular value is 2⁻ᵏ (q + √(q² + 1)) with q = k/4.
            double q = k / 4.0;
            double expected = -k * Math.log10(2) + Math.log10(q + Math.sqrt(q * q + 1));
            assertEquals(expected, norms.log10Hidden(k), 1e-9, "k = " + k);
        }
        assertEquals(0, norms.hidden(1200), "beyond a double");
        assertEquals(1, norms.hidden(0));
        assertTrue(Double.isNaN(norms.cellPath(3)));
    }

    @Test
    void growthIsFollowedBeyondAFloat() {
        ModelSpec spec = ModelSpec.of("rnn-relu", 1, 2, 3);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("rnn.weight_hh_l0", new float[] {0, 2, 2, 0});
        p.set("rnn.bias_ih_l0", new float[] {1e-30f, 1e-30f});
        GradientWindow window = new GradientWindow(spec, 200, Kernels.best());
        window.run(p, null, new int[200], new int[200]);
        assertEquals(200 * Math.log10(2), JacobianNorms.of(window, 0, 199, 200).log10Hidden(200), 1e-9);
    }

    /** Seen from the end, unit 0 is the better way back, until step 9, where a symbol saturates it. */
    @Test
    void findsADirectionThatOvertakesAnother() {
        ModelSpec spec = ModelSpec.of("rnn-tanh", 1, 2, 3);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("rnn.weight_hh_l0", new float[] {1, 0, 0, 0.9f});
        p.set("rnn.weight_ih_l0", new float[] {0, 2, (float) -Math.tanh(2), 0, 0, 0});
        int[] tokens = new int[20];
        tokens[9] = 1;
        tokens[10] = 2;
        GradientWindow window = new GradientWindow(spec, 20, Kernels.best());
        window.run(p, null, tokens, new int[20]);
        JacobianNorms norms = JacobianNorms.of(window, 0, 19, 15);
        assertEquals(1, norms.hidden(10), 1e-5);
        assertEquals(11 * Math.log10(0.9), norms.log10Hidden(11), 1e-4);
        assertEquals(15 * Math.log10(0.9), norms.log10Hidden(15), 1e-4);
    }

    @Test
    void theCellPathIsTheLargestProductOfForgetGates() {
        GradientWindow window = Windows.random(ModelSpec.of("lstm", 2, 9, 7), 10, 0.5, 7).run();
        JacobianNorms norms = JacobianNorms.of(window, 1, 8, 4);
        double largest = 0;
        for (int j = 0; j < 9; j++) {
            double product = 1;
            for (int t = 5; t <= 8; t++) {
                product *= window.tape()[window.at(window.value(1, "forget"), t, j)];
            }
            largest = Math.max(largest, product);
        }
        assertEquals(largest, norms.cellPath(4), 1e-9);
        assertEquals(1, norms.cellPath(0));
        assertEquals(4, norms.lags());
    }

    @Test
    void refusesStepsOutsideTheWindow() {
        GradientWindow window = Windows.random(ModelSpec.of("gru", 1, 4, 7), 10, 0.5, 7).run();
        assertThrows(IllegalArgumentException.class, () -> JacobianNorms.of(window, 0, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> JacobianNorms.of(window, 0, 3, 5));
    }
}
