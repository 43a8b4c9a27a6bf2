package rnnscope.network.pair;

import rnnscope.network.Topology;
import static java.lang.Math.exp;
import static java.lang.Math.tanh;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.text.CharacterTokenizer;

/** One unit in the encoder, one in the decoder, two symbols read and two written: every number worked by hand. */
class LectureOnAttentionTest {
    private static final double TOLERANCE = 1e-6;
    /** Reads "ab". */
    private static final Batch SOURCE = new Batch(new int[] {0, 1}, new float[0], new int[0], new float[0]);

    private static Parameters common(ModelSpec spec) {
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("encoder.embedding.weight", new float[] {1, -0.5f});
        p.set("encoder.rnn.weight_ih_l0", new float[] {0.8f});
        p.set("encoder.rnn.weight_hh_l0", new float[] {0.5f});
        // Symbols a and b, and the boundary.
        p.set("decoder.embedding.weight", new float[] {0.3f, -0.7f, 0.2f});
        p.set("decoder.rnn.weight_hh_l0", new float[] {0.4f});
        p.set("attention.combine.weight", new float[] {1.5f, -0.5f});
        p.set("attention.combine.bias", new float[] {0.1f});
        p.set("head.weight", new float[] {2, -1, 0.5f});
        return p;
    }

    private static PairTrace trace(ModelSpec spec, Parameters p) {
        Model model = new Model(spec, p, CharacterTokenizer.of("ab"), ModelCard.named("lecture"));
        return new Decoder(Kernels.plain(), model).trace(SOURCE, new int[] {1, 2}, Forcing.NONE);
    }

    /** The encoder: x = E[symbol], h_s = tanh(0.8 x + 0.5 h_{s−1}). */
    private static final double H0 = tanh(0.8 * 1);
    private static final double H1 = tanh(0.8 * -0.5 + 0.5 * H0);

    @Test
    void dotAttentionLooksAfterTheStep() {
        ModelSpec spec = new ModelSpec("rnn-tanh", 1, 1, 2, 1, 0, false, 0, 0,
                Wiring.of(Shape.ENCODER_DECODER, 2).withScoring(Scoring.DOT));
        Parameters p = common(spec);
        p.set("decoder.rnn.weight_ih_l0", new float[] {0.9f});
        PairTrace trace = trace(spec, p);
        assertEquals(H0, trace.source().value(0, "hidden", 0, 0), TOLERANCE);
        assertEquals(H1, trace.source().value(0, "hidden", 0, 1), TOLERANCE);

        // The decoder begins where the encoder ended; the boundary enters first, then b.
        double s0 = tanh(0.9 * 0.2 + 0.4 * H1);
        double s1 = tanh(0.9 * -0.7 + 0.4 * s0);
        double[] states = {s0, s1};
        for (int t = 0; t < 2; t++) {
            double s = states[t];
            assertEquals(s, trace.target().value(0, "hidden", 0, t), TOLERANCE);
            double weight = exp(s * H0) / (exp(s * H0) + exp(s * H1));
            assertEquals(s * H0, trace.score(t, 0), TOLERANCE);
            assertEquals(weight, trace.weight(t, 0), TOLERANCE);
            double context = weight * H0 + (1 - weight) * H1;
            assertEquals(context, trace.context(t)[0], TOLERANCE);
            checkPrediction(trace, t, tanh(1.5 * context - 0.5 * s + 0.1));
        }
        assertEquals(List.of(2, 1), List.of(trace.entered(0), trace.entered(1)));
    }

    @Test
    void additiveAttentionLooksBeforeTheStepAndItsContextEnters() {
        ModelSpec spec = new ModelSpec("rnn-tanh", 1, 1, 2, 1, 0, false, 0, 0,
                Wiring.of(Shape.ENCODER_DECODER, 2).withScoring(Scoring.ADDITIVE));
        Parameters p = common(spec);
        // For the symbol and for the context beside it.
        p.set("decoder.rnn.weight_ih_l0", new float[] {0.9f, -0.6f});
        p.set("attention.query.weight", new float[] {0.7f});
        p.set("attention.key.weight", new float[] {-1.2f});
        p.set("attention.score.weight", new float[] {2.5f});
        PairTrace trace = trace(spec, p);

        double s = H1;
        double[] entering = {0.2, -0.7};
        for (int t = 0; t < 2; t++) {
            double e0 = 2.5 * tanh(0.7 * s - 1.2 * H0);
            double e1 = 2.5 * tanh(0.7 * s - 1.2 * H1);
            assertEquals(e0, trace.score(t, 0), TOLERANCE);
            assertEquals(e1, trace.score(t, 1), TOLERANCE);
            double weight = exp(e0) / (exp(e0) + exp(e1));
            double context = weight * H0 + (1 - weight) * H1;
            s = tanh(0.9 * entering[t] - 0.6 * context + 0.4 * s);
            assertEquals(s, trace.target().value(0, "hidden", 0, t), TOLERANCE);
            checkPrediction(trace, t, tanh(1.5 * context - 0.5 * s + 0.1));
        }
    }

    private static void checkPrediction(PairTrace trace, int t, double a) {
        double sum = exp(2 * a) + exp(-a) + exp(0.5 * a);
        assertEquals(exp(2 * a) / sum, trace.target().probability(t, 0), TOLERANCE);
        assertEquals(exp(-a) / sum, trace.target().probability(t, 1), TOLERANCE);
        assertEquals(exp(0.5 * a) / sum, trace.target().probability(t, 2), TOLERANCE);
    }
}
