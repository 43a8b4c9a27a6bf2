package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import rnnscope.control.FigureView;
import rnnscope.control.ScoreView;
import rnnscope.figure.now.NextSymbolFigure;
import rnnscope.figure.now.SentenceFigure;
import rnnscope.io.ShippedModels;

/** The Step perspective of a sequence that is read at once, by real clicks and keys. */
class SequenceWindowTest extends WindowTest {
    @Override
    protected void open() {
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
        examples.openModel("pos-lstm", () -> ShippedModels.load("pos-lstm"));
    }

    @Test
    void whereThereIsNoAttentionModelsThatHaveSomeAreOfferedAndStepKeepsItsOwn() {
        until(() -> lookup("#model-chip").query().getAccessibleText().startsWith("Model pos-lstm"));
        clickOn("#tab-attention");
        until(() -> lookup("#empty-words").tryQuery().isPresent());
        assertEquals("There is no attention in pos-lstm. These have some:",
                lookup("#empty-words").queryAs(Labeled.class).getText());
        clickOn("#attend-shapes-gru");
        until(() -> examples.answer().model().card().name().equals("shapes-gru"));
        until(() -> lookup("#empty-words").tryQuery().isEmpty());
        clickOn("#tab-step");
        until(() -> lookup("#model-chip").query().getAccessibleText().startsWith("Model pos-lstm"));
    }

    private ScoreView score() {
        return lookup("#sequence-score").queryAs(ScoreView.class);
    }

    private Object predicted() {
        return lookup("#predicted").queryAs(FigureView.class).shownProperty().get();
    }

    @Test
    void keysStepBothBeamsAndTheLabelComesWhenBothHaveBeenThere() {
        until(() -> lookup("#sequence-score").tryQuery().isPresent());
        interact(() -> examples.setSource("he saw her dog."));
        until(() -> score().lengthProperty().get() == 5);
        type(KeyCode.HOME);
        until(() -> score().stepProperty().get() == 0 && score().secondStepProperty().get() == 4);
        until(() -> predicted() instanceof SentenceFigure);
        type(KeyCode.RIGHT, 2);
        until(() -> score().stepProperty().get() == 2 && score().secondStepProperty().get() == 2);
        until(() -> predicted() instanceof NextSymbolFigure);
        assertTrue(lookup("#predicted").query().getAccessibleText().startsWith("DET"));
        type(KeyCode.LEFT);
        until(() -> score().secondStepProperty().get() == 3);
        type(KeyCode.D);
        until(() -> lookup("#direction-backward").queryAs(ToggleButton.class).isSelected());
        String words = score().getAccessibleText();
        assertTrue(words.contains("forward at “saw”, backward at “dog”"), words);
    }

    @Test
    void anotherSentenceIsReadAsItIsTypedAndABadOneLeavesTheLast() {
        until(() -> lookup("#sequence-score").tryQuery().isPresent());
        push(KeyCode.CONTROL, KeyCode.E);
        write("he saw her.");
        until(() -> score().lengthProperty().get() == 4);
        write(" xyz");
        until(() -> lookup("#source-fault").query().isVisible());
        assertEquals(4, score().lengthProperty().get());
    }

    @Test
    void aDayOfTheSeriesIsChosenAndTheForecastFollows() {
        interact(() -> examples.openModel("prices-gru", () -> ShippedModels.load("prices-gru")));
        until(() -> lookup("#day").tryQuery().isPresent() && lookup("#day").query().isVisible());
        String before = lookup("#day").queryAs(Label.class).getText();
        assertEquals(1000, score().lengthProperty().get());
        clickOn("#day-after");
        until(() -> !lookup("#day").queryAs(Label.class).getText().equals(before));
        push(KeyCode.SHIFT, KeyCode.LEFT);
        until(() -> lookup("#day").queryAs(Label.class).getText().equals(before));
        assertTrue(lookup("#predicted").query().getAccessibleText().startsWith("forecast "));
    }

    @Test
    void whatAShapeDoesIsChosenPictureByPicture() {
        interact(() -> examples.openModel("moves-gru", () -> ShippedModels.load("moves-gru")));
        until(() -> lookup("#film-picture").tryQuery().isPresent() && lookup("#film-picture").query().isVisible());
        interact(() -> examples.setSource("plus 9,3 up right right"));
        until(() -> score().lengthProperty().get() == 4);
        type(KeyCode.HOME);
        type(KeyCode.RIGHT);
        until(() -> lookup("#film-move-up").queryAs(ToggleButton.class).isSelected());
        clickOn("#film-move-down");
        until(() -> examples.sourceText().equals("plus 9,3 down right right"));
        until(() -> lookup("#predicted").query().getAccessibleText().startsWith("down"));
        clickOn("#film-longer");
        until(() -> score().lengthProperty().get() == 5);
        clickOn("#film-shape-ring");
        until(() -> examples.sourceText().equals("ring 9,3 down right right still"));
    }

    @Test
    void aTextReadSymbolBySymbolComesBackWithItsModel() {
        until(() -> lookup("#sequence-score").tryQuery().isPresent());
        clickOn("#model-chip");
        clickOn("#model-story-rnn");
        until(() -> lookup("#score").tryQuery().isPresent());
        assertFalse(lookup("#sequence-score").tryQuery().isPresent());
        clickOn("#model-chip");
        clickOn("#model-reverse-gru");
        until(() -> examples.answer().model().card().name().equals("reverse-gru"));
        clickOn("#tab-step");
        until(() -> lookup("#score").tryQuery().isPresent());
        until(() -> lookup("#model-chip").query().getAccessibleText().startsWith("Model story-rnn"));
    }

    @Test
    void aSequenceTooLongForTheWindowFollowsTheBeam() {
        until(() -> lookup("#sequence-score").tryQuery().isPresent());
        interact(() -> examples.setSource("her duck should plan her. ".repeat(20)));
        until(() -> score().lengthProperty().get() == 120);
        type(KeyCode.HOME);
        until(() -> score().axisProperty().get().shows(0));
        assertFalse(score().axisProperty().get().shows(119));
        type(KeyCode.END);
        until(() -> score().axisProperty().get().shows(119));
        push(KeyCode.CONTROL, KeyCode.PLUS);
        double zoomed = score().axisProperty().get().columnWidth();
        type(KeyCode.LEFT);
        until(() -> score().stepProperty().get() == 118);
        assertEquals(zoomed, score().axisProperty().get().columnWidth(), "stepping leaves the zoom as it is");
    }
}
