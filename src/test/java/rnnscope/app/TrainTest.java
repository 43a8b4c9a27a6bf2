package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.control.FigureView;
import rnnscope.control.ScoreView;
import rnnscope.figure.gradient.GradientTrack;
import rnnscope.figure.gradient.InputsTrack;
import rnnscope.figure.gradient.WindowTextTrack;
import rnnscope.figure.score.ScoreFigure;
import rnnscope.io.ModelFiles;
import rnnscope.model.LayerSpec;
import rnnscope.storage.TestHome;
import rnnscope.storage.UserFolder;
import rnnscope.text.Tokenization;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.TrainingSettings;

/** The Train perspective in the real window. */
class TrainTest extends WindowTest {
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

    @Override
    protected void prepare() {
        run.form().fill(new TrainingSettings("story", List.of("rnn-tanh", "lstm"), 12, 1, 0, 0, 20, 8, Optimizer.Kind.ADAM,
                0.01, 1, 0, 5, Initialisation.UNIFORM, 1, 1, 0, 0.1));
    }

    private long iteration() {
        return run.frame() == null ? -1 : run.frame().iteration();
    }

    private void openTrain() {
        clickOn("#tab-train");
        until(() -> iteration() == 0);
    }

    /** The run has learned a little, and is watched. */
    private void watch() {
        if (iteration() == 0) {
            clickOn("#train-step");
            until(() -> iteration() == 1);
        }
        until(() -> lookup("#watch").query().isVisible());
        clickOn("#watch");
        until(() -> session.subject() != null && session.subject().isOfRun() || !run.material().readsText());
    }

    @Test
    void startsPausesStepsAndResets() {
        openTrain();
        clickOn("#train-start");
        until(() -> iteration() > 30);
        assertTrue(run.isRunning());
        clickOn("#train-start");
        until(() -> !run.isRunning());
        long paused = iteration();
        clickOn("#train-step");
        until(() -> iteration() == paused + 1);
        clickOn("#train-reset");
        until(() -> iteration() == 0);
        assertFalse(run.isRunning());
        assertFalse(lookup("#watch").query().isVisible());
        push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> iteration() == paused + 1);
        assertTrue(run.frame().history().size() > 2);
    }

    @Test
    void isSteeredByKeys() {
        push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until(() -> iteration() == 0);
        push(KeyCode.SPACE);
        until(() -> iteration() > 20);
        push(KeyCode.SPACE);
        until(() -> !run.isRunning());
        long paused = iteration();
        push(KeyCode.RIGHT);
        until(() -> iteration() == paused + 1);
        push(KeyCode.HOME);
        until(() -> run.pastProperty().get() != null && run.pastProperty().get().iteration() == 0);
        push(KeyCode.RIGHT);
        until(() -> run.pastProperty().get().iteration() > 0);
        push(KeyCode.END);
        until(() -> run.pastProperty().get() == null);
        push(KeyCode.R);
        until(() -> iteration() == 0);
    }

    @Test
    void theRateChangesWhileItRuns() {
        openTrain();
        clickOn("#train-start");
        TextField rate = lookup("#learning-rate-value").queryAs(TextField.class);
        clickOn(rate);
        interact(rate::selectAll);
        write("0.0007");
        push(KeyCode.ENTER);
        until(() -> run.frame().hyperparameters().learningRate() == 0.0007);
        assertTrue(run.isRunning());
        interact(rate::selectAll);
        write("much");
        push(KeyCode.ENTER);
        assertEquals("“much” is not a number.", lookup("#learning-rate-problem").queryAs(Labeled.class).getText());
        interact(rate::selectAll);
        write("11");
        push(KeyCode.ENTER);
        assertEquals("The learning rate is more than 0 and at most 10.",
                lookup("#learning-rate-problem").queryAs(Labeled.class).getText());
        until(() -> run.frame().hyperparameters().learningRate() == 0.0007);
    }

    @Test
    void goesBackAndForks() {
        openTrain();
        clickOn("#train-start");
        until(() -> iteration() > 60);
        clickOn("#history");
        until(() -> run.pastProperty().get() != null);
        long shown = run.pastProperty().get().iteration();
        assertTrue(shown < iteration());
        clickOn("#train-start");
        until(() -> !run.isRunning());
        clickOn("#history");
        until(() -> run.pastProperty().get() != null);
        long origin = run.pastProperty().get().iteration();
        clickOn("#fork");
        until(() -> iteration() == origin);
        assertNull(run.pastProperty().get());
    }

    @Test
    void theTextInStepFollowsTheModelInTraining() {
        openTrain();
        clickOn("#train-start");
        until(() -> iteration() > 30);
        clickOn("#tab-step");
        assertEquals("story-lstm", session.excerpt().model().card().name());
        clickOn("#watch");
        until(() -> session.excerpt().model().card().name().startsWith("LSTM at step"));
        until(() -> lookup("#model-chip").query().getAccessibleText().startsWith("Model the run: LSTM, step "));
        String then = session.excerpt().model().card().name();
        until(() -> !session.excerpt().model().card().name().equals(then));
        assertEquals("story.txt", session.excerpt().source().name());
        clickOn("#watch");
        until(() -> session.excerpt().model().card().name().equals("story-lstm"));
        clickOn("#tab-train");
        clickOn("#lane-rnn");
        assertEquals(0, run.laneProperty().get());
        assertFalse(lookup("#lane-lstm").queryAs(ToggleButton.class).isSelected());
    }

    private ScoreFigure gradients() {
        return lookup("#gradient-score .figure-view").queryAs(FigureView.class).shownProperty().get()
                instanceof ScoreFigure score ? score : null;
    }

    private <T> T track(Class<T> type) {
        return gradients() == null ? null : gradients().lanes().stream().map(lane -> lane.track())
                .filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }

    @Test
    void theGradientsOfAllLanesFollowTheRunAndItsHistory() {
        openTrain();
        watch();
        push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> track(GradientTrack.class) != null && track(GradientTrack.class).curves().size() == 4);
        push(KeyCode.SPACE);
        until(() -> iteration() > 30);
        GradientTrack then = track(GradientTrack.class);
        until(() -> track(GradientTrack.class) != then && !Arrays.equals(then.curves().get(0).norms(),
                track(GradientTrack.class).curves().get(0).norms()));
        push(KeyCode.SPACE);
        until(() -> !run.isRunning());
        clickOn("#history");
        until(() -> run.pastProperty().get() != null);
        long shown = run.pastProperty().get().iteration();
        push(KeyCode.LEFT);
        until(() -> run.pastProperty().get().iteration() < shown);
        push(KeyCode.HOME);
        until(() -> run.pastProperty().get().iteration() == 0);
        GradientTrack first = track(GradientTrack.class);
        push(KeyCode.END);
        until(() -> run.pastProperty().get() == null && track(GradientTrack.class) != first);
        assertTrue(lookup("#train-start").tryQuery().isPresent() && lookup("#hold").tryQuery().isPresent());
    }

    /** Three lanes learn; pause, back in history, fork, another rate, on; then every lever of the gradients and back. */
    @Test
    void aLecturersTenMinutes() {
        interact(() -> run.form().fill(new TrainingSettings("story", List.of("rnn-tanh", "gru", "lstm"), 12, 1, 0, 0, 20,
                8, Optimizer.Kind.ADAM, 0.01, 1, 0, 5, Initialisation.UNIFORM, 1, 1, 0, 0.1)));
        openTrain();
        clickOn("#train-start");
        until(() -> iteration() > 60);
        clickOn("#train-start");
        until(() -> !run.isRunning());
        clickOn("#history");
        until(() -> run.pastProperty().get() != null);
        long origin = run.pastProperty().get().iteration();
        assertTrue(origin < iteration());
        clickOn("#fork");
        until(() -> iteration() == origin && run.pastProperty().get() == null);
        List<HistoryPoint> history = run.frame().history();
        assertEquals(origin, history.get(history.size() - 1).iteration(), "what came after is forgotten");
        assertEquals(origin, run.frame().lanes().get(2).series(Metric.TRAINING_LOSS).lastIteration());

        TextField rate = lookup("#learning-rate-value").queryAs(TextField.class);
        clickOn(rate);
        interact(rate::selectAll);
        write("0.003");
        push(KeyCode.ENTER);
        clickOn("#train-start");
        until(() -> iteration() > origin + 20 && run.frame().hyperparameters().learningRate() == 0.003);
        clickOn("#train-start");
        until(() -> !run.isRunning());

        watch();
        push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> track(GradientTrack.class) != null && track(GradientTrack.class).curves().size() == 5);
        GradientTrack before = track(GradientTrack.class);
        clickOn("#lever-activation-1");
        until(() -> track(GradientTrack.class).curves().get(0).lane().equals("RNN, ReLU"));
        clickOn("#lever-loss-1");
        List<String> sliders = List.of("steps", "cut", "radius", "forget", "clip");
        for (String lever : sliders) {
            Slider slider = lookup("#lever-" + lever).queryAs(Slider.class);
            interact(slider::requestFocus);
            double was = slider.getValue();
            push(KeyCode.PAGE_DOWN);
            until(() -> slider.getValue() < was);
        }
        until(() -> !isSame(before, track(GradientTrack.class)));
        for (int i = 0; i < sliders.size() + 2; i++) {
            push(KeyCode.CONTROL, KeyCode.Z);
        }
        until(() -> isSame(before, track(GradientTrack.class)));
    }

    /** Whether two show the same numbers. */
    private static boolean isSame(GradientTrack a, GradientTrack b) {
        return a.curves().size() == b.curves().size() && IntStream.range(0, a.curves().size())
                .allMatch(i -> Arrays.equals(a.curves().get(i).norms(), b.curves().get(i).norms()));
    }

    @Test
    void theBatchIsReadRowByRow() {
        openTrain();
        watch();
        push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> track(GradientTrack.class) != null);
        clickOn("#lever-source-1");
        until(() -> track(WindowTextTrack.class).title().equals("Batch, row 1"));
        assertEquals(20, track(GradientTrack.class).text().steps());
        clickOn("#lever-row");
        push(KeyCode.HOME);
        push(KeyCode.RIGHT);
        push(KeyCode.RIGHT);
        until(() -> track(WindowTextTrack.class).title().equals("Batch, row 3"));
        push(KeyCode.ESCAPE);
        push(KeyCode.END);
        until(() -> lookup("#gradient-score").queryAs(ScoreView.class).stepProperty().get() == 19);
        for (int i = 0; i < 5; i++) {
            push(KeyCode.CONTROL, KeyCode.Z);
        }
        until(() -> track(WindowTextTrack.class).title().equals("Text"));
    }

    @Test
    void aRunOnNumbersShowsWhatEnters() {
        interact(() -> run.form().fill(new TrainingSettings("adding:20", List.of("rnn-tanh", "lstm"), 12, 1, 0, 0, 20, 8,
                Optimizer.Kind.ADAM, 0.01, 1, 0, 5, Initialisation.UNIFORM, 1, 1, 0, 0.1)));
        openTrain();
        push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> track(GradientTrack.class) != null);
        assertNull(track(InputsTrack.class), "the run has not learned, and nobody asked for it");
        push(KeyCode.CONTROL, KeyCode.DIGIT2);
        watch();
        push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> track(InputsTrack.class) != null && track(GradientTrack.class).curves().size() == 4);
        assertEquals(20, track(InputsTrack.class).text().numbers().length);
        push(KeyCode.SPACE);
        until(() -> iteration() > 10);
        clickOn("#watch");
        until(() -> track(InputsTrack.class) == null && track(GradientTrack.class) != null);
    }

    @Test
    void savesTheModelThatIsShown() throws Exception {
        openTrain();
        clickOn("#train-start");
        until(() -> iteration() > 30);
        clickOn("#train-start");
        until(() -> !run.isRunning());
        Path file = folder.resolve("kept.safetensors");
        interact(() -> run.save(file));
        until(() -> session.noticeProperty().get() != null
                && session.noticeProperty().get().words().startsWith("Saved kept.safetensors: held-out loss"));
        assertEquals("lstm", ModelFiles.read(file).spec().top().cell());
        assertTrue(lookup("#banner-words").queryAs(Labeled.class).getText().startsWith("Saved kept.safetensors: "));
    }

    @Test
    void aTextIsCutIntoWhatIsChosen() {
        openTrain();
        clickOn("#more-settings");
        Bounds card = lookup("#tokenizer").query().getScene().getRoot().localToScene(
                lookup("#tokenizer").query().getScene().getRoot().getBoundsInLocal());
        for (String id : List.of("character", "byte", "word", "spaced", "split")) {
            Node segment = lookup("#tokenizer-" + id).query();
            assertTrue(card.contains(segment.localToScene(segment.getBoundsInLocal())), id);
        }
        assertTrue(lookup("#words-slider").query().isDisabled());
        clickOn("#tokenizer-byte");
        clickOn("#tokenizer-spaced");
        assertFalse(lookup("#words-slider").query().isDisabled());
        interact(() -> run.form().number(Setting.WORDS).setValue(20));
        interact(run::reset);
        until(() -> run.settingsProperty().get().tokenization().equals(new Tokenization("spaced-word", 20, false))
                && iteration() == 0);
        assertEquals(21, run.frame().lanes().get(0).model().vocabulary(), "and <unk>");
    }

    @Test
    void layersAreChosenOneByOne() {
        openTrain();
        clickOn("#cell-rnn-tanh");
        clickOn("#more-settings");
        clickOn("#stack").write("lstm:6,gru");
        assertEquals("A layer is a cell and its units, as in lstm:64, not \"gru\".",
                run.form().problemsProperty().get().get(Setting.STACK));
        assertTrue(lookup((Node node) -> node instanceof Labeled label && node.isVisible()
                && label.getText() != null && label.getText().startsWith("A layer is a cell")).tryQuery().isPresent());
        clickOn("#stack").push(KeyCode.END).write(":4");
        assertTrue(run.form().problemsProperty().get().isEmpty());
        assertTrue(lookup("#units").query().isDisabled() && lookup("#cells").query().isDisabled(), "they would do nothing");
        clickOn("#biases-none");
        interact(run::reset);
        until(() -> !run.settingsProperty().get().stack().isAlike() && iteration() == 0);
        List<LayerSpec> stack = run.frame().lanes().get(0).model().stack();
        assertEquals(List.of(new LayerSpec("lstm", 6).withBiases(false), new LayerSpec("gru", 4).withBiases(false)), stack);
        push(KeyCode.ESCAPE);
        clickOn("#train-start");
        until(() -> iteration() > 10);
        watch();
        push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> track(GradientTrack.class) != null);
        assertNull(session.noticeProperty().get(), () -> session.noticeProperty().get().words());
    }

    @Test
    void aPresetBeginsAnew() {
        openTrain();
        clickOn("#preset-hello");
        until(() -> run.settingsProperty().get().source().equals("hello") && iteration() == 0);
        assertEquals(3, run.frame().lanes().get(0).model().top().units());
        clickOn("#cell-rnn-tanh");
        assertEquals("Choose one to three cells.", run.form().problemsProperty().get().values().iterator().next());
    }
}
