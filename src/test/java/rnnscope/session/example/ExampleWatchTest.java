package rnnscope.session.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.network.Reading;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.corpus.CorpusLab;
import rnnscope.session.subject.Place;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.setting.TrainingSettings;
import rnnscope.train.live.setting.WiringChoice;

/** A run that learns from examples, watched through a pair. */
@Timeout(60)
class ExampleWatchTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<Runnable> foreground = new LinkedBlockingQueue<>();
    private final ExecutorService background = Executors.newCachedThreadPool();
    private final Session session = new Session(Kernels.best(), background, foreground::add);
    private final ExampleLab lab = new ExampleLab(session, background, foreground::add);
    private Subjects subjects;
    private final TrainingRun run = new TrainingRun(session, Kernels.best(), background, foreground::add, null);

    private void begin() throws InterruptedException {
        subjects = new Subjects(session, lab, new CorpusLab(session, background, foreground::add), run);
        subjects.setOnGo(subjects::visit);
        run.form().fill(new TrainingSettings("reverse:4", List.of("rnn-tanh", "gru"), 24, 1, 8, 0, 4, 32,
                Optimizer.Kind.ADAM, 0.01, 1, 0, 1, Initialisation.ORTHOGONAL, 1, 1, 0, 0.1,
                new WiringChoice(true, false, false, 0, Pooling.LAST, Scoring.GENERAL)));
        run.prepare();
        until(() -> run.frame() != null);
        run.step();
        until(() -> run.frame().iteration() == 1);
        run.watchedProperty().set(true);
        until(() -> lab.answer() != null && lab.subject().isOfRun()
                && run.frame().lanes().get(1).snapshot() != null
                && lab.answer().model().parameters() == run.frame().lanes().get(1).snapshot().parameters());
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

    private PairAnswer answer() {
        return (PairAnswer) lab.answer();
    }

    private String name() {
        return lab.answer().model().card().name();
    }

    private boolean isRight() {
        return answer().text(answer().decoding()).equals("dcba");
    }

    @AfterEach
    void close() throws InterruptedException {
        run.close();
        background.shutdown();
        assertTrue(background.awaitTermination(20, TimeUnit.SECONDS));
    }

    @Test
    void theAlignmentComesOutOfTheFogWhileItLearns() throws Exception {
        begin();
        assertEquals("GRU at step 1", name());
        assertSame(lab.subject(), subjects.front(), "where it can be seen");
        assertEquals(0, lab.openCountProperty().get(), "nobody opened it");
        lab.setSource("abcd");
        until(() -> answer().source().text().equals("abcd"));
        Set<String> seen = new HashSet<>();
        float[] before = answer().decoding().trace().weights(0);
        run.start();
        until(() -> lab.cursor().length() > 2);
        lab.cursor().moveTo(1);
        until(() -> seen.add(name()) && seen.size() > 5 && isRight());
        run.pause();
        until(() -> !run.isRunning() && name().equals("GRU at step " + run.frame().iteration()));
        assertEquals("abcd", answer().source().text());
        assertEquals(1, lab.cursor().step());
        float[] after = answer().decoding().trace().weights(0);
        assertTrue(after[3] > 0.5 && before[3] < 0.5, "the last letter is looked at first: " + before[3] + ", " + after[3]);
    }

    @Test
    void goingBackAndAnotherLaneShowTheModelAsItWasThere() throws Exception {
        begin();
        run.start();
        until(() -> run.frame().iteration() > 200);
        run.pause();
        until(() -> !run.isRunning() && name().equals("GRU at step " + run.frame().iteration()));
        run.goTo(0);
        until(() -> name().equals("GRU at step 0"));
        HistoryPoint first = run.pastProperty().get();
        assertArrayEquals(first.lanes().get(1).parameters().values(), answer().model().parameters().values());
        run.laneProperty().set(0);
        until(() -> name().equals("RNN at step 0"));
        run.showNow();
        until(() -> name().equals("RNN at step " + run.frame().iteration()));
    }

    @Test
    void aModelThatIsOpenedEndsWatchingAndIsNotTakenAway() throws Exception {
        begin();
        lab.setSource("abcd");
        until(() -> answer().source().text().equals("abcd"));
        Subject ofRun = lab.subject();
        lab.openModel("pos-lstm", () -> ShippedModels.load("pos-lstm"));
        until(() -> lab.openCountProperty().get() == 1);
        assertFalse(run.watchedProperty().get());
        long was = run.frame().iteration();
        run.start();
        until(() -> run.frame().iteration() > was + 50);
        run.pause();
        until(() -> !run.isRunning());
        assertEquals("pos-lstm", name());
        run.watchedProperty().set(true);
        until(() -> lab.subject() == ofRun && name().equals("GRU at step " + run.frame().iteration()));
        assertEquals("abcd", answer().source().text(), "the run is as it was left");
        run.watchedProperty().set(false);
        assertEquals("pos-lstm", subjects.front().name());
        run.reset();
        until(() -> run.frame() != null && run.frame().iteration() == 0);
        assertEquals("pos-lstm", subjects.front().name());
    }

    /** What moves in Dynamics is the newest model, along the examples held out of what it learns. */
    @Test
    void theExamplesOfItsTaskAreReadByTheNewestModel() throws Exception {
        begin();
        subjects.visit(Place.DYNAMICS);
        Session corpus = subjects.corpora().session();
        until(() -> subjects.showsCorpus() && corpus.excerpt() != null);
        Reading first = corpus.excerpt().original();
        run.step();
        until(() -> run.frame().iteration() == 2 && corpus.excerpt().model().card().name().equals("GRU at step 2"));
        assertEquals(first.tokens(), corpus.excerpt().tokens());
        assertTrue(subjects.showsCorpus());
        assertNull(session.noticeProperty().get());
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() throws Exception {
        begin();
        run.textShowsProperty().set(false);
        ExampleAnswer before = lab.answer();
        run.step();
        until(() -> run.frame().iteration() == 2 && run.frame().lanes().get(0).snapshot() == null);
        assertEquals(before, lab.answer());
        run.textShowsProperty().set(true);
        until(() -> name().equals("GRU at step 2"));
        assertNull(session.noticeProperty().get());
        assertFalse(run.isRunning());
    }
}
