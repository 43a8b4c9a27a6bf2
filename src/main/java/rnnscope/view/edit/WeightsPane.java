package rnnscope.view.edit;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.model.WeightEdit;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.reading.Excerpt;
import rnnscope.view.edit.WeightRows.Weight;

/** Table of the selected unit's weights: each can be set, a row scaled. */
final class WeightsPane extends VBox {
    private static final double[] FACTORS = {0, 0.5, 2, -1};

    private final Session session;
    private final ComboBox<WeightRows> rows = new ComboBox<>();
    private final TableView<Weight> table = new TableView<>();
    private final HBox scaling = new HBox();
    private final TextField factor = new TextField();
    private boolean showing;
    private List<WeightRows> shownRows = List.of();
    private List<Weight> shown = List.of();

    WeightsPane(Session session) {
        this.session = session;
        getStyleClass().add("edit-pane");
        rows.setId("weight-rows");
        rows.setAccessibleText(Words.of("view.edit.weights"));
        rows.setConverter(converter(WeightRows::title));
        rows.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(rows, Priority.ALWAYS);
        rows.valueProperty().addListener((property, was, is) -> {
            if (!showing) {
                refresh();
            }
        });
        table.setId("weights");
        table.getStyleClass().add("small-table");
        table.setEditable(true);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column(Words.of("view.edit.weights.from"), Weight::from));
        TableColumn<Weight, Float> was = column(Words.of("view.edit.weights.was"), Weight::was);
        was.setCellFactory(TextFieldTableCell.forTableColumn(number()));
        was.getStyleClass().add("number-column");
        table.getColumns().add(was);
        TableColumn<Weight, Float> now = column(Words.of("view.edit.weights.now"), Weight::now);
        now.setCellFactory(TextFieldTableCell.forTableColumn(number()));
        now.getStyleClass().add("number-column");
        now.setEditable(true);
        now.setOnEditCommit(event -> set(event.getRowValue(), event.getNewValue()));
        table.getColumns().add(now);
        table.setAccessibleText(Words.of("view.edit.weights.spoken"));
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(0);
        table.setPrefHeight(200);
        scaling.setAlignment(Pos.CENTER_LEFT);
        scaling.getStyleClass().add("edit-line");
        Label scale = new Label(Words.of("view.edit.weights.scale"));
        scaling.getChildren().add(scale);
        for (double by : FACTORS) {
            Button button = new Button(Numbers.signed(by, by == 0.5 ? 1 : 0));
            button.setId("scale-" + Double.toString(by).replace('.', '-'));
            button.getStyleClass().setAll("button", "quiet-button");
            button.setTooltip(new Tooltip(Words.of("view.edit.weights.scale.tip", Numbers.signed(by, 1))));
            button.setOnAction(event -> scale(by));
            scaling.getChildren().add(button);
        }
        factor.setId("scale-by");
        factor.setPromptText(Words.of("view.edit.weights.other"));
        factor.setPrefColumnCount(5);
        factor.setAccessibleText(Words.of("view.edit.weights.factor"));
        factor.setOnAction(event -> {
            double typed = NumberParser.parse(factor.getText());
            if (!Double.isNaN(typed)) {
                scale(typed);
                factor.clear();
            }
        });
        scaling.getChildren().add(factor);
        HBox line = new HBox(rows);
        line.getStyleClass().add("edit-line");
        getChildren().addAll(line, scaling, table);
    }

    private static <T> StringConverter<T> converter(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String title) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        };
    }

    /** What is typed and is no number is NaN, which changes nothing. */
    private static StringConverter<Float> number() {
        return new StringConverter<>() {
            @Override
            public String toString(Float value) {
                return value == null ? "" : Numbers.signed(value, 4);
            }

            @Override
            public Float fromString(String text) {
                return (float) NumberParser.parse(text);
            }
        };
    }

    private static <T> TableColumn<Weight, T> column(String title, Function<Weight, T> value) {
        TableColumn<Weight, T> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setEditable(false);
        return column;
    }

    private void set(Weight weight, float value) {
        if (!Float.isNaN(value)) {
            session.editModel(WeightRows.set(session.edits(), weight, value), false);
        }
        shown = List.of();
        refresh();
    }

    private void scale(double by) {
        WeightRows chosen = rows.getValue();
        if (chosen != null && chosen.isRow()) {
            session.editModel(session.edits().with(new WeightEdit.ScaleRow(chosen.parameter(), chosen.row(),
                    (float) by)), false);
        }
    }

    void refresh() {
        Excerpt now = session.excerpt();
        Selection selection = session.selection();
        List<WeightRows> all = WeightRows.of(now.original().model(), selection.layer(), selection.unit());
        if (!all.equals(shownRows)) {
            showing = true;
            int index = Math.max(0, Math.min(all.size() - 1, rows.getSelectionModel().getSelectedIndex()));
            shownRows = all;
            rows.getItems().setAll(all);
            rows.getSelectionModel().select(index);
            showing = false;
        }
        WeightRows chosen = rows.getValue();
        scaling.setDisable(!chosen.isRow());
        List<Weight> weights = chosen.weights(now.original().model(), now.model());
        if (!weights.equals(shown)) {
            shown = weights;
            table.setItems(FXCollections.observableArrayList(weights));
        }
    }
}
