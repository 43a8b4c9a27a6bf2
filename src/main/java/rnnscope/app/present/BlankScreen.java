package rnnscope.app.present;

import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import rnnscope.control.Visibility;
import rnnscope.control.key.Stroke;
import rnnscope.language.Words;

/** Black screen over the whole window, until any key or click brings back what is behind it. */
public final class BlankScreen extends Region {

    public BlankScreen() {
        setId("blank-screen");
        setStyle("-fx-background-color: black;");
        setCursor(Cursor.NONE);
        setAccessibleText(Words.of("app.present.blank"));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            Visibility.show(this, false);
            event.consume();
        });
        Visibility.show(this, false);
    }

    /** Covers the window. */
    public void cover() {
        Visibility.show(this, true);
        toFront();
    }

    /** Takes any key while it covers, and uncovers; returns whether the key was for it. */
    public boolean key(KeyEvent event) {
        if (!isVisible()) {
            return false;
        }
        if (!Stroke.isModifier(event)) {
            Visibility.show(this, false);
        }
        event.consume();
        return true;
    }
}
