package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Vocabulary;

/** A model of one unit that reads two numbers and predicts one, worked by hand. */
class NumbersTest {
    private final ModelSpec spec = new ModelSpec("rnn-tanh", 1, 1, 0, 0, 0, false, 2, 1);
    private final Parameters parameters = new Parameters(Topology.of(spec).parameters());

    NumbersTest() {
        parameters.set("rnn.weight_ih_l0", new float[] {0.5f, -1});
        parameters.set("rnn.weight_hh_l0", new float[] {2});
        parameters.set("head.weight", new float[] {3});
        parameters.set("head.bias", new float[] {0.25f});
    }

    private static Batch batch() {
        return new Batch(new int[0], new float[] {0.4f, 0.1f, -0.2f, 0.3f}, new int[0], new float[] {Float.NaN, 1});
    }

    @Test
    void predictsNumbersAndIsMeasuredBySquaredErrorWhereATargetIsKnown() {
        Network network = new Network(spec, 1, 2, true, Kernels.plain(), Workers.of(1));
        network.forward(parameters, batch());
        double h0 = Math.tanh(0.5 * 0.4 - 0.1);
        double h1 = Math.tanh(0.5 * -0.2 - 0.3 + 2 * h0);
        double y1 = 3 * h1 + 0.25;
        assertEquals((y1 - 1) * (y1 - 1), network.loss(batch()), 1e-6);
        assertEquals(1, network.known(batch()));

        Parameters gradient = new Parameters(parameters.layout());
        network.backward(parameters, batch(), gradient);
        double dY = 2 * (y1 - 1);
        assertEquals(dY * h1, gradient.get("head.weight", 0, 0), 1e-5);
        assertEquals(dY, gradient.get("head.bias", 0, 0), 1e-5);
        assertEquals(dY * 3 * (1 - h1 * h1) * h0, gradient.get("rnn.weight_hh_l0", 0, 0), 1e-5);
    }

    @Test
    void aTraceHoldsWhatEnteredAndWhatCameOutAndKnowsNoSymbols() {
        Network network = new Network(spec, 2, Kernels.plain());
        network.forward(parameters, batch());
        Trace trace = new Trace(network.tape(), 0, new int[] {-1, -1, -1});
        float[] entered = new float[2];
        trace.read("inputs", 1, entered);
        assertEquals(List.of(-0.2f, 0.3f), List.of(entered[0], entered[1]));
        float[] output = new float[1];
        trace.read("outputs", 0, output);
        assertEquals(3 * Math.tanh(0.1) + 0.25, output[0], 1e-6);
        assertEquals(0, trace.symbols());
        assertEquals(0, trace.best(1, 5).length);
        assertTrue(Double.isNaN(trace.entropy(1)) && Double.isNaN(trace.surprise(1)));
    }

    @Test
    void aTextForAModelOfNumbersIsRefusedInWords() {
        var tokenizer = new CharacterTokenizer(new Vocabulary(List.of()));
        Model model = new Model(spec, parameters, tokenizer, ModelCard.named("adder"));
        String words = "the model adder works on real numbers; it cannot read a text";
        assertEquals(words, assertThrows(IllegalArgumentException.class,
                () -> new Reading(Kernels.plain(), model, tokenizer.encode("text"))).getMessage());
        assertEquals(words, assertThrows(IllegalArgumentException.class,
                () -> new Stepper(Kernels.plain(), model)).getMessage());
    }

    @Test
    void specsThatMakeNoSenseAreRefusedInWords() {
        for (int[] wrong : new int[][] {{0, 0, 0, 0}, {0, 0, 2, 0}, {0, 0, 0, 1}, {5, 0, 2, 1}, {5, 3, 2, 0}, {5, 0, -1, 0}}) {
            String message = assertThrows(IllegalArgumentException.class, () -> new ModelSpec("lstm", 1, 4, wrong[0],
                    wrong[1], 0, false, wrong[2], wrong[3]), Arrays.toString(wrong)).getMessage();
            assertTrue(message.contains(" "), message);
        }
    }
}
