package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.io.ModelFiles;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;
import rnnscope.network.pair.PairTrace;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Channel;
import rnnscope.tape.Side;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;
import rnnscope.train.example.Accuracy;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTasks;
import rnnscope.math.Workers;

/** A corpus of examples is gone through like a text, and every number is that of the example alone. */
class CorpusReadingTest {
    private static final Kernels K = Kernels.best();
    private static final int EXAMPLES = 60;

    private static Model model(String name) throws Exception {
        return ModelFiles.read(Path.of("sample-models", name + ".safetensors"));
    }

    private static List<Batch> examples(Model model) {
        return ExampleTasks.learned(model.card().corpus()).orElseThrow().heldOut().subList(0, EXAMPLES);
    }

    private static CorpusReading reading(Model model, Side side) {
        return new CorpusReading(K, model, ExampleText.of(model, examples(model), side, Integer.MAX_VALUE), List.of());
    }

    private static void assertSame(Trace expected, int of, Trace found, int at) {
        for (int layer = 0; layer < expected.layout().layers(); layer++) {
            for (Channel channel : expected.layout().channels(layer)) {
                for (int unit = 0; unit < expected.layout().units(layer); unit += 7) {
                    assertEquals(expected.value(layer, channel.id(), unit, of), found.value(layer, channel.id(), unit, at), 1e-5,
                            channel.id() + " of unit " + unit + " at " + at);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pos-lstm", "pos-heads", "sentiment-lstm", "prices-gru", "glimpses-gru", "draw-lstm"})
    void whatReadsIsTracedAsItsExamplesAre(String name) throws Exception {
        Model model = model(name);
        CorpusReading reading = reading(model, Side.SOURCE);
        int from = reading.text().start(3) + 1;
        int to = reading.text().start(40) + 2;
        Trace trace = reading.trace(from, to);
        for (int e : new int[] {3, 4, 21, 40}) {
            Trace alone = SequenceTrace.of(K, model, examples(model).get(e)).trace();
            for (int t = Math.max(from, reading.text().start(e)); t < Math.min(to, reading.text().start(e + 1)); t++) {
                assertEquals(e, reading.text().exampleAt(t));
                assertSame(alone, t - reading.text().start(e), trace, t);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"english-korean-gru", "numbers-lstm"})
    void whatWritesIsTracedAsItsExamplesAreAndSurprisedByWhatItShouldWrite(String name) throws Exception {
        Model model = model(name);
        CorpusReading reading = reading(model, Side.TARGET);
        Trace trace = reading.trace(0, reading.tokens().length());
        for (int e : new int[] {0, 17, EXAMPLES - 2}) {
            Batch example = examples(model).get(e);
            PairTrace alone = new Decoder(K, model).trace(example, example.targets(), Forcing.NONE);
            for (int t = 0; t < example.targets().length; t++) {
                int at = reading.text().start(e) + t;
                assertSame(alone.target(), t, trace, at);
                assertEquals(example.targets()[t], trace.next(at), "what should be written there, the end included");
                assertEquals(-Math.log(alone.target().probability(t, example.targets()[t])), trace.surprise(at), 1e-4);
            }
        }
        reading.readAll(Progress.IGNORED);
        assertEquals(reading.tokens().length(), reading.known());
        // All but the very last, of which nothing follows, as the accuracy on them measures it.
        Accuracy accuracy = Accuracy.of(model.spec(), model.parameters(),
                ExampleBatches.heldOut(model.spec(), examples(model), 10), K, Workers.of(1));
        assertEquals(accuracy.loss(), reading.meanLoss(), 0.02 * accuracy.loss() + 1e-4);
    }

    @Test
    void sentencesStandOneAfterAnotherWithTheirSpacesAndBeginALineEach() throws Exception {
        Model model = model("english-korean-gru");
        ExampleText read = ExampleText.of(model, examples(model), Side.SOURCE, 40);
        assertTrue(read.tokens().length() <= 40 && read.examples().size() > 1);
        int second = read.start(1);
        assertTrue(read.tokens().isStart(0) && read.tokens().isStart(second) && !read.tokens().isStart(second + 1));
        assertEquals(model.tokenizer().decode(read.examples().get(0).tokens()), read.tokens().text(0, second));
        assertEquals(0, read.tokens().unknown());
        TokenSequence written = ExampleText.of(model, examples(model), Side.TARGET, 40).tokens();
        assertEquals(ExampleText.START, written.symbol(0));
        assertFalse(written.symbol(1).startsWith(" "));
        assertTrue(written.symbol(2).startsWith(" "), written.text());
    }

    @Test
    void gatesAreCountedOverTheWholeCorpus() throws Exception {
        Model model = model("pos-lstm");
        CorpusReading reading = reading(model, Side.SOURCE);
        reading.readAll(Progress.IGNORED);
        Trace trace = reading.trace(0, reading.tokens().length());
        int shut = 0;
        for (int t = 0; t < reading.tokens().length(); t++) {
            shut += trace.value(1, "forget", 5, t) < Saturation.SHUT ? 1 : 0;
        }
        Saturation counted = reading.saturation(1, "forget");
        assertEquals(reading.tokens().length(), counted.steps());
        assertEquals((double) shut / counted.steps(), counted.shut(5), 1e-9);
    }
}
