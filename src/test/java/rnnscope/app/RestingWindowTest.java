package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.math.Kernels;
import rnnscope.session.Library;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.subject.Place;
import rnnscope.session.training.TrainingRun;
import rnnscope.storage.TestHome;

/**
 * A window in which nothing moves lays nothing out, and so asks for no pulse. Pulses themselves are no measure here: they
 * belong to all windows that this JVM ever had.
 */
class RestingWindowTest extends ApplicationTest {
    @TempDir
    private Path folder;

    private final Executor background = Executors.newCachedThreadPool(RestingWindowTest::daemon);
    private final Executor painter = Executors.newSingleThreadExecutor(RestingWindowTest::daemon);
    private final AtomicInteger layouts = new AtomicInteger();
    private Stage stage;
    private TrainingRun run;

    @Override
    public void start(Stage newStage) {
        stage = newStage;
        Typefaces.load();
        Session session = new Session(Kernels.best(), background, Platform::runLater);
        run = new TrainingRun(session, Kernels.best(), background, Platform::runLater, TestHome.in(folder.resolve("home")));
        new MainWindow(stage, session, run, new ExampleLab(session, background, Platform::runLater),
                Settings.forgetful(), background, painter);
        session.openModel(Library.first().name(), Library.first().load());
        stage.show();
        stage.getScene().addPreLayoutPulseListener(() -> {
            if (needsLayout(stage.getScene().getRoot())) {
                layouts.incrementAndGet();
            }
        });
    }

    private static boolean needsLayout(Parent parent) {
        return parent.isNeedsLayout() || parent.getChildrenUnmodifiable().stream()
                .anyMatch(child -> child.isManaged() && child instanceof Parent below && needsLayout(below));
    }

    @Override
    public void stop() {
        run.close();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void comesToRest(Place place) {
        interact(() -> ((ToggleButton) stage.getScene().lookup("#tab-" + place.name().toLowerCase())).fire());
        assertTrue(rests(), place + " is laid out again and again");
    }

    /** Whether there is some half of a second in which nothing needs to be laid out. */
    private boolean rests() {
        int[] last = {-1};
        long[] since = {System.nanoTime()};
        try {
            WaitForAsyncUtils.waitFor(40, TimeUnit.SECONDS, () -> {
                int now = layouts.get();
                if (now != last[0]) {
                    last[0] = now;
                    since[0] = System.nanoTime();
                }
                return System.nanoTime() - since[0] > 500_000_000L;
            });
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
