package rnnscope.view.help;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Overlay;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;

/** Sheet of all keys, made from the table that the window listens by; the same as Markdown for the manual. */
public final class KeySheet extends VBox {
    private final ScrollPane scroll;

    /** @param overlay where it shows */
    public KeySheet(Overlay overlay) {
        setId("key-sheet");
        getStyleClass().addAll("overlay-card", "key-sheet");
        Label title = new Label(Words.of("view.help.keys"));
        title.getStyleClass().add("help-title");
        VBox first = new VBox();
        VBox second = new VBox();
        for (Shortcut.Group group : Shortcut.Group.values()) {
            (group == Shortcut.Group.WINDOW ? first : second).getChildren().add(group(group));
        }
        HBox columns = new HBox(first, second);
        columns.getStyleClass().add("key-columns");
        HBox.setHgrow(first, Priority.ALWAYS);
        HBox.setHgrow(second, Priority.ALWAYS);
        first.setPrefWidth(0);
        second.setPrefWidth(0);
        scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("help-scroll");
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(Words.of("view.help.keys.access"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        new KeyMap().on(Shortcut.LEAVE, overlay::close).filter(this);
        getChildren().addAll(title, scroll);
    }

    /** What has the keys while it shows. */
    public Region focus() {
        return scroll;
    }

    private static Region group(Shortcut.Group group) {
        Label title = new Label(group.title());
        title.getStyleClass().add("heading");
        GridPane rows = new GridPane();
        rows.getStyleClass().add("key-rows");
        ColumnConstraints keys = new ColumnConstraints();
        keys.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().addAll(keys, words);
        for (Shortcut shortcut : group.shortcuts()) {
            Label key = new Label(shortcut.keys());
            key.getStyleClass().add("key");
            Label does = new Label(shortcut.does());
            does.setWrapText(true);
            does.setMinHeight(Region.USE_PREF_SIZE);
            does.setAccessibleText(shortcut.keys() + ": " + shortcut.does());
            rows.addRow(rows.getRowCount(), key, does);
        }
        VBox box = new VBox(title, rows);
        box.getStyleClass().add("key-group");
        return box;
    }

    /** The manual's page of keys. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("# " + Words.of("view.help.keys") + "\n");
        for (Shortcut.Group group : Shortcut.Group.values()) {
            page.append("\n## ").append(group.title()).append("\n\n| ").append(Words.of("view.help.key"))
                    .append(" | ").append(Words.of("view.help.does")).append(" |\n| --- | --- |\n");
            group.shortcuts().forEach(one -> page.append("| ").append(one.keys()).append(" | ").append(one.does()).append(" |\n"));
        }
        return page.toString();
    }
}
