package rnnscope.app.present;

import java.util.function.BooleanSupplier;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import rnnscope.control.Typing;
import rnnscope.control.key.Shortcut;

/**
 * Pointer that the back row sees: a large spot at the mouse or pen while a key is held, or the middle button; while
 * presenting also the other button, which a pen has, and which then opens no menu.
 */
public final class PointerSpot extends Pane {
    /** Share of the window's height: the spot's radius, and its ring's. */
    private static final double RADIUS = 0.022;
    private static final double RING = 0.008;

    private final BooleanSupplier presenting;
    private final Circle halo = new Circle();
    private final Circle spot = new Circle();
    private boolean byKey;
    private boolean byButton;
    private Cursor usual;

    /** @param presenting whether there is an audience */
    public PointerSpot(BooleanSupplier presenting) {
        this.presenting = presenting;
        setId("pointer-spot");
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
        halo.getStyleClass().add("pointer-halo");
        spot.getStyleClass().add("pointer-spot");
        getChildren().addAll(halo, spot);
    }

    /** Follows the keys and the pointer of a window. */
    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.POINTER.isOf(event) && !Typing.isIn(scene)) {
                byKey = true;
                update();
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> {
            if (byKey && Shortcut.POINTER.isKeyOf(event)) {
                byKey = false;
                update();
            }
        });
        scene.addEventFilter(MouseEvent.ANY, this::mouse);
        scene.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (presenting.getAsBoolean() && !event.isKeyboardTrigger()) {
                event.consume();
            }
        });
        scene.windowProperty().flatMap(window -> window.focusedProperty()).addListener((property, was, is) -> {
            if (!Boolean.TRUE.equals(is)) {
                byKey = false;
                byButton = false;
                update();
            }
        });
    }

    private void mouse(MouseEvent event) {
        move(event.getSceneX(), event.getSceneY());
        boolean points = event.getButton() == MouseButton.MIDDLE
                || event.getButton() == MouseButton.SECONDARY && presenting.getAsBoolean();
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED && points) {
            byButton = true;
            update();
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED && byButton) {
            byButton = false;
            update();
        } else if (!points || event.getEventType() != MouseEvent.MOUSE_CLICKED) {
            return;
        }
        event.consume();
    }

    private void move(double x, double y) {
        for (Circle circle : new Circle[] {halo, spot}) {
            circle.setCenterX(x);
            circle.setCenterY(y);
        }
    }

    private void update() {
        boolean shows = byKey || byButton;
        if (shows == isVisible()) {
            return;
        }
        Scene scene = getScene();
        halo.setRadius((RADIUS + RING) * scene.getHeight());
        spot.setRadius(RADIUS * scene.getHeight());
        setVisible(shows);
        toFront();
        if (shows) {
            usual = scene.getCursor();
        }
        scene.setCursor(shows ? Cursor.NONE : usual);
    }
}
