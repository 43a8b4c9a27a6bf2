package rnnscope.control;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;

/**
 * Tooltip line beside the pointer that says the exact value under it. Lies over the window, takes no part in its
 * layout.
 */
public final class HitTip extends Label {
    private static final double AWAY = 16;
    private static final double EDGE = 8;
    private static final double WIDEST = 620;

    HitTip() {
        getStyleClass().add("hit-tip");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setWrapText(true);
    }

    /** Shows {@code words} beside a place of {@code owner}. */
    void show(Node owner, double x, double y, String words) {
        if (getParent() == null || words == null || words.isBlank()) {
            hide();
            return;
        }
        setText(words);
        setVisible(true);
        applyCss();
        double width = Math.min(prefWidth(-1), Math.min(WIDEST, getParent().getLayoutBounds().getWidth() - 2 * EDGE));
        double height = prefHeight(Math.ceil(width));
        Point2D at = getParent().sceneToLocal(owner.localToScene(x, y));
        double roomX = getParent().getLayoutBounds().getWidth() - width - EDGE;
        double left = at.getX() + AWAY > roomX ? at.getX() - AWAY - width : at.getX() + AWAY;
        double top = at.getY() - AWAY - height < EDGE ? at.getY() + AWAY : at.getY() - AWAY - height;
        resizeRelocate(Math.rint(Math.max(EDGE, left)), Math.rint(top), Math.ceil(width), Math.ceil(height));
    }

    void hide() {
        setVisible(false);
    }
}
