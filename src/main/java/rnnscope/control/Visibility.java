package rnnscope.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * Visibility of nodes that take no room while they are hidden. A hidden node lies outside of the window: JavaFX repaints
 * the place of a hidden node too when something in it changes, and where that place has no width, as that of words that
 * never showed, it takes what holds it for painted and never paints it again.
 */
public final class Visibility {
    private static final double AWAY = -10_000;

    private Visibility() {}

    /** Shows a node, or hides it. What holds it gives a node that shows its place. */
    public static void show(Node node, boolean shows) {
        node.setVisible(shows);
        node.setManaged(shows);
        putAway(node);
    }

    /** Lets a node show while a value is true. */
    public static void bind(Node node, ObservableValue<Boolean> shows) {
        node.visibleProperty().bind(shows);
        node.managedProperty().bind(node.visibleProperty());
        node.visibleProperty().addListener((property, was, is) -> putAway(node));
        putAway(node);
    }

    private static void putAway(Node node) {
        if (!node.isVisible()) {
            node.relocate(AWAY, AWAY);
        }
    }
}
