package rnnscope.view.unit;

import javafx.scene.input.KeyEvent;
import rnnscope.view.SidePage;

/** Page of what is known of the units, beside the text. Another is one class and one line in {@link UnitPages}. */
public interface UnitPage extends SidePage {
    /** A key of its own, before those of the perspective; false when it means nothing here. */
    default boolean key(KeyEvent event) {
        return false;
    }
}
