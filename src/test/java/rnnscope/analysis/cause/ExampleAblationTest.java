package rnnscope.analysis.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.network.Batch;
import rnnscope.network.Progress;
import rnnscope.network.Topology;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.text.TextRange;
import rnnscope.train.example.Accuracy;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTasks;

/** Units side by side lose what each loses alone, on the examples of every kind of model. */
class ExampleAblationTest {
    private static ExampleAblation of(Model model, List<Batch> examples, Quantity quantity, int unit, Progress progress) {
        return ExampleAblation.of(model, examples, quantity, unit, 4, 1, Kernels.best(), Workers.of(2), progress);
    }

    @ParameterizedTest
    @CsvSource({"english-korean-gru,TARGET,attention/context", "english-korean-gru,SOURCE,end/0/hidden",
            "pos-lstm,SOURCE,1/forget", "sentiment-lstm,SOURCE,pooled", "prices-gru,SOURCE,0/hidden",
            "glimpses-gru,SOURCE,0/hidden", "glimpses-gru,SOURCE,glimpse/grid", "draw-lstm,SOURCE,writing/patch",
            "numbers-lstm,TARGET,0/cell"})
    void everyUnitLosesWhatItLosesAlone(String name, Side side, String place) throws IOException {
        Model model = ShippedModels.load(name);
        Quantity quantity = new Quantity(side, place);
        List<Batch> examples = ExampleTasks.learned(model.card().corpus()).orElseThrow().heldOut().subList(0, 9);
        ExampleAblation found = of(model, examples, quantity, 3, Progress.IGNORED);
        Accuracy own = accuracy(model, examples);
        assertEquals(own.loss(), found.loss(), 1e-6 + 1e-5 * own.loss());
        assertEquals(own.exact(), found.exact(), 1e-9);
        for (ExampleAblation.Effect effect : List.of(found.chosen(), found.others().get(3))) {
            for (AblationMethod how : AblationMethod.values()) {
                float value = how == AblationMethod.ZERO ? 0 : (float) effect.mean();
                Accuracy without = accuracy(ModelEdits.NONE.with(new Clamp(quantity, effect.unit(), value, TextRange.ALL))
                        .applyTo(model), examples);
                assertEquals(without.loss() - own.loss(), effect.degradation(how).loss(), 1e-5 + 1e-4 * without.loss());
                assertEquals(own.exact() - without.exact(), effect.degradation(how).exact(), 1e-9);
            }
        }
        assertEquals(3, found.chosen().unit());
        assertEquals(4, found.others().size());
        assertTrue(found.rank(AblationMethod.ZERO) >= 1 && found.rank(AblationMethod.ZERO) <= 5);
    }

    private static Accuracy accuracy(Model model, List<Batch> examples) {
        return Accuracy.of(model, ExampleBatches.heldOut(model.spec(), examples, 4), Kernels.best(), Workers.of(1),
                Progress.IGNORED);
    }

    /**
     * h = x (1, 2, 4) by rectified units without recurrence, ŷ = their sum. Of x = 1 and x = 2, whose right answers are
     * 7 and 14: without unit j the error is w_j x, so the loss w_j² (1 + 4) / 2; at its mean 1.5 w_j it is w_j² / 4.
     */
    @Test
    void threeUnitsByHand() {
        ModelSpec spec = new ModelSpec("rnn-relu", 1, 3, 0, 0, 0, false, 1, 1, Wiring.of(Wiring.Shape.REGRESSOR, 0));
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        parameters.set("rnn.weight_ih_l0", new float[] {1, 2, 4});
        parameters.set("head.weight", new float[] {1, 1, 1});
        Model model = new Model(spec, parameters, null, null);
        List<Batch> examples = List.of(new Batch(new int[0], new float[] {1}, new int[0], new float[] {7}),
                new Batch(new int[0], new float[] {2}, new int[0], new float[] {14}));
        ExampleAblation found = of(model, examples, Quantity.channel(0, "hidden"), 1, Progress.IGNORED);
        assertEquals(0, found.loss(), 1e-9);
        for (ExampleAblation.Effect effect : List.of(found.chosen(), found.others().get(0), found.others().get(1))) {
            double w = 1 << effect.unit();
            assertEquals(1.5 * w, effect.mean(), 1e-6);
            assertEquals(w * w * 2.5, effect.degradation(AblationMethod.ZERO).loss(), 1e-5);
            assertEquals(w * w / 4, effect.degradation(AblationMethod.MEAN).loss(), 1e-5);
        }
        assertEquals(1, found.chosen().unit());
        assertEquals(2, found.rank(AblationMethod.ZERO), "only unit 2 counts more");
    }

    @Test
    void canBeGivenUpAndSaysWhatCannotBeMeasured() throws IOException {
        Model model = ShippedModels.load("prices-gru");
        List<Batch> examples = ExampleTasks.learned(model.card().corpus()).orElseThrow().heldOut().subList(0, 3);
        Quantity hidden = Quantity.channel(0, "hidden");
        assertThrows(CancellationException.class, () -> of(model, examples, hidden, 0, (done, all) -> done < 4));
        assertEquals("there is no unit 99 among 16", assertThrows(IllegalArgumentException.class,
                () -> of(model, examples, hidden, 99, Progress.IGNORED)).getMessage());
        assertEquals("at least 2 other units are needed to compare with, and there are 0",
                assertThrows(IllegalArgumentException.class,
                        () -> of(model, examples, new Quantity(Side.SOURCE, "outputs"), 0, Progress.IGNORED)).getMessage());
    }
}
