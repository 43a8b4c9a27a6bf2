package rnnscope.view.edit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import rnnscope.control.WeakListeners;
import rnnscope.session.unit.OwnProperties;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

/** Choice box of the text's properties, one of the user's own among them. */
final class PropertyBox extends ComboBox<TextProperty> {

    PropertyBox(String id, String words, String tip, OwnProperties own) {
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
        WeakListeners.listen(this, own.allProperty(), (property, was, is) -> offer(is));
        offer(own.allProperty().get());
        getSelectionModel().selectFirst();
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
    }

    private void offer(List<TextProperty> own) {
        TextProperty chosen = getValue();
        List<TextProperty> all = new ArrayList<>(TextProperties.all());
        all.addAll(own);
        getItems().setAll(all);
        setValue(all.contains(chosen) ? chosen : all.get(0));
    }

    /** Chooses a property, which may be a new one. */
    void choose(TextProperty property) {
        if (!getItems().contains(property)) {
            getItems().add(property);
        }
        setValue(property);
    }
}
