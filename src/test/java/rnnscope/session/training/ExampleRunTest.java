package rnnscope.session.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.ModelFiles;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.session.Session;
import rnnscope.storage.TestHome;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.live.LiveTraining.Phase;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.Sample;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.setting.Preset;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.TrainingSettings;
import rnnscope.train.live.setting.WiringChoice;

/** The run of the window when it learns from examples. */
@Timeout(60)
class ExampleRunTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<Runnable> foreground = new LinkedBlockingQueue<>();
    private final ExecutorService background = Executors.newCachedThreadPool();
    private final Session session = new Session(Kernels.best(), background, foreground::add);
    private TrainingRun run;

    private TrainingRun open() {
        run = new TrainingRun(session, Kernels.best(), background, foreground::add, TestHome.in(folder.resolve("home")));
        return run;
    }

    private static TrainingSettings settings(String... cells) {
        return new TrainingSettings("reverse:2", List.of(cells), 12, 1, 6, 0, 2, 16, Optimizer.Kind.ADAM, 0.01, 1, 0, 1,
                Initialisation.ORTHOGONAL, 1, 5, 0, 0.1,
                new WiringChoice(true, false, false, 0, Pooling.LAST, Scoring.ADDITIVE));
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = foreground.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                fail("it never came true; " + session.noticeProperty().get());
            }
            next.run();
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        run.close();
        background.shutdown();
        assertTrue(background.awaitTermination(20, TimeUnit.SECONDS));
    }

    private void learnUntilMeasured() throws InterruptedException {
        run.prepare();
        until(() -> run.frame() != null);
        run.start();
        until(() -> run.frame().iteration() > 50
                && run.frame().lanes().get(0).series(Metric.HELD_OUT_EXACT).size() > 1);
        run.pause();
        until(() -> !run.isRunning());
    }

    @Test
    void survivesTheProgramAndGoesOnWithAllThatItKnew() throws Exception {
        open().form().fill(settings("gru", "lstm"));
        learnUntilMeasured();
        RunFrame before = run.frame();
        run.close();
        open().unfinished().look();
        until(() -> run.unfinished().offerProperty().get() != null);
        run.resume();
        until(() -> run.frame() != null);
        RunFrame after = run.frame();
        assertEquals(before.iteration(), after.iteration());
        assertEquals(settings("gru", "lstm"), run.settingsProperty().get());
        assertEquals(Scoring.ADDITIVE, run.form().settings().wiring().scoring());
        for (int i = 0; i < 2; i++) {
            assertEquals(before.lanes().get(i).series(Metric.HELD_OUT_EXACT).last(),
                    after.lanes().get(i).series(Metric.HELD_OUT_EXACT).last());
            assertArrayEquals(last(before).states().get(i).parameters().values(),
                    last(after).states().get(i).parameters().values());
        }
        Sample kept = before.samples().get(before.samples().size() - 1);
        assertEquals(4, kept.attempts().size());
        assertTrue(after.samples().contains(kept), "what it answered is kept with its verdicts");
        run.step();
        until(() -> run.frame().iteration() == before.iteration() + 1);
    }

    private static HistoryPoint last(RunFrame frame) {
        return frame.history().get(frame.history().size() - 1);
    }

    @Test
    void itsModelIsSavedWithItsLabelsAndItsShareOfExactAnswers() throws Exception {
        open().form().fill(settings("gru"));
        learnUntilMeasured();
        Path file = folder.resolve("kept.safetensors");
        run.save(file);
        until(() -> run.busyProperty().get() == null);
        Model model = ModelFiles.read(file);
        assertEquals("task reverse:2", model.card().corpus());
        assertEquals(Scoring.ADDITIVE, model.spec().wiring().scoring());
        assertEquals(26, model.output().vocabulary().size());
        assertTrue(model.card().heldOutExact() >= 0 && model.card().heldOutExact() <= 1);
    }

    @Test
    void choosingATaskFillsTheFormAndBeginsAnewAndChoosingATextForgetsIt() throws Exception {
        open().prepare();
        until(() -> run.frame() != null);
        run.sourceChoice().choose("pos");
        assertEquals("pos", run.sourceChoice().awaitedProperty().get());
        until(() -> run.frame() != null && run.settingsProperty().get().source().equals("pos"));
        assertNull(run.sourceChoice().awaitedProperty().get());
        assertTrue(run.form().settings().wiring().bidirectional());
        assertEquals(Phase.PAUSED, run.frame().phase());
        run.form().number(Setting.HEADS).setValue(7);
        assertTrue(run.form().problemsProperty().get().containsKey(Setting.HEADS));
        run.reset();
        until(() -> session.noticeProperty().get() != null);
        assertTrue(session.noticeProperty().get().words().contains("do not divide into 7 heads"));
        run.sourceChoice().choose("adding:60");
        TrainingSettings text = run.form().settings();
        assertEquals(60, text.steps());
        assertEquals(WiringChoice.PLAIN, text.wiring());
        assertEquals(Preset.all().get(0).settings().epochs(), text.epochs());
        assertFalse(run.form().problemsProperty().get().containsKey(Setting.SOURCE));
    }

    @Test
    void aForecastIsToBeatYesterdaysPriceAndCannotBeatTheNoise() throws Exception {
        open().prepare();
        until(() -> run.frame() != null);
        run.sourceChoice().choose("prices");
        until(() -> run.baselines().lines().stream().anyMatch(line -> line.label().equals("yesterday")));
        double yesterday = run.baselines().lines().get(0).loss();
        assertTrue(yesterday > 0.01 && yesterday < 0.014, "yesterday's price: " + yesterday);
        assertEquals(0.0025, run.baselines().lines().get(1).loss());
    }
}
