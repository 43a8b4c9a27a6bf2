package rnnscope.view.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.session.Failures;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.ExampleSource;
import rnnscope.train.example.SeriesNames;
import rnnscope.train.example.SourceTable;
import rnnscope.train.example.Sources;

/**
 * Table of the numbers that enter, a row for each step, to edit cell by cell or as a text of CSV; what the network makes of them
 * follows each edit.
 */
final class TablePane extends VBox {
    /** Names and numbers of a few days, small enough to go through by hand; of the task of prices. */
    private static final float[] SHORT = {1, 1.1f, 0, 1.03f, 1.2f, 1, 1.1f, 1.2f, 0, 1.12f, 1.4f, 2, 1.25f, 1.5f, 0,
        1.33f, 1.5f, 0, 1.38f, 1.3f, 1, 1.3f, 1.1f, 0};

    private final ExampleLab lab;
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(this, "form", Form.CELLS);
    private final TableView<Integer> table = new TableView<>();
    private final TextArea text = new TextArea();
    private final Label fault = new Label();
    private final Label forecast = new Label();
    private final Button example = button("table-short", "view.sequence.table.short");
    private final Card card;
    private Model model;
    private float[] inputs = new float[0];
    private float[] targets = new float[0];
    private float[] outputs = new float[0];
    private int first;
    /** Whether the numbers that come out are of the whole, not of each step. */
    private boolean pooled;
    private boolean filling;
    /** Whether something has been typed since the text got the focus: all of it is one edit. */
    private boolean typed;

    /** How the table is shown. */
    private enum Form {
        CELLS, TEXT;

        private String key() {
            return this == CELLS ? "view.sequence.table.cells" : "view.sequence.table.text";
        }
    }

    TablePane(ExampleLab lab) {
        this.lab = lab;
        getStyleClass().add("now");
        table.setId("source-table");
        table.getStyleClass().add("small-table");
        table.setEditable(true);
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setAccessibleText(Words.of("view.sequence.table.access"));
        table.setMinHeight(0);
        text.setId("source-csv");
        text.getStyleClass().add("csv-text");
        text.setAccessibleText(Words.of("view.sequence.table.text.tip"));
        text.textProperty().addListener((property, was, is) -> typed(is));
        text.focusedProperty().addListener((property, was, is) -> {
            typed = false;
            if (!is) {
                fill();
            }
        });
        fault.setId("table-fault");
        fault.getStyleClass().add("source-fault");
        fault.setWrapText(true);
        fault.setMinHeight(Region.USE_PREF_SIZE);
        Visibility.bind(fault, fault.textProperty().isNotEmpty());
        forecast.setId("table-forecast");
        forecast.getStyleClass().add("pane-title");
        Visibility.bind(forecast, forecast.textProperty().isNotEmpty());
        StackPane shown = new StackPane(table, text);
        Visibility.bind(table, form.isEqualTo(Form.CELLS));
        Visibility.bind(text, form.isEqualTo(Form.TEXT));
        VBox content = new VBox(tools(), shown, fault, forecast);
        content.getStyleClass().add("page-content");
        VBox.setVgrow(shown, Priority.ALWAYS);
        card = new Card(content);
        card.setTitleOf("view.sequence.table.title");
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        example.setOnAction(event -> set(SHORT, false));
    }

    private HBox tools() {
        Segments<Form> forms = new Segments<>("table-form", List.of(Form.values()), f -> Words.inEnglish(f.key()),
                f -> Words.of(f.key()), f -> Words.of(f.key() + ".tip"), form);
        forms.setMinWidth(Region.USE_PREF_SIZE);
        Button more = button("table-add", "view.sequence.table.add");
        more.setOnAction(event -> add());
        Button less = button("table-remove", "view.sequence.table.remove");
        less.setOnAction(event -> remove());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(forms, gap, example, less, more);
        line.getStyleClass().add("pane-options");
        return line;
    }

    private static Button button(String id, String key) {
        Button button = new Button(Words.of(key));
        button.setId(id);
        button.getStyleClass().setAll("button", "quiet-button");
        button.setTooltip(new Tooltip(Words.of(key + ".tip")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** Whether numbers enter, some at each step. */
    static boolean suits(SequenceMoment moment) {
        return moment.answer().source().kind() == ExampleSource.Kind.NUMBERS && !moment.answer().model().spec().isGivenOnce();
    }

    private int width() {
        return model.spec().inputs();
    }

    private int rows() {
        return inputs.length / width();
    }

    /** Makes anew what is no longer true. */
    void show(SequenceMoment moment) {
        Model now = moment.answer().model();
        boolean sameColumns = model != null && SeriesNames.inputs(model).equals(SeriesNames.inputs(now))
                && SeriesNames.outputs(model).equals(SeriesNames.outputs(now)) && pooled == moment.answer().trace().isPooled();
        model = now;
        Batch batch = moment.answer().source().batch();
        boolean sameRows = sameColumns && Arrays.equals(inputs, batch.inputs());
        inputs = batch.inputs().clone();
        targets = batch.targetNumbers();
        first = moment.first();
        outputs = outputs(moment);
        pooled = moment.answer().trace().isPooled();
        card.setBeside(Words.of("view.sequence.table.beside", rows(), width()));
        Visibility.show(example, now.card().corpus().equals("task prices"));
        if (!sameColumns) {
            makeColumns();
        }
        if (!sameRows && table.getItems().size() != rows()) {
            table.setItems(FXCollections.observableList(IntStream.range(0, rows()).boxed().toList()));
        }
        if (table.getEditingCell() == null) {
            // what a model in training says changes all the time, and a cell that is typed in must not close
            table.refresh();
        }
        forecast.setText(pooled ? forecast() : "");
        if (!text.isFocused()) {
            fill();
        }
    }

    private static float[] outputs(SequenceMoment moment) {
        int width = moment.answer().model().spec().outputs();
        int steps = moment.answer().trace().isPooled() ? 1 : moment.order().steps();
        float[] outputs = new float[steps * width];
        for (int t = 0; t < steps && width > 0; t++) {
            System.arraycopy(moment.answer().trace().outputs(t), 0, outputs, t * width, width);
        }
        return outputs;
    }

    /** "today's price: forecast 1.2034, in truth 1.1980". */
    private String forecast() {
        if (outputs.length == 0) {
            return "";
        }
        String name = SeriesNames.outputs(model).get(0);
        return targets.length == 0 ? Words.of("view.sequence.table.forecast", name, Numbers.signed(outputs[0], 4))
                : Words.of("view.sequence.table.forecast.known", name, Numbers.signed(outputs[0], 4), Numbers.signed(targets[0], 4));
    }

    private void makeColumns() {
        table.getColumns().clear();
        TableColumn<Integer, String> step = new TableColumn<>(Words.of("view.sequence.table.step"));
        step.setCellValueFactory(row -> new ReadOnlyStringWrapper(Integer.toString(first + row.getValue() + (first == 0 ? 1 : 0))));
        step.setEditable(false);
        step.setSortable(false);
        step.setMaxWidth(4000);
        table.getColumns().add(step);
        List<String> names = SeriesNames.inputs(model);
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            TableColumn<Integer, String> numbers = column(names.get(i));
            numbers.setId("table-column-" + i);
            numbers.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                    cell(inputs[row.getValue() * names.size() + column])));
            numbers.setCellFactory(TextFieldTableCell.forTableColumn());
            numbers.setEditable(true);
            numbers.setOnEditCommit(event -> set(event.getRowValue(), column, event.getNewValue()));
            table.getColumns().add(numbers);
        }
        if (!pooled) {
            List<String> written = SeriesNames.outputs(model);
            for (int k = 0; k < written.size() && model.spec().outputs() > 0; k++) {
                int column = k;
                TableColumn<Integer, String> numbers = column("→ " + written.get(k));
                numbers.setCellValueFactory(row -> {
                    int at = row.getValue() * written.size() + column;
                    return new ReadOnlyStringWrapper(at < outputs.length ? Numbers.signed(outputs[at], 3) : "");
                });
                table.getColumns().add(numbers);
            }
        }
        table.setItems(FXCollections.observableList(IntStream.range(0, rows()).boxed().toList()));
    }

    private static TableColumn<Integer, String> column(String title) {
        TableColumn<Integer, String> numbers = new TableColumn<>(title);
        numbers.getStyleClass().add("number-column");
        numbers.setEditable(false);
        numbers.setSortable(false);
        return numbers;
    }

    /** A number in as many places as there is room for; the text has all. */
    private static String cell(float value) {
        return value == Math.rint(value) ? SourceTable.number(value) : String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
    }

    // What the user does

    private void set(int row, int column, String cell) {
        if (cell.equals(cell(inputs[row * width() + column]))) {
            return;
        }
        try {
            float value = SourceTable.cell(cell, row, SeriesNames.inputs(model).get(column));
            float[] next = inputs.clone();
            next[row * width() + column] = value;
            set(next, false);
        } catch (IllegalArgumentException e) {
            fault.setText(Failures.sentence(e));
            table.refresh();
        }
    }

    /** The same row again behind the chosen one, or behind the last. */
    private void add() {
        int at = chosen();
        float[] next = new float[inputs.length + width()];
        int end = (at + 1) * width();
        System.arraycopy(inputs, 0, next, 0, end);
        System.arraycopy(inputs, at * width(), next, end, inputs.length - at * width());
        set(next, false);
    }

    private void remove() {
        if (rows() > 1) {
            int from = chosen() * width();
            float[] next = new float[inputs.length - width()];
            System.arraycopy(inputs, 0, next, 0, from);
            System.arraycopy(inputs, from + width(), next, from, next.length - from);
            set(next, false);
        }
    }

    private int chosen() {
        Integer row = table.getSelectionModel().getSelectedItem();
        return row == null || row >= rows() ? rows() - 1 : row;
    }

    private void typed(String csv) {
        if (filling || model == null) {
            return;
        }
        try {
            set(SourceTable.read(csv, SeriesNames.inputs(model)), typed);
            typed = true;
        } catch (IllegalArgumentException e) {
            fault.setText(Failures.sentence(e));
        }
    }

    /** @param amend whether it belongs to the edit before */
    private void set(float[] next, boolean amend) {
        fault.setText("");
        lab.player().pause();
        lab.setSource(Sources.text(model, new Batch(new int[0], next, new int[0], new float[0])), amend);
    }

    private void fill() {
        if (model != null) {
            filling = true;
            String csv = SourceTable.text(inputs, SeriesNames.inputs(model));
            if (!csv.equals(text.getText())) {
                text.setText(csv);
                fault.setText("");
            }
            filling = false;
        }
    }
}
