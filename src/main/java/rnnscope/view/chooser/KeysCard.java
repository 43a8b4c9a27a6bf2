package rnnscope.view.chooser;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.controlsfx.control.ToggleSwitch;
import org.kordamp.ikonli.feather.Feather;

/** Card with the preferences and the keyboard shortcuts. */
public final class KeysCard extends Chooser {

    /** @param help opens the manual */
    public KeysCard(BooleanProperty dark, BooleanProperty motion, BooleanProperty returns, Runnable help) {
        addHeading("Preferences");
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        form.addRow(0, toggle("dark-switch", "Dark theme", dark));
        form.addRow(1, toggle("motion-switch", "Show the flow through the cell", motion));
        form.addRow(2, toggle("returns-switch", "Begin with the last session", returns));
        getChildren().add(form);
        addHeading("Keys");
        GridPane keys = new GridPane();
        keys.getStyleClass().add("form");
        keys().forEach((key, words) -> {
            Label name = new Label(key);
            name.getStyleClass().add("key");
            keys.addRow(keys.getRowCount(), name, new Label(words));
        });
        getChildren().add(keys);
        addSeparator();
        addCommand("open-manual", Feather.BOOK_OPEN, "Manual", help);
    }

    private static ToggleSwitch toggle(String id, String words, BooleanProperty value) {
        ToggleSwitch toggle = new ToggleSwitch(words);
        toggle.setId(id);
        toggle.setAccessibleText(words);
        toggle.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(toggle, Priority.ALWAYS);
        toggle.selectedProperty().bindBidirectional(value);
        return toggle;
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("Space", "play, pause");
        keys.put("←  →", "step back, step; a clicker does the same");
        keys.put("Home  End", "start, end");
        keys.put("N", "the next of the units that know something, with Shift the one before");
        keys.put("↑  ↓", "unit; with Shift the layer; a part of the wiring, Enter goes to it");
        keys.put("B", "the cell that reads the other way");
        keys.put("Shift ←  →", "the day before, after, of a series");
        keys.put("+  −", "faster, slower");
        keys.put("Ctrl +  −", "wider, narrower columns; or Ctrl with the wheel");
        keys.put("Ctrl Shift +  −", "larger, smaller letters");
        keys.put("F1", "the manual, on the page of the perspective; Esc closes it");
        keys.put("F6", "to the message, which Esc closes");
        keys.put("Esc", "let go of what is pinned; then leave the whole screen");
        keys.put("Ctrl O", "open a model, a text or a session");
        keys.put("Ctrl S", "save the session, with Shift as another file");
        keys.put("Ctrl E", "type a text");
        keys.put("Ctrl Shift E", "take out what is pointed at, or all: pictures, numbers");
        keys.put("Ctrl C", "copy the numbers of what is pointed at; with Shift its picture");
        keys.put("Ctrl Enter", "let the model write on");
        keys.put("Ctrl Z", "take back a change of the text, of a lever, a reset of the run");
        keys.put("R  F", "in Train: reset the run, which is kept; fork it");
        keys.put("Ctrl 1 2 …", "perspectives");
        keys.put("T", "theme");
        keys.put("F11  F5", "present");
        return keys;
    }
}
