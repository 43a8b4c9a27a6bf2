package rnnscope.control.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.export.Picture;
import rnnscope.export.PicturePart;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.Look;

/**
 * Picture of a node as it stands in the window: its figures, words, and the panels they are on. What is pressed, chosen or
 * typed into is no part of it. Of the JavaFX thread; the picture is of any.
 */
public final class NodePicture {
    /** Style classes of what helps to use the window and shows nothing of a network. */
    private static final Set<String> ASIDE = Set.of("hint", "focus-ring", "ghost-beam", "segments", "transport",
            "scroll-bar", "hit-tip");

    /** Style classes of words that are a title, whatever can be chosen beside them. */
    private static final Set<String> TITLES = Set.of("card-title", "pane-title");
    /** Room at the right that is cut off where nothing is in it. */
    private static final double EMPTY = 200;

    private final Function<Node, List<Rectangle2D>> covered;
    private final Tints tints;
    private final double left;
    private final double top;
    private final List<PicturePart> parts = new ArrayList<>();

    private NodePicture(Look look, Node root, Function<Node, List<Rectangle2D>> covered) {
        this.covered = covered;
        tints = new Tints(look);
        Bounds at = root.localToScene(root.getLayoutBounds());
        left = at.getMinX();
        top = at.getMinY();
    }

    /**
     * @param ground  the colour behind all of it
     * @param covered areas of a node that a cover lies over, in its own coordinates
     */
    public static Picture of(Region root, FigureContext figures, Function<Look, Color> ground,
            Function<Node, List<Rectangle2D>> covered) {
        Look look = figures.lookProperty().get();
        NodePicture picture = new NodePicture(look, root, covered);
        picture.add(root, null);
        return new Picture(picture.width(root.getWidth()), root.getHeight(), picture.parts, ground, look);
    }

    /** Without what is empty at the right, where only choices are. */
    private double width(double whole) {
        double shown = parts.stream().filter(part -> !part.isGround()).mapToDouble(part -> part.seenPlace().getMaxX())
                .max().orElse(whole);
        return whole - shown > EMPTY ? Math.ceil(shown) : whole;
    }

    private void add(Node node, Rectangle2D seen) {
        if (!node.isVisible() || node.getStyleClass().stream().anyMatch(ASIDE::contains) || isControl(node)
                || node instanceof Card && !shows(node) || isForm(node)) {
            return;
        }
        Rectangle2D place = place(node.localToScene(node.getLayoutBounds()));
        Rectangle2D within = node.getClip() == null ? seen : both(seen, place(node.localToScene(
                node.getClip().getBoundsInParent())));
        if (within != null && !within.intersects(place)) {
            return;
        }
        List<Rectangle2D> covers = covered.apply(node);
        if (covers.stream().anyMatch(area -> area.getHeight() >= place.getHeight())) {
            // Nothing of it is in the picture, for its text could be read there.
            add(new CoverFigure(), place, within, false);
            return;
        }
        if (node instanceof FigureView view) {
            PicturePart part = view.part(place, within);
            if (part != null) {
                parts.add(part);
            }
        } else if (node instanceof Text text) {
            addWords(text, within);
        } else if (node instanceof Parent parent) {
            if (node instanceof Region region) {
                addPanels(region, place, within);
            }
            addChildren(parent, within);
        }
        for (Rectangle2D area : covers) {
            add(new CoverFigure(), place(node.localToScene(new BoundingBox(area.getX(), area.getY(), area.getWidth(),
                    area.getHeight()))), within, false);
        }
    }

    /** What stands below something that is left out, such as levers, moves up into its room. */
    private void addChildren(Parent parent, Rectangle2D seen) {
        double up = 0;
        double free = Double.NaN;
        for (Node child : parent.getChildrenUnmodifiable()) {
            int from = parts.size();
            add(child, seen);
            Bounds at = child.localToScene(child.getLayoutBounds());
            boolean isLeftOut = child.isVisible() && (child instanceof Card || isForm(child)) && parts.size() == from;
            if (isLeftOut && parent instanceof VBox) {
                free = Double.isNaN(free) ? at.getMinY() : free;
            } else if (!Double.isNaN(free) && parts.size() > from) {
                up += at.getMinY() - free;
                free = Double.NaN;
            }
            for (int i = from; up > 0 && i < parts.size(); i++) {
                parts.set(i, parts.get(i).moved(0, -up));
            }
        }
    }

    private static boolean isControl(Node node) {
        if (node instanceof Label label) {
            return label.getLabelFor() != null;
        }
        return node instanceof Control && !(node instanceof Cell || node instanceof ScrollPane
                || node instanceof ListView || node instanceof TableView || node instanceof TreeTableView);
    }

    /** Whether a node is a form: what is pressed, chosen or typed into, with words that name it, and nothing else. */
    private static boolean isForm(Node node) {
        return node instanceof Pane pane && has(pane, NodePicture::isChosen) && !shows(pane) && !has(pane, NodePicture::isTitle);
    }

    private static boolean isTitle(Node node) {
        return node instanceof Label label && label.getStyleClass().stream().anyMatch(TITLES::contains);
    }

    private static boolean isChosen(Node node) {
        return !(node instanceof Label) && (isControl(node) || node.getStyleClass().contains("segments"));
    }

    private static boolean has(Node node, Predicate<Node> what) {
        return node.isVisible() && (what.test(node) || node instanceof Parent parent && !(node instanceof Control)
                && parent.getChildrenUnmodifiable().stream().anyMatch(child -> has(child, what)));
    }

    /** Whether there is anything in a node but what is pressed, chosen or typed into. */
    private static boolean shows(Node node) {
        return node instanceof FigureView || node instanceof TableView || node instanceof TreeTableView
                || node instanceof Parent parent && node.isVisible()
                && parent.getChildrenUnmodifiable().stream().anyMatch(NodePicture::shows);
    }

    private Rectangle2D place(Bounds inScene) {
        return new Rectangle2D.Double(inScene.getMinX() - left, inScene.getMinY() - top, inScene.getWidth(),
                inScene.getHeight());
    }

    private static Rectangle2D both(Rectangle2D one, Rectangle2D other) {
        return one == null ? other : one.createIntersection(other);
    }

    // Panels

    private void addPanels(Region region, Rectangle2D place, Rectangle2D seen) {
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                Function<Look, Color> tint = tints.of(fill.getFill());
                if (tint != null) {
                    Rectangle2D inner = new Rectangle2D.Double(place.getX() + fill.getInsets().getLeft(),
                            place.getY() + fill.getInsets().getTop(),
                            place.getWidth() - fill.getInsets().getLeft() - fill.getInsets().getRight(),
                            place.getHeight() - fill.getInsets().getTop() - fill.getInsets().getBottom());
                    add(new PanelFigure(tint, radius(fill.getRadii(), inner), 0), inner, seen, tints.isGround(tint));
                }
            }
        }
        if (region.getBorder() != null) {
            for (BorderStroke stroke : region.getBorder().getStrokes()) {
                addBorder(stroke, place, seen);
            }
        }
    }

    private void addBorder(BorderStroke stroke, Rectangle2D place, Rectangle2D seen) {
        Function<Look, Color> tint = tints.of(stroke.getTopStroke());
        double thick = stroke.getWidths().getTop();
        if (tint != null && thick > 0 && stroke.getWidths().getLeft() > 0) {
            add(new PanelFigure(tint, radius(stroke.getRadii(), place), thick), place, seen, false);
            return;
        }
        if (tint != null && thick > 0) {
            add(new PanelFigure(tint, 0, 0), new Rectangle2D.Double(place.getX(), place.getY(), place.getWidth(), thick),
                    seen, false);
        }
        Function<Look, Color> below = tints.of(stroke.getBottomStroke());
        double low = stroke.getWidths().getBottom();
        if (below != null && low > 0) {
            add(new PanelFigure(below, 0, 0), new Rectangle2D.Double(place.getX(), place.getMaxY() - low,
                    place.getWidth(), low), seen, false);
        }
    }

    private static double radius(CornerRadii radii, Rectangle2D place) {
        double radius = radii == null ? 0 : radii.getTopLeftHorizontalRadius();
        return radii != null && radii.isTopLeftHorizontalRadiusAsPercentage() ? radius * place.getWidth() : radius;
    }

    private void add(Figure figure, Rectangle2D place, Rectangle2D seen, boolean isGround) {
        if (place.getWidth() > 0 && place.getHeight() > 0) {
            parts.add(new PicturePart(figure, place, seen, 1, null, isGround));
        }
    }

    // Words

    private void addWords(Text text, Rectangle2D seen) {
        Function<Look, Color> tint = tints.of(text.getFill());
        if (tint == null || text.getText().isBlank()) {
            return;
        }
        Font font = font(text.getFont());
        String all = text.getText();
        int from = 0;
        while (from < all.length()) {
            Bounds first = letter(text, from);
            int to = from + 1;
            while (to < all.length() && (letter(text, to) == null || first == null
                    || letter(text, to).getMinY() < first.getMaxY() - 1)) {
                to++;
            }
            String line = all.substring(from, to).stripTrailing();
            if (first != null && !line.isEmpty()) {
                Bounds at = text.localToScene(first);
                double high = at.getHeight();
                double baseline = text.getBaselineOffset();
                Rectangle2D place = new Rectangle2D.Double(at.getMinX() - left, at.getMinY() - top,
                        text.getLayoutBounds().getWidth() + high, 1.3 * high);
                parts.add(new PicturePart(new WordsFigure(line, font, tint, baseline), place, seen, 1, null, false));
            }
            from = to;
        }
    }

    /** Where a letter is in a text that may have several lines; null where it takes no room. */
    private static Bounds letter(Text text, int at) {
        PathElement[] shape = text.rangeShape(at, at + 1);
        if (shape.length == 0) {
            return null;
        }
        return new javafx.scene.shape.Path(shape).getBoundsInLocal().getWidth() == 0 ? null : box(shape);
    }

    private static Bounds box(PathElement[] shape) {
        javafx.scene.shape.Path path = new javafx.scene.shape.Path(shape);
        path.setStroke(null);
        path.setFill(javafx.scene.paint.Color.BLACK);
        return path.getLayoutBounds();
    }

    private static Font font(javafx.scene.text.Font font) {
        Fonts fonts = Fonts.get();
        String name = font.getName();
        boolean bold = name.contains("Semi") || name.contains("Bold");
        double size = font.getSize();
        if (name.startsWith("JetBrains")) {
            return bold ? fonts.monoSemiBold(size) : fonts.mono(size);
        }
        if (name.startsWith("Nanum")) {
            return fonts.hangul(size);
        }
        return bold ? fonts.uiSemiBold(size) : name.contains("Medium") ? fonts.uiMedium(size) : fonts.ui(size);
    }
}
