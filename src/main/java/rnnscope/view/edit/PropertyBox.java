package rnnscope.view.edit;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

/** Chooses a property of the text. */
final class PropertyBox extends ComboBox<TextProperty> {

    PropertyBox(String id, String words, String tip) {
        setId(id);
        setAccessibleText(words);
        setTooltip(new Tooltip(tip));
        setConverter(new StringConverter<>() {
            @Override
            public String toString(TextProperty value) {
                return value == null ? "" : value.title();
            }

            @Override
            public TextProperty fromString(String title) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        getItems().setAll(TextProperties.all());
        getSelectionModel().selectFirst();
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
    }

    /** Chooses a property, which may be a new one. */
    void choose(TextProperty property) {
        if (!getItems().contains(property)) {
            getItems().add(property);
        }
        setValue(property);
    }
}
