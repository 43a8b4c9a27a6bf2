package rnnscope.train.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.text.Corpus;
import rnnscope.train.Hyperparameters;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.Trainer;
import rnnscope.train.live.LiveTraining.Phase;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.history.SeriesView;
import rnnscope.train.live.material.Attempt;
import rnnscope.train.live.material.TaskMaterial;
import rnnscope.train.live.material.TextMaterial;
import rnnscope.train.live.setting.TrainingSettings;

@Timeout(60)
class LiveTrainingTest {
    private static final TextMaterial MATERIAL = TextMaterial.of(new Corpus("rhyme",
            "The rain in Spain stays mainly in the plain.\n".repeat(40)), 0.2);

    private final Semaphore news = new Semaphore(0);
    private final BlockingQueue<RunState> autosaves = new LinkedBlockingQueue<>();
    private LiveTraining live;

    private static TrainingSettings settings(double learningRate, double epochs, String... cells) {
        return new TrainingSettings("rhyme", List.of(cells), 12, 1, 0, 0, 10, 4, Optimizer.Kind.ADAM, learningRate, 1, 0, 5,
                Initialisation.UNIFORM, 1, 3, epochs, 0.2);
    }

    private LiveTraining begin(TrainingSettings settings) {
        return begin(settings, Duration.ofHours(1));
    }

    private LiveTraining begin(TrainingSettings settings, Duration autosaveEvery) {
        live = TrainingRuns.begin(settings, MATERIAL, null, Kernels.best(),
                new RunOptions(1, 1 << 20, autosaveEvery, news::release, autosaves::add));
        return live;
    }

    private static Trainer reference(TrainingSettings settings, String cell) {
        return new Trainer(MATERIAL.model(settings, cell), settings.training(), MATERIAL.trainingSymbols(),
                Kernels.plain(), Workers.of(1));
    }

    private static void steps(Trainer trainer, long steps) {
        for (int i = 0; i < steps; i++) {
            trainer.step();
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        if (live != null) {
            live.close();
            live.awaitEnd();
        }
    }

    /** The first frame of which {@code condition} is true. */
    private RunFrame until(Predicate<RunFrame> condition) throws InterruptedException {
        while (true) {
            RunFrame frame = live.frames().take();
            if (frame != null && condition.test(frame)) {
                return frame;
            }
            if (!news.tryAcquire(30, TimeUnit.SECONDS)) {
                fail("no news; the last frame is " + frame);
            }
        }
    }

    private HistoryPoint now() throws Exception {
        return live.capture().get().point();
    }

    @Test
    void aRunThatIsToTrainToAStepRestsThereAndCanGoOn() throws Exception {
        begin(settings(0.01, 0, "lstm")).trainTo(37);
        RunFrame there = until(frame -> frame.iteration() > 0 && frame.phase() == LiveTraining.Phase.PAUSED);
        assertEquals(37, there.iteration());
        assertEquals(37, there.history().get(there.history().size() - 1).iteration(), "it can be gone back to");
        live.trainTo(20);
        live.start();
        until(frame -> frame.iteration() > 60);
        live.pause();
        live.trainTo(1_000_000);
        until(frame -> frame.phase() == LiveTraining.Phase.RUNNING);
        live.pause();
        assertTrue(until(frame -> frame.phase() == LiveTraining.Phase.PAUSED).iteration() < 1_000_000);
    }

    @Test
    void beingWatchedChangesNoBit() throws Exception {
        TrainingSettings settings = settings(0.01, 0, "rnn-tanh", "gru", "lstm");
        begin(settings).setWatched(true);
        live.start();
        until(frame -> frame.iteration() > 120);
        live.pause();
        HistoryPoint point = now();
        for (int i = 0; i < 3; i++) {
            Trainer reference = reference(settings, settings.cells().get(i));
            steps(reference, point.iteration());
            assertArrayEquals(reference.parameters().values(), point.states().get(i).parameters().values());
            assertEquals(reference.loss(), point.lanes().get(i).loss());
        }
    }

    @Test
    void oneStepIsOneStep() throws Exception {
        begin(settings(0.01, 0, "gru"));
        live.step();
        live.step();
        assertEquals(2, until(frame -> frame.iteration() == 2).iteration());
        assertEquals(2, now().iteration());
        live.step();
        RunFrame frame = until(f -> f.iteration() == 3);
        assertEquals(Phase.PAUSED, frame.phase());
        assertEquals(4, frame.lanes().get(0).series(Metric.TRAINING_LOSS).size());
        assertEquals(List.of(0L, 1L, 2L, 3L), frame.history().stream().map(HistoryPoint::iteration).toList());
    }

    @Test
    void pausesBetweenTwoSteps() throws Exception {
        begin(settings(0.01, 0, "rnn-tanh", "lstm")).start();
        until(frame -> frame.iteration() > 30);
        live.pause();
        long paused = now().iteration();
        assertEquals(paused, until(frame -> frame.phase() == Phase.PAUSED).iteration());
        assertEquals(paused, now().iteration());
        live.start();
        until(frame -> frame.iteration() > paused + 10);
    }

    @Test
    void measuresWritesAndRemembersWhileItRuns() throws Exception {
        begin(settings(0.01, 0, "lstm", "gru")).start();
        RunFrame frame = until(f -> f.iteration() > 400 && !Double.isNaN(f.lanes().get(1).series(Metric.HELD_OUT_LOSS).last()));
        for (LaneFrame lane : frame.lanes()) {
            assertTrue(lane.series(Metric.TRAINING_LOSS).last() < Math.log(MATERIAL.tokenizer().vocabulary().size()));
            assertTrue(lane.series(Metric.CLIPPED_NORM).last() <= 5.001);
            assertTrue(lane.series(Metric.UPDATE_RATIO).last() < 0);
            assertEquals(0.01, lane.series(Metric.LEARNING_RATE).last(), 1e-9);
            assertTrue(lane.symbolsPerSecond() > 0);
            assertNull(lane.snapshot());
        }
        assertEquals(0, frame.samples().get(0).iteration());
        assertEquals(96, frame.samples().get(0).text().length());
        assertEquals(0, frame.history().get(0).iteration());
        assertTrue(frame.seconds() > 0 && Double.isNaN(frame.secondsLeft()));
    }

    @Test
    void forksExactlyFromAnyPoint() throws Exception {
        TrainingSettings settings = settings(0.02, 0, "lstm", "gru");
        begin(settings).start();
        until(frame -> frame.iteration() > 150);
        live.pause();
        RunFrame paused = until(frame -> frame.phase() == Phase.PAUSED);
        HistoryPoint origin = paused.history().get(paused.history().size() / 2);
        float[] kept = origin.states().get(1).parameters().values().clone();
        live.forkFrom(origin);
        for (int i = 0; i < 7; i++) {
            live.step();
        }
        HistoryPoint forked = now();
        assertEquals(origin.iteration() + 7, forked.iteration());
        Trainer reference = reference(settings, "gru");
        steps(reference, forked.iteration());
        assertArrayEquals(reference.parameters().values(), forked.states().get(1).parameters().values());
        assertArrayEquals(kept, origin.states().get(1).parameters().values());
        RunFrame after = until(frame -> frame.iteration() == forked.iteration());
        assertTrue(after.history().stream().allMatch(p -> p.iteration() <= forked.iteration()));
        assertEquals(forked.iteration(), after.lanes().get(0).series(Metric.TRAINING_LOSS).lastIteration());
    }

    @Test
    void learningRateAndClippingChangeWhileItRuns() throws Exception {
        TrainingSettings settings = settings(0.02, 0, "gru");
        begin(settings);
        live.step();
        live.setHyperparameters(new Hyperparameters(0.5, 1, 0, 0.25));
        live.step();
        HistoryPoint point = now();
        Trainer reference = reference(settings, "gru");
        reference.step();
        reference.setHyperparameters(new Hyperparameters(0.5, 1, 0, 0.25));
        reference.step();
        assertArrayEquals(reference.parameters().values(), point.states().get(0).parameters().values());
        RunFrame frame = until(f -> f.iteration() == 2);
        assertEquals(0.5, frame.hyperparameters().learningRate());
        assertTrue(frame.lanes().get(0).series(Metric.CLIPPED_NORM).last() <= 0.2501);
    }

    @Test
    void aSnapshotStaysAsItWas() throws Exception {
        begin(settings(0.05, 0, "rnn-tanh")).setWatched(true);
        live.step();
        RunFrame frame = until(f -> f.iteration() == 1 && f.lanes().get(0).snapshot() != null);
        float[] values = frame.lanes().get(0).snapshot().parameters().values().clone();
        live.start();
        until(f -> f.iteration() > 40);
        assertArrayEquals(values, frame.lanes().get(0).snapshot().parameters().values());
    }

    @Test
    void divergenceStopsItSaysWhereAndKeepsTheGoodPoints() throws Exception {
        begin(settings(0.01, 0, "lstm", "gru"));
        live.step();
        live.step();
        RunFrame good = until(frame -> frame.iteration() == 2);
        good.history().get(2).states().get(1).parameters().set("head.weight", 0, 0, Float.NaN);
        live.forkFrom(good.history().get(2));
        live.start();
        RunFrame failed = until(frame -> frame.phase() == Phase.FAILED);
        assertEquals(3, failed.failure().iteration());
        assertEquals(1, failed.failure().lane());
        assertEquals("rnn.weight_ih_l0", failed.failure().parameter());
        assertTrue(failed.failure().words().startsWith("Training diverged at step 3"), failed.failure().words());
        live.forkFrom(failed.history().get(1));
        live.start();
        RunFrame recovered = until(frame -> frame.iteration() > 10);
        assertNull(recovered.failure());
        assertEquals(Phase.RUNNING, recovered.phase());
    }

    @Test
    void aLossThatExplodesIsDivergenceToo() throws Exception {
        TrainingSettings wild = new TrainingSettings("rhyme", List.of("rnn-relu"), 12, 1, 0, 0, 10, 4, Optimizer.Kind.SGD,
                10, 1, 0, 0, Initialisation.UNIFORM, 1, 3, 0, 0.2);
        begin(wild).start();
        RunFrame failed = until(frame -> frame.phase() == Phase.FAILED);
        assertTrue(failed.failure().words().contains("diverged at step " + failed.failure().iteration()));
        assertNotNull(failed.failure().parameter());
        assertTrue(failed.failure().words().contains(failed.failure().parameter()));
    }

    @Test
    void anyFailureBecomesState() throws Exception {
        begin(settings(0.01, 0, "lstm"));
        HistoryPoint broken = new HistoryPoint(0, 0, List.of(), List.of());
        live.forkFrom(broken);
        RunFrame failed = until(frame -> frame.phase() == Phase.FAILED);
        assertTrue(failed.failure().words().startsWith("Training stopped: "));
    }

    @Test
    void endsWhereItIsToldTo() throws Exception {
        TrainingSettings settings = settings(0.01, 2, "gru");
        begin(settings).start();
        RunFrame end = until(frame -> frame.phase() == Phase.FINISHED);
        assertEquals(2, end.epoch());
        assertEquals(end.lastIteration(), end.iteration());
        assertEquals(0, end.secondsLeft());
        SeriesView heldOut = end.lanes().get(0).series(Metric.HELD_OUT_LOSS);
        assertEquals(end.iteration(), heldOut.lastIteration());
        assertEquals(end.iteration(), autosaves.take().point().iteration());
    }

    @Test
    void savesItselfAndGoesOnExactly() throws Exception {
        TrainingSettings settings = settings(0.01, 0, "lstm", "gru");
        begin(settings, Duration.ZERO).start();
        RunState saved = autosaves.take();
        while (saved.point().iteration() < 50) {
            saved = autosaves.take();
        }
        close();
        live = TrainingRuns.begin(settings, MATERIAL, saved, Kernels.best(),
                new RunOptions(2, 1 << 20, Duration.ofHours(1), news::release, autosaves::add));
        live.step();
        HistoryPoint after = now();
        assertEquals(saved.point().iteration() + 1, after.iteration());
        Trainer reference = reference(settings, "lstm");
        steps(reference, after.iteration());
        assertArrayEquals(reference.parameters().values(), after.states().get(0).parameters().values());
    }

    @Test
    void temperatureChangesWhatIsWrittenNext() throws Exception {
        begin(settings(0.01, 2, "gru")).setTemperature(0);
        live.start();
        RunFrame end = until(frame -> frame.phase() == Phase.FINISHED);
        Sample last = end.samples().get(end.samples().size() - 1);
        assertEquals(0, last.temperature());
        assertNotEquals(end.samples().get(0).text(), last.text());
    }

    @Test
    void whatHasFailedIsNotSavedOverWhatWasGood() throws Exception {
        begin(settings(0.01, 0, "lstm"), Duration.ZERO);
        live.step();
        RunFrame good = until(frame -> frame.iteration() == 1);
        good.history().get(1).states().get(0).parameters().set("head.weight", 0, 0, Float.NaN);
        live.forkFrom(good.history().get(1));
        live.start();
        until(frame -> frame.phase() == Phase.FAILED);
        int saved = autosaves.size();
        live.setTemperature(1);
        live.capture().get();
        assertEquals(saved, autosaves.size());
    }

    @Test
    void aTaskOfNumbersAnswersHeldOutSequences() throws Exception {
        TaskMaterial adding = TaskMaterial.of("adding:5");
        TrainingSettings settings = new TrainingSettings("adding:5", List.of("gru"), 4, 1, 0, 0, 5, 4,
                Optimizer.Kind.ADAM, 0.01, 1, 0, 1, Initialisation.UNIFORM, 1, 3, 0, 0);
        live = TrainingRuns.begin(settings, adding, null, Kernels.best(),
                new RunOptions(1, 1 << 20, Duration.ofHours(1), news::release, autosaves::add));
        live.step();
        RunFrame frame = until(now -> now.iteration() == 1 && !now.samples().isEmpty());
        assertEquals("", frame.samples().get(0).text(), "it writes nothing");
        for (Attempt attempt : frame.samples().get(0).attempts()) {
            double sum = Arrays.stream(attempt.source().split(", ")).map(step -> step.split(" "))
                    .mapToDouble(step -> Double.parseDouble(step[0]) * Double.parseDouble(step[1])).sum();
            assertEquals(sum, Double.parseDouble(attempt.target()), 5e-4, attempt.source());
        }
    }

    @Test
    void aRunThatIsAtItsEndStaysThere() throws Exception {
        TrainingSettings settings = settings(0.01, 1, "gru");
        begin(settings).start();
        RunFrame end = until(frame -> frame.phase() == Phase.FINISHED);
        RunState last = live.capture().get();
        close();
        live = TrainingRuns.begin(settings, MATERIAL, last, Kernels.best(),
                new RunOptions(1, 1 << 20, Duration.ofHours(1), news::release, autosaves::add));
        live.start();
        RunFrame again = until(frame -> true);
        assertEquals(Phase.FINISHED, again.phase());
        assertEquals(end.iteration(), again.iteration());
        assertArrayEquals(end.lanes().get(0).series(Metric.TRAINING_LOSS).mean(),
                again.lanes().get(0).series(Metric.TRAINING_LOSS).mean());
    }

    @Test
    void nothingIsMeasuredWhereNothingIsHeldOut() throws Exception {
        TrainingSettings settings = settings(0.01, 1, "gru");
        live = TrainingRuns.begin(settings, TextMaterial.of(MATERIAL.corpus(), 0), null, Kernels.best(),
                new RunOptions(1, 1 << 20, Duration.ofHours(1), news::release, autosaves::add));
        live.start();
        RunFrame end = until(frame -> frame.phase() == Phase.FINISHED);
        assertEquals(0, end.lanes().get(0).series(Metric.HELD_OUT_LOSS).size());
        assertFalse(Double.isNaN(end.lanes().get(0).series(Metric.TRAINING_LOSS).last()));
    }
}
