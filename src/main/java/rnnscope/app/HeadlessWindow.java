package rnnscope.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import rnnscope.control.Rest;
import rnnscope.math.Kernels;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.training.TrainingRun;
import rnnscope.view.export.Exhibit;

/**
 * Window without a display: the program's own, in a toolkit that has no screen, for what the command line takes out of it.
 */
final class HeadlessWindow implements AutoCloseable {
    /** Room of the screen that the window is on, beside the perspective. */
    private static final int ROOM = 512;
    private static final long PATIENCE_MINUTES = 10;

    private final WatchedExecutor background = new WatchedExecutor(Executors.newCachedThreadPool(HeadlessWindow::daemon));
    private final WatchedExecutor painter = new WatchedExecutor(Executors.newSingleThreadExecutor(HeadlessWindow::daemon));
    private final int width;
    private final int height;
    private Stage stage;
    private Session session;
    private TrainingRun training;
    private MainWindow window;

    /** What a window begins with, before it shows. */
    @FunctionalInterface
    interface Beginning {
        void begin(MainWindow window, Settings settings) throws Exception;
    }

    /**
     * Starts the toolkit where it does not run, and shows a window.
     *
     * @param width  of the perspective, in the units of a 1280×720 window
     * @param height likewise
     * @param begin  what it begins with
     */
    HeadlessWindow(int width, int height, Beginning begin) throws Exception {
        this.width = width;
        this.height = height;
        startToolkit();
        onFx(() -> {
            open(begin);
            return null;
        });
    }

    private void open(Beginning begin) throws Exception {
        Typefaces.load();
        session = new Session(Kernels.best(), background, Platform::runLater);
        ExampleLab examples = new ExampleLab(session, background, Platform::runLater);
        training = new TrainingRun(session, Kernels.best(), background, Platform::runLater, null);
        stage = new Stage();
        Settings settings = Settings.forgetful();
        window = new MainWindow(stage, session, training, examples, settings, background, painter);
        // All of it on the screen: Monocle reports each picture of a window that is partly beside it.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height + ROOM / 4);
        window.nameUnits();
        begin.begin(window, settings);
        stage.show();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "headless");
        thread.setDaemon(true);
        return thread;
    }

    private void startToolkit() throws Exception {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("headless.geometry", (width + ROOM) + "x" + (height + ROOM) + "-32");
        Logger.getLogger("javafx").setLevel(Level.SEVERE);
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.setImplicitExit(false);
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException e) {
            // It runs already.
            started.complete(null);
        }
        started.get();
    }

    MainWindow window() {
        return window;
    }

    Session session() {
        return session;
    }

    TrainingRun training() {
        return training;
    }

    /** Makes it so large that the perspective has the size that is asked for. */
    void fit() throws Exception {
        onFx(() -> {
            Exhibit whole = window.takeOut().exhibits().get(0);
            stage.setWidth(stage.getWidth() + width - whole.node().getWidth());
            stage.setHeight(stage.getHeight() + height - whole.node().getHeight());
            return null;
        });
    }

    /** Waits until all that was asked for shows. @param also what must be so besides */
    void settle(BooleanSupplier also) throws Exception {
        CompletableFuture<Void> rest = new CompletableFuture<>();
        onFx(() -> {
            new Rest(() -> isIdle() && session.busyProperty().get() == null && also.getAsBoolean()
                    && window.subjects().arrivingBinding().getValue() == null
                    && window.takeOut().exhibits().stream().allMatch(Exhibit::isCurrent), () -> rest.complete(null)).begin();
            return null;
        });
        try {
            rest.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the window did not come to rest within " + PATIENCE_MINUTES + " minutes", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    /** Whether nothing is worked out or painted in the background. */
    boolean isIdle() {
        return background.isIdle() && painter.isIdle();
    }

    /** Does something on the JavaFX thread and waits for it. */
    static <T> T onFx(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static Exception unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof Exception cause ? cause : e;
    }

    @Override
    public void close() throws Exception {
        onFx(() -> {
            stage.close();
            return null;
        });
    }
}
