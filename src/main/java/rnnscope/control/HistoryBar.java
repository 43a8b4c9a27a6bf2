package rnnscope.control;

import java.util.function.LongConsumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.chart.HistoryFigure;
import rnnscope.language.Words;

/** History bar of a run with a tick for each snapshot: click or drag to go back to one. */
public final class HistoryBar extends Region {
    private final FigureContext context;
    private final FigureView view;
    private HistoryFigure history = HistoryFigure.NONE;
    private LongConsumer onSeek = iteration -> {};

    public HistoryBar(FigureContext context) {
        this.context = context;
        this.view = new FigureView(context);
        view.setPart();
        getStyleClass().add("scrub-bar");
        getChildren().add(view);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(Words.of("control.history"));
        setAccessibleHelp(Shortcut.help(Shortcut.SNAPSHOT_BACK, Shortcut.SNAPSHOT_ON, Shortcut.FIRST_SNAPSHOT,
                Shortcut.LAST_SNAPSHOT));
        setFocusTraversable(true);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
    }

    public void show(HistoryFigure figure) {
        history = figure;
        view.figureProperty().set(figure);
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    /** Called with the iteration that was clicked or dragged to. */
    public void setOnSeek(LongConsumer handler) {
        onSeek = handler;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) history.shown();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) history.newest();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
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
