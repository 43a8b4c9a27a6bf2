package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.control.FigureView;
import rnnscope.control.ScoreView;
import rnnscope.figure.gradient.GradientTrack;
import rnnscope.figure.gradient.NumberFigure;
import rnnscope.figure.score.ScoreFigure;
import rnnscope.model.Model;
import rnnscope.text.ShippedTexts;

class GradientWindowTest extends WindowTest {
    @Override
    protected void open() {
        Model model = untrained(ShippedTexts.load("story"), "lstm", 1, 16);
        session.openModel("small", () -> model);
    }

    private GradientTrack gradient() {
        FigureView tracks = lookup("#gradient-score .figure-view").queryAs(FigureView.class);
        return tracks.shownProperty().get() instanceof ScoreFigure score
                && score.lanes().get(1).track() instanceof GradientTrack track ? track : null;
    }

    private NumberFigure numbers() {
        return lookup(".gradient-now .figure-view").queryAllAs(FigureView.class).stream()
                .map(view -> view.shownProperty().get()).filter(NumberFigure.class::isInstance)
                .map(NumberFigure.class::cast).findFirst().orElse(null);
    }

    private void openGradients() {
        until(() -> session.excerpt() != null);
        clickOn("#tab-gradients");
        until(() -> gradient() != null && gradient().text().steps() == 80);
    }

    private String words(String id) {
        return lookup(id).queryAs(Labeled.class).getText();
    }

    @Test
    void leversChangeTheCurveAndCtrlZTakesThemBack() {
        openGradients();
        double[] before = gradient().curves().get(0).norms();
        clickOn("#lever-cell-0");
        until(() -> gradient().curves().size() == 4);
        clickOn("#lever-activation-1");
        until(() -> gradient().curves().get(0).lane().equals("RNN, ReLU"));
        clickOn("#lever-loss-1");
        until(() -> gradient().curves().size() == 4
                && lookup("#lever-loss-1").queryAs(ToggleButton.class).isSelected());
        Slider radius = lookup("#lever-radius").queryAs(Slider.class);
        clickOn(radius);
        until(() -> !words("#lever-radius-value").equals("–") && Math.abs(Double.parseDouble(
                words("#lever-radius-value")) - radius.getValue() * radius.getValue()) < 0.01);
        for (int i = 0; i < 4; i++) {
            press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        }
        until(() -> gradient().curves().size() == 3);
        assertEquals(before[10], gradient().curves().get(0).norms()[10]);
        press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        until(() -> gradient().curves().size() == 4);
    }

    @Test
    void aButtonSaysWhatItWouldUndoAndDoesSo() {
        openGradients();
        assertFalse(lookup("#undo").query().isVisible());
        clickOn("#lever-weights-3");
        until(() -> lookup("#undo").query().isVisible());
        assertEquals("Undo: the choice of weights (Ctrl+Z)", lookup("#undo").query().getAccessibleText());
        clickOn("#lever-loss-1");
        until(() -> lookup("#undo").query().getAccessibleText().equals("Undo: the choice of the loss (Ctrl+Z)"));
        clickOn("#undo");
        until(() -> lookup("#lever-loss-0").queryAs(ToggleButton.class).isSelected());
        clickOn("#undo");
        until(() -> !lookup("#undo").query().isVisible());
    }

    @Test
    void sharesAreOneClickAway() {
        openGradients();
        clickOn("#axis-1");
        until(() -> gradient().scale().top() == 0 || gradient().curves().get(0).symbol().endsWith("to the last step’s"));
        double[] shares = gradient().curves().get(0).norms();
        int last = shares.length - 1;
        while (Double.isNaN(shares[last])) {
            last--;
        }
        assertEquals(1, shares[last], 1e-9);
    }

    @Test
    void everySliderIsMovedByKeys() {
        openGradients();
        Slider steps = lookup("#lever-steps").queryAs(Slider.class);
        interact(steps::requestFocus);
        int beam = session.cursor().step();
        type(KeyCode.RIGHT, 3);
        until(() -> words("#lever-steps-value").equals("83"));
        type(KeyCode.LEFT);
        type(KeyCode.PAGE_DOWN);
        until(() -> words("#lever-steps-value").equals("72"));
        type(KeyCode.HOME);
        until(() -> words("#lever-steps-value").equals("2"));
        type(KeyCode.END);
        until(() -> words("#lever-steps-value").equals("500") && gradient().text().steps() == 500);
        type(KeyCode.DELETE);
        until(() -> words("#lever-steps-value").equals("80"));
        assertEquals(beam, session.cursor().step(), "the beam stays where it is");
        Slider clip = lookup("#lever-clip").queryAs(Slider.class);
        interact(clip::requestFocus);
        type(KeyCode.LEFT, 20);
        until(() -> words("#lever-clip-value").equals("10.0"));
        press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        until(() -> words("#lever-clip-value").equals("never"));
        for (String id : List.of("#lever-cut", "#lever-radius", "#lever-forget")) {
            Slider slider = lookup(id).queryAs(Slider.class);
            interact(slider::requestFocus);
            double before = slider.getValue();
            type(KeyCode.PAGE_DOWN);
            until(() -> slider.getValue() < before);
        }
        type(KeyCode.ESCAPE);
        type(KeyCode.RIGHT);
        assertEquals(beam + 1, session.cursor().step(), "Escape gives the arrows back to the beam");
    }

    @Test
    void checkComparesTheNumberInTheBeam() {
        openGradients();
        interact(() -> session.cursor().moveTo(70));
        clickOn("#check");
        until(() -> numbers() != null && numbers().rows().get(0).verdict() == NumberFigure.Verdict.AGREES);
        assertTrue(numbers().rows().get(0).below().contains("relative error"));
    }

    @Test
    void holdHidesUntilRevealed() {
        openGradients();
        clickOn("#hold");
        until(() -> gradient().concealed());
        assertEquals("Reveal", words("#hold"));
        assertTrue(lookup("#check").queryButton().isDisabled());
        clickOn("#hold");
        until(() -> !gradient().concealed());
    }

    @Test
    void theBeamIsSharedWithTheStepPerspective() {
        openGradients();
        type(KeyCode.RIGHT, 5);
        assertEquals(5, session.cursor().step());
        assertEquals(5, lookup("#gradient-score").queryAs(ScoreView.class).stepProperty().get());
        press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
        until(() -> lookup("#score").tryQuery().isPresent());
        assertFalse(lookup("#gradient-score").tryQuery().isPresent());
        assertEquals(5, lookup("#score").queryAs(ScoreView.class).stepProperty().get());
    }
}
