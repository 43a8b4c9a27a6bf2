package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.io.ShippedModels;
import rnnscope.session.Notice;
import rnnscope.session.subject.Place;
import rnnscope.session.subject.Subjects;
import rnnscope.storage.TestHome;
import rnnscope.storage.UserFolder;

/** A window that begins with a model of examples, without any text that is open: every perspective can be turned to. */
class ExampleFirstWindowTest extends WindowTest {
    @TempDir
    private Path folder;

    private final Executor background = daemons();
    private final Executor painter = daemonThread();
    private final List<Notice> notices = new ArrayList<>();
    private Subjects subjects;

    @Override
    protected Executor background() {
        return background;
    }

    @Override
    protected Executor painter() {
        return painter;
    }

    @Override
    protected UserFolder home() {
        return TestHome.in(folder.resolve("home"));
    }

    @Override
    protected void prepare() {
        session.noticeProperty().addListener((property, was, is) -> notices.add(is));
    }

    @Override
    protected void open() {
        subjects = window.subjects();
        subjects.openModel("pos-lstm", () -> ShippedModels.named("pos-lstm"));
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
