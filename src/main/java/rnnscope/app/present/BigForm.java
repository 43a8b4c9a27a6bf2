package rnnscope.app.present;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Affine;
import rnnscope.control.Card;
import rnnscope.control.ChartView;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.ScoreView;
import rnnscope.figure.score.ScoreLayout;
import rnnscope.language.Words;
import rnnscope.view.ScorePane;

/**
 * Big form of a card, a track, a pane or a picture: it fills the window and stays what it is, live and to be clicked. The
 * workspace is enlarged around it and what lies beside it is covered; a track has the score for itself before. It ends with
 * Escape, with a click beside it, or when what it shows goes.
 */
public final class BigForm extends Pane {
    /** Room around it, in the units of a figure. */
    private static final double EDGE = 12;

    private final Region workspace;
    private final Supplier<Region> perspective;
    private final FigureContext figures;
    private final Affine enlarging = new Affine();
    private final List<Region> covers = List.of(new Region(), new Region(), new Region(), new Region());
    private final Label hint = new Label(Words.of("app.present.back"));
    private Point2D pointer;
    private Target shown;

    /**
     * What can fill the window.
     *
     * @param track its title, of a score's; "" for all of the node
     */
    public record Target(String name, Region node, String track) {}

    /**
     * @param workspace   what is enlarged
     * @param perspective what shows in it
     */
    public BigForm(Region workspace, Supplier<Region> perspective, FigureContext figures) {
        this.workspace = workspace;
        this.perspective = perspective;
        this.figures = figures;
        setId("big-form");
        setPickOnBounds(false);
        setManaged(false);
        setVisible(false);
        for (Region cover : covers) {
            cover.getStyleClass().add("big-form-cover");
            cover.setOnMouseClicked(event -> close());
        }
        hint.getStyleClass().add("big-form-hint");
        hint.setMouseTransparent(true);
        getChildren().addAll(covers);
        getChildren().add(hint);
        workspace.getTransforms().add(enlarging);
        workspace.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        workspace.addEventFilter(MouseEvent.MOUSE_MOVED, event -> pointer = new Point2D(event.getSceneX(), event.getSceneY()));
    }

    /** Follows the size of a window and what shows in it. */
    public void install(Scene scene) {
        scene.addPostLayoutPulseListener(this::place);
    }

    /** Fills the window with what is pointed at or has the focus; or gives it back. */
    public void toggle() {
        if (isOpen()) {
            close();
            return;
        }
        List<Target> all = targets();
        Target meant = pointer == null ? null : at(pointer.getX(), pointer.getY());
        if (meant == null) {
            Node focus = getScene().getFocusOwner();
            meant = all.stream().filter(one -> holds(one.node, focus)).findFirst().orElse(all.isEmpty() ? null : all.get(0));
        }
        if (meant != null) {
            show(meant);
        }
    }

    /** A click on a title, or two beside a track, fill the window; where it is filled, the same gives it back. */
    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        Node title = (Node) event.getTarget();
        while (title != null && !(title instanceof Label)) {
            title = title.getParent();
        }
        boolean onTitle = title != null && (title.getStyleClass().contains("card-title") || title.getStyleClass().contains("pane-title"));
        Target meant = onTitle ? at(event.getSceneX(), event.getSceneY()) : event.getClickCount() == 2 ? lane(event) : null;
        if (meant != null && isOpen()) {
            close();
        } else if (meant != null) {
            show(meant);
        }
    }

    /** The track whose title is there; null for none. */
    private Target lane(MouseEvent event) {
        Target meant = at(event.getSceneX(), event.getSceneY());
        boolean inGutter = meant != null && meant.node instanceof ScoreView score
                && score.sceneToLocal(event.getSceneX(), event.getSceneY()).getX() < ScoreLayout.GUTTER * figures.scale();
        return inGutter ? meant : null;
    }

    private Target at(double sceneX, double sceneY) {
        return targets().stream().filter(one -> area(one).contains(sceneX, sceneY)).findFirst().orElse(null);
    }

    private static boolean holds(Node holder, Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (one == holder) {
                return true;
            }
        }
        return false;
    }

    /** Fills the window. */
    public void show(Target target) {
        close();
        shown = target;
        if (target.node instanceof ScoreView score) {
            score.showAlone(target.track, (getScene().getHeight() - 2 * edge()) / (getScene().getWidth() - 2 * edge()));
        }
        setVisible(true);
        workspace.requestLayout();
        place();
    }

    public boolean isOpen() {
        return shown != null;
    }

    /** Gives the window back. */
    public void close() {
        if (shown == null) {
            return;
        }
        if (shown.node instanceof ScoreView score) {
            score.showAlone("", 1);
        }
        shown = null;
        setVisible(false);
        enlarging.setToIdentity();
        figures.enlargedProperty().set(null);
    }

    /** All that can fill the window now. */
    public List<Target> targets() {
        List<Target> found = new ArrayList<>();
        look(perspective.get(), found);
        return List.copyOf(found);
    }

    private static void look(Node node, List<Target> found) {
        if (!node.isVisible() || !(node instanceof Parent parent)) {
            return;
        }
        if (node instanceof ScoreView score) {
            for (ScoreLayout.Place place : score.scoreLayout().places()) {
                if (!place.lane().folded()) {
                    found.add(new Target(place.lane().track().title(), score, place.lane().track().title()));
                }
            }
        } else if (node instanceof Card card) {
            found.add(new Target(card.title(), card, ""));
        } else if (node instanceof ScorePane pane) {
            found.add(new Target(pane.title(), pane, ""));
        } else if (node instanceof ChartView || node instanceof FigureView) {
            String title = node instanceof FigureView view ? view.title() : "";
            found.add(new Target(title.isEmpty() ? Words.of("view.export.picture") : title, (Region) node, ""));
        } else {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
        }
    }

    /** Where in the window it is; of a track its lane. */
    private Bounds area(Target target) {
        Bounds all = target.node.localToScene(target.node.getLayoutBounds());
        if (target.track.isEmpty() || !(target.node instanceof ScoreView score)) {
            return all;
        }
        return score.scoreLayout().places().stream().filter(place -> place.lane().track().title().equals(target.track))
                .findFirst().map(place -> score.localToScene(new BoundingBox(0, place.whole().getY() * figures.scale(),
                        score.getWidth(), place.whole().getHeight() * figures.scale()))).orElse(all);
    }

    private static boolean isSeen(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private double edge() {
        return EDGE * figures.scale();
    }

    /** Enlarges as far as the window allows, and covers what is beside it. */
    private void place() {
        if (shown == null) {
            return;
        }
        if (!isSeen(shown.node)) {
            close();
            return;
        }
        double width = getScene().getWidth();
        double height = getScene().getHeight();
        Bounds at = workspace.sceneToLocal(area(shown));
        if (at == null || at.getWidth() < 1 || at.getHeight() < 1) {
            return;
        }
        double edge = edge();
        double factor = Math.min((width - 2 * edge) / at.getWidth(), (height - 2 * edge) / at.getHeight());
        double left = Math.rint((width - factor * at.getWidth()) / 2);
        double top = Math.rint((height - factor * at.getHeight()) / 2);
        Point2D origin = workspace.getParent().sceneToLocal(left, top);
        enlarging.setToTransform(factor, 0, origin.getX() - workspace.getLayoutX() - factor * at.getMinX(),
                0, factor, origin.getY() - workspace.getLayoutY() - factor * at.getMinY());
        FigureContext.Enlarged now = new FigureContext.Enlarged(shown.node, factor);
        if (!now.equals(figures.enlargedProperty().get())) {
            figures.enlargedProperty().set(now);
        }
        double right = left + factor * at.getWidth();
        double bottom = top + factor * at.getHeight();
        covers.get(0).resizeRelocate(0, 0, width, Math.ceil(top));
        covers.get(1).resizeRelocate(0, Math.floor(bottom), width, height - Math.floor(bottom));
        covers.get(2).resizeRelocate(0, 0, Math.ceil(left), height);
        covers.get(3).resizeRelocate(Math.floor(right), 0, width - Math.floor(right), height);
        hint.setVisible(height - bottom > hint.prefHeight(-1));
        hint.resizeRelocate(edge, height - hint.prefHeight(-1), hint.prefWidth(-1), hint.prefHeight(-1));
    }
}
