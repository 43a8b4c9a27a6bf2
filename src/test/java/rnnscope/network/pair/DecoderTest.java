package rnnscope.network.pair;

import rnnscope.network.Network;
import rnnscope.network.Topology;
import rnnscope.network.module.Room;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.Sampler;
import rnnscope.network.Slopes;
import rnnscope.network.pair.Hypothesis.Fate;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;

/** Searches against a naive one that reads every prefix anew. */
class DecoderTest {
    private static final int SYMBOLS = 4;
    private static final int END = SYMBOLS;
    private static final Batch SOURCE = new Batch(new int[] {2, 0, 1, 3, 3}, new float[0], new int[0], new float[0]);

    private static Model model(Scoring scoring) {
        ModelSpec spec = new ModelSpec("lstm", 2, 9, 4, 5, 0, false, 0, 0,
                Wiring.of(Shape.ENCODER_DECODER, SYMBOLS).withScoring(scoring));
        return new Model(spec, Slopes.normal(Topology.of(spec).parameters(), 0.7, new SeededRandom(5)),
                CharacterTokenizer.of("abcd"), ModelCard.named("test"));
    }

    /** A gate of the decoder scaled, a state of the encoder held, and what the bridge carries. */
    private static Model changed(Scoring scoring) {
        ModelEdits edits = ModelEdits.NONE
                .with(new Intervention.Scale(Quantity.channel(Side.TARGET, 0, "forget"), 3, 0.2f, TextRange.ALL))
                .with(new Intervention.Clamp(0, "hidden", 4, -0.8f, new TextRange(1, 4)))
                .with(new Intervention.Clamp(new Quantity(Side.SOURCE, "end/1/hidden"), 2, 0.9f, TextRange.ALL));
        return edits.applyTo(model(scoring));
    }

    private static Decoder decoder(Scoring scoring) {
        return new Decoder(Kernels.plain(), model(scoring));
    }

    /** ln p of every symbol after a prefix. */
    private static double[] predict(Decoder decoder, List<Integer> prefix, Forcing forcing) {
        int[] written = IntStream.concat(prefix.stream().mapToInt(k -> k), IntStream.of(0)).toArray();
        PairTrace trace = decoder.trace(SOURCE, written, forcing);
        double[] logs = new double[SYMBOLS + 1];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = Math.log(trace.target().probability(written.length - 1, k));
        }
        return logs;
    }

    private record Path(List<Integer> symbols, double logProbability) {}

    private static Path naive(Decoder decoder, int width, Forcing forcing) {
        List<Path> live = List.of(new Path(List.of(), 0));
        List<Path> ended = new ArrayList<>();
        for (int t = 0; t < 2 * 5 + 40 && !live.isEmpty() && ended.size() < width; t++) {
            List<Path> next = new ArrayList<>();
            for (Path path : live) {
                double[] logs = predict(decoder, path.symbols, forcing);
                for (int k = 0; k < logs.length; k++) {
                    if (forcing.symbol(t) < 0 || forcing.symbol(t) == k) {
                        List<Integer> longer = new ArrayList<>(path.symbols);
                        longer.add(k);
                        next.add(new Path(longer, path.logProbability + logs[k]));
                    }
                }
            }
            next.sort(Comparator.comparingDouble(Path::logProbability).reversed());
            next = next.subList(0, Math.min(width, next.size()));
            live = next.stream().filter(p -> p.symbols.get(p.symbols.size() - 1) != END).toList();
            next.stream().filter(p -> p.symbols.get(p.symbols.size() - 1) == END).forEach(ended::add);
        }
        return (ended.isEmpty() ? live : ended).stream()
                .max(Comparator.comparingDouble(p -> p.logProbability / p.symbols.size())).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Scoring.class)
    void findsWhatASearchThatReadsEveryPrefixAnewFinds(Scoring scoring) {
        finds(scoring, decoder(scoring));
        finds(scoring, new Decoder(Kernels.plain(), changed(scoring)));
    }

    private static void finds(Scoring scoring, Decoder decoder) {
        Forcing forcing = Forcing.NONE.withSymbol(2, 3).withWeights(1, new float[] {0, 0.5f, 0, 0.5f, 0});
        for (Forcing forced : List.of(Forcing.NONE, scoring == Scoring.NONE ? Forcing.NONE.withSymbol(2, 3) : forcing)) {
            for (int width : new int[] {1, 2, 3, 5}) {
                Decoding found = decoder.beam(SOURCE, width, forced);
                Path expected = naive(decoder, width, forced);
                assertEquals(expected.symbols, found.path(found.chosen()).stream().map(Hypothesis::symbol).toList());
                assertEquals(expected.logProbability, found.chosen().logProbability(), 1e-4);
                assertEquals(expected.logProbability, found.trace().logProbability(), 1e-4);
            }
        }
        assertArrayEquals(decoder.greedy(SOURCE, Forcing.NONE).trace().written(),
                decoder.sampled(SOURCE, new Sampler(0, 0, 1), Forcing.NONE).trace().written());
        assertArrayEquals(decoder.sampled(SOURCE, new Sampler(1, 0, 3), Forcing.NONE).trace().written(),
                decoder.sampled(SOURCE, new Sampler(1, 0, 3), Forcing.NONE).trace().written());
    }

    @Test
    void theTreeHoldsWhatWasDroppedToo() {
        Decoding found = decoder(Scoring.DOT).beam(SOURCE, 3, Forcing.NONE);
        for (Hypothesis node : found.tree()) {
            assertEquals(node, found.tree().get(node.id()));
            assertTrue(node.parent() < node.id());
            Hypothesis parent = node.parent() < 0 ? null : found.tree().get(node.parent());
            assertEquals(node.step(), parent == null ? 0 : parent.step() + 1);
            assertTrue(parent == null || parent.fate() == Fate.KEPT);
            assertTrue(node.logProbability() < (parent == null ? 0 : parent.logProbability()));
            assertEquals(node.symbol() == END && node.fate() != Fate.DROPPED, node.fate() == Fate.ENDED);
        }
        for (int step = 0; step <= found.chosen().step(); step++) {
            int at = step;
            assertTrue(found.tree().stream().filter(n -> n.step() == at && n.fate() != Fate.DROPPED).count() <= 3);
        }
        assertTrue(found.tree().stream().anyMatch(n -> n.fate() == Fate.DROPPED));
    }

    /** Stepping symbol by symbol gives the bits of a whole batch taught by force. */
    @ParameterizedTest
    @EnumSource(Scoring.class)
    void aTraceIsWhatTrainingComputes(Scoring scoring) {
        traces(scoring, model(scoring));
        traces(scoring, changed(scoring));
    }

    private static void traces(Scoring scoring, Model model) {
        int[] written = {1, 0, 3, 3, END};
        PairTrace trace = new Decoder(Kernels.plain(), model).trace(SOURCE, written, Forcing.NONE);
        Network network = new Network(model.spec(), new Room(1, 5, 5), true, Kernels.plain(), Workers.of(1));
        network.intervene(0, model.interventions());
        network.forward(model.parameters(), new Batch(SOURCE.tokens(), new float[0], written, new float[0]));
        float[] expected = Arrays.copyOf(network.tape().values(), network.tape().layout().size());
        for (int t = 0; t < written.length; t++) {
            for (int j = 0; j < 9; j++) {
                assertEquals(expected[network.tape().layout().channel(1, "hidden").at(t + 1, j)],
                        trace.target().value(1, "hidden", j, t));
            }
            for (int k = 0; k <= SYMBOLS; k++) {
                assertEquals(expected[network.tape().layout().place("logits").at(t + 1, k)],
                        trace.target().logit(t, k));
            }
        }
        assertArrayEquals(new int[] {1, 0, 3, 3}, trace.written());
        assertEquals(List.of(END, 1, 0), List.of(trace.entered(0), trace.entered(1), trace.entered(2)));
        assertEquals(scoring != Scoring.NONE, trace.attends());
        assertEquals(3, trace.source().token(4));
    }

    @Test
    void attentionReadsWhatItsWeightsSay() {
        PairTrace trace = decoder(Scoring.DOT).greedy(SOURCE, Forcing.NONE).trace();
        for (int t = 0; t < trace.steps(); t++) {
            double sum = 0;
            for (int s = 0; s < 5; s++) {
                double score = 0;
                for (int j = 0; j < 9; j++) {
                    score += (double) trace.target().value(1, "hidden", j, t) * trace.source().value(1, "hidden", j, s);
                }
                assertEquals(score, trace.score(t, s), 1e-5);
                assertTrue(trace.weight(t, s) <= trace.weight(t, trace.hardest(t)));
                sum += trace.weight(t, s);
            }
            assertEquals(1, sum, 1e-5);
            for (int j = 0; j < 9; j++) {
                double read = 0;
                for (int s = 0; s < 5; s++) {
                    read += (double) trace.weight(t, s) * trace.source().value(1, "hidden", j, s);
                }
                assertEquals(read, trace.context(t)[j], 1e-5);
            }
        }
    }

    @Test
    void aForcedRowIsReadAndWhatFollowsChanges() {
        Decoder decoder = decoder(Scoring.ADDITIVE);
        int[] written = {1, 0, 3, END};
        PairTrace free = decoder.trace(SOURCE, written, Forcing.NONE);
        float[] row = {0, 0, 0, 0, 1};
        PairTrace forced = decoder.trace(SOURCE, written, Forcing.NONE.withWeights(1, row));
        assertArrayEquals(free.weights(0), forced.weights(0));
        assertArrayEquals(row, forced.weights(1));
        assertEquals(4, forced.hardest(1));
        assertArrayEquals(free.scores(1), forced.scores(1), "the scores stay as they are");
        for (int j = 0; j < 9; j++) {
            assertEquals(forced.source().value(1, "hidden", j, 4), forced.context(1)[j]);
        }
        assertNotEquals(free.target().logit(1, 0), forced.target().logit(1, 0));
        assertNotEquals(free.weight(2, 0), forced.weight(2, 0));
        assertArrayEquals(free.weights(2),
                decoder.trace(SOURCE, written, forced.forcing().without(1)).weights(2));
    }

    @Test
    void aRowWithOneWeightChangedStillAddsUpToOne() {
        assertArrayEquals(new float[] {0.25f, 0.5f, 0.25f}, Forcing.changed(new float[] {0.4f, 0.2f, 0.4f}, 1, 0.5f), 1e-6f);
        assertArrayEquals(new float[] {0.5f, 0, 0.5f}, Forcing.changed(new float[] {0, 1, 0}, 1, 0), 1e-6f);
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        Decoder decoder = decoder(Scoring.DOT);
        assertEquals("there is nothing to read", assertThrows(IllegalArgumentException.class, () -> decoder.greedy(
                new Batch(new int[0], new float[0], new int[0], new float[0]), Forcing.NONE)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> decoder.beam(SOURCE, 0, Forcing.NONE));
        ModelSpec other = ModelSpec.of("gru", 1, 3, 4);
        assertEquals("the model m is a language-model; it does not write a sequence from a source",
                assertThrows(IllegalArgumentException.class, () -> new Decoder(Kernels.plain(), new Model(other,
                        Slopes.normal(rnnscope.network.Topology.of(other).parameters(), 1, new SeededRandom(1)),
                        CharacterTokenizer.of("abcd"), ModelCard.named("m")))).getMessage());
    }
}
