package rnnscope.control;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * Refresh of a node before the next pulse: once, however often it is asked for, and only while the node is in a scene,
 * where it begins with one. Of the JavaFX thread.
 */
public final class Refresh {
    private final Node node;
    private final Runnable action;
    private final Runnable beforePulse = this::run;
    private boolean asked = true;

    /** @param action makes anew what is no longer true */
    public Refresh(Node node, Runnable action) {
        this.node = node;
        this.action = action;
        node.sceneProperty().addListener((property, was, is) -> moved(was, is));
        moved(null, node.getScene());
    }

    /** Something is no longer true. */
    public void ask() {
        asked = true;
        if (node.getScene() != null) {
            Platform.requestNextPulse();
        }
    }

    private void moved(Scene was, Scene is) {
        if (was != null) {
            was.removePreLayoutPulseListener(beforePulse);
        }
        if (is != null) {
            is.addPreLayoutPulseListener(beforePulse);
            ask();
        }
    }

    private void run() {
        if (asked) {
            asked = false;
            action.run();
        }
    }
}
