package rnnscope.network.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.io.ModelFileException;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;
import rnnscope.train.example.Sources;

/** What scores are made of gives the scores and weights that the network used. */
class ScorePartsTest {
    private static final double TOLERANCE = 2e-5;

    private static SequenceTrace read(Model model, String source) {
        return SequenceTrace.of(Kernels.best(), model, Sources.read(model, source));
    }

    private static void checkHeads(SequenceTrace trace) {
        for (int head = 0; head < trace.heads(); head++) {
            for (int t = 0; t < trace.steps(); t++) {
                for (int s = 0; s < (trace.isCausal() ? t + 1 : trace.steps()); s++) {
                    ScoreParts parts = ScoreParts.ofHead(trace, head, t, s);
                    assertEquals(trace.headScores(head, t)[s], parts.score());
                    assertEquals(parts.score(), parts.query() * parts.key() * parts.cosine() / Math.sqrt(parts.width()),
                            TOLERANCE * (1 + Math.abs(parts.score())));
                    assertEquals(trace.headWeights(head, t)[s], Math.exp(parts.score() - parts.greatest()) / parts.sum(),
                            TOLERANCE);
                }
            }
        }
    }

    @Test
    void aHeadsScoreIsOfLengthsAndAngle() throws ModelFileException {
        SequenceTrace trace = read(ShippedModels.load("pos-heads"), "he saw her light box.");
        assertFalse(trace.isCausal());
        checkHeads(trace);
    }

    @Test
    void whoPredictsWhatComesNextSharesItsWeightsAmongThePast() {
        ModelSpec spec = new ModelSpec("gru", 1, 12, 2, 0, 0, false, 0, 0, Wiring.LANGUAGE_MODEL.withHeads(3));
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), CharacterTokenizer.of("ab"),
                ModelCard.named("x"));
        SequenceTrace trace = read(model, "abbab");
        assertTrue(trace.isCausal());
        checkHeads(trace);
        assertEquals(4, ScoreParts.ofHead(trace, 0, 0, 0).width());
        assertEquals(1, ScoreParts.ofHead(trace, 2, 0, 0).sum(), "alone at the first step");
        assertArrayEquals(values(trace, 1, 0), trace.headContext(1, 0), 1e-6f, "what it reads there is its own value");
    }

    private static float[] values(SequenceTrace trace, int head, int step) {
        float[] values = new float[4];
        trace.trace().read("attention/" + head + "/value", step, values);
        return values;
    }

    @Test
    void aPoolingScoreIsTheSumOfItsTerms() throws ModelFileException {
        Model model = ShippedModels.load("sentiment-lstm");
        SequenceTrace trace = read(model, "the movie was terribly exciting.");
        for (int t = 0; t < trace.steps(); t++) {
            ScoreParts parts = ScoreParts.ofPooling(model, trace, t);
            assertEquals(trace.poolingScores()[t], parts.score());
            assertEquals(parts.score(), parts.terms().stream().mapToDouble(Double::doubleValue).sum(),
                    TOLERANCE * (1 + Math.abs(parts.score())));
            assertTrue(Math.abs(parts.terms().get(0)) >= Math.abs(parts.terms().get(1)));
            assertEquals(trace.poolingWeights()[t], Math.exp(parts.score() - parts.greatest()) / parts.sum(), TOLERANCE);
        }
    }
}
