package rnnscope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;

class InitialisationTest {
    private static final int H = 24;
    private final ModelSpec spec = ModelSpec.of("lstm", 2, H, 40);

    @Test
    void smallIsUniformBetweenItsBounds() {
        float[] values = Initialisation.SMALL.parameters(ModelSpec.of("rnn-tanh", 1, 100, 100), 0, 3).values();
        double sum = 0;
        double squares = 0;
        double greatest = 0;
        int count = 0;
        for (float value : values) {
            // Padding is 0.
            if (value != 0) {
                sum += value;
                squares += value * value;
                greatest = Math.max(greatest, Math.abs(value));
                count++;
            }
        }
        assertTrue(greatest <= 0.08 && greatest > 0.0799, "" + greatest);
        assertEquals(0, sum / count, 0.001);
        assertEquals(0.08 * 0.08 / 3, squares / count, 3e-5);
    }

    @Test
    void aReservoirHasRecurrentWeightsOfSingularValueThreeTenths() {
        float[] w = Initialisation.RESERVOIR.parameters(spec, 1.5, 3).get("rnn.weight_hh_l1");
        for (int gate = 0; gate < 4; gate++) {
            for (int i = 0; i < H; i++) {
                for (int j = 0; j <= i; j++) {
                    double dot = 0;
                    for (int k = 0; k < H; k++) {
                        dot += w[(gate * H + i) * H + k] * w[(gate * H + j) * H + k];
                    }
                    assertEquals(i == j ? 0.09 : 0, dot, 1e-6);
                }
            }
        }
    }

    @Test
    void aReservoirGivesPreactivationsUnitVarianceFromTheInputAndTheOutputGatesATenthOfThat() {
        Parameters parameters = Initialisation.RESERVOIR.parameters(spec, 1.5, 3);
        float[] oneHot = parameters.get("rnn.weight_ih_l0");
        float[] above = parameters.get("rnn.weight_ih_l1");
        int symbols = 40;
        assertEquals(1, meanSquare(Arrays.copyOf(oneHot, 3 * H * symbols)), 0.05);
        assertEquals(0.01, meanSquare(Arrays.copyOfRange(oneHot, 3 * H * symbols, 4 * H * symbols)), 0.001);
        assertEquals(1.0 / H, meanSquare(Arrays.copyOf(above, 3 * H * H)), 0.05 / H);
        assertEquals(0.01 / H, meanSquare(Arrays.copyOfRange(above, 3 * H * H, 4 * H * H)), 0.001 / H);
        for (float w : oneHot) {
            assertTrue(Math.abs(w) <= Math.sqrt(3) + 1e-6);
        }
    }

    @Test
    void forgetGatesBeginWithTheirBiasAndOutputGatesOpen() {
        Parameters parameters = Initialisation.RESERVOIR.parameters(spec, 1.5, 3);
        for (String layer : List.of("_l0", "_l1")) {
            float[] bias = parameters.get("rnn.bias_ih" + layer);
            for (int j = 0; j < bias.length; j++) {
                assertEquals(new float[]{0, 1.5f, 0, 3}[j / H], bias[j]);
            }
            assertEquals(0, meanSquare(parameters.get("rnn.bias_hh" + layer)));
        }
    }

    @Test
    void cellsWithoutOutputGatesHaveNoneToOpen() {
        ModelSpec gru = ModelSpec.of("gru", 1, H, 40);
        assertEquals(0, meanSquare(Initialisation.RESERVOIR.parameters(gru, 0, 3).get("rnn.bias_ih_l0")));
        assertEquals(1, meanSquare(Initialisation.RESERVOIR.parameters(gru, 1, 3).get("rnn.weight_ih_l0")), 0.05);
    }

    private static double meanSquare(float[] values) {
        double sum = 0;
        for (float x : values) {
            sum += x * x;
        }
        return sum / values.length;
    }

    /** What keeps the past begins open in both gated cells: an LSTM's forget gates, a GRU's update gates. */
    @Test
    void gatesThatKeepThePastBeginOpen() {
        for (String cell : new String[] {"lstm", "gru"}) {
            ModelSpec spec = ModelSpec.of(cell, 1, 4, 5);
            Parameters parameters = Initialisation.UNIFORM.parameters(spec, 1.5, 1);
            for (int gate = 0; gate < (cell.equals("lstm") ? 4 : 3); gate++) {
                for (int j = 4 * gate; j < 4 * gate + 4; j++) {
                    assertEquals(gate == 1, parameters.get("rnn.bias_ih_l0", j, 0) == 1.5f, cell + ", gate " + gate);
                }
            }
        }
    }
}
