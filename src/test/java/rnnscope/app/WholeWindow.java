package rnnscope.app;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import rnnscope.control.FigureView;
import rnnscope.control.HitTip;

/**
 * Faults of a window's layout: what is not wholly inside of the window or of what holds it, words that are shortened,
 * what is smaller than its least size, messages that lie over the header or the transport. What a list or a scroll pane
 * holds may be out of sight.
 */
final class WholeWindow {
    /** Of rounding to pixels. */
    private static final double TOLERANCE = 1.01;

    private final List<String> faults = new ArrayList<>();
    private final Scene scene;

    private WholeWindow(Scene scene) {
        this.scene = scene;
    }

    static List<String> faults(Scene scene) {
        WholeWindow window = new WholeWindow(scene);
        window.look(scene.getRoot());
        window.lookAtBars();
        return window.faults;
    }

    private void look(Node node) {
        if (!node.isVisible() || node instanceof HitTip) {
            return;
        }
        Bounds at = node.localToScene(node.getLayoutBounds());
        if (node instanceof Region region && node.isManaged()) {
            double least = region.minWidth(-1);
            if (region.getWidth() < least - TOLERANCE) {
                fault(node, "%.0f wide, not %.0f%s", region.getWidth(), least, needs(region, false));
            }
            double leastHeight = region.minHeight(region.getContentBias() == null ? -1 : region.getWidth());
            if (region.getHeight() < leastHeight - TOLERANCE) {
                fault(node, "%.0f high, not %.0f%s", region.getHeight(), leastHeight, needs(region, true));
            }
            if (at.getMinX() < -TOLERANCE || at.getMinY() < -TOLERANCE || at.getMaxX() > scene.getWidth() + TOLERANCE
                    || at.getMaxY() > scene.getHeight() + TOLERANCE) {
                fault(node, "leaves the window: %.0f, %.0f to %.0f, %.0f", at.getMinX(), at.getMinY(), at.getMaxX(),
                        at.getMaxY());
                return;
            }
            if (node.getParent() != null) {
                Bounds holder = node.getParent().localToScene(node.getParent().getLayoutBounds());
                if (at.getMinX() < holder.getMinX() - TOLERANCE || at.getMinY() < holder.getMinY() - TOLERANCE
                        || at.getMaxX() > holder.getMaxX() + TOLERANCE || at.getMaxY() > holder.getMaxY() + TOLERANCE) {
                    fault(node, "leaves what holds it, %s: %.0f, %.0f to %.0f, %.0f in %.0f, %.0f to %.0f, %.0f",
                            name(node.getParent()), at.getMinX(), at.getMinY(), at.getMaxX(), at.getMaxY(),
                            holder.getMinX(), holder.getMinY(), holder.getMaxX(), holder.getMaxY());
                    return;
                }
            }
        }
        if (node instanceof Labeled labeled) {
            lookAtWords(labeled);
        }
        if (node instanceof Control && !(node instanceof Labeled) || node instanceof FigureView) {
            return;
        }
        if (node instanceof Labeled && !(node instanceof ButtonBase)) {
            return;
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::look);
        }
    }

    /** What of a region needs how much, the greediest part of it within. */
    private static String needs(Parent holder, boolean height) {
        StringBuilder words = new StringBuilder();
        Region greediest = null;
        for (Node child : holder.getChildrenUnmodifiable()) {
            if (child instanceof Region region && child.isManaged() && !(child instanceof Labeled)) {
                greediest = greediest == null || need(region, height) > need(greediest, height) ? region : greediest;
            }
        }
        if (greediest == null || greediest instanceof Control) {
            return "";
        }
        words.append(" > ").append(shortName(greediest).replaceAll(".* > ", "")).append(' ')
                .append(Math.round(need(greediest, height)));
        return words + needs(greediest, height);
    }

    private static double need(Region region, boolean height) {
        return height ? region.minHeight(region.getContentBias() == null ? -1 : region.getWidth()) : region.minWidth(-1);
    }

    private void lookAtWords(Labeled labeled) {
        for (Node child : labeled.getChildrenUnmodifiable()) {
            if (child instanceof Text text && child.isVisible() && labeled.getText() != null
                    && !text.getText().equals(labeled.getText()) && !labeled.getStyleClass().contains("chip-name")) {
                fault(labeled, "says “%s”, not “%s”", text.getText(), labeled.getText());
            }
        }
    }

    private void lookAtBars() {
        Node messages = scene.lookup("#messages");
        for (String bar : List.of(".header", ".transport")) {
            for (Node node : scene.getRoot().lookupAll(bar)) {
                if (node instanceof Region region && node.isVisible()) {
                    if (region.getHeight() < region.prefHeight(-1) - TOLERANCE) {
                        fault(node, "%.0f high, not %.0f", region.getHeight(), region.prefHeight(-1));
                    }
                    if (messages.isVisible() && node.localToScene(node.getLayoutBounds())
                            .intersects(inner(messages.localToScene(messages.getLayoutBounds()), messages))) {
                        fault(messages, "lie over %s", name(node));
                    }
                }
            }
        }
    }

    /** Without the padding. */
    private static Bounds inner(Bounds all, Node node) {
        javafx.geometry.Insets insets = ((Region) node).getInsets();
        return new javafx.geometry.BoundingBox(all.getMinX() + insets.getLeft(), all.getMinY() + insets.getTop(),
                all.getWidth() - insets.getLeft() - insets.getRight(),
                all.getHeight() - insets.getTop() - insets.getBottom());
    }

    private void fault(Node node, String words, Object... values) {
        faults.add(name(node) + " " + String.format(java.util.Locale.ROOT, words, values));
    }

    private static String name(Node node) {
        String own = node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId())
                + (node.getStyleClass().isEmpty() ? "" : "." + String.join(".", node.getStyleClass()))
                + (node instanceof Labeled labeled && labeled.getText() != null ? "(" + labeled.getText() + ")" : "");
        if (own.length() > 90) {
            own = own.substring(0, 90) + "…";
        }
        return node.getParent() == null || node.getParent() == node.getScene().getRoot() ? own
                : shortName(node.getParent()) + " > " + own;
    }

    private static String shortName(Node node) {
        String own = node.getId() != null ? "#" + node.getId()
                : node.getStyleClass().isEmpty() ? node.getClass().getSimpleName() : "." + node.getStyleClass().get(0);
        return node.getParent() == null || node.getParent() == node.getScene().getRoot() ? own
                : shortName(node.getParent()) + " > " + own;
    }
}
