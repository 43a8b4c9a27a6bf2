package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.control.FigureView;
import rnnscope.figure.Hit;
import rnnscope.figure.attention.AlignmentFigure;
import rnnscope.figure.attention.FunnelFigure;
import rnnscope.figure.attention.StateMapFigure;
import rnnscope.io.ShippedModels;
import rnnscope.session.example.ExampleOptions;
import rnnscope.session.example.PairAnswer;

/** The Attention perspective, by real clicks and keys. */
class AttentionWindowTest extends WindowTest {
    @Override
    protected void open() {
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
        examples.openModel("reverse-gru", () -> ShippedModels.load("reverse-gru"));
    }

    private boolean isTab(String id) {
        return lookup(id).queryAs(ToggleButton.class).isSelected();
    }

    private String written() {
        PairAnswer pair = (PairAnswer) examples.answer();
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
        until(() -> lookup("#model-chip").query().getAccessibleText().startsWith("Model reverse-gru"));
        clickOn("#tab-units");
        until(() -> lookup("#model-chip").query().getAccessibleText().startsWith("Model hello-rnn"));
        clickOn("#model-chip");
        clickOn("#model-pos-lstm");
        until(() -> lookup("#model-chip").query().getAccessibleText().startsWith("Model pos-lstm"));
        assertTrue(isTab("#tab-units"), "which goes through the examples of its task");
        clickOn("#tab-gradients");
        until(() -> lookup("#model-chip").query().getAccessibleText().startsWith("Model hello-rnn"));
        clickOn("#model-chip");
        // further down than the list shows
        interact(() -> lookup("#model-sentiment-lstm").queryButton().fire());
        until(() -> isTab("#tab-attention"));
    }

    @Test
    void keysStepThroughTheTargetAndTheMatrixFills() {
        until(() -> matrix() != null);
        type(KeyCode.HOME);
        assertEquals(0, examples.cursor().step());
        type(KeyCode.RIGHT, 2);
        until(() -> matrix().step() == 2);
        type(KeyCode.LEFT);
        until(() -> matrix().step() == 1);
        assertEquals(0, session.cursor().step(), "the text that is not shown stays where it is");
        type(KeyCode.END);
        until(() -> matrix().step() == examples.answer().steps() - 1);
    }

    @Test
    void anotherSourceIsAnsweredWithEachKeyAndUndone() {
        String before = examples.sourceText();
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
        until(() -> examples.sourceText().equals(before));
    }

    private void source(String text) {
        interact(() -> examples.setSource(text));
        until(() -> matrix() != null && matrix().alignment().sourceSteps() == text.length());
    }

    /** A cell of the matrix on screen. */
    private Point2D cell(int t, int s) {
        FigureView view = lookup("#alignment").queryAs(FigureView.class);
        for (double y = 0; y < view.getHeight(); y += 2) {
            for (double x = 0; x < view.getWidth(); x += 2) {
                Hit hit = view.hit(x, y);
                if (hit != null && hit.step() == t && hit.unit() == s) {
                    return view.localToScreen(x + hit.area().getWidth() / 2, y + hit.area().getHeight() / 2);
                }
            }
        }
        throw new AssertionError("no cell " + t + ", " + s);
    }

    @Test
    void aClickPinsACellAndItsNumbersShow() {
        source("abcd");
        clickOn(cell(1, 0));
        until(() -> matrix().column() == 0 && matrix().step() == 1);
        assertEquals(1, examples.cursor().step());
        type(KeyCode.DOWN, 2);
        until(() -> matrix().column() == 2);
        type(KeyCode.ESCAPE);
        until(() -> matrix().column() == -1);
    }

    @Test
    void aDraggedCellForcesItsWeightAndUndoGivesTheModelsOwnBack() {
        source("abcd");
        PairAnswer own = (PairAnswer) examples.answer();
        Point2D from = cell(1, 0);
        drag(from).moveTo(from.add(0, -30)).moveTo(from.add(0, -60)).drop();
        until(() -> ((PairAnswer) examples.answer()).trace().weight(1, 0) > 0.3, "the weight follows the pointer");
        assertTrue(lookup("#forced").queryAs(Labeled.class).getText().startsWith("Forced: step 2 reads elsewhere"));
        assertTrue(matrix().alignment().isRowForced(1));
        push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> examples.options().isOwn(), "the whole drag is one edit");
        until(() -> written().equals(own.text(own.own())));
        until(() -> lookup("#forced").queryAs(Labeled.class).getText().isEmpty());
    }

    @Test
    void keysForceAWeightARowAndFreeTheStep() {
        source("abcd");
        type(KeyCode.HOME);
        type(KeyCode.UP);
        until(() -> matrix().column() == 3, "the greatest weight of the first step is on the last letter");
        type(KeyCode.UP);
        float before = ((PairAnswer) examples.answer()).trace().weight(0, 2);
        press(KeyCode.SHIFT);
        type(KeyCode.UP);
        release(KeyCode.SHIFT);
        until(() -> Math.abs(((PairAnswer) examples.answer()).trace().weight(0, 2) - before - 0.05) < 1e-4);
        type(KeyCode.ENTER);
        until(() -> ((PairAnswer) examples.answer()).trace().weight(0, 2) == 1);
        type(KeyCode.DELETE);
        until(() -> examples.options().isOwn());
    }

    @Test
    void anotherSymbolIsWrittenByAClickOrTyped() {
        source("abcd");
        type(KeyCode.HOME);
        clickOn("#write-instead").write("z").type(KeyCode.ENTER);
        until(() -> written().startsWith("z"));
        assertTrue(lookup("#forced").queryAs(Labeled.class).getText().startsWith("Forced: step 1 writes z"));
        clickOn("#free-all");
        until(() -> examples.options().isOwn());
        interact(() -> lookup("#attention").query().requestFocus());
        FigureView guesses = lookup("#next-symbols").queryAs(FigureView.class);
        until(() -> guesses.hit(10, 30) != null);
        int other = guesses.hit(10, 30).unit();
        clickOn(guesses.localToScreen(10, 30));
        until(() -> ((PairAnswer) examples.answer()).trace().written(0) == other);
    }

    @Test
    void hardAttentionShowsTheGreatestWeightsAlone() {
        source("abcd");
        clickOn("#shows-arg-max");
        until(() -> matrix().alignment().weight(0, 3) == 1 && matrix().alignment().weight(0, 2) == 0);
        clickOn("#shows-soft");
        until(() -> matrix().alignment().weight(0, 3) < 1);
    }

    @Test
    void symbolsAreChosenOtherwiseAndTheRightOnesEnter() {
        source("abcd");
        clickOn("#search-beam");
        until(() -> ((PairAnswer) examples.answer()).decoding().tree().size() > 10);
        clickOn("#search-sampled");
        until(() -> examples.answer().options().search() == ExampleOptions.Search.SAMPLED);
        clickOn("#draw-again");
        until(() -> examples.answer().options().seed() == 2);
        clickOn("#search-greedy");
        source("supercalifragilistic");
        until(() -> !lookup("#enters").query().isDisabled());
        clickOn("#enters-the-right-answer");
        until(() -> written().equals("citsiligarfilacrepus"));
        push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> !examples.options().teacherForced());
    }

    @Test
    void whereItIsWrongTheRightAnswerIsSaid() {
        source("abcd");
        until(() -> lookup("#forced").queryAs(Labeled.class).getText().isEmpty());
        source("supercalifragilistic");
        until(() -> lookup("#forced").queryAs(Labeled.class).getText()
                .equals("Right would be: citsiligarfilacrepus"));
    }

    @Test
    void withoutAttentionTheOneStateShows() {
        interact(() -> examples.openModel("english-korean-plain", () -> ShippedModels.load("english-korean-plain")));
        until(() -> lookup("#lines").queryAs(FigureView.class).shownProperty().get() instanceof FunnelFigure);
        until(() -> lookup("#states").tryQuery().isPresent()
                && lookup("#states").queryAs(FigureView.class).shownProperty().get() instanceof StateMapFigure);
        interact(() -> examples.openModel("numbers-lstm", () -> ShippedModels.load("numbers-lstm")));
        until(() -> examples.answer().model().card().name().equals("numbers-lstm"));
        type(KeyCode.HOME);
        until(() -> ((StateMapFigure) lookup("#states").queryAs(FigureView.class).shownProperty().get()).source().isEmpty());
    }
}
