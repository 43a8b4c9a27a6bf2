package rnnscope.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;

/**
 * A card of "Now": a title, a muted word beside it and one at the right, and a picture. In a narrow card the word beside
 * the title gives way first, then that at the right.
 */
public final class Card extends VBox {
    private final Label title = new Label();
    private final Label beside = new Label();
    private final Label aside = new Label();
    private final YieldingRow heading;
    private String name = "";

    public Card(Node content) {
        getStyleClass().add("now-card");
        title.getStyleClass().add("card-title");
        title.setTooltip(new Tooltip(Words.of("control.fill", Shortcut.FILL.key())));
        beside.getStyleClass().add("card-beside");
        aside.getStyleClass().add("card-aside");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        heading = new YieldingRow(title, beside, gap, aside);
        heading.giveWay(beside, aside);
        heading.getStyleClass().add("card-heading");
        heading.setAlignment(Pos.BASELINE_LEFT);
        if (content instanceof FigureView figure) {
            figure.setFocusTraversable(true);
        }
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(heading, content);
    }

    /** Its title. */
    public String title() {
        return title.getText();
    }

    /** What files and commands call it: its title in English. */
    public String name() {
        return name;
    }

    /** @param words the same in every language */
    public void setTitle(String words) {
        title.setText(words);
        name = words;
    }

    /**
     * Gives it a title.
     *
     * @param english what files and commands call it
     */
    public void setTitle(String english, String words) {
        title.setText(words);
        name = english;
    }

    /**
     * Gives it the title of a key.
     *
     * @param values those of the pattern
     */
    public void setTitleOf(String key, Object... values) {
        title.setText(Words.of(key, values));
        name = Words.inEnglish(key, values);
    }

    /** What explains the title. */
    public void setBeside(String words) {
        beside.setText(words);
    }

    /** What stands at the right. */
    public void setAside(String words) {
        aside.setText(words);
    }

    /** What can be chosen, at the right end of the heading. */
    public void addControl(Node control) {
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getChildren().add(control);
    }
}
