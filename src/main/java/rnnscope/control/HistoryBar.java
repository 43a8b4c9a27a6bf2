package rnnscope.control;

import java.util.function.LongConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import rnnscope.figure.chart.HistoryFigure;

/** History bar of a run with a tick for each snapshot: click or drag to go back to one. */
public final class HistoryBar extends Region {
    private final FigureContext context;
    private final FigureView view;
    private HistoryFigure history = HistoryFigure.NONE;
    private LongConsumer onSeek = iteration -> {};

    public HistoryBar(FigureContext context) {
        this.context = context;
        this.view = new FigureView(context);
        getStyleClass().add("scrub-bar");
        getChildren().add(view);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("History of the run");
        setFocusTraversable(true);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
    }

    public void show(HistoryFigure figure) {
        history = figure;
        view.figureProperty().set(figure);
    }

    /** Called with the iteration that was clicked or dragged to. */
    public void setOnSeek(LongConsumer handler) {
        onSeek = handler;
    }

    private void seek(MouseEvent event) {
        requestFocus();
        double scale = context.scale();
        onSeek.accept(history.iteration(event.getX() / scale, getWidth() / scale));
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        view.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
