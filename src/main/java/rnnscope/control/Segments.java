package rnnscope.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Segmented control, one of a few options side by side on a track. */
public final class Segments<T> extends HBox {
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

    /**
     * @param id    of this; that of an option is followed by its words in small letters
     * @param words what an option says, the same in every language
     * @param tips  what its tooltip says; null for none
     * @param value the option chosen; may be one that is not among them
     */
    public Segments(String id, List<T> options, Function<T, String> words, Function<T, String> tips, Property<T> value) {
        this(id, options, words, words, tips, value);
    }

    /**
     * @param id    of this; that of an option is followed by its name in small letters
     * @param names what an option is called in ids, whatever the language
     * @param words what an option says
     * @param tips  what its tooltip says; null for none
     * @param value the option chosen; may be one that is not among them
     */
    public Segments(String id, List<T> options, Function<T, String> names, Function<T, String> words,
            Function<T, String> tips, Property<T> value) {
        setId(id);
        getStyleClass().add("segments");
        for (T option : options) {
            ToggleButton button = new ToggleButton(words.apply(option));
            button.setId(id + "-" + names.apply(option).toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
            button.getStyleClass().setAll("segment");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(USE_PREF_SIZE);
            if (tips != null) {
                button.setTooltip(new Tooltip(tips.apply(option)));
                button.setAccessibleText(words.apply(option) + ", " + tips.apply(option));
            }
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(event -> {
                value.setValue(option);
                show(value.getValue());
            });
            buttons.put(option, button);
            getChildren().add(button);
        }
        WeakListeners.listen(this, value, (property, was, is) -> show(is));
        show(value.getValue());
    }

    private void show(T chosen) {
        buttons.forEach((option, button) -> button.setSelected(option.equals(chosen)));
    }
}
