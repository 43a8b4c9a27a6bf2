package rnnscope.view.chooser;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** Chooser, what a pop-over holds. It closes itself when a choice is made. */
public class Chooser extends VBox {
    private Runnable close = () -> {};
    /** Where what is added goes. */
    private Pane into = this;

    protected Chooser() {
        getStyleClass().add("chooser");
    }

    /** Called by whoever shows this. */
    final void setOnClose(Runnable action) {
        close = action;
    }

    protected final void close() {
        close.run();
    }

    /** Adds columns side by side; what each adds goes into it. */
    protected final void addColumns(Runnable... columns) {
        HBox row = new HBox();
        row.getStyleClass().add("chooser-columns");
        for (Runnable column : columns) {
            VBox box = new VBox();
            box.getStyleClass().add("chooser-column");
            row.getChildren().add(box);
            into = box;
            column.run();
        }
        into = this;
        getChildren().add(row);
    }

    /** Adds a line, or as many as they need, of what {@code commands} adds. */
    protected final void addLine(Runnable commands) {
        FlowPane line = new FlowPane();
        line.getStyleClass().add("chooser-line");
        into = line;
        commands.run();
        into = this;
        getChildren().add(line);
    }

    protected final void addHeading(String words) {
        Label heading = new Label(words);
        heading.getStyleClass().add("heading");
        into.getChildren().add(heading);
    }

    protected final void addExplanation(String words) {
        Label explanation = new Label(words);
        explanation.getStyleClass().add("explanation");
        into.getChildren().add(explanation);
    }

    /** Adds anything to the column that is being filled. */
    protected final void add(Node content) {
        into.getChildren().add(content);
    }

    protected final void addSeparator() {
        getChildren().add(new Separator());
    }

    /** Adds a row that does {@code action} and closes this. */
    protected final Button addChoice(String id, String name, String about, boolean chosen, Runnable action) {
        Label nameLabel = new Label(name);
        nameLabel.getStyleClass().add("choice-name");
        Label aboutLabel = new Label(about);
        aboutLabel.getStyleClass().add("choice-about");
        Button choice = choice(id, new VBox(nameLabel, aboutLabel), action);
        choice.setAccessibleText(name + ", " + about);
        if (chosen) {
            choice.getStyleClass().add("chosen");
        }
        return choice;
    }

    /** The same with a sign and without an explanation. */
    protected final Button addCommand(String id, Ikon icon, String name, Runnable action) {
        Button choice = choice(id, new Icon(icon), action);
        choice.setText(name);
        choice.setGraphicTextGap(8);
        return choice;
    }

    private Button choice(String id, Node graphic, Runnable action) {
        Button choice = new Button(null, graphic);
        choice.setId(id);
        choice.getStyleClass().setAll("button", "choice");
        choice.setOnAction(event -> {
            close();
            action.run();
        });
        into.getChildren().add(choice);
        return choice;
    }
}
