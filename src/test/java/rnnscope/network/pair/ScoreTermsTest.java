package rnnscope.network.pair;

import rnnscope.network.Topology;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** What a score is made of, against the score that the network used, for every attention, cell and number of layers. */
class ScoreTermsTest {

    @ParameterizedTest
    @CsvSource({"DOT, false, 1", "GENERAL, true, 2", "GENERAL, false, 1", "ADDITIVE, true, 1", "ADDITIVE, false, 2"})
    void theTermsMakeTheScoreAndTheSoftmaxTheWeight(Scoring scoring, boolean both, int layers) {
        ModelSpec spec = new ModelSpec("gru", layers, 5, 3, 4, 0, false, 0, 0,
                Wiring.of(Shape.ENCODER_DECODER, 3).withBidirectional(both).withScoring(scoring));
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        for (int i = 0; i < parameters.values().length; i++) {
            parameters.values()[i] = (float) Math.sin(1 + 2.7 * i);
        }
        Model model = new Model(spec, parameters, CharacterTokenizer.of("abc"), ModelCard.named("small"));
        PairTrace trace = new Decoder(Kernels.plain(), model).trace(Batch.ofSymbols(new int[] {0, 2, 1, 1}, new int[0]),
                new int[] {1, 0, 3}, Forcing.NONE);
        for (int t = 0; t < trace.steps(); t++) {
            for (int s = 0; s < 4; s++) {
                ScoreTerms terms = ScoreTerms.of(model, trace, t, s);
                double made = scoring == Scoring.ADDITIVE ? terms.terms().stream().mapToDouble(Double::doubleValue).sum()
                        : terms.query() * terms.key() * terms.cosine();
                assertEquals(trace.score(t, s), made, 1e-4);
                assertEquals(trace.score(t, s), terms.score());
                assertEquals(trace.weight(t, s), Math.exp(terms.score() - terms.greatest()) / terms.sum(), 1e-5);
                assertTrue(Math.abs(terms.cosine()) <= 1.00001 || scoring == Scoring.ADDITIVE);
                for (int j = 1; j < terms.terms().size(); j++) {
                    assertTrue(Math.abs(terms.terms().get(j)) <= Math.abs(terms.terms().get(j - 1)));
                }
            }
        }
    }
}
