package rnnscope.view;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.YieldingRow;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;

/**
 * Pane of a score: over what it shows its title, words about it, and at the right what can be chosen. Where it is narrow
 * the words give way, then the choices.
 */
public final class ScorePane extends VBox {
    private final YieldingRow heading;
    private final String title;
    private final String name;

    /**
     * @param style   its class in the style sheet
     * @param title   its key
     * @param options null for none
     */
    public ScorePane(String style, String title, Label words, Node options, Node content) {
        this(style, title, words, null, options, content);
    }

    /** @param key after the words, which gives way before them; null for none */
    public ScorePane(String style, String title, Label words, Node key, Node options, Node content) {
        this.title = Words.of(title);
        this.name = Words.inEnglish(title);
        Label heads = new Label(this.title);
        heads.getStyleClass().add("pane-title");
        heads.setTooltip(new Tooltip(Words.of("control.fill", Shortcut.FILL.key())));
        words.getStyleClass().add("pane-words");
        heading = new YieldingRow(heads, words);
        heading.getStyleClass().add("pane-heading");
        List<Node> order = new ArrayList<>(List.of(words));
        if (key != null) {
            heading.getChildren().add(key);
            order.add(0, key);
        }
        if (options != null) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            heading.getChildren().addAll(gap, options);
            order.add(options);
        }
        heading.giveWay(order.toArray(Node[]::new));
        getStyleClass().add(style);
        getChildren().addAll(heading, content);
        VBox.setVgrow(content, Priority.ALWAYS);
    }

    public String title() {
        return title;
    }

    /** What files and commands call it: its title in English. */
    public String name() {
        return name;
    }

    public HBox heading() {
        return heading;
    }
}
