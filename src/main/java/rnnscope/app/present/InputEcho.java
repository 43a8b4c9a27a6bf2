package rnnscope.app.present;

import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import rnnscope.control.Typing;
import rnnscope.control.key.Stroke;
import rnnscope.language.Words;

/** Keys and clicks of the user, shown to an audience while that is wanted: a key's name at the lower edge, a ring where was clicked. */
public final class InputEcho extends Pane {
    private static final Duration SHOWN = Duration.seconds(2);
    private static final Duration CLICKED = Duration.millis(600);
    private static final double RING = 0.025;
    /** Share of the height below the words. */
    private static final double BELOW = 0.14;

    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
    private final Label words = new Label();
    private final Circle ring = new Circle();
    private final PauseTransition time = new PauseTransition(SHOWN);
    private final PauseTransition click = new PauseTransition(CLICKED);
    private String last = "";
    private int times;

    public InputEcho() {
        setId("input-echo");
        setMouseTransparent(true);
        setManaged(false);
        words.setId("echo-words");
        words.getStyleClass().add("echo-words");
        words.setVisible(false);
        ring.getStyleClass().add("echo-ring");
        ring.setVisible(false);
        getChildren().addAll(ring, words);
        time.setOnFinished(event -> hide());
        click.setOnFinished(event -> ring.setVisible(false));
        wanted.addListener((property, was, is) -> {
            hide();
            ring.setVisible(false);
        });
    }

    /** Whether keys and clicks show. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** Follows the keys and the pointer of a window. */
    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // what is typed into a field shows in the field
            boolean typed = Typing.isIn(scene) && Stroke.isTyped(event);
            if (wanted.get() && !Stroke.isModifier(event) && !typed) {
                say(Stroke.of(event).words());
            }
        });
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (wanted.get()) {
                ring.setCenterX(event.getSceneX());
                ring.setCenterY(event.getSceneY());
                ring.setRadius(RING * scene.getHeight());
                ring.setVisible(true);
                toFront();
                click.playFromStart();
                say(Words.of(event.getButton() == MouseButton.SECONDARY ? "app.present.right-click"
                        : event.getClickCount() > 1 ? "app.present.double-click" : "app.present.click"));
            }
        });
    }

    private void say(String what) {
        times = what.equals(last) && words.isVisible() ? times + 1 : 1;
        last = what;
        words.setText(times > 1 ? what + " × " + times : what);
        words.setVisible(true);
        toFront();
        words.applyCss();
        double width = Math.ceil(words.prefWidth(-1));
        double height = Math.ceil(words.prefHeight(-1));
        words.resizeRelocate(Math.rint((getScene().getWidth() - width) / 2),
                Math.rint(getScene().getHeight() * (1 - BELOW) - height), width, height);
        time.playFromStart();
    }

    private void hide() {
        words.setVisible(false);
        last = "";
    }
}
