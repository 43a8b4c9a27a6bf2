package rnnscope.app;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import rnnscope.control.Visibility;

/** Icon button of the header, with its name below it where there is room. */
final class NamedIcon extends Button {
    private final Label name;
    private final Node icon;

    /**
     * @param name  in a word or two
     * @param words for the tooltip and for a screen reader
     */
    NamedIcon(String id, Node icon, String name, String words, Runnable action) {
        this.icon = icon;
        this.name = new Label(name);
        this.name.getStyleClass().add("icon-name");
        this.name.setMinWidth(USE_PREF_SIZE);
        StackPane box = new StackPane(icon);
        box.getStyleClass().add("icon-box");
        VBox both = new VBox(box, this.name);
        both.getStyleClass().add("named-icon");
        both.setAlignment(Pos.CENTER);
        both.setMouseTransparent(true);
        setGraphic(both);
        setId(id);
        getStyleClass().setAll("button", "icon-button");
        setAccessibleText(words);
        setTooltip(new Tooltip(words));
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> action.run());
    }

    boolean isNamed() {
        return name.isManaged();
    }

    void setNamed(boolean named) {
        Visibility.show(name, named);
    }

    /** How much wider its name makes it. */
    double roomForName() {
        return Math.max(0, snapSizeX(name.prefWidth(-1)) - snapSizeX(icon.prefWidth(-1)));
    }
}
