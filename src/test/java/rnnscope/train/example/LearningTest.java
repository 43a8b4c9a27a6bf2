package rnnscope.train.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Scoring;
import rnnscope.network.Batch;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;
import rnnscope.train.Trainer;

/** That wirings of examples are learned, the same by any number of threads, and measured as they decode. */
class LearningTest {
    private static final ExampleTask REVERSAL = ExampleTasks.of("reverse:4");

    private static ModelSpec small(ExampleTask task, Wiring wiring) {
        ModelSpec usual = task.model();
        return new ModelSpec(usual.top().cell(), usual.layers(), 24, usual.vocabulary(), usual.embedding(), usual.dropout(),
                usual.residual(), usual.inputs(), usual.outputs(), wiring);
    }

    private static Trainer trainer(ExampleTask task, ModelSpec spec, Workers workers) {
        ExampleBatches batches = ExampleBatches.training(spec, task.training(), 50, 3);
        var usual = task.training(batches.steps(), 3);
        return new Trainer(spec, new rnnscope.train.TrainingSpec(50, batches.steps(), usual.optimizer(), 0.01, 1, 0, 1,
                usual.init(), 1, 3), batches, Kernels.best(), workers);
    }

    private static Accuracy measure(ExampleTask task, ModelSpec spec, Parameters parameters) {
        List<Batch> few = task.heldOut().subList(0, Math.min(200, task.heldOut().size()));
        return Accuracy.of(spec, parameters, ExampleBatches.heldOut(spec, few, 20), Kernels.best(), Workers.of(1));
    }

    @Test
    void aReversalIsLearnedAndMeasuredAsItIsDecoded() {
        ModelSpec spec = small(REVERSAL, REVERSAL.model().wiring());
        Trainer trainer = trainer(REVERSAL, spec, Workers.of(1));
        Accuracy before = measure(REVERSAL, spec, trainer.parameters());
        for (int i = 0; i < 250; i++) {
            trainer.step();
        }
        Accuracy after = measure(REVERSAL, spec, trainer.parameters());
        assertTrue(before.exact() < 0.1 && after.exact() > 0.8, before.exact() + " then " + after.exact());
        assertTrue(after.right() >= after.exact() && after.loss() < 0.2);

        Decoder decoder = new Decoder(Kernels.best(), new Model(spec, trainer.parameters(), REVERSAL.tokenizer(),
                REVERSAL.output(), ModelCard.named("r"), List.of()));
        int exact = 0;
        List<Batch> examples = REVERSAL.heldOut().subList(0, 200);
        for (Batch example : examples) {
            int[] written = decoder.greedy(example, Forcing.NONE).trace().written();
            exact += REVERSAL.output().decode(written).equals(new StringBuilder(
                    REVERSAL.tokenizer().decode(example.tokens())).reverse().toString()) ? 1 : 0;
        }
        assertEquals(exact / 200.0, after.exact(), 1e-9);
        assertEquals(200, after.byLength().stream().mapToInt(Accuracy.OfLength::examples).sum());
        assertEquals(exact, after.byLength().stream().mapToInt(Accuracy.OfLength::exact).sum());
        assertEquals(List.of(1, 2, 3, 4), after.byLength().stream().map(Accuracy.OfLength::length).toList());
    }

    static List<Scoring> scorings() {
        return List.of(Scoring.values());
    }

    @ParameterizedTest
    @MethodSource("scorings")
    void anyNumberOfThreadsLearnsTheSameBits(Scoring scoring) {
        ModelSpec spec = small(REVERSAL, REVERSAL.model().wiring().withBidirectional(scoring != Scoring.DOT)
                .withScoring(scoring));
        Trainer one = trainer(REVERSAL, spec, Workers.of(1));
        try (Workers workers = Workers.of(3)) {
            Trainer three = trainer(REVERSAL, spec, workers);
            for (int i = 0; i < 6; i++) {
                one.step();
                three.step();
            }
            assertArrayEquals(one.parameters().values(), three.parameters().values());
        }
    }

    @Test
    void tasksAreFoundByTheirNames() {
        assertEquals("reverse:10", ExampleTasks.of("reverse").id());
        assertEquals("N of the task sort is 1 to 40, not 99",
                assertThrows(IllegalArgumentException.class, () -> ExampleTasks.of("sort:99")).getMessage());
        assertEquals("the task dates has no size",
                assertThrows(IllegalArgumentException.class, () -> ExampleTasks.of("dates:3")).getMessage());
        assertThrows(IllegalArgumentException.class, () -> ExampleTasks.of("walk"));
    }
}
