package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.control.FigureView;
import rnnscope.figure.Figure;
import rnnscope.figure.map.CorrelationFigure;
import rnnscope.figure.map.PassagesFigure;
import rnnscope.figure.map.SaturationFigure;
import rnnscope.figure.map.SidesFigure;
import rnnscope.figure.map.StatesFigure;
import rnnscope.figure.map.WordMapFigure;
import rnnscope.figure.unit.PageFigure;
import rnnscope.model.Model;
import rnnscope.session.reading.SourceText;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TextRange;

/** The pages beside the text, by real clicks and keys. */
class UnitPagesWindowTest extends WindowTest {
    @Override
    protected void open() {
        Model model = untrained(ShippedTexts.load("story").substring(0, 4000), "lstm", 1, 16);
        session.openModel("small", () -> model);
    }

    private <T extends Figure> T shown(String id, Class<T> type) {
        return lookup(id).tryQueryAs(FigureView.class).map(FigureView::shownProperty).map(p -> p.get())
                .filter(type::isInstance).map(type::cast).orElse(null);
    }

    private PageFigure page() {
        return shown("#page .figure-view", PageFigure.class);
    }

    private PassagesFigure passages() {
        return shown("#passages .figure-view", PassagesFigure.class);
    }

    private void open(String tab) {
        until(() -> session.excerpt() != null);
        interact(() -> session.openText("text", () -> new SourceText("text",
                ShippedTexts.load("story").substring(0, 4000))));
        until(() -> session.excerpt().source().name().equals("text"));
        press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        until(() -> lookup("#unit-pages-" + tab).tryQuery().isPresent() && page() != null);
        clickOn("#unit-pages-" + tab);
    }

    private Point2D on(String id, double x, double y) {
        Node node = lookup(id).query();
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getMinX() + x, bounds.getMinY() + y);
    }

    @Test
    void aSelectedStretchListsItsUnitsAndPassagesLikeIt() {
        open("match");
        interact(() -> session.selection().rangeProperty().set(new TextRange(300, 304)));
        interact(() -> lookup("#match-threshold").queryAs(Slider.class).setValue(0.05));
        until(() -> passages() != null && !passages().rows().isEmpty());
        SidesFigure sides = shown("#match-units", SidesFigure.class);
        assertFalse(sides.sides().isEmpty());
        int unit = sides.sides().get(0).unit();
        clickOn(on("#match-units", 8, 8));
        assertEquals(unit, session.selection().unit());

        int second = passages().rows().get(1).step();
        clickOn(on("#passages .figure-view", 200, 1.5 * PassagesFigure.PITCH));
        assertEquals(second, session.cursor().step());
        until(() -> passages().chosen() == 1);
        int third = passages().rows().get(2).step();
        type(KeyCode.N);
        assertEquals(third, session.cursor().step());
        press(KeyCode.SHIFT).type(KeyCode.N).release(KeyCode.SHIFT);
        assertEquals(second, session.cursor().step());

        int many = sides.sides().size();
        clickOn("#match-off-before");
        until(() -> shown("#match-units", SidesFigure.class).sides().size() < many);
        interact(() -> session.selection().rangeProperty().set(null));
        until(() -> !lookup("#passages").query().getParent().isVisible());
    }

    @Test
    void aUnitIsChosenByItsSaturation() {
        open("saturation");
        until(() -> shown("#saturation", SaturationFigure.class) != null
                && shown("#saturation", SaturationFigure.class).gates().size() == 3);
        SaturationFigure figure = shown("#saturation", SaturationFigure.class);
        // The gates of a model at its start are never shut and never open: all units lie in the corner.
        FigureView view = lookup("#saturation").queryAs(FigureView.class);
        for (double x = 0; x < view.getWidth(); x += 3) {
            for (double y = 0; y < view.getHeight(); y += 3) {
                if (view.hit(x, y) != null) {
                    int unit = view.hit(x, y).unit();
                    clickOn(on("#saturation", x, y));
                    assertEquals(unit, session.selection().unit());
                    until(() -> shown("#saturation", SaturationFigure.class).selected() == unit);
                    return;
                }
            }
        }
        throw new AssertionError("no unit found in " + figure);
    }

    @Test
    void similarUnitsAndTheirWords() {
        open("similar");
        until(() -> shown("#similar", CorrelationFigure.class) != null);
        FigureView view = lookup("#similar").queryAs(FigureView.class);
        int unit = view.hit(view.getWidth() * 0.7, view.getHeight() / 2).unit();
        clickOn("#similar");
        moveTo(on("#similar", view.getWidth() * 0.7, view.getHeight() / 2));
        until(() -> session.selection().shownUnit() == unit);
        clickOn("#similar-by-before-a-word");
        until(() -> shown("#similar", WordMapFigure.class) != null);
        assertTrue(shown("#similar", WordMapFigure.class).words().contains("the"));
        String before = shown("#similar", WordMapFigure.class).meaning();
        clickOn("#similar-by-reading-a-word");
        until(() -> !shown("#similar", WordMapFigure.class).meaning().equals(before));
    }

    @Test
    void aStateLeadsToItsPlaceInTheText() {
        open("states");
        until(() -> shown("#states", StatesFigure.class) != null);
        FigureView view = lookup("#states").queryAs(FigureView.class);
        int step = -1;
        for (double y = 20; y < view.getHeight() && step < 0; y += 5) {
            for (double x = 20; x < view.getWidth() && step < 0; x += 5) {
                if (view.hit(x, y) != null) {
                    step = view.hit(x, y).step();
                    clickOn(on("#states", x, y));
                }
            }
        }
        assertEquals(step, session.cursor().step());
        until(() -> !shown("#states", StatesFigure.class).trail().isEmpty());
        float[] quotation = shown("#states", StatesFigure.class).colours().values();
        ChoiceBox<?> colour = lookup("#states-colour").queryAs(ChoiceBox.class);
        interact(() -> colour.getSelectionModel().selectLast());
        until(() -> shown("#states", StatesFigure.class).colours().isSigned());
        assertEquals(quotation.length, shown("#states", StatesFigure.class).colours().values().length);
        clickOn("#states-by-t-sne");
        until(() -> shown("#states", StatesFigure.class) != null
                && shown("#states", StatesFigure.class).cloud().across().isEmpty());
    }

    @Test
    void thePageIsColouredByWhatMadeThePrediction() {
        open("match");
        interact(() -> session.cursor().moveTo(500));
        clickOn("#colouring-saliency");
        until(() -> page().shading().symbol().equals("‖∂z/∂x‖") && page().shading().has(500));
        assertFalse(page().shading().has(501));
        assertFalse(page().shading().isSigned());
        type(KeyCode.RIGHT);
        until(() -> page().shading().has(501));
        clickOn("#saliency-measure-left-out");
        until(() -> page().shading().isSigned() && page().shading().has(501));
        assertFalse(lookup("#channel-f").query().isVisible() && lookup("#channel-f").query().getParent().isVisible()
                && lookup("#channel-f").query().getParent().getParent().isVisible(), "channels say nothing here");
        clickOn("#colouring-unit");
        until(() -> page().shading().symbol().equals("tanh c"));
    }
}
