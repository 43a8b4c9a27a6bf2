package rnnscope.session.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.ModelFiles;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.model.WeightEdit;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.corpus.CorpusLab;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.reading.SourceText;
import rnnscope.session.subject.Subjects;
import rnnscope.storage.TestHome;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.live.LiveTraining.Phase;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.RunState;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.history.SeriesView;
import rnnscope.train.live.history.TrainingSnapshot;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.TrainingSettings;

@Timeout(60)
class TrainingRunTest {
    private static final String TEXT = "the quick brown fox jumps over the lazy dog.\n".repeat(30);

    @TempDir
    private Path folder;

    private final BlockingQueue<Runnable> foreground = new LinkedBlockingQueue<>();
    private final ExecutorService background = Executors.newCachedThreadPool();
    private final Session session = new Session(Kernels.best(), background, foreground::add);
    private TrainingRun run;

    private static Model untrained(String cell, int units) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of(cell, 1, units, tokenizer.vocabulary().size());
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 7), tokenizer, ModelCard.named("small"));
    }

    private TrainingRun begin() throws InterruptedException {
        Model model = untrained("lstm", 9);
        session.openModel("small", () -> model);
        until(() -> session.excerpt() != null);
        session.openText("text", () -> new SourceText("text", TEXT));
        until(() -> session.excerpt() != null && session.excerpt().source().name().equals("text"));
        run = new TrainingRun(session, Kernels.best(), background, foreground::add, TestHome.in(folder.resolve("a/home")));
        new Subjects(session, new ExampleLab(session, background, foreground::add),
                new CorpusLab(session, background, foreground::add), run);
        run.form().fill(settings("rnn-tanh", "lstm"));
        run.textShowsProperty().set(true);
        run.prepare();
        until(() -> run.frame() != null);
        return run;
    }

    private static TrainingSettings settings(String... cells) {
        return new TrainingSettings(TrainingRun.THIS_TEXT, List.of(cells), 10, 1, 0, 0, 12, 4, Optimizer.Kind.ADAM, 0.01,
                1, 0, 5, Initialisation.UNIFORM, 1, 5, 0, 0.2);
    }

    /** The user says that the run is to be seen, and it comes to the front. */
    private void watch() throws InterruptedException {
        if (!run.canBeWatched()) {
            run.step();
            until(() -> run.canBeWatched());
        }
        run.watchedProperty().set(true);
        until(() -> session.subject().isOfRun());
    }

    /** Does what comes to the foreground until {@code condition} is true. */
    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = foreground.poll(5, TimeUnit.SECONDS);
            if (next == null) {
                fail("it never came true; " + session.noticeProperty().get());
            }
            next.run();
        }
    }

    private long iteration() {
        return run.frame().iteration();
    }

    @AfterEach
    void close() throws InterruptedException {
        if (run != null) {
            run.close();
        }
        background.shutdown();
        assertTrue(background.awaitTermination(20, TimeUnit.SECONDS));
    }

    @Test
    void startsAndPausesAndSteps() throws Exception {
        begin();
        assertEquals(0, iteration());
        assertEquals(Phase.PAUSED, run.frame().phase());
        run.toggle();
        until(() -> iteration() > 20);
        assertTrue(run.isRunning());
        run.toggle();
        until(() -> !run.isRunning());
        long paused = iteration();
        run.step();
        until(() -> iteration() > paused);
        assertEquals(paused + 1, iteration());
    }

    @Test
    void theOpenTextIsReadByTheModelInTraining() throws Exception {
        begin();
        session.cursor().moveTo(11);
        watch();
        assertEquals("LSTM at step 1", session.excerpt().model().card().name());
        assertEquals(11, session.cursor().step(), "it reads on where we are");
        int step = 17;
        session.cursor().moveTo(step);
        session.selection().pinUnit(4);
        float[] before = {session.excerpt().trace().value(0, "hidden", 4, step)};
        run.start();
        until(() -> session.excerpt().trace().value(0, "hidden", 4, step) != before[0]);
        assertEquals(TEXT, session.excerpt().source().text());
        assertEquals(step, session.cursor().step());
        assertEquals(4, session.selection().unit());
        run.laneProperty().set(0);
        until(() -> session.excerpt().model().spec().top().cell().equals("rnn-tanh"));
        assertEquals("hidden", session.selection().textChannelProperty().get());
    }

    @Test
    void theModelAtRestIsTheOneThatIsShown() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 30);
        watch();
        run.pause();
        until(() -> !run.isRunning());
        until(() -> session.excerpt().model().card().name().equals("LSTM at step " + iteration()));
        assertArrayEquals(run.frame().lanes().get(1).snapshot().parameters().values(),
                session.excerpt().model().parameters().values());
        until(() -> session.readAhead().knownProperty().get() == TEXT.length());
    }

    @Test
    void nothingIsReadWhileNoTextShows() throws Exception {
        begin();
        run.textShowsProperty().set(false);
        run.start();
        until(() -> iteration() > 20);
        until(() -> iteration() > 60);
        assertNull(run.frame().lanes().get(1).snapshot());
    }

    @Test
    void anotherModelThatIsOpenedIsNotTakenAway() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 0);
        watch();
        until(() -> session.excerpt().model().card().name().startsWith("LSTM at step"));
        Model other = untrained("gru", 5);
        session.openModel("other", () -> other);
        until(() -> session.excerpt().model() == other);
        assertFalse(run.watchedProperty().get());
        long then = iteration();
        until(() -> iteration() > then + 20);
        assertSame(other, session.excerpt().model());
    }

    @Test
    void goesBackInHistoryAndForks() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 60);
        run.pause();
        until(() -> !run.isRunning());
        watch();
        HistoryPoint first = run.frame().history().get(3);
        run.goTo(first.iteration());
        assertSame(first, run.pastProperty().get());
        until(() -> session.excerpt().model().card().name().equals("LSTM at step " + first.iteration()));
        run.form().number(Setting.LEARNING_RATE).setValue(0.5);
        run.fork();
        assertEquals(0.01, run.form().settings().learningRate());
        until(() -> iteration() == first.iteration());
        assertNull(run.pastProperty().get());
        run.step();
        until(() -> iteration() == first.iteration() + 1);
        assertEquals(0.01, run.frame().hyperparameters().learningRate());
        assertNull(session.noticeProperty().get());
    }

    @Test
    void learningRateAndClippingHoldAtOnce() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 10);
        run.form().number(Setting.LEARNING_RATE).setValue(0.003);
        run.form().number(Setting.CLIP).setValue(0.7);
        until(() -> run.frame().hyperparameters().clip() == 0.7);
        assertEquals(0.003, run.frame().hyperparameters().learningRate());
        assertTrue(iteration() > 10);
        assertFalse(run.isChanged());
        run.form().number(Setting.UNITS).setValue(11);
        assertTrue(run.isChanged());
    }

    @Test
    void aResetTakesOverTheForm() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 10);
        run.form().number(Setting.UNITS).setValue(6);
        run.form().choice(Setting.CELLS).set(List.of("gru"));
        run.reset();
        until(() -> run.frame() != null && run.frame().lanes().size() == 1);
        assertEquals(0, iteration());
        assertEquals(6, run.frame().lanes().get(0).model().top().units());
        watch();
        assertEquals("gru", session.excerpt().model().spec().top().cell());
    }

    private void learn(int steps) throws InterruptedException {
        long from = iteration();
        run.start();
        until(() -> run.frame() != null && iteration() >= from + steps);
        run.pause();
        until(() -> !run.isRunning());
    }

    private static void assertSameRun(RunFrame was, RunFrame is) {
        assertEquals(was.iteration(), is.iteration());
        assertEquals(was.samples(), is.samples());
        List<Long> points = is.history().stream().map(HistoryPoint::iteration).toList();
        assertTrue(points.containsAll(was.history().stream().map(HistoryPoint::iteration).toList()), points.toString());
        for (HistoryPoint point : was.history()) {
            assertArrayEquals(point.states().get(1).parameters().values(),
                    is.point(point.iteration()).states().get(1).parameters().values());
        }
        assertArrayEquals(was.lanes().get(1).series(Metric.TRAINING_LOSS).mean(),
                is.lanes().get(1).series(Metric.TRAINING_LOSS).mean());
    }

    @Test
    void aResetKeepsTheRunAndItComesBackWithItsWholeHistory() throws Exception {
        begin();
        learn(60);
        run.laneProperty().set(0);
        run.form().number(Setting.LEARNING_RATE).setValue(0.003);
        until(() -> run.frame().hyperparameters().learningRate() == 0.003);
        RunFrame first = run.frame();
        assertTrue(first.history().size() > 5);
        run.form().number(Setting.UNITS).setValue(6);
        run.reset();
        until(() -> run.frame() != null && iteration() == 0);
        assertTrue(session.noticeProperty().get().words().contains("Ctrl Z"));
        learn(20);
        RunFrame second = run.frame();

        assertTrue(run.undo());
        until(() -> run.frame() != null && run.frame().lanes().get(0).model().top().units() == 10);
        assertSameRun(first, run.frame());
        assertEquals(0, run.laneProperty().get());
        assertEquals(10, run.form().settings().units());
        assertEquals(0.003, run.form().settings().learningRate());
        assertEquals(0.003, run.frame().hyperparameters().learningRate());
        assertFalse(run.undo(), "there is no other before it");

        assertTrue(run.redo());
        until(() -> run.frame() != null && run.frame().lanes().get(0).model().top().units() == 6);
        assertSameRun(second, run.frame());
        assertTrue(run.undo());
        until(() -> run.frame() != null && run.frame().lanes().get(0).model().top().units() == 10);
        run.goTo(first.history().get(2).iteration());
        run.fork();
        until(() -> iteration() == first.history().get(2).iteration());
        assertTrue(run.undo());
        until(() -> run.frame() != null && iteration() == first.iteration());
        assertSameRun(first, run.frame());
        run.step();
        until(() -> iteration() == first.iteration() + 1);
    }

    @Test
    void aPresetAndAStartAfterTheEndKeepTheRunToo() throws Exception {
        begin();
        learn(20);
        RunFrame first = run.frame();
        run.stop();
        until(() -> run.frame().phase() == Phase.FINISHED);
        run.toggle();
        until(() -> run.frame() != null && run.isRunning());
        run.pause();
        until(() -> !run.isRunning());
        run.form().fill(settings("gru"));
        run.reset();
        until(() -> run.frame() != null && run.frame().lanes().size() == 1);
        while (run.undo()) {
            until(() -> run.busyProperty().get() == null && run.frame() != null);
        }
        assertSameRun(first, run.frame());
        assertEquals(Phase.PAUSED, run.frame().phase(), "it goes on although it was stopped");
    }

    @Test
    void whatMakesNoSenseIsRefusedBesideItsField() throws Exception {
        begin();
        run.form().number(Setting.DROPOUT).setValue(0.5);
        assertEquals("Dropout acts between layers, and there is only one.",
                run.form().problemsProperty().get().get(Setting.DROPOUT));
        run.reset();
        assertTrue(session.noticeProperty().get().words().startsWith("Dropout"));
        run.form().number(Setting.LAYERS).setValue(2);
        assertTrue(run.form().problemsProperty().get().isEmpty());
        run.form().number(Setting.BATCH).setValue(1000);
        run.reset();
        until(() -> session.noticeProperty().get() != null
                && session.noticeProperty().get().words().contains("1000 sequences of 12 steps need"));
    }

    @Test
    void savesTheModelThatIsLookedAt() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 40);
        run.pause();
        until(() -> !run.isRunning());
        HistoryPoint point = run.frame().history().get(2);
        run.goTo(point.iteration());
        Path file = folder.resolve("mine.safetensors");
        run.save(file);
        until(() -> session.noticeProperty().get() != null);
        assertTrue(session.noticeProperty().get().words().matches("Saved mine\\.safetensors: held-out loss \\d+\\.\\d{4} nats per "
                + "symbol \\(\\d+\\.\\d{4} bits, perplexity \\d+\\.\\d{3}\\)\\."), session.noticeProperty().get()::words);
        Model read = ModelFiles.read(file);
        assertArrayEquals(point.states().get(1).parameters().values(), read.parameters().values());
        assertTrue(read.card().heldOutLoss() > 0);
        assertEquals("mine", read.card().name());
    }

    /** The program ends, by itself or not, and begins again. */
    private TrainingRun nextStart() throws InterruptedException {
        TrainingRun next = new TrainingRun(session, Kernels.best(), background, foreground::add,
                TestHome.in(folder.resolve("a/home")));
        run = next;
        next.unfinished().look();
        until(() -> next.unfinished().offerProperty().get() != null);
        return next;
    }

    @Test
    void aTaskBringsTheSettingsThatLearnIt() throws Exception {
        begin();
        TrainingForm form = run.form();
        form.fill(settings("gru", "lstm"));
        run.sourceChoice().choose("copy:20");
        TrainingSettings copy = form.settings();
        assertEquals("copy:20", copy.source());
        assertEquals(List.of("gru", "lstm"), copy.cells());
        assertEquals(10, copy.units());
        assertEquals(40, copy.steps());
        assertEquals(50, copy.batch());
        assertEquals(3.7, copy.forgetBias(), "ln 40");
        assertEquals(1, copy.clip());
        assertTrue(form.problemsProperty().get().isEmpty());
        run.sourceChoice().choose("story");
        assertEquals("story", form.settings().source());
        assertTrue(form.settings().forgetBias() < 2, "what a task wants means nothing to a text");
    }

    @Test
    void anUnfinishedRunGoesOnAtTheNextStart() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 25);
        run.pause();
        until(() -> !run.isRunning());
        RunFrame last = run.frame();
        run.close();

        TrainingRun next = nextStart();
        assertEquals(List.of("rnn-tanh", "lstm"), next.unfinished().offerProperty().get().settings().cells());
        assertEquals(last.iteration(), next.unfinished().offerProperty().get().iteration());
        next.resume();
        until(() -> next.frame() != null);
        assertEquals(last.iteration(), iteration());
        assertEquals(last.seconds(), next.frame().seconds());
        assertNull(next.unfinished().offerProperty().get());
        assertEquals(10, next.form().settings().units());
        for (int i = 0; i < 2; i++) {
            for (Metric metric : Metric.values()) {
                SeriesView was = last.lanes().get(i).series(metric);
                SeriesView is = next.frame().lanes().get(i).series(metric);
                assertArrayEquals(was.mean(), is.mean());
                assertArrayEquals(was.max(), is.max());
                assertArrayEquals(was.count(), is.count());
                assertEquals(was.span(), is.span());
            }
        }
        assertEquals(last.samples(), next.frame().samples());
        next.start();
        until(() -> iteration() > last.iteration() + 5);
    }

    @Test
    void anUnfinishedRunBringsSomeOfItsHistory() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 25);
        run.pause();
        until(() -> !run.isRunning());
        RunFrame last = run.frame();
        run.close();

        TrainingRun next = nextStart();
        next.resume();
        until(() -> next.frame() != null);
        List<HistoryPoint> history = next.frame().history();
        assertTrue(history.size() >= 3 && history.size() <= 11, history.size() + " points");
        assertEquals(0, history.get(0).iteration());
        assertEquals(last.iteration(), history.get(history.size() - 1).iteration());
        for (HistoryPoint point : history.subList(0, history.size() - 1)) {
            HistoryPoint was = last.point(point.iteration());
            assertEquals(was.iteration(), point.iteration());
            assertEquals(was.seconds(), point.seconds());
            for (int i = 0; i < 2; i++) {
                TrainingSnapshot lane = point.lanes().get(i);
                assertEquals(was.lanes().get(i).loss(), lane.loss());
                assertEquals(was.lanes().get(i).epoch(), lane.epoch());
                assertArrayEquals(was.lanes().get(i).parameters().values(), lane.parameters().values());
                assertArrayEquals(was.states().get(i).secondMoment().values(),
                        point.states().get(i).secondMoment().values());
            }
        }
        next.goTo(0);
        assertTrue(next.canFork());
        next.fork();
        until(() -> iteration() == 0);
    }

    @Test
    void theOfferStaysUntilAnotherRunLearns() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 25);
        run.close();

        TrainingRun next = nextStart();
        next.form().fill(settings("gru"));
        next.prepare();
        until(() -> next.frame() != null);
        assertNotNull(next.unfinished().offerProperty().get());
        next.close();

        TrainingRun third = nextStart();
        third.prepare();
        until(() -> third.frame() != null);
        third.step();
        assertNull(third.unfinished().offerProperty().get());
        third.close();

        nextStart().close();
        assertEquals(2, kept().size(), "that it is no longer offered does not throw it away");
    }

    private List<String> kept() throws IOException {
        Path home = folder.resolve("a/home");
        try (Stream<Path> files = Files.exists(home) ? Files.list(home) : Stream.of()) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")).toList();
        }
    }

    @Test
    void aRunThatIsUnderWayIsNotOffered() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 25);
        TrainingRun first = run;
        run.pause();
        until(() -> !run.isRunning());
        run.stop();
        while (kept().size() < 2) {
            Runnable next = foreground.poll(10, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
        }
        assertEquals(2, kept().size(), "the run and its lock");

        TrainingRun second = new TrainingRun(session, Kernels.best(), Runnable::run, Runnable::run,
                TestHome.in(folder.resolve("a/home")));
        second.unfinished().look();
        assertNull(second.unfinished().offerProperty().get());
        second.unfinished().discard();
        assertEquals(2, kept().size());
        first.close();
        second.unfinished().look();
        assertNotNull(second.unfinished().offerProperty().get());
        TrainingRun third = new TrainingRun(session, Kernels.best(), Runnable::run, Runnable::run,
                TestHome.in(folder.resolve("a/home")));
        third.unfinished().look();
        assertNull(third.unfinished().offerProperty().get(), "what one window offers no other does");
        second.unfinished().discard();
        assertEquals(List.of(), kept());
        second.close();
        third.close();
    }

    @Test
    void eachWindowsRunIsOfferedAndNoneLost() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 25);
        run.close();
        RunState state = new Autosave(folder.resolve("a/home").resolve(kept().get(0)), null).read().state();
        AutosavePlaces places = new AutosavePlaces(TestHome.in(folder.resolve("a/home")));
        List<Autosave> windows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            windows.add(places.own());
            windows.get(i).write(run.settingsProperty().get(), state, null);
        }
        assertEquals(7, kept().size(), "four runs, three locks");
        for (Autosave window : windows) {
            window.release();
        }
        Set<Autosave> found = new HashSet<>();
        for (Autosave next = places.orphan(); next != null; next = places.orphan()) {
            found.add(next);
        }
        assertEquals(4, found.size());
        for (Autosave orphan : found) {
            orphan.discard();
        }
        assertEquals(List.of(), kept());
    }

    @Test
    void ofRunsThatNobodyWantsTheNewestAreKept() throws Exception {
        Path home = Files.createDirectories(folder.resolve("a/home"));
        for (int i = 0; i < 12; i++) {
            Path file = Files.createFile(home.resolve("unfinished-run-" + i + ".safetensors"));
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000 + i * 1000));
        }
        Files.createFile(home.resolve("unfinished-run-left.lock"));
        AutosavePlaces places = new AutosavePlaces(TestHome.in(home));
        Autosave mine = places.own();
        assertEquals(List.of("unfinished-run-10.safetensors", "unfinished-run-11.safetensors",
                "unfinished-run-5.safetensors", "unfinished-run-6.safetensors", "unfinished-run-7.safetensors",
                "unfinished-run-8.safetensors", "unfinished-run-9.safetensors"),
                kept().stream().filter(name -> name.endsWith(".safetensors")).sorted().toList());
        mine.release();
        assertTrue(kept().stream().noneMatch(name -> name.endsWith(".lock")), kept().toString());
        assertNull(places.orphan(), "none of them can be read");
    }

    @Test
    void whatIsDiscardedIsOfferedNoMore() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 25);
        run.close();

        TrainingRun next = nextStart();
        next.unfinished().discard();
        assertNull(next.unfinished().offerProperty().get());
        background.shutdown();
        assertTrue(background.awaitTermination(20, TimeUnit.SECONDS));
        assertEquals(List.of(), kept());
    }

    @Test
    void stoppingEndsTheRunAndKeepsWhatItShowed() throws Exception {
        begin();
        run.start();
        until(() -> iteration() > 25);
        run.stop();
        until(() -> run.frame().phase() == Phase.FINISHED);
        long last = iteration();
        assertEquals(last, run.frame().history().get(run.frame().history().size() - 1).iteration());
        run.goTo(3);
        assertFalse(run.canFork());
        run.showNow();
        Path file = folder.resolve("last.safetensors");
        run.save(file);
        until(() -> session.noticeProperty().get() != null);
        assertArrayEquals(run.frame().lanes().get(1).snapshot().parameters().values(),
                ModelFiles.read(file).parameters().values());
        run.toggle();
        until(() -> run.isRunning() && run.frame().lastIteration() > last);
    }

    @Test
    void aRunAtItsEndSaysSo() throws Exception {
        begin();
        run.form().number(Setting.EPOCHS).setValue(1);
        run.reset();
        until(() -> run.frame() != null && run.frame().lastIteration() < Long.MAX_VALUE);
        run.start();
        until(() -> run.frame().phase() == Phase.FINISHED);
        run.toggle();
        assertTrue(session.noticeProperty().get().words().startsWith("The run is at its end."));
    }

    @Test
    void aTextThatMeansNothingToTheModelIsLeftAsItIs() throws Exception {
        begin();
        session.openText("numbers", () -> new SourceText("numbers", "0123456789".repeat(9)));
        until(() -> session.excerpt().source().name().equals("numbers"));
        session.cursor().moveTo(5);
        Subject open = session.subject();
        run.form().fill(new TrainingSettings("hello", List.of("gru"), 5, 1, 0, 0, 8, 2, Optimizer.Kind.ADAM, 0.01, 1, 0, 5,
                Initialisation.UNIFORM, 1, 1, 0, 0));
        run.reset();
        until(() -> run.frame() != null && run.frame().lanes().size() == 1);
        watch();
        assertEquals("gru", session.excerpt().model().spec().top().cell());
        assertEquals("hello", session.excerpt().source().name(), "some of what it learns");
        run.watchedProperty().set(false);
        run.form().fill(settings("lstm"));
        run.reset();
        until(() -> run.frame() != null && run.settingsProperty().get().cells().equals(List.of("lstm")));
        assertSame(open, session.subject());
        assertEquals("numbers", session.excerpt().source().name());
        assertEquals(5, session.cursor().step());
    }

    @Test
    void aRunIsWatchedOnlyWhenItHasLearnedAndTheUserHasSaidSo() throws Exception {
        begin();
        Model open = session.openedModel();
        run.watchedProperty().set(true);
        assertFalse(run.watchedProperty().get(), "it has not taken a step");
        run.start();
        until(() -> iteration() > 20);
        assertSame(open, session.openedModel(), "nobody asked for the run");
        watch();
        assertNotSame(open, session.openedModel());
        run.watchedProperty().set(false);
        assertSame(open, session.openedModel());
        long then = iteration();
        until(() -> iteration() > then + 20);
        assertSame(open, session.openedModel());
    }

    @Test
    void oneClickBackGivesTextCursorUnitAndEditsAsTheyWere() throws Exception {
        begin();
        session.edit(session.excerpt().source().edited("a lazy dog. " + TEXT), 20, false);
        until(() -> session.excerpt().source().name().equals("text, edited"));
        session.cursor().moveTo(33);
        session.selection().pinUnit(7);
        ModelEdits edits = ModelEdits.NONE.with(new WeightEdit.Set("head.weight", 2, 5, 3f));
        session.editModel(edits, false);
        learn(10);
        watch();
        assertEquals("text, edited", session.excerpt().source().name());
        assertEquals(ModelEdits.NONE, session.edits(), "the run is as it learned");
        session.cursor().moveTo(2);
        session.selection().pinUnit(1);
        session.edit(session.excerpt().source().edited("the fox. " + TEXT), 1, false);
        Model now = session.openedModel();
        session.renew(new Model(now.spec(), now.parameters(), now.tokenizer(), now.card()), true);
        until(() -> session.excerpt().source().text().startsWith("the fox. "));
        assertTrue(session.subject().isOfRun(), "a text that is edited while the run goes on stays the run's");
        Subject ofRun = session.subject();

        run.watchedProperty().set(false);
        assertTrue(session.excerpt().source().text().startsWith("a lazy dog. "));
        assertEquals(33, session.cursor().step());
        assertEquals(7, session.selection().unit());
        assertTrue(session.selection().unitPinnedProperty().get());
        assertEquals(edits, session.edits());
        until(() -> session.excerpt().isEdited());
        session.undo();
        session.undo();
        until(() -> session.excerpt().source().text().equals(TEXT));

        run.watchedProperty().set(true);
        assertSame(ofRun, session.subject());
        assertTrue(session.excerpt().source().text().startsWith("the fox. "));
        assertEquals(1, session.selection().unit());
        run.watchedProperty().set(false);
        assertEquals(TEXT, session.excerpt().source().text());
    }

    /** What is read is what a lane with these very weights predicts, and it surprises less when something was learned. */
    @Test
    void aHeldOutPassageIsReadByEachLaneAsItLearns() throws Exception {
        begin();
        HeldOutPassage passage = new HeldOutPassage(run, Kernels.best(), background, foreground::add,
                failure -> fail(failure));
        passage.watch(true);
        until(() -> passage.readProperty().get() != null);
        HeldOutPassage.Read first = passage.readProperty().get();
        assertEquals(0, first.iteration());
        assertEquals(2, first.lanes().size());
        assertEquals(first.text().length() - 1, first.lanes().get(0).length);
        assertTrue(TEXT.contains(first.text().text()));
        Model lstm = new Model(run.frame().lanes().get(1).model(), run.frame().history().get(0).lanes().get(1).parameters(),
                run.material().tokenizer(), ModelCard.named("lstm"));
        assertEquals(new rnnscope.network.Reading(Kernels.best(), lstm, first.text()).trace(0, 20).surprise(7),
                first.lanes().get(1)[7], 1e-5);
        run.toggle();
        until(() -> passage.readProperty().get().iteration() > 60);
        run.toggle();
        assertTrue(mean(passage.readProperty().get().lanes().get(1)) < mean(first.lanes().get(1)));
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }
}
