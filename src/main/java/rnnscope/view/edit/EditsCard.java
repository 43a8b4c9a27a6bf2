package rnnscope.view.edit;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.language.Words;
import rnnscope.model.Intervention;
import rnnscope.model.ModelEdits;
import rnnscope.model.WeightEdit;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.chooser.Icon;
import rnnscope.view.help.HelpPage;

/** Card of the model's edits: every edit can be removed, the last one taken back, and the file's model restored. */
public final class EditsCard extends Chooser {
    private static final int MOST_ROWS = 12;

    private final EditedModel model;
    private final VBox rows = new VBox();

    public EditsCard(EditedModel model) {
        HelpPage.set(this, "change");
        this.model = model;
        setId("edits-card");
        addHeading(Words.of("view.edit.edits", model.opened().card().name()));
        getChildren().add(rows);
        addSeparator();
        addCommand("edits-undo", Feather.CORNER_UP_LEFT, Words.of("view.edit.edits.undo"), model::undo);
        addCommand("edits-restore", Feather.ROTATE_CCW, Words.of("view.edit.edits.restore"), () -> model.edit(ModelEdits.NONE, false));
        show();
    }

    private void show() {
        ModelEdits edits = model.edits();
        rows.getChildren().clear();
        int left = edits.count() - MOST_ROWS;
        for (Intervention what : edits.interventions()) {
            add(EditWords.of(model.opened(), what), model.edits().without(what));
        }
        for (WeightEdit what : edits.weights()) {
            add(EditWords.of(model.opened(), what), model.edits().without(what));
        }
        if (left > 0) {
            rows.getChildren().remove(MOST_ROWS, rows.getChildren().size());
            Label more = new Label(Words.of("view.edit.edits.more", left));
            more.getStyleClass().add("edit-words");
            rows.getChildren().add(more);
        }
    }

    private void add(String words, ModelEdits rest) {
        Label label = new Label(words);
        label.getStyleClass().add("edit-words");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button remove = new Button(null, new Icon(Feather.X));
        remove.setId("edit-remove-" + rows.getChildren().size());
        remove.getStyleClass().setAll("button", "icon-button");
        remove.setAccessibleText(Words.of("view.edit.edits.remove", words));
        remove.setTooltip(new Tooltip(Words.of("view.edit.edits.remove.tip")));
        remove.setOnAction(event -> {
            model.edit(rest, false);
            if (model.edits().isEmpty()) {
                close();
            } else {
                show();
            }
        });
        HBox row = new HBox(label, gap, remove);
        row.getStyleClass().add("edit-row");
        row.setAlignment(Pos.CENTER_LEFT);
        rows.getChildren().add(row);
    }
}
