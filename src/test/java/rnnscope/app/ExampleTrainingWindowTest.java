package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.control.ChartView;
import rnnscope.control.FigureView;
import rnnscope.figure.attention.SourceGradientsFigure;
import rnnscope.figure.chart.ChartFigure;
import rnnscope.io.ModelFiles;
import rnnscope.model.Model;
import rnnscope.model.Wiring.Scoring;
import rnnscope.storage.TestHome;
import rnnscope.storage.UserFolder;
import rnnscope.train.live.setting.Setting;

/** A task of examples in the Train perspective of the real window. */
class ExampleTrainingWindowTest extends WindowTest {
    @TempDir
    private Path folder;

    private final Executor background = daemons();
    private final Executor painter = daemonThread();

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

    private void choose(String task) {
        clickOn("#tab-train");
        until(() -> run.frame() != null);
        clickOn("#source");
        clickOn("#source-" + task);
        until(() -> run.settingsProperty().get().source().startsWith(task) && run.frame() != null);
    }

    private ChartFigure chart(String id) {
        return (ChartFigure) lookup(id).queryAs(ChartView.class).figureProperty().get();
    }

    private SourceGradientsFigure gradients() {
        return (SourceGradientsFigure) lookup("#source-gradients").queryAs(FigureView.class).figureProperty().get();
    }

    private String openName() {
        return examples.answer() == null ? "" : examples.answer().model().card().name();
    }

    @Test
    void aTranslatorLearnsInSight() {
        choose("english-korean");
        assertEquals("English to Korean", lookup("#source .label").queryAs(Labeled.class).getText());
        assertTrue(lookup("#steps").queryAs(Node.class).isDisabled(), "sentences are as long as they are");
        clickOn("#train-start");
        until(() -> run.frame().iteration() > 3);
        assertTrue(lookup("#exact-chart").queryAs(Node.class).isVisible());
        until(() -> chart("#loss-chart").curves().get(0).y().length > 2);
        until(() -> lookup("#samples").queryAs(ListView.class).getItems().size() >= 8);
        assertTrue(lookup(".sample-text").queryAllAs(Labeled.class).stream().anyMatch(l -> l.getText().startsWith("→ ")));
        clickOn("#tab-attention");
        until(() -> openName().equals("english-korean-gru"));
        clickOn("#watch");
        until(() -> openName().startsWith("GRU at step"));
        until(() -> lookup("#model-chip").query().getAccessibleText().startsWith("Model the run: GRU, step "));
        String then = openName();
        until(() -> !openName().equals(then));
        clickOn("#attention-pages-gradients");
        until(() -> gradients() != null);
        SourceGradientsFigure before = gradients();
        until(() -> !gradients().arrivals().equals(before.arrivals()));
        assertTrue(lookup("#source-gradients-twin").queryAs(FigureView.class).figureProperty().get() != null,
                "beside the shipped model without attention");
        clickOn("#watch");
        until(() -> openName().equals("english-korean-gru"));
        clickOn("#watch");
        until(() -> openName().startsWith("GRU at step"));
        clickOn("#tab-gradients");
        assertTrue(lookup("#gradient-aside").queryAs(Labeled.class).getText().startsWith("The run in Train learns from"));
    }

    @Test
    void theWiringIsChosenRefusedAndSaved() throws Exception {
        choose("reverse");
        assertEquals(Scoring.GENERAL, run.form().settings().wiring().scoring());
        clickOn("#more-settings");
        clickOn("#scoring-dot");
        assertTrue(lookup("#scoring-problem").queryAs(Labeled.class).getText().startsWith("Dot attention compares states"));
        assertTrue(run.form().problemsProperty().get().containsKey(Setting.SCORING));
        clickOn("#directions-forwards");
        assertFalse(lookup("#scoring-problem").queryAs(Node.class).isVisible());
        interact(run::reset);
        until(() -> run.settingsProperty().get().wiring().scoring() == Scoring.DOT && run.frame() != null);
        interact(run::step);
        until(() -> run.frame().iteration() == 1);
        Path file = folder.resolve("kept.safetensors");
        interact(() -> run.save(file));
        until(() -> run.busyProperty().get() == null && file.toFile().exists());
        Model kept = ModelFiles.read(file);
        assertEquals(Scoring.DOT, kept.spec().wiring().scoring());
        assertEquals("task reverse:10", kept.card().corpus());
        assertTrue(kept.card().heldOutExact() >= 0);
    }
}
