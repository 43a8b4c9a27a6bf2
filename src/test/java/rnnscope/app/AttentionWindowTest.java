package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.control.FigureView;
import rnnscope.figure.attention.AlignmentFigure;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.training.TrainingRun;

/** The Attention perspective, by real clicks and keys. */
class AttentionWindowTest extends ApplicationTest {
    private Session session;
    private ExampleLab lab;

    @Override
    public void start(Stage stage) {
        Typefaces.load();
        session = new Session(Kernels.best(), Runnable::run, Platform::runLater);
        lab = new ExampleLab(session, Runnable::run, Platform::runLater);
        new MainWindow(stage, session, new TrainingRun(session, Kernels.best(), Runnable::run, Platform::runLater, null),
                lab, Settings.forgetful(), Runnable::run, Runnable::run);
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
        lab.openModel("reverse-gru", () -> ShippedModels.load("reverse-gru"));
        stage.show();
        stage.toFront();
    }

    private static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
                WaitForAsyncUtils.waitForFxEvents(1);
                return condition.call();
            });
        } catch (TimeoutException e) {
            throw new AssertionError("never came true", e);
        }
    }

    private boolean isTab(String id) {
        return lookup(id).queryAs(ToggleButton.class).isSelected();
    }

    private String written() {
        PairAnswer pair = (PairAnswer) lab.answer();
        return pair.text(pair.decoding());
    }

    /** The matrix as it is on screen. */
    private AlignmentFigure matrix() {
        return (AlignmentFigure) lookup("#alignment").queryAs(FigureView.class).shownProperty().get();
    }

    @Test
    void anExampleOpensHereAndALanguageModelWhereTextsAreRead() {
        until(() -> isTab("#tab-attention"));
        assertTrue(lookup("#model-chip").query().getAccessibleText().startsWith("Model reverse-gru, GRU 64, general"));
        assertFalse(lookup("#text-chip").query().isVisible());
        clickOn("#model-chip");
        clickOn("#model-hello-rnn");
        until(() -> isTab("#tab-step"));
        assertTrue(lookup("#text-chip").query().isVisible());
        push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until(() -> lab.inFrontProperty().get());
        until(() -> lookup("#model-chip").query().getAccessibleText().startsWith("Model reverse-gru"));
        clickOn("#tab-units");
        assertFalse(lab.inFrontProperty().get());
        clickOn("#model-chip");
        clickOn("#model-pos-lstm");
        until(() -> isTab("#tab-step"));
    }

    @Test
    void keysStepThroughTheTargetAndTheMatrixFills() {
        until(() -> matrix() != null);
        type(KeyCode.HOME);
        assertEquals(0, lab.cursor().step());
        type(KeyCode.RIGHT, 2);
        until(() -> matrix().step() == 2);
        type(KeyCode.LEFT);
        until(() -> matrix().step() == 1);
        assertEquals(0, session.cursor().step(), "the text that is not shown stays where it is");
        type(KeyCode.END);
        until(() -> matrix().step() == lab.answer().steps() - 1);
    }

    @Test
    void anotherSourceIsAnsweredWithEachKeyAndUndone() {
        String before = lab.sourceText();
        push(KeyCode.CONTROL, KeyCode.E);
        assertTrue(lookup("#source").queryAs(TextField.class).isFocused());
        write("drawer");
        until(() -> written().equals("reward"));
        until(() -> matrix().alignment().sourceSteps() == 6);
        write("!");
        assertTrue(lookup("#source-fault").query().isVisible());
        assertEquals("reward", written());
        type(KeyCode.ESCAPE);
        assertEquals("drawer", lookup("#source").queryAs(TextField.class).getText());
        push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> lab.sourceText().equals(before));
    }
}
