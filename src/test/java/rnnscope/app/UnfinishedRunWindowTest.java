package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.math.Kernels;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.library.Library;
import rnnscope.session.training.TrainingRun;
import rnnscope.storage.TestHome;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.setting.TrainingSettings;

/** A window that begins where an earlier one was ended in the midst of a run. */
class UnfinishedRunWindowTest extends ApplicationTest {
    private static final ExecutorService BACKGROUND = Executors.newCachedThreadPool(UnfinishedRunWindowTest::daemon);
    @TempDir
    private static Path folder;

    private Session session;
    private TrainingRun run;

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    /** The earlier session. */
    @BeforeAll
    static void leaveARun() throws InterruptedException {
        BlockingQueue<Runnable> foreground = new LinkedBlockingQueue<>();
        TrainingRun earlier = new TrainingRun(new Session(Kernels.best(), BACKGROUND, foreground::add), Kernels.best(),
                BACKGROUND, foreground::add, TestHome.in(folder.resolve("home")));
        earlier.form().fill(new TrainingSettings("story", List.of("gru", "lstm"), 12, 1, 0, 0, 20, 8,
                Optimizer.Kind.ADAM, 0.01, 1, 0, 5, Initialisation.UNIFORM, 1, 1, 0, 0.1));
        earlier.toggle();
        while (earlier.frame() == null || earlier.frame().iteration() < 30) {
            foreground.take().run();
        }
        earlier.close();
    }

    @Override
    public void start(Stage stage) {
        Typefaces.load();
        session = new Session(Kernels.best(), BACKGROUND, Platform::runLater);
        run = new TrainingRun(session, Kernels.best(), BACKGROUND, Platform::runLater, TestHome.in(folder.resolve("home")));
        new MainWindow(stage, session, run, new ExampleLab(session, BACKGROUND, Platform::runLater),
                Settings.forgetful(), BACKGROUND,
                Executors.newSingleThreadExecutor(UnfinishedRunWindowTest::daemon));
        run.unfinished().look();
        session.openModel(Library.first().name(), Library.first().load());
        stage.show();
        stage.toFront();
    }

    @Override
    public void stop() {
        run.close();
    }

    private static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
                WaitForAsyncUtils.waitForFxEvents(1);
                return condition.call();
            });
        } catch (TimeoutException e) {
            throw new AssertionError("never came true", e);
        }
    }

    @Test
    void itIsOfferedInEveryPerspectiveAndGoesOn() {
        until(() -> lookup("#unfinished").query().isVisible());
        assertTrue(lookup("#unfinished-words").queryAs(Labeled.class).getText()
                .startsWith("The last session left a run: GRU, LSTM on story, at step "));
        clickOn("#tab-train");
        until(() -> run.frame() != null);
        assertEquals(0, run.frame().iteration());
        assertTrue(lookup("#unfinished").query().isVisible());
        clickOn("#tab-step");
        assertTrue(lookup("#unfinished").query().isVisible());
        clickOn("#resume");
        until(() -> run.frame() != null && run.frame().iteration() >= 30);
        assertFalse(lookup("#unfinished").query().isVisible());
        assertTrue(lookup("#loss-chart").tryQuery().isPresent());
        assertEquals(run.frame().iteration(), run.frame().lanes().get(0).series(Metric.TRAINING_LOSS).lastIteration());
        assertFalse(lookup("#unit-chip").query().isVisible());
    }
}
