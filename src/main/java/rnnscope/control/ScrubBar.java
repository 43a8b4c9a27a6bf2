package rnnscope.control;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.WindowFrame;
import rnnscope.language.Words;

/** Scrub bar, the whole text at a glance with what the score shows framed in it: click or drag to go there. */
public final class ScrubBar extends Region {
    /** Room around the overview for the frame, in the figure's units. */
    private static final double ROOM = 4;

    private final FigureContext context;
    private final FigureView overview;
    private final FigureView frame;
    private WindowFrame window = new WindowFrame(0, 0, 0, 0);
    private IntConsumer onSeek = step -> {};

    /** A figure with room around it. */
    private record Inset(Figure inner, double room) implements Figure {
        @Override
        public void paint(Graphics2D g, double width, double height, Look look) {
            g.translate(room, room);
            inner.paint(g, width - 2 * room, height - 2 * room, look);
        }
    }

    public ScrubBar(FigureContext context) {
        this.context = context;
        this.overview = new FigureView(context);
        this.frame = new FigureView(context, true);
        frame.setGround(look -> new Color(0, true));
        frame.setMouseTransparent(true);
        frame.setManaged(false);
        overview.setPart();
        frame.setPart();
        getStyleClass().add("scrub-bar");
        getChildren().addAll(overview, frame);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(Words.of("control.place"));
        setAccessibleHelp(Shortcut.help(Shortcut.BACK, Shortcut.ON, Shortcut.START, Shortcut.END));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
    }

    /** The overview. */
    public ObjectProperty<Figure> figureProperty() {
        return overview.figureProperty();
    }

    /** What the score shows, and where the cursor is. */
    public void setWindow(WindowFrame newWindow) {
        window = newWindow;
        frame.figureProperty().set(new Inset(newWindow, ROOM));
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    /** Called with the step that was clicked or dragged to. */
    public void setOnSeek(IntConsumer handler) {
        onSeek = handler;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) window.cursor() + 1;
            case MIN_VALUE -> 1.0;
            case MAX_VALUE -> (double) window.length();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private void seek(MouseEvent event) {
        if (window.length() > 0) {
            double share = event.getX() / Math.max(1, getWidth());
            onSeek.accept((int) Math.max(0, Math.min(window.length() - 1, Math.floor(share * window.length()))));
        }
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        double room = snapSizeX(ROOM * context.scale());
        overview.resizeRelocate(0, room, getWidth(), getHeight() - 2 * room);
        frame.resizeRelocate(-room, 0, getWidth() + 2 * room, getHeight());
    }
}
