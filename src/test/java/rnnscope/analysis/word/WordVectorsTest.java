package rnnscope.analysis.word;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.LanguageModel;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;

class WordVectorsTest {

    @Test
    void cosineDistanceAndNeighboursByHand() {
        WordVectors vectors = WordVectors.of(new Vocabulary(List.of("a", "b", "c", "d")),
                new float[][] {{3, 0}, {3, 4}, {0, 2}, {0, 0}});
        assertEquals(0.6, vectors.cosine(0, 1), 1e-7);
        assertEquals(0.8, vectors.cosine(1, 2), 1e-7);
        assertEquals(0, vectors.cosine(0, 3), "of a vector without length");
        assertEquals(4, vectors.distance(0, 1), 1e-7);
        assertEquals(Math.sqrt(13), vectors.distance(0, 2), 1e-6);
        assertEquals(List.of(2, 0, 3), vectors.neighbours(1, 9).stream().map(WordVectors.Neighbour::symbol).toList());
    }

    /** king − man + woman = queen on the corners of a square, where the three words themselves are nearer. */
    @Test
    void analogyByHandLeavesOutItsOwnWords() {
        Vocabulary words = new Vocabulary(List.of("man", "woman", "king", "queen", "apple"));
        WordVectors vectors = WordVectors.of(words, new float[][] {{1, 0, 0}, {0.8f, 0.6f, 0}, {0.8f, 0, 0.6f},
            {0.6f, 0.6f, 0.5291503f}, {-1, 0, 0}});
        Analogy analogy = Analogy.of(vectors, 0, 1, 2, 2);
        assertEquals(3, analogy.answer());
        // q = woman − man + king = (0.6, 0.6, 0.6), |q| = 0.6 √3, and queen · q = 0.36 + 0.36 + 0.31749
        assertEquals(1.03749 / (0.6 * Math.sqrt(3)), analogy.best().get(0).cosine(), 1e-5);
        assertEquals(0.6 - 0.5291503, analogy.best().get(0).distance(), 1e-5);
        assertEquals(4, analogy.best().get(1).symbol());
    }

    @Test
    void relationsAreCountedWithChanceAndTheNearestWord() {
        Vocabulary words = new Vocabulary(List.of("dog", "dogs", "cat", "cats", "door", "doors", "he", "x"));
        WordVectors vectors = WordVectors.of(words, new float[][] {{1, 0, 0, 0}, {1, 0, 0, 1}, {0, 1, 0, 0}, {0, 1, 0, 1},
            {0, 0, 1, 0}, {0, 0, 1, 0.1f}, {0, 0, -1, 0}, {-1, -1, -1, 0}});
        List<RelationScore> scores = RelationScore.all(vectors, Progress.IGNORED);
        assertEquals(List.of("plural"), scores.stream().map(s -> s.relation().id()).toList());
        RelationScore plural = scores.get(0);
        assertEquals(3, plural.pairs());
        assertEquals(6, plural.tried());
        assertEquals(6, plural.nearest(), "each plural is the nearest to its singular here");
        assertTrue(plural.holds() >= 4 && plural.holds() == plural.holding().size());
        assertEquals(6.0 / 5, plural.chance(), 1e-12);
    }

    /** What a symbol adds to the sums is what a network's first step shows from a state of zero, without its biases. */
    @ParameterizedTest
    @ValueSource(strings = {"hello-rnn", "flipflop-rnn", "pos-lstm"})
    void contributionsAreThoseOfTheNetwork(String name) throws IOException {
        Model model = ShippedModels.load(name);
        FirstLayer layer = FirstLayer.of(model);
        String suffix = "rnn.bias_";
        for (int symbol = 0; symbol < 3; symbol++) {
            Trace trace = trace(model, symbol);
            int candidate = layer.gates().size() == 1 ? 0 : 2;
            for (int j = 0; j < layer.units(); j++) {
                int row = layer.row(candidate, j);
                double sum = layer.contribution(symbol)[row] + model.parameters().get(suffix + "ih_l0", row, 0)
                        + model.parameters().get(suffix + "hh_l0", row, 0);
                float[] values = new float[layer.units()];
                trace.read(0, layer.gates().size() == 1 ? "hidden" : "candidate", 0, values);
                assertEquals(Math.tanh(sum), values[j], 1e-5);
            }
        }
    }

    private static Trace trace(Model model, int symbol) {
        if (LanguageModel.readsText(model.spec())) {
            return new Reading(Kernels.best(), model,
                    TokenSequence.ofParts(List.of(model.tokenizer().vocabulary().symbol(symbol)), new int[] {symbol},
                            model.tokenizer().vocabulary(), new int[] {0})).trace(0, 1);
        }
        return SequenceTrace.of(Kernels.best(), model,
                new Batch(new int[] {symbol}, new float[0], new int[0], new float[0])).trace();
    }

    @Test
    void oneHotAndEmbeddingAreTheirVectors() throws IOException {
        Model oneHot = ShippedModels.load("hello-rnn");
        FirstLayer layer = FirstLayer.of(oneHot);
        WordVectors vectors = WordVectors.of(oneHot, WordVectors.Kind.READ);
        assertFalse(layer.hasEmbedding());
        assertEquals(4, vectors.size());
        for (int row = 0; row < layer.rows(); row++) {
            assertEquals(layer.weight(row, 2), vectors.value(2, row));
        }
        Model embedded = ShippedModels.load("pos-lstm");
        assertEquals(embedded.spec().embedding(), WordVectors.of(embedded, WordVectors.Kind.READ).width());
        assertEquals(embedded.output().vocabulary().size(), WordVectors.of(embedded, WordVectors.Kind.WRITTEN).size());
        assertThrows(IllegalArgumentException.class,
                () -> WordVectors.of(ShippedModels.load("prices-gru"), WordVectors.Kind.READ));
    }

    /** The slope through zero is the one with the least squared error: its gradient vanishes. */
    @Test
    void indexHasTheBestSingleColumn() throws IOException {
        for (String name : List.of("hello-rnn", "pos-lstm")) {
            Model model = ShippedModels.load(name);
            FirstLayer layer = FirstLayer.of(model);
            float[] slope = layer.slope();
            double[] gradient = new double[layer.rows()];
            double[] scale = new double[layer.rows()];
            for (int k = 0; k < model.spec().vocabulary(); k++) {
                float[] adds = layer.contribution(k);
                for (int row = 0; row < gradient.length; row++) {
                    gradient[row] += k * (slope[row] * (double) k - adds[row]);
                    scale[row] += k * Math.abs(adds[row]);
                }
            }
            for (int row = 0; row < gradient.length; row++) {
                assertEquals(0, gradient[row] / scale[row], 1e-5);
            }
        }
        assertArrayEquals(new String[] {"i", "f", "g", "o"},
                FirstLayer.of(ShippedModels.load("pos-lstm")).gates().toArray());
    }
}
