package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.control.FigureView;
import rnnscope.figure.Hit;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.unrolled.WiringFigure;
import rnnscope.model.Model;
import rnnscope.text.ShippedTexts;

class WiringWindowTest extends WindowTest {
    @Override
    protected void open() {
        Model model = untrained(ShippedTexts.load("story"), "lstm", 2, 16);
        session.openModel("small", () -> model);
    }

    private FigureView map() {
        return lookup("#wiring-map").queryAs(FigureView.class);
    }

    private WiringFigure figure() {
        return lookup("#wiring-map").tryQuery().isPresent()
                && map().shownProperty().get() instanceof WiringFigure figure ? figure : null;
    }

    private void openWiring() {
        until(() -> session.excerpt() != null);
        clickOn("#tab-wiring");
        until(() -> figure() != null);
    }

    private String title() {
        return lookup("#wiring-title").queryAs(Labeled.class).getText();
    }

    private boolean isSelected(String tab) {
        return lookup(tab).queryAs(ToggleButton.class).isSelected();
    }

    /** The middle of a node on screen, found as the pointer would. */
    private Point2D node(String id, int step) {
        FigureView map = map();
        for (double y = 4; y < map.getHeight(); y += 12) {
            for (double x = 4; x < map.getWidth(); x += 12) {
                Hit hit = map.hit(x, y);
                if (hit != null && id.equals(hit.channel()) && hit.step() == step && hit.area() != null) {
                    Rectangle2D area = hit.area();
                    return map.localToScreen(area.getCenterX(), area.getCenterY());
                }
            }
        }
        throw new AssertionError("there is no node " + id + " at step " + step);
    }

    @Test
    void aClickOnACellShowsItInStepAtItsStepAndLayer() {
        openWiring();
        assertEquals("Many to many, aligned: a language model", title());
        push(KeyCode.RIGHT);
        push(KeyCode.RIGHT);
        until(() -> figure().run().current(Side.READ) == 2);
        clickOn(node("read/cell/0/0", 1));
        until(() -> isSelected("#tab-step"));
        assertEquals(1, session.cursor().step());
        assertEquals(0, session.selection().layer());
        push(KeyCode.CONTROL, KeyCode.DIGIT6);
        until(() -> isSelected("#tab-wiring"));
        clickOn(node("read/cell/1/0", 4));
        until(() -> isSelected("#tab-step"));
        assertEquals(1, session.selection().layer());
    }

    @Test
    void anArchetypeOpensASampleHereAndItsDecoderGoesToAttention() {
        openWiring();
        clickOn("#archetype-one-to-many");
        until(() -> figure().plan().archetype() == Archetype.ONE_TO_MANY);
        assertTrue(isSelected("#tab-wiring"));
        assertEquals("One to many: a generator", title());
        push(KeyCode.HOME);
        until(() -> figure().run().current(Side.WRITTEN) == 0);
        push(KeyCode.RIGHT);
        until(() -> figure().run().current(Side.WRITTEN) == 1);
        assertEquals(1, examples.cursor().step());
        clickOn(node("written/cell/0/0", 2));
        until(() -> isSelected("#tab-attention"));
        assertEquals(2, examples.cursor().step());
    }

    @Test
    void keysChooseAPartAndZoom() {
        openWiring();
        push(KeyCode.UP);
        until(() -> "read/cell/1/0".equals(figure().chosen()));
        push(KeyCode.DOWN);
        until(() -> "read/cell/0/0".equals(figure().chosen()));
        push(KeyCode.CONTROL, KeyCode.MINUS);
        until(() -> figure().zoom() < 1);
        push(KeyCode.ENTER);
        until(() -> isSelected("#tab-step"));
        assertEquals(0, session.selection().layer());
    }
}
