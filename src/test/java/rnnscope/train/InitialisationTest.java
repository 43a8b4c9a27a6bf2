package rnnscope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.model.ModelSpec;

class InitialisationTest {
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
}
