package rnnscope.train.live.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.example.Accuracy;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.live.LiveTraining;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.RunOptions;
import rnnscope.train.live.TrainingRuns;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.history.SeriesView;
import rnnscope.train.live.material.Attempt.Verdict;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.SettingsCheck;
import rnnscope.train.live.setting.TrainingSettings;
import rnnscope.train.live.setting.WiringChoice;

@Timeout(60)
class ExampleMaterialTest {
    private static TrainingSettings settings(String source, double epochs) {
        return settings(source, epochs, 16, new WiringChoice(true, false, false, 0, Pooling.LAST, Scoring.GENERAL));
    }

    private static TrainingSettings settings(String source, double epochs, int embedding, WiringChoice wiring) {
        return new TrainingSettings(source, List.of("gru"), 12, 1, embedding, 0, 50, 16, Optimizer.Kind.ADAM, 0.01, 1, 0,
                5, Initialisation.UNIFORM, 1, 3, epochs, 0.1, wiring);
    }

    @Test
    void examplesAreLearnedLiveMeasuredAndAnswered() throws Exception {
        TrainingSettings settings = settings("reverse:2", 2);
        TrainingMaterial material = TrainingMaterial.open(settings);
        ModelSpec model = material.model(settings, "gru");
        assertTrue(model.wiring().bidirectional() && model.wiring().scoring() == Scoring.GENERAL);
        Semaphore news = new Semaphore(0);
        try (LiveTraining live = TrainingRuns.begin(settings, material, null, Kernels.best(),
                new RunOptions(1, 1 << 20, Duration.ofHours(1), news::release, point -> { }))) {
            live.start();
            RunFrame frame = null;
            while (frame == null || frame.phase() != LiveTraining.Phase.FINISHED) {
                RunFrame next = live.frames().take();
                frame = next == null ? frame : next;
                if (next == null) {
                    assertTrue(news.tryAcquire(30, TimeUnit.SECONDS));
                }
            }
            assertTrue(Double.isFinite(frame.lanes().get(0).series().get(Metric.HELD_OUT_LOSS).last()));
            SeriesView exact = frame.lanes().get(0).series().get(Metric.HELD_OUT_EXACT);
            assertEquals(frame.iteration(), exact.lastIteration());
            Parameters last = frame.history().get(frame.history().size() - 1).states().get(0).parameters();
            ExampleBatches heldOut = (ExampleBatches) material.heldOut();
            assertEquals(Accuracy.of(model, last, heldOut, Kernels.best(), Workers.of(1)).exact(), exact.last(), 1e-6);
            assertTrue(exact.last() > 0.5, "two letters are soon learned: " + exact.last());
            List<Attempt> attempts = frame.samples().get(frame.samples().size() - 1).attempts();
            assertEquals(4, attempts.size());
            for (Attempt attempt : attempts) {
                assertEquals(attempt.source(), new StringBuilder(attempt.target()).reverse().toString());
                assertEquals(attempt.answer().equals(attempt.target()) ? Verdict.RIGHT : Verdict.WRONG, attempt.verdict());
            }
        }
    }

    @Test
    void everyTaskBeginsWithSettingsThatMakeSense() {
        for (ExampleTasks.Family family : ExampleTasks.all()) {
            ExampleMaterial material = ExampleMaterial.of(family.name());
            TrainingSettings usual = material.usual();
            assertEquals(Map.of(), SettingsCheck.problems(usual, material.length()));
            assertEquals(material.task().model(), material.model(usual, usual.cells().get(0)));
            assertEquals(family.shape(), material.task().model().wiring().shape());
            assertEquals(material.training(usual).steps(), usual.steps());
            assertEquals(usual, TrainingSettings.of(usual.facts()));
        }
    }

    private static String problem(String source, int embedding, WiringChoice wiring, Setting<?> field) {
        Map<Setting<?>, String> problems =
                SettingsCheck.problems(settings(source, 1, embedding, wiring), -1);
        assertEquals(Set.of(field), problems.keySet());
        return problems.get(field);
    }

    @Test
    void whatMakesNoSenseIsRefusedBesideItsField() {
        WiringChoice both = new WiringChoice(true, false, false, 0, Pooling.LAST, Scoring.DOT);
        assertTrue(problem("dates", 16, both, Setting.SCORING).startsWith("Dot attention compares states"));
        WiringChoice gates = new WiringChoice(false, true, false, 0, Pooling.LAST, Scoring.NONE);
        assertTrue(problem("dates", 16, gates, Setting.HIGHWAY).startsWith("Without attention, nothing reads"));
        assertEquals("A layer's input is added to its output or mixed into it, not both.",
                problem("pos", 16, new WiringChoice(true, true, true, 0, Pooling.LAST, Scoring.NONE),
                        Setting.RESIDUAL));
        assertEquals("The 24 numbers of a state do not divide into 5 heads.", problem("pos", 16,
                new WiringChoice(true, false, false, 5, Pooling.LAST, Scoring.NONE), Setting.HEADS));
        assertEquals("What a decoder wrote enters it again through an embedding.",
                problem("dates", 0, WiringChoice.PLAIN, Setting.EMBEDDING));
        assertEquals("Only symbols have an embedding; here numbers are read.",
                problem("prices", 16, WiringChoice.PLAIN, Setting.EMBEDDING));
        assertEquals("Attention, poolings and the like are for examples.",
                problem("hello", 0, both, Setting.SOURCE));
    }

    @Test
    void aTaskThatIsNoneIsSaidToBeNone() {
        assertTrue(SettingsCheck.problems(settings("reverse:3", 1), -1).isEmpty());
        Map<Setting<?>, String> problems = SettingsCheck.problems(settings("reverse:300", 1), -1);
        assertEquals("N of the task reverse is 1 to 40, not 300.", problems.get(Setting.SOURCE));
        assertFalse(SettingsCheck.problems(settings("dates:3", 1), -1).isEmpty());
    }

    /** A model of a task over numbers writes nothing: what it puts out at the end of a few sequences is shown. */
    @Test
    void aTaskOverNumbersIsAnsweredByNumbers() {
        TaskMaterial material = TaskMaterial.of("context:6");
        ModelSpec spec = material.model(TrainingSettings.of("context:6"), "gru");
        List<Attempt> attempts = material.attempts(Kernels.plain(), spec, Initialisation.UNIFORM.parameters(spec, 1, 1));
        assertEquals(4, attempts.size());
        for (Attempt attempt : attempts) {
            assertTrue(attempt.target().matches("-?1.000") && attempt.answer().matches("-?\\d\\.\\d{3}"), attempt.toString());
            assertEquals(Verdict.NEAR, attempt.verdict());
        }
        assertTrue(TaskMaterial.of("flipflop:6").attempts(Kernels.plain(), null, null).isEmpty(), "it writes");
    }
}
