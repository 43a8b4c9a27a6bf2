package rnnscope.analysis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is spread over units is told by all of them, and by none alone. */
class RidgeProbeTest {
    private static final int STEPS = 4000;

    private static float[][] states(long seed, int n) {
        Random random = new Random(seed);
        float[][] states = new float[STEPS][n];
        for (float[] state : states) {
            for (int j = 0; j < n; j++) {
                state[j] = (float) random.nextGaussian() * (j + 1);
            }
        }
        return states;
    }

    @Test
    void aNumberThatTwoUnitsHold() {
        float[][] states = states(1, 8);
        float[] y = new float[STEPS];
        for (int t = 0; t < STEPS; t++) {
            y[t] = 3 + states[t][1] / 2 - states[t][3] / 4;
        }
        RidgeProbe.Result result = new RidgeProbe(states).probe(y, false, 1);
        assertEquals(1, result.score(), 1e-4);
        assertEquals(0.5, result.unitScore(), 0.03);
        assertEquals(0, result.control(), 0.02);
        assertTrue(result.bestUnit() == 1 || result.bestUnit() == 3);
        double length = Math.hypot(1 / 2.0, 1 / 4.0);
        assertEquals(0.5 / length, result.direction()[1], 1e-2);
        assertEquals(-0.25 / length, result.direction()[3], 1e-2);
    }

    @Test
    void whatHoldsOrNot() {
        float[][] states = states(2, 6);
        float[] y = new float[STEPS];
        for (int t = 0; t < STEPS; t++) {
            y[t] = states[t][0] - states[t][5] / 6 > 1 ? 1 : 0;
            states[t][2] = 0.25f;
        }
        RidgeProbe.Result result = new RidgeProbe(states).probe(y, true, 2);
        assertTrue(result.score() > 0.995, "AUC " + result.score());
        assertTrue(result.unitScore() < 0.95, "AUC " + result.unitScore());
        assertEquals(0.5, result.control(), 0.05);
        assertEquals(0, result.direction()[2]);
    }

    @Test
    void scoresByHand() {
        assertEquals(1, RidgeProbe.auc(new double[] {0, 1, 2}, new float[] {0, 0, 1}));
        assertEquals(0.75, RidgeProbe.auc(new double[] {0, 1, 1}, new float[] {0, 0, 1}));
        assertEquals(0, RidgeProbe.auc(new double[] {3, 1}, new float[] {0, 1}));
    }

    @Test
    void theSameEverywhere() {
        assertThrows(IllegalArgumentException.class, () -> new RidgeProbe(states(3, 2)).probe(new float[STEPS], true, 1));
        assertThrows(IllegalArgumentException.class, () -> new RidgeProbe(new float[3][2]));
    }
}
