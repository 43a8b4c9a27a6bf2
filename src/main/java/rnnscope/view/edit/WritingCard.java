package rnnscope.view.edit;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.cause.WritingLab;
import rnnscope.session.cause.Writings;
import rnnscope.session.reading.Continuation;
import rnnscope.view.unit.WritingColumns;

/** Card of what the edits make of the text and of what the model writes: with them and without, side by side. */
final class WritingCard extends VBox {
    private static final int LENGTH = 480;
    private static final double TEMPERATURE = 0.8;

    private final Session session;
    private final WritingLab lab;
    private final UnitEdits edits;
    private final Card card;
    private final Label losses = new Label();
    private final Tooltip where = new Tooltip();
    private final WritingColumns columns = new WritingColumns("writing", Words.of("view.edit.writing.without"),
            Words.of("view.edit.writing.with"));
    private final ObjectProperty<Double> temperature = new SimpleObjectProperty<>(this, "temperature", TEMPERATURE);
    private final IntegerProperty seed = new SimpleIntegerProperty(this, "seed", 1);

    WritingCard(Session session, WritingLab lab, UnitEdits edits) {
        this.session = session;
        this.lab = lab;
        this.edits = edits;
        losses.setId("edit-losses");
        losses.getStyleClass().add("explanation");
        losses.setWrapText(true);
        losses.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(columns, Priority.ALWAYS);
        VBox content = new VBox(losses, buttons(), columns);
        content.getStyleClass().add("edit-pane");
        card = new Card(content);
        card.setTitleOf("view.edit.writing");
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        lab.writingsProperty().addListener((property, was, is) -> show(is));
        temperature.addListener((property, was, is) -> again());
        show(lab.writingsProperty().get());
    }

    private Region buttons() {
        Button write = button("write-both", Words.of("view.edit.writing.write"), Words.of("view.edit.writing.write.tip"));
        write.setOnAction(event -> write());
        Button other = button("write-other", Words.of("view.edit.writing.other"), Words.of("view.edit.writing.other.tip"));
        other.setOnAction(event -> {
            seed.set(seed.get() + 1);
            write();
        });
        Segments<Double> how = new Segments<>("write-how", List.of(TEMPERATURE, 0.0),
                t -> t == 0 ? Words.inEnglish("view.edit.writing.greedy") : Words.inEnglish("view.edit.writing.drawn", t.toString()),
                t -> t == 0 ? Words.of("view.edit.writing.greedy") : Words.of("view.edit.writing.drawn", t.toString()),
                t -> Words.of(t == 0 ? "view.edit.writing.greedy.tip" : "view.edit.writing.drawn.tip"), temperature);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(write, other, gap, how);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("edit-line");
        return row;
    }

    private static Button button(String id, String words, String tip) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().setAll("button", "quiet-button");
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void write() {
        lab.write(new Continuation(temperature.get(), LENGTH, seed.get()));
    }

    private void again() {
        if (lab.writingsProperty().get() != null) {
            write();
        }
    }

    private void show(Writings writings) {
        Visibility.show(columns, writings != null);
        columns.show(writings);
        if (writings != null) {
            card.setAside(Words.of("view.edit.writing.from", Numbers.count(writings.step() + 1L)));
        } else {
            card.setAside("");
        }
    }

    void refresh() {
        if (!session.excerpt().isEdited()) {
            losses.setText(Words.of("view.edit.writing.same"));
            return;
        }
        double[] loss = edits.losses();
        double rise = loss[1] - loss[0];
        int from = session.excerpt().trace().start();
        losses.setText(Words.of(session.excerpt().approximate() ? "view.edit.writing.loss.about" : "view.edit.writing.loss",
                Numbers.signed(loss[0], 3), Numbers.signed(loss[1], 3), (rise < 0 ? "" : "+") + Numbers.signed(rise, 3)));
        where.setText(Words.of("view.edit.writing.in", Numbers.count(from + 1L),
                Numbers.count(session.excerpt().trace().end())));
        losses.setTooltip(where);
    }
}
