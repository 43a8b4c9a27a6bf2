package rnnscope.view.train;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleExpression;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.figure.Numbers;
import rnnscope.session.training.TrainingRun;
import rnnscope.text.SymbolDisplay;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.Sample;

/** What the chosen lane writes as it learns, with the step beside it; a click goes back to that step. */
final class WritingPane extends VBox {
    private static final double LINE = 19;

    private final TrainingRun run;
    private final ObservableList<Sample> samples = FXCollections.observableArrayList();
    private final ListView<Sample> list = new ListView<>(samples);
    private final Label words = new Label();
    private final HBox heading = new HBox();

    WritingPane(TrainingRun run, DoubleExpression scale) {
        this.run = run;
        getStyleClass().addAll("train-pane", "writing-pane");
        Label title = new Label("What it writes");
        title.getStyleClass().add("pane-title");
        words.getStyleClass().add("pane-words");
        heading.getChildren().addAll(title, words);
        heading.getStyleClass().add("pane-heading");
        list.setId("samples");
        list.getStyleClass().add("samples");
        list.setAccessibleText("What it writes");
        // Whole pixels, so that lines sum up to the height exactly and no empty one is looked for after the last.
        list.fixedCellSizeProperty().bind(Bindings.createDoubleBinding(() -> Math.rint(scale.get() * LINE), scale));
        list.setPlaceholder(new Label(""));
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> {
            Sample chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                run.goTo(chosen.iteration());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, list);
        run.frameProperty().addListener((property, was, is) -> show());
        run.laneProperty().addListener((property, was, is) -> show());
        run.pastProperty().addListener((property, was, is) -> scroll());
        run.temperatureProperty().addListener((property, was, is) -> describe());
        show();
    }

    private void show() {
        RunFrame frame = run.frame();
        List<Sample> now = frame == null ? List.of()
                : frame.samples().stream().filter(s -> s.lane() == run.laneProperty().get()).toList();
        describe();
        if (!now.equals(samples)) {
            samples.setAll(now);
            scroll();
        }
    }

    /** What was written last, until where we look. */
    private void scroll() {
        long until = run.pastProperty().get() == null ? Long.MAX_VALUE : run.pastProperty().get().iteration();
        int last = (int) samples.stream().filter(sample -> sample.iteration() <= until).count() - 1;
        list.getSelectionModel().clearSelection();
        if (last >= 0) {
            list.scrollTo(until == Long.MAX_VALUE ? last : Math.max(0, last - 1));
            if (until < Long.MAX_VALUE) {
                list.getSelectionModel().select(last);
            }
        }
    }

    /** Whole lines only. */
    @Override
    protected void layoutChildren() {
        double line = Math.max(1, list.getFixedCellSize());
        double room = getHeight() - snappedTopInset() - snappedBottomInset() - heading.prefHeight(-1) - getSpacing();
        list.setMaxHeight(Math.max(line, Math.floor(room / line) * line));
        super.layoutChildren();
    }

    private void describe() {
        RunFrame frame = run.frame();
        int lane = run.laneProperty().get();
        words.setText(frame == null || lane >= frame.lanes().size() ? ""
                : LaneNames.of(frame.lanes().get(lane).model().cell()) + ", temperature "
                        + Numbers.signed(run.temperatureProperty().get(), 2));
    }

    private static final class Cell extends ListCell<Sample> {
        private final Label iteration = new Label();
        private final Label text = new Label();
        private final HBox row = new HBox(iteration, text);

        Cell() {
            iteration.getStyleClass().add("sample-iteration");
            text.getStyleClass().add("sample-text");
            row.getStyleClass().add("sample-row");
            text.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Sample sample, boolean empty) {
            super.updateItem(sample, empty);
            setText(null);
            setGraphic(empty || sample == null ? null : row);
            if (!empty && sample != null) {
                iteration.setText(Numbers.count(sample.iteration()));
                text.setText(oneLine(sample.text()));
                setAccessibleText("Step " + sample.iteration() + ": " + sample.text());
            }
        }

        private static String oneLine(String text) {
            StringBuilder line = new StringBuilder();
            text.codePoints().forEach(c -> line.append(c == ' ' ? " "
                    : SymbolDisplay.cell(new String(Character.toChars(c)))));
            return line.toString();
        }
    }
}
