package rnnscope.view.train;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import rnnscope.control.Visibility;
import rnnscope.control.YieldingRow;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.training.TrainingRun;
import rnnscope.text.SymbolDisplay;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.Sample;
import rnnscope.train.live.material.Attempt;

/**
 * Pane of what the chosen lane writes as it learns, or what it makes of a few held-out examples, with the step beside
 * it; a click goes back to that step.
 */
final class WritingPane extends VBox {
    private static final double LINE = 19;
    /** The most that a source takes of a line. */
    private static final double SOURCE_SHARE = 0.4;
    /** Width of a letter in heights of a line. */
    private static final double COLUMN = 0.42;

    private final TrainingRun run;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ListView<Line> list = new ListView<>(lines);
    private final Label title = new Label();
    private final Label words = new Label();
    private final YieldingRow heading = new YieldingRow(title, words);
    /** Columns of the longest source. */
    private int longest;

    /**
     * A line of the list.
     *
     * @param attempt one of the sample's; null where the sample is a text
     * @param first   whether it is the first of its sample
     */
    private record Line(Sample sample, Attempt attempt, boolean first) {

        static Stream<Line> of(Sample sample) {
            return sample.attempts().isEmpty() ? Stream.of(new Line(sample, null, true))
                    : IntStream.range(0, sample.attempts().size())
                            .mapToObj(i -> new Line(sample, sample.attempts().get(i), i == 0));
        }
    }

    WritingPane(TrainingRun run, DoubleExpression scale) {
        this.run = run;
        getStyleClass().addAll("train-pane", "writing-pane");
        title.getStyleClass().add("pane-title");
        words.getStyleClass().add("pane-words");
        heading.giveWay(words);
        heading.getStyleClass().add("pane-heading");
        list.setId("samples");
        list.getStyleClass().add("samples");
        // Whole pixels, so that lines sum up to the height exactly and no empty one is looked for after the last.
        list.fixedCellSizeProperty().bind(Bindings.createDoubleBinding(() -> Math.rint(scale.get() * LINE), scale));
        list.setPlaceholder(new Label(""));
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> {
            Line chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                run.goTo(chosen.sample().iteration());
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
        List<Line> now = frame == null ? List.of()
                : frame.samples().stream().filter(s -> s.lane() == run.laneProperty().get()).flatMap(Line::of).toList();
        describe();
        if (!now.equals(lines)) {
            longest = now.stream().filter(line -> line.attempt() != null)
                    .mapToInt(line -> columns(line.attempt().source())).max().orElse(0);
            lines.setAll(now);
            scroll();
        }
    }

    /** Letters of Hangul take two. */
    private static int columns(String text) {
        return text.codePoints().map(c -> c >= 0x1100 ? 2 : 1).sum();
    }

    /** What was written last, until where we look. */
    private void scroll() {
        long until = run.pastProperty().get() == null ? Long.MAX_VALUE : run.pastProperty().get().iteration();
        int last = (int) lines.stream().filter(line -> line.sample().iteration() <= until).count() - 1;
        list.getSelectionModel().clearSelection();
        if (last >= 0) {
            int first = last - Math.max(1, lines.get(last).sample().attempts().size()) + 1;
            list.scrollTo(until == Long.MAX_VALUE ? last : first < last ? first : Math.max(0, last - 1));
            if (until < Long.MAX_VALUE) {
                list.getSelectionModel().select(first);
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
        boolean answers = run.material() != null && !run.material().readsText();
        title.setText(Words.of(answers ? "view.train.writing.answers" : "view.train.writing.writes"));
        list.setAccessibleText(title.getText());
        if (frame == null || lane >= frame.lanes().size()) {
            words.setText("");
            return;
        }
        String name = LaneNames.of(frame.lanes().get(lane).model());
        words.setText(answers ? Words.of("view.train.writing.examples", name)
                : Words.of("view.train.writing.temperature", name, Numbers.signed(run.temperatureProperty().get(), 2)));
    }

    private final class Cell extends ListCell<Line> {
        private final Label iteration = new Label();
        private final Label text = new Label();
        private final Label answer = new Label();
        private final Label verdict = new Label();
        private final HBox row = new HBox(iteration, text, answer, verdict);

        Cell() {
            iteration.getStyleClass().add("sample-iteration");
            for (Label label : List.of(text, answer, verdict)) {
                label.getStyleClass().add("sample-text");
                label.setMinWidth(0);
            }
            row.getStyleClass().add("sample-row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(empty || line == null ? null : row);
            if (empty || line == null) {
                return;
            }
            iteration.setText(line.first() ? Numbers.count(line.sample().iteration()) : "");
            Attempt attempt = line.attempt();
            text.setPrefWidth(USE_COMPUTED_SIZE);
            text.setMinWidth(0);
            for (Label label : List.of(answer, verdict)) {
                Visibility.show(label, attempt != null);
            }
            if (attempt == null) {
                text.getStyleClass().remove("sample-source");
                text.setText(oneLine(line.sample().text()));
                setAccessibleText(Words.of("view.train.writing.access", line.sample().iteration(), line.sample().text()));
                return;
            }
            show(attempt);
            setAccessibleText(Words.of("view.train.writing.access.answer", line.sample().iteration(), attempt.source(),
                    attempt.answer(), verdict.getText()));
        }

        private void show(Attempt attempt) {
            text.setPrefWidth(Math.min(SOURCE_SHARE * list.getWidth(), COLUMN * list.getFixedCellSize() * longest));
            text.setMinWidth(text.getPrefWidth());
            if (!text.getStyleClass().contains("sample-source")) {
                text.getStyleClass().add("sample-source");
            }
            text.setText(oneLine(attempt.source()));
            answer.setText("→ " + (attempt.answer().isEmpty() ? Words.of("view.train.writing.nothing")
                    : oneLine(attempt.answer())));
            verdict.getStyleClass().removeAll("sample-right", "sample-wrong");
            verdict.getStyleClass().add(attempt.verdict() == Attempt.Verdict.RIGHT ? "sample-right" : "sample-wrong");
            verdict.setText(switch (attempt.verdict()) {
                case RIGHT -> Words.of("view.train.writing.right");
                case WRONG -> Words.of("view.train.writing.wrong", oneLine(attempt.target()));
                case NEAR -> Words.of("view.train.writing.near", attempt.target());
            });
        }

        private String oneLine(String text) {
            StringBuilder line = new StringBuilder();
            text.codePoints().forEach(c -> line.append(c == ' ' ? " "
                    : SymbolDisplay.line(new String(Character.toChars(c)))));
            return line.toString();
        }
    }
}
