package rnnscope.control;

import java.awt.Color;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import rnnscope.control.key.Shortcut;
import rnnscope.export.PicturePart;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * View of a figure. It is painted off the JavaFX thread into a second image, at the screen's resolution, at most once
 * a pulse and only while visible; when a newer figure comes meanwhile, it is painted next. What is pointed at is asked
 * of the figure that shows.
 */
public class FigureView extends Region {
    private final FigureContext context;
    private final boolean immediate;
    private final ObjectProperty<Figure> figure = new SimpleObjectProperty<>(this, "figure");
    private final ReadOnlyObjectWrapper<Figure> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final ImageView view = new ImageView();
    private Function<Look, Color> ground = Look::card;
    private PixelSurface front;
    private PixelSurface back;
    /** Pixels for each unit of the scene in the image that shows. */
    private double output = 1;
    private PaintBarrier together = new PaintBarrier();
    private boolean dirty;
    private boolean painting;
    /** Where the pointer is, null when it is elsewhere. */
    private Point2D pointer;
    /** Below that the figure cannot be read, in its own units. */
    private double leastWidth = 40;
    private double leastHeight = 20;
    private String name = "";
    private BiConsumer<Hit, MouseEvent> onPointed = (hit, event) -> {};
    private BiConsumer<Hit, MouseEvent> onClicked = (hit, event) -> {};

    private record Job(Figure figure, Look look, Color ground, int pixelWidth, int pixelHeight, double width,
            double height, double scale, double outputScale) {}

    public FigureView(FigureContext context) {
        this(context, false);
    }

    /** @param immediate for a small figure that must move together with the rest: painted on the JavaFX thread */
    public FigureView(FigureContext context, boolean immediate) {
        this.context = context;
        this.immediate = immediate;
        getChildren().add(view);
        view.setManaged(false);
        getStyleClass().add("figure-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleHelp(Shortcut.help(Shortcut.FILL, Shortcut.COPY_NUMBERS, Shortcut.COPY_IMAGE));
        repaintOn(figure);
        repaintOn(context.lookProperty());
        repaintOn(context.scaleProperty());
        repaintOn(widthProperty());
        repaintOn(heightProperty());
        repaintOn(visibleProperty());
        repaintOn(context.enlargedProperty());
        WeakListeners.listen(this, sceneProperty(), (property, was, is) -> {
            back = spare(back);
            // Out of a window the pointer leaves nothing, and nobody else would take its words away.
            if (is == null && pointer != null) {
                pointer = null;
                context.tip().hide();
            }
            markDirty();
        });
        if (immediate) {
            setLeast(0, 0);
        } else {
            addEventHandler(MouseEvent.MOUSE_MOVED, this::pointed);
            addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
                pointer = null;
                context.tip().hide();
                onPointed.accept(null, event);
            });
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                    onClicked.accept(hit(event.getX(), event.getY()), event);
                }
            });
        }
    }

    /** Says that this is a part of a node that itself says what it is: a screen reader does not come to it. */
    public final void setPart() {
        setAccessibleRole(AccessibleRole.NODE);
    }

    /**
     * Says what this shows, with the words of a key: first what it is, then after a comma or colon what is seen there.
     *
     * @param values those of the pattern
     */
    public final void describe(String key, Object... values) {
        setAccessibleText(Words.of(key, values));
        name = nameOf(key, values);
    }

    /** What files and commands call a figure that is described by a key. */
    public static String nameOf(String key, Object... values) {
        return Words.inEnglish(key, values).split("[,:;.]", 2)[0];
    }

    /** What files and commands call it: the first words of its description in English; "" where there is none. */
    public final String name() {
        return name.isEmpty() ? title() : name;
    }

    /** A user's word for it: the first words of its description; "" where there is none. */
    public final String title() {
        return getAccessibleText() == null ? "" : getAccessibleText().split("[,:;.]", 2)[0];
    }

    /**
     * What this shows, as a part of a picture; null where nothing shows.
     *
     * @param place in the picture
     * @param seen  what of the place shows; null for all of it
     */
    public PicturePart part(java.awt.geom.Rectangle2D place, java.awt.geom.Rectangle2D seen) {
        return shown.get() == null ? null : new PicturePart(shown.get(), place, seen, context.scale(), ground, false);
    }

    /** Whether what shows is what was asked for last, at the size that this has now. */
    public boolean isCurrent() {
        boolean isEmpty = figure.get() == null || getWidth() < 1 || getHeight() < 1;
        return isEmpty || !dirty && !painting && figure.get().equals(shown.get()) || !isSeen();
    }

    private void repaintOn(ObservableValue<?> value) {
        WeakListeners.listen(this, value, (property, was, is) -> markDirty());
    }

    /** The figure to show. */
    public ObjectProperty<Figure> figureProperty() {
        return figure;
    }

    /** The figure that the pixels on screen are of. */
    public ReadOnlyObjectProperty<Figure> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The colour behind the figure: the card's, if none is said; null for none. */
    public void setGround(Function<Look, Color> newGround) {
        ground = newGround;
        markDirty();
    }

    /** Says how small the figure may become, in its own units: what is around it must give way before. */
    public final void setLeast(double width, double height) {
        leastWidth = width;
        leastHeight = height;
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return leastWidth * context.scale();
    }

    @Override
    protected double computeMinHeight(double width) {
        return leastHeight * context.scale();
    }

    /** Lets the pictures of views appear together: what is painted first waits for the rest. */
    public static void appearTogether(FigureView... views) {
        PaintBarrier all = new PaintBarrier();
        for (FigureView view : views) {
            view.together = all;
        }
    }

    /** Called with what is under the pointer, null when nothing is. */
    public void setOnPointed(BiConsumer<Hit, MouseEvent> handler) {
        onPointed = handler;
    }

    /** Called with what was clicked, null when nothing is there. */
    public void setOnClicked(BiConsumer<Hit, MouseEvent> handler) {
        onClicked = handler;
    }

    /** What is at a place of this node, or null. */
    public Hit hit(double x, double y) {
        Figure now = shown.get();
        double scale = context.scale();
        return now == null ? null : now.at(x / scale, y / scale, getWidth() / scale, getHeight() / scale);
    }

    private void pointed(MouseEvent event) {
        pointer = new Point2D(event.getX(), event.getY());
        onPointed.accept(tell(), event);
    }

    /** Says what is under the pointer. */
    private Hit tell() {
        Hit hit = hit(pointer.getX(), pointer.getY());
        context.tip().show(this, pointer.getX(), pointer.getY(), hit == null ? null : hit.words());
        return hit;
    }

    private void markDirty() {
        dirty = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        fit();
        if (!dirty || painting || !isSeen()) {
            return;
        }
        if (figure.get() == null || getWidth() < 1 || getHeight() < 1) {
            view.setImage(null);
            shown.set(null);
            return;
        }
        dirty = false;
        Job job = job();
        if (immediate) {
            front = surface(front, job);
            paint(front, job);
            show(front, job);
            return;
        }
        painting = true;
        together.begin();
        back = surface(back, job);
        PixelSurface target = back;
        context.painter().execute(() -> paintBehind(target, job));
    }

    private Job job() {
        Window window = getScene().getWindow();
        double output = window.getOutputScaleX() * context.enlargement(this);
        double scale = context.scale();
        return new Job(figure.get(), context.lookProperty().get(),
                ground == null ? null : ground.apply(context.lookProperty().get()),
                (int) Math.ceil(getWidth() * output), (int) Math.ceil(getHeight() * output), getWidth() / scale,
                getHeight() / scale, scale * output, output);
    }

    private static PixelSurface surface(PixelSurface old, Job job) {
        return old != null && old.fits(job.pixelWidth, job.pixelHeight) ? old
                : new PixelSurface(job.pixelWidth, job.pixelHeight);
    }

    /** The image to paint into next; out of a window, where nothing is painted, it would only take memory. */
    private PixelSurface spare(PixelSurface surface) {
        return getScene() == null ? null : surface;
    }

    private static void paint(PixelSurface target, Job job) {
        target.paint(job.figure, job.look, job.ground, job.width, job.height, job.scale);
    }

    private void paintBehind(PixelSurface target, Job job) {
        try {
            paint(target, job);
            Platform.runLater(() -> together.end(() -> {
                back = spare(front);
                front = target;
                show(target, job);
                finished();
            }));
        } catch (RuntimeException | Error e) {
            Platform.runLater(() -> together.end(this::finished));
            throw e;
        }
    }

    private void show(PixelSurface surface, Job job) {
        view.setImage(surface.show());
        output = job.outputScale;
        fit();
        shown.set(job.figure);
        if (pointer != null) {
            tell();
        }
    }

    /** Shows what of the image lies in this node, which may have shrunk since it was painted. */
    private void fit() {
        Image image = view.getImage();
        if (image == null) {
            return;
        }
        double width = Math.min(image.getWidth(), Math.ceil(getWidth() * output));
        double height = Math.min(image.getHeight(), Math.ceil(getHeight() * output));
        boolean whole = width == image.getWidth() && height == image.getHeight();
        view.setViewport(whole ? null : new Rectangle2D(0, 0, width, height));
        view.setFitWidth(width / output);
        view.setFitHeight(height / output);
    }

    private void finished() {
        painting = false;
        if (dirty) {
            requestLayout();
        }
    }

    /** Whether it is in a window, and nothing around it is hidden. */
    boolean isSeen() {
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return getScene() != null && getScene().getWindow() != null;
    }
}
