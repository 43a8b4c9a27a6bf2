package rnnscope.view.palette;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Overlay;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;

/**
 * Palette of all that can be done or gone to: a field, and below it what a few of its letters are of, the best first. Up
 * and Down choose, Enter does it, Escape closes.
 */
public final class Palette extends VBox {
    private final Overlay overlay;
    private final List<PaletteEntry.Source> sources = new ArrayList<>();
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();
    private List<PaletteEntry> entries = List.of();

    /** @param overlay where it shows */
    public Palette(Overlay overlay) {
        this.overlay = overlay;
        setId("palette");
        getStyleClass().addAll("overlay-card", "palette");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(Words.of("view.palette.title"));
        field.setId("palette-field");
        field.setPromptText(Words.of("view.palette.prompt"));
        field.setAccessibleText(Words.of("view.palette.prompt"));
        field.textProperty().addListener((property, was, is) -> find());
        list.setId("palette-list");
        list.setAccessibleText(Words.of("view.palette.found"));
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(Words.of("view.palette.none")));
        list.setCellFactory(view -> new EntryCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        new KeyMap().on(Shortcut.ENTRY_ABOVE, () -> move(-1)).on(Shortcut.ENTRY_BELOW, () -> move(1))
                .on(Shortcut.CHOOSE, () -> choose(list.getSelectionModel().getSelectedItem()))
                .on(Shortcut.LEAVE, overlay::close).filter(this);
        getChildren().addAll(field, list);
    }

    /** Adds a kind of entries, after those that are there. */
    public void add(PaletteEntry.Source source) {
        sources.add(source);
    }

    /** Opens it, or closes it. */
    public void toggle() {
        if (overlay.shows(this)) {
            overlay.close();
            return;
        }
        List<PaletteEntry> all = new ArrayList<>();
        sources.forEach(source -> all.addAll(source.entries()));
        entries = List.copyOf(all);
        field.clear();
        find();
        overlay.show(this, field);
    }

    /** All that can be found while it is open. */
    public List<PaletteEntry> entries() {
        return entries;
    }

    private void find() {
        list.getItems().setAll(field.getText().isBlank() ? entries : FuzzyMatch.best(entries, field.getText()));
        list.getSelectionModel().select(0);
        list.scrollTo(0);
    }

    private void move(int by) {
        int count = list.getItems().size();
        if (count > 0) {
            int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, count);
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - 2));
        }
    }

    private void choose(PaletteEntry entry) {
        if (entry != null) {
            overlay.close();
            entry.action().run();
        }
    }

    private final class EntryCell extends ListCell<PaletteEntry> {
        private final Label name = new Label();
        private final Label about = new Label();
        private final Label keys = new Label();
        private final Label kind = new Label();
        private final HBox row;

        EntryCell() {
            name.getStyleClass().add("choice-name");
            name.setMinWidth(0);
            about.getStyleClass().add("choice-about");
            about.setMinWidth(0);
            keys.getStyleClass().add("key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            kind.getStyleClass().add("choice-about");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row = new HBox(name, about, gap, keys, kind);
            row.getStyleClass().add("palette-row");
            // as wide as the list, whatever its words
            setPrefWidth(0);
            setOnMouseClicked(event -> choose(getItem()));
        }

        @Override
        protected void updateItem(PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(empty ? null : row);
            setAccessibleText(empty ? null : entry.words());
            if (!empty) {
                name.setText(entry.name());
                about.setText(entry.about());
                keys.setText(entry.keys());
                kind.setText(entry.kindWords());
            }
        }
    }
}
