package rnnscope.network.sequence;

import rnnscope.network.Topology;
import static java.lang.Math.exp;
import static java.lang.Math.sqrt;
import static java.lang.Math.tanh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.text.CharacterTokenizer;

/** One unit in each direction and two symbols: every number worked by hand. */
class LectureOnSequencesTest {
    private static final double TOLERANCE = 1e-6;
    /** Reads "ab". */
    private static final Batch SOURCE = new Batch(new int[] {0, 1}, new float[0], new int[0], new float[0]);
    // Forwards h_t = tanh(w_symbol + 0.5 h_{t−1}), backwards g_t = tanh(v_symbol − 0.3 g_{t+1}).
    private static final double H0 = tanh(0.8);
    private static final double H1 = tanh(-0.4 + 0.5 * H0);
    private static final double G1 = tanh(0.9);
    private static final double G0 = tanh(0.2 - 0.3 * G1);

    private static Parameters both(ModelSpec spec) {
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("rnn.weight_ih_l0", new float[] {0.8f, -0.4f});
        p.set("rnn.weight_hh_l0", new float[] {0.5f});
        p.set("rnn.weight_ih_l0_reverse", new float[] {0.2f, 0.9f});
        p.set("rnn.weight_hh_l0_reverse", new float[] {-0.3f});
        return p;
    }

    private static SequenceTrace trace(ModelSpec spec, Parameters p) {
        return SequenceTrace.of(Kernels.plain(), new Model(spec, p, CharacterTokenizer.of("ab"), ModelCard.named("x")),
                SOURCE);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    @Test
    void aTaggerReadsFromBothEnds() {
        ModelSpec spec = new ModelSpec("rnn-tanh", 1, 1, 2, 0, 0, false, 0, 0,
                Wiring.of(Shape.TAGGER, 2).withBidirectional(true));
        Parameters p = both(spec);
        p.set("head.weight", new float[] {1, 2, 0, 0});
        SequenceTrace trace = trace(spec, p);
        assertEquals(H0, trace.trace().value(0, "hidden", 0, 0), TOLERANCE);
        assertEquals(H1, trace.trace().value(0, "hidden", 0, 1), TOLERANCE);
        assertEquals(G1, trace.trace().value(1, "hidden", 0, 1), TOLERANCE);
        assertEquals(G0, trace.trace().value(1, "hidden", 0, 0), TOLERANCE);
        assertTrue(trace.trace().layout().isReverse(1) && !trace.trace().layout().isReverse(0));
        assertEquals(0, trace.trace().value(1, "hidden", 0, 2), "the state that the reverse layer begins with");
        assertEquals(sigmoid(H0 + 2 * G0), trace.probabilities(0)[0], TOLERANCE);
        assertEquals(sigmoid(H1 + 2 * G1), trace.probabilities(1)[0], TOLERANCE);
        assertEquals(0, trace.best(1));
    }

    @Test
    void aClassifierPools() {
        double[] last = {H1, G0};
        double[] mean = {(H0 + H1) / 2, (G0 + G1) / 2};
        double[] max = {Math.max(H0, H1), Math.max(G0, G1)};
        // v tanh(W y + b) with W the first row of ones, v = (3, 0).
        double e0 = 3 * tanh(H0 + G0 + 0.1);
        double e1 = 3 * tanh(H1 + G1 + 0.1);
        double weight = exp(e0) / (exp(e0) + exp(e1));
        double[] attended = {weight * H0 + (1 - weight) * H1, weight * G0 + (1 - weight) * G1};
        double[][] expected = {last, mean, max, attended};
        for (Pooling pooling : Pooling.values()) {
            ModelSpec spec = new ModelSpec("rnn-tanh", 1, 1, 2, 0, 0, false, 0, 0,
                    Wiring.of(Shape.CLASSIFIER, 2).withBidirectional(true).withPooling(pooling));
            Parameters p = both(spec);
            p.set("head.weight", new float[] {1, 2, 0, 0});
            if (pooling == Pooling.ATTENTION) {
                p.set("pooling.linear.weight", new float[] {1, 1, 0, 0});
                p.set("pooling.linear.bias", new float[] {0.1f, 0});
                p.set("pooling.score.weight", new float[] {3, 0});
            }
            SequenceTrace trace = trace(spec, p);
            double[] pooled = expected[pooling.ordinal()];
            assertEquals(sigmoid(pooled[0] + 2 * pooled[1]), trace.probabilities(0)[0], TOLERANCE, pooling.toString());
            if (pooling == Pooling.ATTENTION) {
                assertArrayEquals(new float[] {(float) e0, (float) e1}, trace.poolingScores(), 1e-5f);
                assertArrayEquals(new float[] {(float) weight, (float) (1 - weight)}, trace.poolingWeights(), 1e-6f);
            }
        }
    }

    @Test
    void selfAttentionAddsWhatItReads() {
        ModelSpec spec = new ModelSpec("rnn-tanh", 1, 2, 2, 0, 0, false, 0, 0, Wiring.LANGUAGE_MODEL.withHeads(1));
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("rnn.weight_ih_l0", new float[] {0.8f, -0.4f, 0.2f, 0.9f});
        // Queries and keys are the states, values their first number twice.
        p.set("attention.in_proj_weight", new float[] {1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0});
        p.set("attention.out_proj.weight", new float[] {1, 0, 0, 1});
        p.set("head.weight", new float[] {1, 1, 0, 0});
        double[][] y = {{tanh(0.8), tanh(0.2)}, {tanh(-0.4), tanh(0.9)}};
        SequenceTrace trace = trace(spec, p);
        // The first step sees itself alone.
        assertArrayEquals(new float[] {1, 0}, trace.headWeights(0, 0));
        assertEquals(sigmoid(y[0][0] + y[0][1] + 2 * y[0][0]), trace.probabilities(0)[0], TOLERANCE);

        double e0 = (y[1][0] * y[0][0] + y[1][1] * y[0][1]) / sqrt(2);
        double e1 = (y[1][0] * y[1][0] + y[1][1] * y[1][1]) / sqrt(2);
        double weight = exp(e0) / (exp(e0) + exp(e1));
        assertEquals(e0, trace.headScores(0, 1)[0], TOLERANCE);
        assertEquals(weight, trace.headWeights(0, 1)[0], TOLERANCE);
        double read = weight * y[0][0] + (1 - weight) * y[1][0];
        assertEquals(sigmoid(y[1][0] + y[1][1] + 2 * read), trace.probabilities(1)[0], TOLERANCE);
    }

    @Test
    void whatDoesNotReadASequenceAtOnceIsRefusedInWords() {
        ModelSpec spec = ModelSpec.of("gru", 1, 2, 2);
        Model model = new Model(spec, new Parameters(rnnscope.network.Topology.of(spec).parameters()),
                CharacterTokenizer.of("ab"), ModelCard.named("m"));
        assertEquals("the model m is a language-model; it does not read a sequence at once",
                assertThrows(IllegalArgumentException.class,
                        () -> SequenceTrace.of(Kernels.plain(), model, SOURCE)).getMessage());
    }
}
