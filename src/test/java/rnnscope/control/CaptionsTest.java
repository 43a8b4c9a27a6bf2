package rnnscope.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.figure.Figure;

class CaptionsTest extends ApplicationTest {
    private final Queue<Runnable> painter = new ConcurrentLinkedQueue<>();
    private final List<String> said = new ArrayList<>();
    private FigureView view;
    private FigureView other;
    private Captions captions;

    @Override
    public void start(Stage stage) {
        FigureContext context = new FigureContext(painter::add);
        view = new FigureView(context);
        other = new FigureView(context);
        for (FigureView one : List.of(view, other)) {
            one.setManaged(false);
            one.resizeRelocate(0, 0, 100, 50);
        }
        captions = new Captions(view, other);
        stage.setScene(new Scene(new Pane(view, other), 200, 100));
        stage.show();
    }

    private void show(String name) {
        Figure figure = (g, width, height, look) -> name.length();
        interact(() -> {
            view.figureProperty().set(figure);
            other.figureProperty().set((g, width, height, look) -> name.length());
            captions.show(() -> said.add(name));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void paint() {
        while (!painter.isEmpty()) {
            painter.remove().run();
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    @Test
    void wordsChangeWithThePictureAndNotBefore() {
        show("unit 7");
        assertEquals(List.of(), said);
        paint();
        assertEquals(List.of("unit 7"), said);
        show("unit 8");
        show("unit 9");
        show("unit 10");
        paint();
        assertEquals("unit 10", said.get(said.size() - 1));
        assertEquals(false, said.contains("unit 9"), "what never showed is never said");
    }

    @Test
    void wordsChangeAlsoWhereAPictureHasGivenWay() {
        interact(() -> view.setVisible(false));
        show("unit 7");
        paint();
        assertEquals(List.of("unit 7"), said);
        interact(() -> other.setVisible(false));
        show("unit 8");
        assertEquals(List.of("unit 7", "unit 8"), said, "where there is no picture, at once");
    }
}
