package rnnscope.control;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;

/** Typing into a field, while which keys are letters and not commands. */
public final class Typing {
    private Typing() {}

    /** Whether what has the focus is a field, or a box with one. */
    public static boolean isIn(Scene scene) {
        Node focus = scene.getFocusOwner();
        return focus instanceof TextInputControl || focus instanceof ComboBoxBase<?> box && box.isEditable()
                || focus instanceof Spinner<?> spinner && spinner.isEditable();
    }
}
