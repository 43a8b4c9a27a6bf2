package rnnscope.view.unit;

import java.awt.geom.Rectangle2D;
import java.util.function.IntConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import rnnscope.control.ChangeListeners;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.unit.CellWidths;
import rnnscope.figure.unit.PageFigure;
import rnnscope.figure.unit.PageLines;
import rnnscope.figure.unit.PageMessage;
import rnnscope.figure.unit.Shading;
import rnnscope.language.Words;
import rnnscope.text.TextRange;

/**
 * View of the text as a page. The wheel scrolls, Ctrl with the wheel sets the size of letters, a click moves the beam,
 * a drag (or Shift with a click) selects a stretch. It stands still while the beam moves through it and turns when the
 * beam leaves it.
 */
final class PageView extends Region {
    private static final double NOTCH = 40;
    private static final double LINES_PER_NOTCH = 3;
    private static final double ZOOM_PER_NOTCH = 1.12;
    private static final double SMALLEST = 4;
    private static final double LARGEST = 30;
    private static final double USUAL = 16.5;
    /** Some lines of some words. */
    private static final double LEAST_WIDTH = 240;
    private static final double LEAST_HEIGHT = 100;
    /** Lines of the last page that stay when it is turned. */
    private static final int KEPT = 1;
    /** How far the beam's frame reaches beyond its symbol. */
    private static final double BEAM_ROOM = 3;

    private final FigureContext context;
    private final CellWidths widths;
    private final FigureView page;
    private final Region beam = new Region();
    private final Region focusRing = new Region();
    private final ObjectProperty<PageLines> lines = new SimpleObjectProperty<>(this, "lines");
    private final ObjectProperty<Shading> shading = new SimpleObjectProperty<>(this, "shading");
    private final ObjectProperty<PageMessage> message = new SimpleObjectProperty<>(this, "message", PageMessage.NONE);
    private final ObjectProperty<TextRange> chosen = new SimpleObjectProperty<>(this, "chosen");
    private final IntegerProperty step = new SimpleIntegerProperty(this, "step");
    private final IntegerProperty mostSteps = new SimpleIntegerProperty(this, "mostSteps", 16_384);
    private final DoubleProperty size = new SimpleDoubleProperty(this, "size", USUAL);
    private final ReadOnlyIntegerWrapper columns = new ReadOnlyIntegerWrapper(this, "columns");
    private final ReadOnlyObjectWrapper<TextRange> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private IntConsumer onPointed = target -> {};
    private IntConsumer onClicked = target -> {};
    private int top;
    private double scrolled;
    /** Where a drag began, −1 when there is none. */
    private int anchor = -1;

    PageView(FigureContext context, CellWidths widths) {
        this.context = context;
        this.widths = widths;
        page = new FigureView(context);
        beam.getStyleClass().add("beam-frame");
        beam.setMouseTransparent(true);
        focusRing.getStyleClass().add("focus-ring");
        focusRing.setMouseTransparent(true);
        focusRing.visibleProperty().bind(focusVisibleProperty());
        getChildren().addAll(page, beam, focusRing);
        page.setPart();
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Words.of("view.unit.page.nothing"));
        setAccessibleHelp(Shortcut.help(Shortcut.BACK, Shortcut.ON, Shortcut.SELECT_BACK, Shortcut.SELECT_ON,
                Shortcut.LISTED_ABOVE, Shortcut.LISTED_BELOW, Shortcut.FILL));
        setFocusTraversable(true);

        ChangeListeners.add(this::measure, widthProperty(), heightProperty(), size, context.scaleProperty());
        lines.addListener((property, was, is) -> relaid(was, is));
        step.addListener((property, was, is) -> follow());
        ChangeListeners.add(this::changed, shading, chosen, message);
        page.shownProperty().addListener((property, was, is) -> requestLayout());
        page.setOnPointed((hit, event) -> onPointed.accept(hit == null ? -1 : hit.step()));
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST_WIDTH * context.scale();
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST_HEIGHT * context.scale();
    }

    /** The text in lines of {@link #columnsProperty}; null for nothing. */
    ObjectProperty<PageLines> linesProperty() {
        return lines;
    }

    /** What colours the letters; null for nothing. */
    ObjectProperty<Shading> shadingProperty() {
        return shading;
    }

    /** What is said beside the lines. */
    ObjectProperty<PageMessage> messageProperty() {
        return message;
    }

    /** The stretch that is selected, or null. */
    ObjectProperty<TextRange> chosenProperty() {
        return chosen;
    }

    /** The cursor. */
    IntegerProperty stepProperty() {
        return step;
    }

    /** Most steps that may show at once; smaller letters are refused. */
    IntegerProperty mostStepsProperty() {
        return mostSteps;
    }

    /** Cells in a line of this width. */
    ReadOnlyIntegerProperty columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    /** What of the text is in sight; null until there is something. */
    ReadOnlyObjectProperty<TextRange> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Called with the step under the pointer, −1 for none. */
    void setOnPointed(IntConsumer handler) {
        onPointed = handler;
    }

    /** Called with the step that was clicked. */
    void setOnClicked(IntConsumer handler) {
        onClicked = handler;
    }

    /** Larger letters, or smaller ones. */
    void zoom(double factor) {
        double wanted = Math.max(SMALLEST, Math.min(LARGEST, size.get() * factor));
        double steps = (double) PageFigure.columns(getWidth() / context.scale(), wanted, widths) * rows(wanted);
        if (wanted > size.get() || steps <= mostSteps.get()) {
            size.set(wanted);
        }
    }

    private int rows(double letters) {
        return PageFigure.rows(getHeight() / context.scale(), letters);
    }

    /** Lines in sight at once, in all columns of text. */
    private int inSight(PageLines of) {
        return rows(size.get()) * of.folds();
    }

    private PageFigure figure() {
        return new PageFigure(lines.get(), shading.get(), top, rows(size.get()), size.get(), chosen.get(), message.get());
    }

    private void measure() {
        if (getWidth() > 0) {
            columns.set(PageFigure.columns(getWidth() / context.scale(), size.get(), widths));
            moveTo(top);
        }
    }

    /** Other lines: the same symbol stays at the top, and the beam in sight. */
    private void relaid(PageLines was, PageLines is) {
        if (is != null) {
            boolean same = was != null && was.text() == is.text();
            boolean wasInSight = shown.get() == null || shown.get().contains(step.get());
            top = same ? is.lineOf(was.start(top)) : 0;
            moveTo(top);
            if (!same || wasInSight) {
                follow();
            }
        }
    }

    private void follow() {
        PageLines now = lines.get();
        if (now != null && step.get() < now.text().length()) {
            int line = now.lineOf(step.get());
            int rows = inSight(now);
            if (line < top || line >= top + rows) {
                boolean next = line == top + rows;
                boolean before = line == top - 1;
                moveTo(next ? line - KEPT : before ? line - rows + 1 + KEPT : line - rows / 3);
            }
        }
        requestLayout();
    }

    /** Scrolls, as far as there are lines. */
    private void moveTo(int line) {
        PageLines now = lines.get();
        if (now == null) {
            return;
        }
        int rows = inSight(now);
        top = Math.max(0, Math.min(now.count() - rows, line));
        int end = Math.max(now.start(top) + 1, now.start(top + rows));
        shown.set(now.text().length() == 0 ? null : new TextRange(now.start(top), end));
        changed();
    }

    private void changed() {
        if (lines.get() != null && shading.get() != null) {
            page.figureProperty().set(figure());
            requestLayout();
        }
    }

    // The pointer

    private void scrolled(ScrollEvent event) {
        double notches = event.getDeltaY() / NOTCH;
        if (event.isShortcutDown() || event.isControlDown()) {
            zoom(Math.pow(ZOOM_PER_NOTCH, notches));
        } else {
            scrolled -= notches * LINES_PER_NOTCH;
            int whole = (int) scrolled;
            scrolled -= whole;
            moveTo(top + whole);
        }
        event.consume();
    }

    private int nearest(MouseEvent event) {
        return figure().nearest(event.getX() / context.scale(), event.getY() / context.scale());
    }

    private void pressed(MouseEvent event) {
        anchor = -1;
        if (event.getButton() == MouseButton.PRIMARY && lines.get() != null && shading.get() != null) {
            requestFocus();
            anchor = event.isShiftDown() ? step.get() : nearest(event);
            if (event.isShiftDown()) {
                chosen.set(TextRange.between(anchor, nearest(event)));
            }
        }
    }

    private void dragged(MouseEvent event) {
        if (anchor >= 0 && !event.isStillSincePress()) {
            moveTo(event.getY() < 0 ? top - 1 : event.getY() > getHeight() ? top + 1 : top);
            chosen.set(TextRange.between(anchor, nearest(event)));
        }
    }

    private void released(MouseEvent event) {
        if (anchor >= 0 && event.isStillSincePress() && !event.isShiftDown()) {
            int target = figure().stepAt(event.getX() / context.scale(), event.getY() / context.scale());
            if (target >= 0) {
                onClicked.accept(target);
            }
        }
        anchor = -1;
    }

    @Override
    protected void layoutChildren() {
        page.resizeRelocate(0, 0, getWidth(), getHeight());
        focusRing.resizeRelocate(0, 0, getWidth(), getHeight());
        boolean inSight = page.shownProperty().get() instanceof PageFigure figure
                && step.get() < figure.lines().text().length() && shown(figure).contains(step.get());
        beam.setVisible(inSight);
        if (inSight) {
            double scale = context.scale();
            Rectangle2D cell = ((PageFigure) page.shownProperty().get()).cell(step.get());
            double left = Math.rint(cell.getX() * scale) - BEAM_ROOM;
            double above = Math.rint(cell.getY() * scale) - BEAM_ROOM;
            beam.resizeRelocate(left, above, Math.rint(cell.getMaxX() * scale) + BEAM_ROOM - left,
                    Math.rint(cell.getMaxY() * scale) + BEAM_ROOM - above);
        }
    }

    private TextRange shown(PageFigure figure) {
        int start = figure.lines().start(figure.top());
        return new TextRange(start, Math.max(start + 1, figure.lines().start(figure.top() + figure.rows() * figure.lines().folds())));
    }
}
