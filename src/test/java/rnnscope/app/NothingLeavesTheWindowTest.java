package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.tk.Toolkit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.control.Segments;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.Wiring;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.library.Library;
import rnnscope.session.reading.SourceText;
import rnnscope.session.subject.Place;
import rnnscope.session.training.TrainingRun;
import rnnscope.storage.TestHome;
import rnnscope.storage.UserFolder;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.live.setting.TrainingSettings;
import rnnscope.view.Perspective;
import rnnscope.view.Views;

/**
 * Every perspective with every page, for a model of every kind, with the editor, a message and an unfinished run open,
 * in windows of every size and magnification: nothing is cut, covered, shortened or smaller than it may be.
 */
class NothingLeavesTheWindowTest extends WindowTest {
    private static final ExecutorService BACKGROUND = daemons();
    private static final String TEXT = "\"I will come,\" said Anna, and went to the old house by the river.\n".repeat(12);

    @TempDir
    private static Path folder;

    private final Map<String, Set<String>> faults = new LinkedHashMap<>();
    private int looks;

    /** A window, as large and as magnified as it can become. */
    record State(int width, int height, boolean presenting, double own) {
        @Override
        public String toString() {
            return width + "×" + height + (presenting ? " presenting" : "") + (own == 1 ? "" : " × " + own);
        }
    }

    /** The first states are seen in both themes, the others in either in turn. */
    private static final int IN_BOTH_THEMES = 2;
    private static final List<State> STATES = List.of(new State(1024, 640, false, 1), new State(1024, 640, true, 1),
            new State(1024, 640, false, 9),
            new State(1280, 720, false, 1), new State(1280, 720, false, 1.25), new State(1280, 720, false, 1.5),
            new State(1280, 720, true, 1), new State(1280, 720, true, 0.7), new State(1024, 1080, false, 1.2),
            new State(1920, 640, false, 9), new State(1920, 1080, true, 1),
            new State(1920, 1080, false, 1));

    /** Windows that are looked at. */
    List<State> states() {
        return STATES;
    }

    @BeforeAll
    static void leaveARun() throws InterruptedException {
        BlockingQueue<Runnable> foreground = new LinkedBlockingQueue<>();
        TrainingRun earlier = new TrainingRun(new Session(Kernels.best(), BACKGROUND, foreground::add), Kernels.best(),
                BACKGROUND, foreground::add, TestHome.in(folder.resolve("home")));
        earlier.form().fill(new TrainingSettings("story", List.of("rnn-tanh", "gru", "lstm"), 12, 1, 0, 0, 20, 8,
                Optimizer.Kind.ADAM, 0.01, 1, 0, 5, Initialisation.UNIFORM, 1, 1, 0, 0.1));
        earlier.toggle();
        while (earlier.frame() == null || earlier.frame().iteration() < 5) {
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
        return job -> { };
    }

    @Override
    protected UserFolder home() {
        return TestHome.in(folder.resolve("home"));
    }

    @Override
    protected void open() {
        run.unfinished().look();
        session.openModel(Library.first().name(), Library.first().load(), new SourceText("a text.txt", TEXT));
    }

    /** Runs a long piece of work on the JavaFX thread, without what {@code interact} waits for besides. */
    private static void onFx(Runnable work) {
        FutureTask<?> task = new FutureTask<>(work, null);
        Platform.runLater(task);
        try {
            task.get(120, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Lets what changed be laid out, and what that changed too, without waiting for the screen. */
    private static void settle() {
        for (int i = 0; i < 3; i++) {
            Toolkit.getToolkit().firePulse();
        }
    }

    @Test
    void everythingIsWhole() {
        until(() -> session.excerpt() != null && lookup("#unfinished").query().isVisible());
        walk("a language model", null);
        for (String model : List.of("english-korean-gru", "shapes-gru", "numbers-lstm", "pos-lstm", "pos-heads",
                "sentiment-lstm", "glimpses-gru", "draw-lstm", "prices-gru")) {
            Library.Entry<Model> entry = Library.examples().stream().filter(e -> e.name().equals(model))
                    .findFirst().orElseThrow();
            interact(() -> examples.openModel(entry.name(), entry.load()));
            until(() -> examples.answer() != null && examples.answer().model().card().name().equals(model));
            walk(model, examples.answer().model().spec().wiring());
        }
        Perspective units = Views.all().stream().filter(p -> p.place() == Place.UNITS).findFirst().orElseThrow();
        for (String model : List.of("english-korean-gru", "pos-lstm")) {
            Library.Entry<Model> entry = Library.examples().stream().filter(e -> e.name().equals(model))
                    .findFirst().orElseThrow();
            onFx(() -> {
                window.showPerspective(units);
                settle();
            });
            interact(() -> window.subjects().openModel(entry.name(), entry.load()));
            until(() -> window.subjects().showsCorpus() && window.subjects().front().name().equals(model));
            look(units, model + " in Units");
        }
        Library.Entry<Model> hello = Library.model("hello-rnn").orElseThrow();
        interact(() -> session.openModel(hello.name(), hello.load()));
        until(() -> session.excerpt().model().card().name().equals("hello-rnn"));
        Perspective step = Views.all().get(0);
        onFx(() -> {
            window.showPerspective(step);
            settle();
        });
        look(step, "hello-rnn");
        assertTrue(looks > 40 * states().size(), looks + " looks");
        StringBuilder all = new StringBuilder();
        faults.forEach((fault, where) -> all.append(fault).append("\n        ").append(String.join("; ", where))
                .append('\n'));
        assertEquals("", all.toString());
    }

    /**
     * Every perspective that shows something of a model, with all of its pages.
     *
     * @param wiring the model's; null for a language model's, with which all are shown, the empty ones too
     */
    private void walk(String subject, Wiring wiring) {
        for (Perspective perspective : Views.all()) {
            Place shown = perspective.place();
            if (wiring != null && (shown == Place.TRAIN || !shown.shows(wiring))) {
                continue;
            }
            onFx(() -> {
                window.showPerspective(perspective);
                settle();
            });
            look(perspective, subject);
        }
    }

    /** The perspective that shows, with all of its pages. */
    private void look(Perspective perspective, String subject) {
        WaitForAsyncUtils.waitForFxEvents();
        String place = perspective.title() + ", " + subject;
        List<String> pages = pages();
        if (pages.isEmpty()) {
            onFx(() -> look(place));
        }
        for (String page : pages) {
            onFx(() -> {
                ((ToggleButton) stage.getScene().lookup("#" + page)).fire();
                settle();
            });
            WaitForAsyncUtils.waitForFxEvents();
            onFx(() -> look(place + ", " + page));
        }
    }

    /** The buttons of the pages that the perspective has. */
    private List<String> pages() {
        List<String> ids = new ArrayList<>();
        for (Node node : lookup(".segments").queryAll()) {
            if (node instanceof Segments<?> segments && segments.isVisible() && segments.getId().endsWith("-pages")) {
                segments.getChildren().forEach(button -> ids.add(button.getId()));
            }
        }
        return ids;
    }

    /** In one theme after the other, the one that shows first: nothing takes as long as to change it. */
    private void look(String place) {
        boolean shown = settings.darkProperty().get();
        for (boolean dark : new boolean[] {shown, !shown}) {
            for (int i = 0; i < states().size(); i++) {
                if (dark == (i % 2 == 0) || i < IN_BOTH_THEMES && states() == STATES) {
                    look(place, states().get(i), dark);
                }
            }
        }
    }

    private void look(String place, State state, boolean dark) {
        settings.darkProperty().set(dark);
        settings.magnificationProperty().set(state.own);
        window.presentingProperty().set(state.presenting);
        stage.setWidth(state.width);
        stage.setHeight(state.height);
        session.noticeProperty().set(Notice.warning(
                "LSTM: the loss is not a number from step 1,234 on; lower the learning rate and go on from before."));
        settle();
        look(place, state.toString());
        window.typeText();
        settle();
        look(place, state + " with the editor");
        ((Button) stage.getScene().lookup("#text-done")).fire();
    }

    private void look(String place, String state) {
        looks++;
        WholeWindow.faults(stage.getScene()).forEach(fault -> faults
                .computeIfAbsent(fault.replaceAll("[0-9]+", "0"), f -> new LinkedHashSet<>())
                .add(place + ", " + state + ": " + fault.replaceAll("^.*? (?=[0-9]+ (wide|high)|leaves|says)", "")));
    }
}
