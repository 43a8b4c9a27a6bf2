package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.math.Kernels;
import rnnscope.session.Session;
import rnnscope.session.library.Library;
import rnnscope.session.training.TrainingRun;
import rnnscope.storage.TestHome;
import rnnscope.storage.UserFolder;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.setting.TrainingSettings;

/** A window that begins where an earlier one was ended in the midst of a run. */
class UnfinishedRunWindowTest extends WindowTest {
    private static final ExecutorService BACKGROUND = daemons();
    @TempDir
    private static Path folder;

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
    protected Executor background() {
        return BACKGROUND;
    }

    @Override
    protected Executor painter() {
        return daemonThread();
    }

    @Override
    protected UserFolder home() {
        return TestHome.in(folder.resolve("home"));
    }

    @Override
    protected void open() {
        run.unfinished().look();
        session.openModel(Library.first().name(), Library.first().load());
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
