package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.subject.Place;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;
import rnnscope.storage.TestHome;

/** A window that begins with a model of examples, without any text that is open: every perspective can be turned to. */
class ExampleFirstWindowTest extends ApplicationTest {
    @TempDir
    private Path folder;

    private final Executor background = Executors.newCachedThreadPool(ExampleFirstWindowTest::daemon);
    private final Executor painter = Executors.newSingleThreadExecutor(ExampleFirstWindowTest::daemon);
    private final List<Notice> notices = new ArrayList<>();
    private Stage stage;
    private Session session;
    private ExampleLab examples;
    private TrainingRun run;
    private Subjects subjects;

    @Override
    public void start(Stage newStage) {
        stage = newStage;
        Typefaces.load();
        session = new Session(Kernels.best(), background, Platform::runLater);
        session.noticeProperty().addListener((property, was, is) -> notices.add(is));
        run = new TrainingRun(session, Kernels.best(), background, Platform::runLater, TestHome.in(folder.resolve("home")));
        examples = new ExampleLab(session, background, Platform::runLater);
        MainWindow window = new MainWindow(stage, session, run, examples, Settings.forgetful(), background, painter);
        subjects = window.subjects();
        subjects.openModel("pos-lstm", () -> ShippedModels.named("pos-lstm"));
        stage.show();
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

    @Test
    void turnsToEveryPerspective() throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> examples.answer() != null);
        for (Place place : Place.values()) {
            interact(() -> ((ToggleButton) stage.getScene().lookup("#tab-" + place.name().toLowerCase())).fire());
            WaitForAsyncUtils.waitForFxEvents(5);
            if (place == Place.UNITS) {
                WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS,
                        () -> subjects.showsCorpus() && subjects.reader().excerpt() != null);
                WaitForAsyncUtils.waitForFxEvents(5);
            }
            notices.forEach(notice -> assertNotEquals(Notice.Kind.ERROR, notice == null ? null : notice.kind(),
                    () -> place + ": " + notice));
        }
    }
}
