package rnnscope.view.export;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import rnnscope.control.Card;
import rnnscope.control.ChartView;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.ScoreView;
import rnnscope.control.picture.NodePicture;
import rnnscope.export.Picture;
import rnnscope.export.page.HtmlPage;
import rnnscope.figure.NumberTable;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.ScoreLayout;
import rnnscope.figure.score.Track;
import rnnscope.language.Words;
import rnnscope.view.ScorePane;
import rnnscope.view.Shell;

/**
 * Exhibit, what can be taken out of a perspective by itself: the whole of it, its score, a track, a card, a pane, a
 * picture. Of the JavaFX thread; the pictures and numbers that it gives are of any.
 */
public final class Exhibit {
    private static final String WHOLE = "view.export.whole";
    private static final String SCORE = "view.export.score";
    private static final String PICTURE = "view.export.picture";

    private final String name;
    private final String title;
    private final boolean whole;
    private final Region node;
    private final FigureContext figures;
    private final Function<Look, Color> ground;
    /** The track's place in the score; null for all of the node. */
    private final ScoreLayout.Place track;

    private Exhibit(String name, String title, Region node, FigureContext figures, boolean whole,
            ScoreLayout.Place track) {
        this.name = name;
        this.title = title;
        this.whole = whole;
        this.node = node;
        this.figures = figures;
        this.ground = whole ? Look::paper : Look::card;
        this.track = track;
    }

    /** All of a perspective that shows, the whole of it first. */
    public static List<Exhibit> of(Region perspective, FigureContext figures) {
        Region root = content(perspective);
        List<Exhibit> found = new ArrayList<>();
        found.add(new Exhibit(Words.inEnglish(WHOLE), Words.of(WHOLE), root, figures, true, null));
        look(root, figures, found);
        return List.copyOf(found);
    }

    /** What a perspective shows, without its transport. */
    private static Region content(Region perspective) {
        Shell shell = shell(perspective);
        return shell == null ? perspective : shell.content();
    }

    private static Shell shell(Node node) {
        if (node instanceof Shell shell) {
            return shell;
        }
        return !node.isVisible() || !(node instanceof Parent parent) ? null : parent.getChildrenUnmodifiable().stream()
                .map(Exhibit::shell).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static void look(Node node, FigureContext figures, List<Exhibit> found) {
        if (!node.isVisible() || !(node instanceof Parent parent)) {
            return;
        }
        if (node instanceof ScoreView score) {
            addScore(score, figures, found);
        } else if (node instanceof Card card && !views(card).isEmpty()) {
            add(card.name(), card.title(), card, figures, found);
        } else if (node instanceof ScorePane pane && views(pane).size() == 1) {
            add(pane.name(), pane.title(), pane, figures, found);
        } else if (node instanceof ChartView || node instanceof FigureView) {
            FigureView view = views(node).isEmpty() ? null : views(node).get(0);
            add(view == null ? "" : view.name(), view == null ? "" : view.title(), (Region) node, figures, found);
        } else {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, figures, found));
        }
    }

    private static void add(String name, String title, Region node, FigureContext figures, List<Exhibit> found) {
        String base = name.isBlank() ? Words.inEnglish(PICTURE) : name;
        String shown = title.isBlank() ? Words.of(PICTURE) : title;
        int taken = 1;
        while (isTaken(numbered(base, taken), found)) {
            taken++;
        }
        found.add(new Exhibit(numbered(base, taken), numbered(shown, taken), node, figures, false, null));
    }

    private static String numbered(String name, int number) {
        return number == 1 ? name : name + " " + number;
    }

    private static boolean isTaken(String name, List<Exhibit> found) {
        return found.stream().anyMatch(one -> one.name.equals(name));
    }

    private static void addScore(ScoreView score, FigureContext figures, List<Exhibit> found) {
        found.add(new Exhibit(Words.inEnglish(SCORE), Words.of(SCORE), score, figures, false, null));
        Track titled = null;
        int more = 1;
        for (ScoreLayout.Place place : score.scoreLayout().places()) {
            Track track = place.lane().track();
            more = track.name().isEmpty() ? more + 1 : 1;
            titled = track.name().isEmpty() ? titled : track;
            if (!place.lane().folded()) {
                // of several below one title, "Itemised 2"
                String number = more == 1 || titled == null ? "" : " " + more;
                Track named = titled == null ? track : titled;
                found.add(new Exhibit(named.name() + number, named.title() + number, score, figures, false, place));
            }
        }
    }

    /** What files and commands call it: its title in English. */
    public String name() {
        return name;
    }

    /** A user's word for it. */
    public String title() {
        return title;
    }

    /** Whether it is all of a perspective. */
    public boolean isWhole() {
        return whole;
    }

    @Override
    public String toString() {
        return title;
    }

    /** What it is a picture of; of a track, the score. */
    public Region node() {
        return node;
    }

    /** Where it is in the scene. */
    public Bounds place() {
        Rectangle2D area = area();
        return node.localToScene(new BoundingBox(area.getX(), area.getY(), area.getWidth(), area.getHeight()));
    }

    /** Whether a place of the scene is in it. */
    boolean contains(double sceneX, double sceneY) {
        javafx.geometry.Point2D at = node.sceneToLocal(sceneX, sceneY);
        Rectangle2D area = area();
        return at != null && area.contains(at.getX(), at.getY());
    }

    /** How large it is, for the smallest of those under the pointer. */
    double size() {
        return area().getWidth() * area().getHeight();
    }

    /** What of the node is meant. */
    private Rectangle2D area() {
        double scale = figures.scale();
        return track == null ? new Rectangle2D.Double(0, 0, node.getWidth(), node.getHeight())
                : new Rectangle2D.Double(0, Math.rint(track.whole().getY() * scale), node.getWidth(),
                        Math.rint(track.whole().getMaxY() * scale) - Math.rint(track.whole().getY() * scale));
    }

    /** Its picture as it stands in the window. */
    public Picture picture() {
        return picture(List.of());
    }

    /** Its picture with others covered. */
    public Picture picture(List<Exhibit> covered) {
        Picture whole = NodePicture.of(node, figures, ground,
                shown -> covered.stream().filter(one -> one.node == shown).map(Exhibit::area).toList());
        return track == null ? whole : whole.cut(area());
    }

    /** The numbers of its pictures; null where there are none. */
    public NumberTable numbers() {
        if (track != null) {
            return track.lane().track().numbers(((ScoreView) node).axisProperty().get());
        }
        return NumberTable.beside(views(node).stream().map(view -> view.shownProperty().get())
                .map(figure -> figure == null ? null : figure.numbers()).toList());
    }

    /**
     * It as a page to step through; null where no page is made of what it shows.
     *
     * @param look the page's colours
     */
    public HtmlPage page(Look look) {
        List<FigureView> views = views(node);
        int step = views.stream().map(FigureView::getParent).filter(ScoreView.class::isInstance)
                .mapToInt(score -> ((ScoreView) score).stepProperty().get()).findFirst().orElse(-1);
        return PageOf.figures(views.stream().map(view -> view.shownProperty().get()).filter(Objects::nonNull).toList(), step,
                look);
    }

    /** Whether {@link #page} makes one. */
    boolean hasPage() {
        return page(figures.lookProperty().get()) != null;
    }

    /** Whether all of it shows what was asked for last. */
    public boolean isCurrent() {
        return views(node).stream().allMatch(FigureView::isCurrent);
    }

    /** The pictures in a node that show. */
    private static List<FigureView> views(Node node) {
        List<FigureView> views = new ArrayList<>();
        collect(node, views);
        return views;
    }

    private static void collect(Node node, List<FigureView> views) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof FigureView view) {
            views.add(view);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, views));
        }
    }
}
