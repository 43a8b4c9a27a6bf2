package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.text.CharacterTokenizer;

class SamplerTest {
    /** With no weights but the head's bias, the prediction is softmax(bias), whatever was read. */
    private static Stepper stepperWithLogits(float... logits) {
        ModelSpec spec = ModelSpec.of("rnn-tanh", 1, 2, logits.length);
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        parameters.set("head.bias", logits);
        Stepper stepper = new Stepper(Kernels.plain(),
                new Model(spec, parameters, CharacterTokenizer.of("abcd"), ModelCard.named("bias")));
        stepper.step(0);
        return stepper;
    }

    private static double[] frequencies(Sampler sampler, Stepper stepper) {
        double[] counts = new double[stepper.symbols()];
        for (int i = 0; i < 20_000; i++) {
            counts[sampler.next(stepper)] += 1.0 / 20_000;
        }
        return counts;
    }

    @Test
    void drawsInProportionToTheProbabilities() {
        Stepper stepper = stepperWithLogits((float) Math.log(0.1), (float) Math.log(0.2), (float) Math.log(0.3),
                (float) Math.log(0.4));
        assertArrayEquals(new double[] {0.1, 0.2, 0.3, 0.4}, frequencies(new Sampler(1, 0, 1), stepper), 0.015);
        // Temperature ½ squares the odds: 1 : 4 : 9 : 16.
        assertArrayEquals(new double[] {1 / 30.0, 4 / 30.0, 9 / 30.0, 16 / 30.0},
                frequencies(new Sampler(0.5, 0, 1), stepper), 0.015);
        // The best two only: 3 : 4.
        assertArrayEquals(new double[] {0, 0, 3 / 7.0, 4 / 7.0}, frequencies(new Sampler(1, 2, 1), stepper), 0.015);
        assertArrayEquals(new double[] {0, 0, 0, 1}, frequencies(new Sampler(0, 0, 1), stepper), 1e-9);
    }

    @Test
    void oneSeedDecidesAllDraws() {
        Stepper stepper = stepperWithLogits(0, 0.5f, 1, 0);
        Sampler a = new Sampler(1, 0, 77);
        Sampler b = new Sampler(1, 0, 77);
        for (int i = 0; i < 100; i++) {
            assertEquals(a.next(stepper), b.next(stepper));
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new Sampler(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Sampler(Double.NaN, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Sampler(1, -1, 0));
    }
}
