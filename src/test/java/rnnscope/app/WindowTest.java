package rnnscope.app;

import com.sun.javafx.tk.Toolkit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.library.Library;
import rnnscope.session.training.TrainingRun;
import rnnscope.storage.UserFolder;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;
import rnnscope.view.Perspective;
import rnnscope.view.Views;

/**
 * Test of the whole window: the window as a start makes it, and ways to wait for it. Work is done where it is asked for,
 * unless a test says otherwise, so that what was asked for is there.
 */
abstract class WindowTest extends ApplicationTest {
    /** Generous: a slow machine takes long, and what never comes true fails anyway. */
    private static final int SECONDS = 60;
    /** As many as {@link WaitForAsyncUtils#waitForFxEvents()} has, which sleeps in each. */
    private static final int ROUNDS = 5;
    private static final Executor HERE = Runnable::run;

    protected Stage stage;
    protected Session session;
    protected Settings settings;
    protected TrainingRun run;
    protected ExampleLab examples;
    protected MainWindow window;

    @Override
    public final void start(Stage primary) throws Exception {
        Typefaces.load();
        // The primary stage is one for all tests, and whatever listens to it would stay: every test's window, to the last.
        stage = new Stage();
        Executor background = background();
        session = new Session(Kernels.best(), background, Platform::runLater);
        settings = Settings.forgetful();
        run = new TrainingRun(session, Kernels.best(), background, Platform::runLater, home());
        examples = new ExampleLab(session, background, Platform::runLater);
        prepare();
        window = new MainWindow(stage, session, run, examples, settings, perspectives(), windowBackground(), painter());
        open();
        stage.show();
        stage.toFront();
    }

    @Override
    public void stop() {
        run.close();
        Platform.runLater(stage::hide);
    }

    /** Where models are run and files are read. */
    protected Executor background() {
        return HERE;
    }

    /** Where what is shown is worked out. */
    protected Executor windowBackground() {
        return background();
    }

    /** Where figures are painted. */
    protected Executor painter() {
        return HERE;
    }

    /** Where a run survives; null for nowhere. */
    protected UserFolder home() {
        return null;
    }

    protected List<Perspective> perspectives() {
        return Views.all();
    }

    /** Before the window is made. */
    protected void prepare() throws Exception {}

    /** What the window opens with. */
    protected void open() throws Exception {
        session.openModel(Library.first().name(), Library.first().load());
    }

    /** An untrained model of a text's characters. */
    protected static Model untrained(String text, String cell, int layers, int units) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
        ModelSpec spec = ModelSpec.of(cell, layers, units, tokenizer.vocabulary().size());
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), tokenizer, ModelCard.named("small"));
    }

    /** Threads that do not keep a JVM alive: what is still under way when a test ends is not waited for. */
    protected static ExecutorService daemons() {
        return Executors.newCachedThreadPool(WindowTest::daemon);
    }

    /** One such thread. */
    protected static ExecutorService daemonThread() {
        return Executors.newSingleThreadExecutor(WindowTest::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    /** Does something on the JavaFX thread, and lets what follows from it come to rest. */
    @Override
    public FxRobot interact(Runnable work) {
        return interact(() -> {
            work.run();
            return null;
        });
    }

    @Override
    public <T> FxRobot interact(Callable<T> work) {
        onFx(work);
        rest();
        return this;
    }

    /**
     * Lets what changed be laid out, and what that changed too. Where no other thread works on it, each pulse comes after
     * what was left for later, so that nobody waits for the screen's own sixty in a second.
     */
    private void rest() {
        if (background() != HERE || windowBackground() != HERE || painter() != HERE) {
            WaitForAsyncUtils.waitForFxEvents();
            return;
        }
        for (int i = 0; i < ROUNDS; i++) {
            onFx(() -> {
                Toolkit.getToolkit().firePulse();
                return null;
            });
        }
    }

    /** Waits until a condition holds, which is asked for in one call on the JavaFX thread. */
    protected static void until(Callable<Boolean> condition) {
        until(condition, "never came true");
    }

    /** @param otherwise what is wrong where it never does */
    protected static void until(Callable<Boolean> condition, String otherwise) {
        try {
            WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> {
                WaitForAsyncUtils.waitForFxEvents(1);
                return onFx(condition);
            });
        } catch (TimeoutException e) {
            throw new AssertionError(otherwise, e);
        }
    }

    /** Reads values that belong together in one call on the JavaFX thread. */
    protected static <T> T onFx(Callable<T> read) {
        try {
            return Platform.isFxApplicationThread() ? read.call() : WaitForAsyncUtils.asyncFx(read).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
