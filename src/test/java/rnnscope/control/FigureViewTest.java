package rnnscope.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;

class FigureViewTest extends ApplicationTest {
    private final Queue<Runnable> painter = new ConcurrentLinkedQueue<>();
    private FigureContext context;
    private final List<String> painted = new ArrayList<>();
    private FigureView view;

    /** A plane of one colour that says its name. */
    private record Plane(String name, Color colour, List<String> painted) implements Figure {
        @Override
        public void paint(Graphics2D g, double width, double height, Look look) {
            painted.add(name + " " + width + "×" + height);
            g.setColor(colour);
            g.fill(new Rectangle2D.Double(0, 0, width, height));
        }

        @Override
        public Hit at(double x, double y, double width, double height) {
            return new Hit((int) x, -1, null, name, null);
        }
    }

    @Override
    public void start(Stage stage) {
        context = new FigureContext(painter::add);
        view = new FigureView(context);
        view.resizeRelocate(0, 0, 200, 100);
        view.setManaged(false);
        Pane root = new Pane(view, context.tip());
        stage.setScene(new Scene(root, 300, 200));
        stage.show();
    }

    private Plane plane(String name, Color colour) {
        return new Plane(name, colour, painted);
    }

    private void show(Figure figure) {
        interact(() -> view.figureProperty().set(figure));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void paintAll() {
        while (!painter.isEmpty()) {
            painter.remove().run();
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private int pixel(int x, int y) {
        ImageView image = (ImageView) view.getChildrenUnmodifiable().get(0);
        return image.getImage().getPixelReader().getArgb(x, y);
    }

    @Test
    void paintsBehindTheSceneAndShowsWhenDone() {
        show(plane("a", Color.RED));
        assertEquals(1, painter.size());
        assertNull(view.shownProperty().get());
        paintAll();
        assertEquals("a", ((Plane) view.shownProperty().get()).name());
        assertEquals(0xFFFF0000, pixel(100, 50));
    }

    @Test
    void newerFiguresReplaceThoseThatWait() {
        show(plane("a", Color.RED));
        show(plane("b", Color.GREEN));
        show(plane("c", Color.BLUE));
        assertEquals(1, painter.size());
        paintAll();
        assertEquals(List.of("a 200.0×100.0", "c 200.0×100.0"), painted);
        assertEquals(0xFF0000FF, pixel(0, 0));
    }

    @Test
    void whatBelongsTogetherAppearsTogether() {
        FigureView other = new FigureView(context);
        interact(() -> {
            other.setManaged(false);
            other.resizeRelocate(0, 100, 200, 100);
            ((Pane) view.getParent()).getChildren().add(other);
            FigureView.appearTogether(view, other);
            view.figureProperty().set(plane("a", Color.RED));
            other.figureProperty().set(plane("b", Color.BLUE));
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(2, painter.size());
        painter.remove().run();
        WaitForAsyncUtils.waitForFxEvents();
        assertNull(view.shownProperty().get());
        paintAll();
        assertEquals("a", ((Plane) view.shownProperty().get()).name());
        assertEquals("b", ((Plane) other.shownProperty().get()).name());
        show(plane("c", Color.GREEN));
        paintAll();
        assertEquals("c", ((Plane) view.shownProperty().get()).name(), "one alone waits for nobody");
    }

    @Test
    void theSizeOfLettersFollowsTheScale() {
        interact(() -> context.scaleProperty().set(2));
        show(plane("a", Color.RED));
        paintAll();
        assertEquals("a 100.0×50.0", painted.get(painted.size() - 1));
        assertEquals(30, view.hit(60, 10).step());
    }

    @Test
    void whatCannotBeSeenIsNotPainted() {
        interact(() -> view.getParent().setVisible(false));
        show(plane("a", Color.RED));
        assertTrue(painter.isEmpty());
        assertNull(view.shownProperty().get());
    }

    @Test
    void pointingSaysWhatIsThereEvenWhenThePictureChangesUnderThePointer() {
        show(plane("a", Color.RED));
        paintAll();
        moveTo(view);
        assertEquals("a", context.tip().getText());
        assertTrue(context.tip().isVisible());
        show(plane("b", Color.BLUE));
        paintAll();
        assertEquals("b", context.tip().getText());
        moveBy(150, 90);
        assertFalse(context.tip().isVisible());
    }

    @Test
    void aShrunkenViewCutsItsOldPicture() {
        show(plane("a", Color.RED));
        paintAll();
        interact(() -> view.resize(80, 40));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(view.getChildrenUnmodifiable().get(0).getLayoutBounds().getWidth() <= 80);
    }
}
