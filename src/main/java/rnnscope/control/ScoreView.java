package rnnscope.control;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.SymbolColumns;
import rnnscope.figure.score.CursorFigure;
import rnnscope.figure.score.ScoreFigure;
import rnnscope.figure.score.ScoreLayout;
import rnnscope.figure.score.ScoreMessages;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.TrackLayout;
import rnnscope.figure.track.AllUnitsTrack;
import rnnscope.language.Words;

/**
 * View of a score with its cursor. The picture of the tracks stands still while the beam moves over it, so that a step
 * repaints one column. Wheel and drag move through time, Ctrl with the wheel changes the width of a column, a title
 * folds its track, a line between two tracks can be dragged. A text that is shorter than the score is wide fills it;
 * where columns hold letters, the first and the last are whole.
 */
public final class ScoreView extends Region {
    /** Room beside the beam's column for its frame. */
    private static final double BEAM_ROOM = 6;
    private static final double USUAL_WIDEST = 64;
    /** Widest a column becomes so that a short text fills the score. */
    private static final double WIDEST_FILLING = 320;

    private final FigureContext context;
    private final FigureView tracks;
    private final FigureView beam;
    private final FigureView secondBeam;
    private final FigureView messages;
    private final Region ghost = new Region();
    private final Region focusRing = new Region();
    private final ObjectProperty<List<TrackLayout>> lanes = new SimpleObjectProperty<>(this, "lanes", List.of());
    private final ObjectProperty<TimeAxis> axis =
            new SimpleObjectProperty<>(this, "axis", new TimeAxis(0, SymbolColumns.LETTER, 0));
    private final StringProperty alone = new SimpleStringProperty(this, "alone", "");
    private final IntegerProperty length = new SimpleIntegerProperty(this, "length");
    private final IntegerProperty step = new SimpleIntegerProperty(this, "step");
    private final IntegerProperty secondStep = new SimpleIntegerProperty(this, "secondStep", -1);
    private final DoubleProperty widest = new SimpleDoubleProperty(this, "widest", USUAL_WIDEST);
    private final DoubleProperty usual = new SimpleDoubleProperty(this, "usual", SymbolColumns.LETTER);
    private final IntegerProperty preview = new SimpleIntegerProperty(this, "preview", -1);
    private final IntegerProperty mostSteps = new SimpleIntegerProperty(this, "mostSteps", 16_384);
    private BiConsumer<Hit, TrackLayout> onPointed = (hit, lane) -> {};
    private BiConsumer<Hit, TrackLayout> onClicked = (hit, lane) -> {};
    private Rows rows;
    /** The axis that was asked for, of which {@link #shown} shows whole columns; outdated once another is set. */
    private TimeAxis wanted = axis.get();
    private TimeAxis shown = axis.get();
    private boolean zoomed;
    private double aloneRatio = 1;

    /** What shows other rows of a track that has them. Heights are shares of the track's plot, 0 at the top to 1. */
    public interface Rows {
        /** Higher or lower rows; that at {@code y} stays where it is. */
        void zoom(double factor, double y);

        /** Moved down by a share of the plot. */
        void pan(double distance);
    }

    /** A part of a larger figure, as if seen through a window at {@code left}. */
    private record Part(Figure whole, double left, double wholeWidth, double wholeHeight) implements Figure {
        @Override
        public void paint(Graphics2D g, double width, double height, Look look) {
            g.translate(-left, 0);
            whole.paint(g, wholeWidth, wholeHeight, look);
        }
    }

    public ScoreView(FigureContext context) {
        this.context = context;
        this.tracks = new FigureView(context);
        this.beam = beam(context);
        this.secondBeam = beam(context);
        this.messages = new FigureView(context);
        messages.setGround(look -> new Color(0, true));
        messages.setMouseTransparent(true);
        ghost.getStyleClass().add("ghost-beam");
        ghost.setMouseTransparent(true);
        focusRing.getStyleClass().add("focus-ring");
        focusRing.setMouseTransparent(true);
        focusRing.visibleProperty().bind(focusVisibleProperty());
        getChildren().addAll(tracks, ghost, secondBeam, beam, messages, focusRing);
        getStyleClass().add("score-view");
        List.of(tracks, secondBeam, beam, messages).forEach(FigureView::setPart);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Words.of("control.score"));
        setAccessibleHelp(Shortcut.help(Shortcut.BACK, Shortcut.ON, Shortcut.START, Shortcut.END, Shortcut.UNIT_ABOVE,
                Shortcut.UNIT_BELOW, Shortcut.WIDER, Shortcut.NARROWER, Shortcut.FILL));
        setFocusTraversable(true);

        WeakListeners.listen(this, lanes, (property, was, is) -> changed());
        WeakListeners.listen(this, alone, (property, was, is) -> changed());
        WeakListeners.listen(this, axis, (property, was, is) -> axisChanged());
        WeakListeners.listen(this, context.scaleProperty(), (property, was, is) -> measure());
        WeakListeners.listen(this, widthProperty(), (property, was, is) -> measure());
        WeakListeners.listen(this, length, (property, was, is) -> follow());
        WeakListeners.listen(this, usual, (property, was, is) -> {
            zoomed = false;
            widest.set(Math.max(USUAL_WIDEST, 2 * is.doubleValue()));
            show(wanted().withColumn(is.doubleValue()));
            follow();
        });
        WeakListeners.listen(this, step, (property, was, is) -> {
            follow();
            requestLayout();
        });
        WeakListeners.listen(this, preview, (property, was, is) -> requestLayout());
        WeakListeners.listen(this, secondStep, (property, was, is) -> requestLayout());
        WeakListeners.listen(this, tracks.shownProperty(), (property, was, is) -> requestLayout());
        tracks.setOnPointed((hit, event) -> onPointed.accept(hit, event == null ? null : laneAt(event.getY())));
        tracks.setOnClicked((hit, event) -> {
            requestFocus();
            if (hit != null) {
                onClicked.accept(hit, laneAt(event.getY()));
            }
        });
        new ScoreGestures(this).install();
    }

    private static FigureView beam(FigureContext context) {
        FigureView beam = new FigureView(context, true);
        beam.setGround(look -> new Color(0, true));
        beam.setMouseTransparent(true);
        return beam;
    }

    /** The tracks, from the top. */
    public ObjectProperty<List<TrackLayout>> lanesProperty() {
        return lanes;
    }

    /**
     * Shows a track alone.
     *
     * @param title of the track; "" for all of them
     * @param ratio of its height to its width, as far as there is room
     */
    public void showAlone(String title, double ratio) {
        aloneRatio = ratio;
        alone.set(title);
    }

    /** The tracks that show. A track that goes on from the one above has no title of its own and is never alone. */
    private List<TrackLayout> laid() {
        return alone.get().isEmpty() ? lanes.get() : lanes.get().stream().filter(lane -> lane.track().title().equals(alone.get())).findFirst()
                .map(lane -> List.of(new TrackLayout(lane.track(), false, aloneRatio * getWidth() / scale() - ScoreLayout.PADDING)))
                .orElse(lanes.get());
    }

    /** What of time shows, in the figure's units. */
    public ObjectProperty<TimeAxis> axisProperty() {
        return axis;
    }

    /** Steps of the text. */
    public IntegerProperty lengthProperty() {
        return length;
    }

    /** The cursor. */
    public IntegerProperty stepProperty() {
        return step;
    }

    /** Where a second beam stands, which reads backwards; −1 for none. */
    public IntegerProperty secondStepProperty() {
        return secondStep;
    }

    /** Width of a column that suits what stands in it, which it has until the user zooms. */
    public DoubleProperty usualProperty() {
        return usual;
    }

    /** Whether the user has chosen the width of a column. */
    public boolean isZoomed() {
        return zoomed;
    }

    /** Widest a column may be. */
    public DoubleProperty widestProperty() {
        return widest;
    }

    /** The step under the pointer, or −1. */
    public IntegerProperty previewProperty() {
        return preview;
    }

    /** Most steps that may show at once. */
    public IntegerProperty mostStepsProperty() {
        return mostSteps;
    }

    public void setOnPointed(BiConsumer<Hit, TrackLayout> handler) {
        onPointed = handler;
    }

    public void setOnClicked(BiConsumer<Hit, TrackLayout> handler) {
        onClicked = handler;
    }

    /** Told when Shift with the wheel, or a drag up or down, asks for other rows. */
    public void setRows(Rows newRows) {
        rows = newRows;
    }

    void zoomRows(double factor, double y) {
        Rectangle2D plot = plotAt(y);
        if (rows != null && plot != null) {
            rows.zoom(factor, (y - plot.getMinY()) / plot.getHeight());
        }
    }

    void panRows(double distance, double y) {
        Rectangle2D plot = plotAt(y);
        if (rows != null && plot != null) {
            rows.pan(distance / plot.getHeight());
        }
    }

    /** The plot with rows at a height in the figure's units, or null. */
    private Rectangle2D plotAt(double y) {
        return scoreLayout().places().stream().filter(place -> place.lane().track() instanceof AllUnitsTrack)
                .map(ScoreLayout.Place::plot).filter(plot -> plot.getMinY() <= y && y < plot.getMaxY())
                .findFirst().orElse(null);
    }

    /** Columns {@code factor} times as wide; the step at {@code x} of the plot stays where it is. */
    public void zoom(double factor, double x) {
        zoomed = true;
        double narrowest = narrowest();
        show(stretched(wanted()).zoomed(factor, x, narrowest, Math.max(narrowest, widest.get())).within(length.get()));
    }

    /** The width at which all of the text shows, or as much of it as may. */
    private double narrowest() {
        return axis.get().width() / Math.max(1, Math.min(mostSteps.get(), length.get()));
    }

    /** Columns wider or narrower around the beam. */
    public void zoom(double factor) {
        zoom(factor, axis.get().centre(step.get()));
    }

    /** Shows what lies {@code distance} further on, in the figure's units. */
    void pan(double distance) {
        show(wanted().from(stretched(wanted()).panned(distance).within(length.get()).first()));
    }

    /** The score as it is laid out now, in the figure's units. */
    public ScoreLayout scoreLayout() {
        return new ScoreFigure(laid(), axis.get()).layout(getWidth() / scale(), getHeight() / scale());
    }

    double scale() {
        return context.scale();
    }

    /** The picture of the tracks, without the beam. */
    public FigureView tracks() {
        return tracks;
    }

    /** The lane at a height of this node, or null. */
    TrackLayout laneAt(double y) {
        return scoreLayout().places().stream()
                .filter(place -> place.whole().getMinY() <= y / scale() && y / scale() < place.whole().getMaxY())
                .map(ScoreLayout.Place::lane).findFirst().orElse(null);
    }

    /** Where a step's column is in this node, for those who look for it; null when it is out of sight. */
    public Rectangle2D column(int wanted) {
        TimeAxis now = axis.get();
        return !now.shows(wanted) ? null : new Rectangle2D.Double((ScoreLayout.GUTTER + now.x(wanted)) * scale(), 0,
                now.columnWidth() * scale(), getHeight());
    }

    @Override
    protected double computeMinWidth(double height) {
        return ScoreLayout.LEAST_WIDTH * scale();
    }

    @Override
    protected double computeMinHeight(double width) {
        return ScoreLayout.leastHeight(laid()) * scale();
    }

    private void measure() {
        show(wanted().withWidth(ScoreLayout.plotWidth(getWidth() / scale())));
        follow();
    }

    private void follow() {
        if (axis.get().width() > 0 && length.get() > 0 && step.get() >= 0) {
            TimeAxis free = wanted();
            TimeAxis now = drawn(free);
            TimeAxis turned = PageTurn.follow(now, step.get(), length.get());
            show(turned.first() == now.first() ? free : free.from(turned.first()));
        }
    }

    /** The axis that was last asked for, here or by whoever set the property. */
    private TimeAxis wanted() {
        return axis.get() == shown ? wanted : axis.get();
    }

    private void show(TimeAxis next) {
        wanted = next;
        shown = drawn(next);
        axis.set(shown);
    }

    /** What is drawn of the axis that was asked for: whole columns, wide enough for a short text to fill the score. */
    private TimeAxis drawn(TimeAxis free) {
        return stretched(free).whole().within(length.get());
    }

    private TimeAxis stretched(TimeAxis free) {
        return free.withColumn(Math.max(free.columnWidth(), Math.min(narrowest(), WIDEST_FILLING)));
    }

    private void axisChanged() {
        if (axis.get() == shown) {
            changed();
        } else {
            zoomed = false;
            show(axis.get());
        }
    }

    private void changed() {
        tracks.setLeast(ScoreLayout.LEAST_WIDTH, ScoreLayout.leastHeight(laid()));
        tracks.figureProperty().set(laid().isEmpty() ? null : new ScoreFigure(laid(), axis.get()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        tracks.resizeRelocate(0, 0, getWidth(), getHeight());
        focusRing.resizeRelocate(0, 0, getWidth(), getHeight());
        if (!(tracks.shownProperty().get() instanceof ScoreFigure score)) {
            beam.setVisible(false);
            secondBeam.setVisible(false);
            messages.setVisible(false);
            ghost.setVisible(false);
            return;
        }
        TimeAxis shown = score.axisFor(getWidth() / scale());
        placeBeam(beam, step.get(), false, score, shown);
        placeBeam(secondBeam, secondStep.get(), true, score, shown);
        messages.setVisible(laid().stream().anyMatch(lane -> !lane.folded() && lane.track().speaks()));
        messages.resizeRelocate(0, 0, getWidth(), getHeight());
        if (messages.isVisible()) {
            messages.figureProperty().set(new ScoreMessages(score, step.get()));
        }
        int pointed = preview.get();
        boolean ghosts = pointed >= 0 && pointed != step.get() && shown.x(pointed) > -shown.columnWidth()
                && shown.x(pointed) < shown.width();
        ghost.setVisible(ghosts);
        if (ghosts) {
            ghost.resizeRelocate(snapPositionX((ScoreLayout.GUTTER + shown.x(pointed)) * scale()), 0,
                    Math.max(1, snapSizeX(shown.columnWidth() * scale())), getHeight());
        }
    }

    private void placeBeam(FigureView view, int at, boolean second, ScoreFigure score, TimeAxis shown) {
        boolean inSight = at >= 0 && shown.x(at + 1) > 0 && shown.x(at) < shown.width();
        view.setVisible(inSight);
        if (inSight) {
            double room = BEAM_ROOM + laid().stream().filter(lane -> !lane.folded())
                    .mapToDouble(lane -> lane.track().beamReach(shown)).max().orElse(0);
            double left = snapPositionX((ScoreLayout.GUTTER + shown.x(at) - room) * scale());
            double width = snapSizeX((shown.columnWidth() + 2 * room) * scale()) + 1;
            view.resizeRelocate(left, 0, width, getHeight());
            view.figureProperty().set(new Part(new CursorFigure(score, at, second), left / scale(),
                    getWidth() / scale(), getHeight() / scale()));
        }
    }
}
