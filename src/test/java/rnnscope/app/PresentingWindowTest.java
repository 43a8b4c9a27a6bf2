package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import rnnscope.app.present.BigForm;
import rnnscope.control.ScoreView;

/** What a lecturer has before an audience: a black screen, a pointer, keys shown, a form that fills the window, a countdown. */
class PresentingWindowTest extends WindowTest {
    private int step() {
        return session.cursor().step();
    }

    private Node node(String id) {
        return stage.getScene().lookup(id);
    }

    private BigForm bigForm() {
        return (BigForm) node("#big-form");
    }

    @Test
    void aBlackScreenUntilAnyKeyOrClick() {
        int before = step();
        for (KeyCode key : new KeyCode[] {KeyCode.B, KeyCode.PERIOD}) {
            type(key);
            until(() -> node("#blank-screen").isVisible());
            Bounds covers = node("#blank-screen").localToScene(node("#blank-screen").getLayoutBounds());
            assertEquals(stage.getScene().getWidth(), covers.getWidth(), 0.5);
            assertEquals(stage.getScene().getHeight(), covers.getHeight(), 0.5);
            type(KeyCode.RIGHT);
            until(() -> !node("#blank-screen").isVisible());
            assertEquals(before, step(), "the key only brings it back");
        }
        type(KeyCode.B);
        until(() -> node("#blank-screen").isVisible());
        clickOn(stage);
        until(() -> !node("#blank-screen").isVisible());
        type(KeyCode.RIGHT);
        until(() -> step() == before + 1);
    }

    @Test
    void shiftF5PresentsWhereOneWas() {
        type(KeyCode.F5);
        until(() -> stage.isFullScreen());
        push(KeyCode.CONTROL, KeyCode.DIGIT4);
        type(KeyCode.RIGHT, 4);
        until(() -> step() == 4);
        type(KeyCode.F5);
        until(() -> !stage.isFullScreen());
        push(KeyCode.CONTROL, KeyCode.DIGIT1);
        type(KeyCode.END);
        until(() -> step() > 100);
        push(KeyCode.SHIFT, KeyCode.F5);
        until(() -> stage.isFullScreen() && step() == 4);
        assertEquals("Units", window.shown().title());
    }

    @Test
    void aLargePointerWhileAKeyOrAPensButtonIsHeld() {
        moveTo(stage);
        press(KeyCode.P);
        until(() -> node("#pointer-spot").isVisible());
        interact(() -> {
            Bounds spot = node("#pointer-spot").lookup(".pointer-spot").getBoundsInParent();
            assertTrue(spot.getHeight() > 0.04 * stage.getScene().getHeight(), "seen from the back row");
        });
        release(KeyCode.P);
        until(() -> !node("#pointer-spot").isVisible());
        press(MouseButton.MIDDLE);
        until(() -> node("#pointer-spot").isVisible());
        release(MouseButton.MIDDLE);
        until(() -> !node("#pointer-spot").isVisible());
    }

    @Test
    void keysAreShownWhileThatIsWanted() {
        type(KeyCode.RIGHT);
        assertFalse(node("#echo-words").isVisible());
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
        type(KeyCode.RIGHT);
        until(() -> node("#echo-words").isVisible() && ((Labeled) node("#echo-words")).getText().equals("Right"));
        push(KeyCode.CONTROL, KeyCode.DIGIT1);
        until(() -> ((Labeled) node("#echo-words")).getText().equals("Ctrl 1"));
        interact(() -> {
            Bounds at = node("#echo-words").localToScene(node("#echo-words").getLayoutBounds());
            assertTrue(at.getMinX() >= 0 && at.getMaxY() <= stage.getScene().getHeight());
        });
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
        until(() -> !node("#echo-words").isVisible());
    }

    @Test
    void aCardFillsTheWindowAndStaysLive() {
        BigForm.Target cell = bigForm().targets().stream().filter(one -> one.name().endsWith("cell")).findFirst().orElseThrow();
        double width = cell.node().getWidth();
        moveTo(cell.node());
        type(KeyCode.Z);
        until(() -> bigForm().isOpen() && cell.node().localToScene(cell.node().getLayoutBounds()).getWidth() > 2 * width);
        interact(() -> {
            Bounds at = cell.node().localToScene(cell.node().getLayoutBounds());
            assertTrue(at.getWidth() > 0.9 * stage.getScene().getWidth() || at.getHeight() > 0.9 * stage.getScene().getHeight());
            assertTrue(at.getMinX() >= 0 && at.getMinY() >= 0 && at.getMaxX() <= stage.getScene().getWidth()
                    && at.getMaxY() <= stage.getScene().getHeight(), "never cut");
        });
        int before = step();
        type(KeyCode.RIGHT);
        until(() -> step() == before + 1);
        type(KeyCode.ESCAPE);
        until(() -> !bigForm().isOpen() && cell.node().localToScene(cell.node().getLayoutBounds()).getWidth() < width + 1);
        // a click on its title does the same
        clickOn(cell.node().lookup(".card-title"));
        until(() -> bigForm().isOpen());
        push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until(() -> !bigForm().isOpen());
    }

    @Test
    void aTrackFillsTheWindowAlone() {
        ScoreView score = (ScoreView) node("#score");
        int tracks = score.scoreLayout().places().size();
        assertTrue(tracks > 2);
        interact(() -> bigForm().show(bigForm().targets().stream().filter(one -> one.name().equals("Surprise")).findFirst().orElseThrow()));
        until(() -> score.scoreLayout().places().size() == 1);
        until(() -> score.localToScene(score.getLayoutBounds()).getWidth() > 0.9 * stage.getScene().getWidth());
        type(KeyCode.Z);
        until(() -> score.scoreLayout().places().size() == tracks);
        assertFalse(bigForm().isOpen());
    }

    /** Every card, pane and track of every perspective has a big form that lies within the window. */
    @Test
    void everyCardHasABigForm() {
        for (KeyCode digit : new KeyCode[] {KeyCode.DIGIT1, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT6}) {
            push(KeyCode.CONTROL, digit);
            until(() -> !bigForm().targets().isEmpty());
            for (BigForm.Target target : bigForm().targets()) {
                interact(() -> bigForm().show(target));
                until(() -> {
                    Bounds at = target.node().localToScene(target.node().getLayoutBounds());
                    return at.getMaxX() <= stage.getScene().getWidth() + 1 && at.getMinX() >= -1
                            && (at.getWidth() > 0.85 * stage.getScene().getWidth() || at.getHeight() > 0.85 * stage.getScene().getHeight());
                });
                interact(bigForm()::close);
            }
        }
    }

    @Test
    void aCountdownForQuestions() {
        type(KeyCode.Q);
        until(() -> node("#countdown").isVisible());
        type(KeyCode.Q);
        until(() -> ((Labeled) node("#countdown-time")).getText().startsWith("1:"));
        assertTrue(node("#countdown").getAccessibleText().startsWith("Questions, 1:"));
        push(KeyCode.SHIFT, KeyCode.Q);
        until(() -> !node("#countdown").isVisible());
    }
}
