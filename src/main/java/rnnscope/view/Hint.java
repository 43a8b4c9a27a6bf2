package rnnscope.view;

import javafx.beans.property.BooleanProperty;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import rnnscope.control.key.Stroke;

/** Hint of a few keys over a picture; it goes at the first key that is pressed. */
final class Hint extends Label {
    private final EventHandler<KeyEvent> first = this::pressed;
    private final BooleanProperty wanted;

    /** @param wanted whether it is to be seen; false from the first key on */
    Hint(BooleanProperty wanted, String words) {
        super(words);
        this.wanted = wanted;
        getStyleClass().add("hint");
        setId("hint");
        setMouseTransparent(true);
        visibleProperty().bind(wanted);
        managedProperty().bind(wanted);
        sceneProperty().addListener((property, was, is) -> listen(was, is));
    }

    private void listen(Scene was, Scene is) {
        if (was != null) {
            was.removeEventFilter(KeyEvent.KEY_PRESSED, first);
        }
        if (is != null && wanted.get()) {
            is.addEventFilter(KeyEvent.KEY_PRESSED, first);
        }
    }

    private void pressed(KeyEvent event) {
        if (!Stroke.isModifier(event)) {
            wanted.set(false);
            getScene().removeEventFilter(KeyEvent.KEY_PRESSED, first);
        }
    }
}
