package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Vocabulary;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingSpec;

/**
 * The first recurrent network of a lecture (CS231n's "hello"): four symbols, three hidden units. It reads h, e, l, l and
 * is to say e, l, l, o. The difficulty is l: the first time the answer is l, the second time it is o, so the network has
 * to remember.
 */
class HelloLectureTest {
    private static final int H = 0;
    private static final int E = 1;
    private static final int L = 2;
    private static final int O = 3;
    private static final int[] INPUT = {H, E, L, L};
    private static final int[] TARGET = {E, L, L, O};

    private final ModelSpec spec = ModelSpec.of("rnn-tanh", 1, 3, 4);
    private final CharacterTokenizer tokenizer = new CharacterTokenizer(new Vocabulary(List.of("h", "e", "l", "o")));
    private Parameters p;
    private Network network;

    @BeforeEach
    void oneRowForEachHiddenUnit() {
        p = new Parameters(Topology.of(spec).parameters());
        //                                        h     e     l     o
        p.set("rnn.weight_ih_l0", new float[] { 0.5f, 0.0f, 0.0f, 0.0f,     // unit 0 likes h
                                                0.0f, 0.5f, 0.0f, 0.0f,     // unit 1 likes e
                                                0.0f, 0.0f, 1.0f, 0.0f});   // unit 2 likes l
        //                                       h₀    h₁    h₂
        p.set("rnn.weight_hh_l0", new float[] { 0.0f, 0.0f, 0.0f,           // unit 0 remembers nothing
                                                1.0f, 0.0f, 0.0f,           // unit 1 hears of an h one step ago
                                                0.0f, 0.0f, 0.5f});         // unit 2 adds up the l's
        //                                       h₀    h₁    h₂
        p.set("head.weight", new float[] {      0.0f, 0.0f, 0.0f,           // nothing speaks for h
                                                2.0f, 0.0f, 0.0f,           // after h comes e
                                                0.0f, 2.0f, 0.0f,           // after e comes l
                                                0.0f, 0.0f, 1.0f});         // the more l's, the sooner o
        network = new Network(spec, 1, 4, true, Kernels.plain(), Workers.of(1));
    }

    /** h_t = tanh(W_ih x_t + W_hh h_{t−1}); x_t has a single 1, so W_ih x_t is just one column of W_ih. */
    @Test
    void theHiddenStateIsAMixOfWhatIsReadAndWhatIsRemembered() {
        network.forward(p, INPUT);

        // reads h: the column of h is (0.5, 0, 0), and there is nothing to remember.
        assertHidden(0, Math.tanh(0.5), 0, 0);
        // reads e: the column of e is (0, 0.5, 0), and unit 1 hears of the h: 0.5 + 1.0 · tanh 0.5.
        assertHidden(1, 0, Math.tanh(0.5 + Math.tanh(0.5)), 0);
        // reads l for the first time: unit 2 has tanh 1 = 0.762.
        assertHidden(2, 0, 0, Math.tanh(1));
        // reads l again: the same symbol, another state, tanh(1 + 0.5 · 0.762) = 0.881. This is the memory.
        assertHidden(3, 0, 0, Math.tanh(1 + 0.5 * Math.tanh(1)));
    }

    /** logits = W_head h_t, softmax makes them probabilities, and the loss is −ln of the one that came true. */
    @Test
    void theLossIsTheSurprise() {
        network.forward(p, INPUT);

        // After h the logits are (0, 2 · 0.4621, 0, 0), so p(e) = e^0.9242 / (e^0.9242 + 3) = 0.4565.
        double e = Math.exp(2 * Math.tanh(0.5));
        assertEquals(e / (e + 3), probability(0, E), 1e-6);
        assertEquals(0.4565, probability(0, E), 1e-4);

        double sum = 0;
        for (int t = 0; t < 4; t++) {
            sum -= Math.log(probability(t, TARGET[t]));
        }
        assertEquals(sum / 4, network.loss(TARGET), 1e-6);
    }

    /** The gradient of a logit is (probability − truth) / steps: what was thought, less what was so. */
    @Test
    void theGradientStartsAsProbabilityLessTruth() {
        network.forward(p, INPUT);
        Parameters gradient = new Parameters(p.layout());
        network.backward(p, TARGET, gradient);

        float[] bias = gradient.get("head.bias");
        for (int k = 0; k < 4; k++) {
            double expected = 0;
            for (int t = 0; t < 4; t++) {
                expected += (probability(t, k) - (TARGET[t] == k ? 1 : 0)) / 4;
            }
            assertEquals(expected, bias[k], 1e-6);
        }
        // Nothing that unit 0 remembers is multiplied by anything but 0 … yet its gradient says: remembering would help.
        assertTrue(Math.abs(gradient.get("rnn.weight_hh_l0", 2, 1)) > 1e-4);
    }

    /** Thirty seconds of a lecture: the network is trained until it spells the word from its first letter. */
    @Test
    void itLearnsToSpell() {
        int[] text = tokenizer.encode("hello".repeat(40)).ids(0, 200);
        TrainingSpec training = new TrainingSpec(1, 10, Optimizer.Kind.ADAM, 0.02, 1, 0, 5, Initialisation.UNIFORM, 0, 3);
        Trainer trainer = new Trainer(spec, training, text, Kernels.plain(), Workers.of(1));
        for (int i = 0; i < 1500; i++) {
            trainer.step();
        }
        assertTrue(trainer.loss() < 0.05, "loss " + trainer.loss());

        Stepper stepper = new Stepper(Kernels.plain(),
                new Model(spec, trainer.parameters(), tokenizer, ModelCard.named("hello")));
        Sampler best = new Sampler(0, 0, 0);
        int[] said = new int[5];
        for (int t = 0; t < 5; t++) {
            stepper.step(t == 0 ? H : said[t - 1]);
            said[t] = best.next(stepper);
        }
        assertArrayEquals(new int[] {E, L, L, O, H}, said);
    }

    private void assertHidden(int t, double... expected) {
        for (int j = 0; j < 3; j++) {
            assertEquals(expected[j], value("0/hidden", t, j), 1e-6, "unit " + j + " at step " + t);
        }
    }

    private float probability(int t, int symbol) {
        return value("probabilities", t, symbol);
    }

    private float value(String name, int t, int column) {
        return network.tape().values()[network.layout().place(name).at(network.layout().row(t), column)];
    }
}
