package rnnscope.control;

import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import rnnscope.control.key.Shortcut;

/**
 * Tooltip line beside the pointer that says the value under it, rounded, or exact while Ctrl is held. Lies over the window,
 * takes no part in its layout.
 */
public final class HitTip extends Label {
    private static final double AWAY = 16;
    private static final double EDGE = 8;
    private static final double WIDEST = 620;

    private final EventHandler<KeyEvent> keys = this::key;
    /** What is pointed at; null for nothing. */
    private Node owner;
    private double atX;
    private double atY;
    private String exact;
    private boolean ctrl;

    HitTip() {
        getStyleClass().add("hit-tip");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setWrapText(true);
        sceneProperty().addListener((property, was, is) -> {
            if (was != null) {
                was.removeEventFilter(KeyEvent.ANY, keys);
            }
            if (is != null) {
                is.addEventFilter(KeyEvent.ANY, keys);
            }
        });
    }

    private void key(KeyEvent event) {
        if (Shortcut.EXACT.isOf(event) && ctrl != (event.getEventType() == KeyEvent.KEY_PRESSED)) {
            ctrl = !ctrl;
            if (isVisible()) {
                show(owner, atX, atY, exact);
            }
        }
    }

    /** Shows {@code words} beside a place of {@code pointed}. */
    void show(Node pointed, double x, double y, String words) {
        if (getParent() == null || words == null || words.isBlank()) {
            hide();
            return;
        }
        owner = pointed;
        atX = x;
        atY = y;
        exact = words;
        setText(ctrl ? words : RoundedWords.of(words));
        setVisible(true);
        applyCss();
        double width = Math.min(prefWidth(-1), Math.min(WIDEST, getParent().getLayoutBounds().getWidth() - 2 * EDGE));
        double height = prefHeight(Math.ceil(width));
        Point2D at = getParent().sceneToLocal(pointed.localToScene(x, y));
        double roomX = getParent().getLayoutBounds().getWidth() - width - EDGE;
        double left = at.getX() + AWAY > roomX ? at.getX() - AWAY - width : at.getX() + AWAY;
        double top = at.getY() - AWAY - height < EDGE ? at.getY() + AWAY : at.getY() - AWAY - height;
        resizeRelocate(Math.rint(Math.max(EDGE, left)), Math.rint(top), Math.ceil(width), Math.ceil(height));
    }

    void hide() {
        setVisible(false);
    }
}
