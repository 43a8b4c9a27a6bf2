package rnnscope.view.unit;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import rnnscope.session.cause.Writings;

/** Columns of what the model writes without its edits and with them. What both begin with is muted, so that the eye finds where they part. */
public final class WritingColumns extends HBox {
    private final TextFlow without = new TextFlow();
    private final TextFlow with = new TextFlow();

    /** @param id begins the ids of both texts: "writing" for "writing-with" and "writing-without" */
    public WritingColumns(String id, String titleWithout, String titleWith) {
        getChildren().addAll(column(titleWithout, id + "-without", without), column(titleWith, id + "-with", with));
        getStyleClass().add("writings");
        setMinHeight(0);
    }

    private static Region column(String title, String id, TextFlow text) {
        Label heading = new Label(title);
        heading.getStyleClass().add("explanation");
        text.setId(id);
        ScrollPane scroll = new ScrollPane(text);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("writing-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox column = new VBox(heading, scroll);
        column.setMinHeight(0);
        column.setPrefWidth(100);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    /** @param writings null for none */
    public void show(Writings writings) {
        without.getChildren().clear();
        with.getChildren().clear();
        if (writings != null) {
            fill(without, writings.without(), writings.common());
            fill(with, writings.with(), writings.common());
        }
    }

    private static void fill(TextFlow flow, String text, int common) {
        Text same = new Text(text.substring(0, common));
        same.getStyleClass().addAll("writing", "writing-same");
        Text other = new Text(text.substring(common));
        other.getStyleClass().add("writing");
        flow.getChildren().addAll(same, other);
        flow.setAccessibleText(text);
    }
}
