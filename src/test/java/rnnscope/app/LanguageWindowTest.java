package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.language.Language;
import rnnscope.session.Session;
import rnnscope.session.subject.Place;
import rnnscope.session.training.TrainingRun;
import rnnscope.view.ViewContext;

/** The language changes while the program runs, and nothing is lost by it. */
class LanguageWindowTest extends ApplicationTest {
    @TempDir
    private Path folder;
    private RnnScopeApplication program;

    @Override
    public void start(Stage primary) {
        program = new RnnScopeApplication() {
            @Override
            protected Path userFolder() {
                return folder;
            }
        };
        program.start(new Stage());
    }

    @Override
    public void stop() throws Exception {
        program.stop();
        javafx.application.Platform.runLater(() -> {
            Language.ENGLISH.speak();
            java.util.List.copyOf(Window.getWindows()).forEach(Window::hide);
        });
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WindowTest.onFx(condition));
    }

    private ViewContext now() {
        return program.window().context();
    }

    private TrainingRun run() {
        return now().training();
    }

    private Session session() {
        return now().session();
    }

    @Test
    void allThatShowsGoesOnInAnotherLanguage() throws Exception {
        until(() -> session().excerpt() != null && session().busyProperty().get() == null);
        WindowTest.onFx(() -> {
            session().cursor().moveTo(12);
            session().selection().pinUnit(7);
            run().prepare();
            return null;
        });
        until(() -> run().frame() != null);
        WindowTest.onFx(() -> {
            run().step();
            return null;
        });
        until(() -> run().frame().iteration() == 1 && run().busyProperty().get() == null);
        float[] weights = WindowTest.onFx(() -> run().snapshots().get(0).parameters().values());
        WindowTest.onFx(() -> {
            now().perspectives().show(Place.UNITS, "");
            return null;
        });
        WeakReference<MainWindow> before = new WeakReference<>(program.window());
        WindowTest.onFx(() -> {
            program.window().settings().wordsProperty().set("ko");
            return null;
        });
        until(() -> program.window() != before.get() && session().excerpt() != null && session().cursor().step() == 12
                && run().frame() != null && run().frame().iteration() == 1);
        assertEquals(Language.KOREAN, Language.current());
        assertEquals(Place.UNITS, WindowTest.onFx(() -> program.window().shown().place()));
        assertTrue(WindowTest.onFx(() -> session().selection().unitPinnedProperty().get() && session().selection().unit() == 7));
        assertArrayEquals(weights, WindowTest.onFx(() -> run().snapshots().get(0).parameters().values()));
        assertEquals(1, WindowTest.onFx(() -> Window.getWindows().size()));
        WindowTest.onFx(() -> {
            run().step();
            return null;
        });
        until(() -> run().frame().iteration() == 2);
        // Nothing keeps the window that was left.
        until(() -> {
            System.gc();
            return before.get() == null;
        });
    }
}
