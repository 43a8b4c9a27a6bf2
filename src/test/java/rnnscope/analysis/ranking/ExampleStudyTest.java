package rnnscope.analysis.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.analysis.unit.ExampleReader;
import rnnscope.analysis.unit.ExampleReader.Recorded;
import rnnscope.io.ModelFiles;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;
import rnnscope.network.pair.PairTrace;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Side;
import rnnscope.train.example.ExampleTasks;

class ExampleStudyTest {
    private static final Kernels K = Kernels.best();

    private static Model model(String name) throws Exception {
        return ModelFiles.read(Path.of("sample-models", name + ".safetensors"));
    }

    private static List<Batch> heldOut(Model model) {
        return ExampleTasks.learned(model.card().corpus()).orElseThrow().heldOut();
    }

    private static Recorded read(Model model, List<Batch> examples, Side side, Place place) {
        return ExampleReader.read(K, Workers.of(1), model, examples, side, List.of(place), (done, total) -> true);
    }

    /** To within a level, a 128th of a range of 2. */
    private static void assertValue(float expected, Activity activity, int unit, int step) {
        assertEquals(expected, activity.value(unit, step), 0.02, "unit " + unit + ", step " + step);
    }

    @Test
    void aTaggerIsRecordedAsItsTracesSay() throws Exception {
        Model model = model("pos-lstm");
        List<Batch> examples = heldOut(model).subList(0, 40);
        Recorded recorded = read(model, examples, Side.SOURCE, new Place(1, "hidden"));
        for (int e : new int[] {0, 7, 39}) {
            SequenceTrace trace = SequenceTrace.of(K, model, examples.get(e));
            assertEquals(trace.steps(), recorded.starts()[e + 1] - recorded.starts()[e]);
            for (int t = 0; t < trace.steps(); t++) {
                assertValue(trace.trace().value(1, "hidden", 3, t), recorded.activities().get(0), 3,
                        recorded.starts()[e] + t);
            }
        }
    }

    @Test
    void aDecoderIsRecordedAndAlignedAsItsTracesSay() throws Exception {
        Model model = model("english-korean-gru");
        List<Batch> examples = heldOut(model).subList(0, 40);
        Recorded written = read(model, examples, Side.TARGET, new Place(0, "hidden"));
        Recorded source = read(model, examples, Side.SOURCE, new Place(0, "hidden"));
        for (int e : new int[] {0, 11, 39}) {
            PairTrace trace = new Decoder(K, model).trace(examples.get(e), examples.get(e).targets(), Forcing.NONE);
            for (int t = 0; t < examples.get(e).targets().length; t++) {
                assertValue(trace.target().value(0, "hidden", 5, t), written.activities().get(0), 5,
                        written.starts()[e] + t);
                float[] weights = trace.weights(t);
                int aligned = written.aligned()[written.starts()[e] + t];
                for (float weight : weights) {
                    assertTrue(weights[aligned] >= weight - 1e-6);
                }
            }
            for (int s = 0; s < examples.get(e).tokens().length; s++) {
                int by = source.aligned()[source.starts()[e] + s];
                for (int t = 0; t < examples.get(e).targets().length; t++) {
                    assertTrue(trace.weights(by)[s] >= trace.weights(t)[s] - 1e-6);
                }
                assertValue(trace.source().value(0, "hidden", 5, s), source.activities().get(0), 5,
                        source.starts()[e] + s);
            }
        }
    }

    /** What a tagger should know, single units know: far better than those of an untrained one. */
    @Test
    void unitsOfATaggerKnowPartsOfSpeech() throws Exception {
        Model model = model("pos-lstm");
        UnitStudy study = UnitStudy.ofExamples(K, Workers.of(1), model, heldOut(model), Side.SOURCE,
                List.of(new Place(0, "hidden"), new Place(1, "hidden")), (done, total) -> true);
        for (String label : List.of("label:NOUN", "label:DET", "label:VERB")) {
            PropertyRanking ranking = study.ranking().properties().stream().filter(p -> p.property().id().equals(label))
                    .findFirst().orElseThrow();
            assertTrue(ranking.best().heldOut() > 0.88, label + ": " + ranking.best().heldOut());
            assertTrue(ranking.best().heldOut() > ranking.control() + 0.15, label + ": untrained " + ranking.control());
            assertTrue(ranking.best().q() < 1e-20);
        }
        assertEquals(study.activities().get(0).steps(), study.properties().get(0).length());
    }
}
