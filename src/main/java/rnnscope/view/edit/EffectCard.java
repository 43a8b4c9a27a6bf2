package rnnscope.view.edit;

import java.util.function.ToIntFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.tape.Side;
import rnnscope.train.example.AnswerWords;

/** Card of what the edits make of an answer: before and after, at the step that is looked at and as a whole. */
final class EffectCard extends VBox {
    private final ToIntFunction<Side> step;
    private final GridPane table = new GridPane();
    private final Card card;

    EffectCard(ToIntFunction<Side> step) {
        this.step = step;
        table.getStyleClass().add("effect");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setPercentWidth(35);
        table.getColumnConstraints().addAll(names, values, values);
        card = new Card(table);
        card.setTitleOf("view.edit.effect");
        getChildren().add(card);
        VBox.setVgrow(card, Priority.ALWAYS);
    }

    void show(ExampleAnswer answer) {
        ExampleAnswer.Change change = answer.change();
        ExampleAnswer before = change == null ? answer : change.before();
        boolean pair = answer instanceof PairAnswer;
        int at = step.applyAsInt(pair ? Side.TARGET : Side.SOURCE);
        boolean once = answer instanceof SequenceAnswer sequence && sequence.trace().isPooled();
        card.setBeside(change == null ? Words.of("view.edit.effect.nothing") : Words.of("view.edit.effect.of"));
        table.getChildren().clear();
        row(0, Words.of("view.edit.effect.answer"), "effect-answer", whole(before), change == null ? "" : whole(answer));
        row(1, once ? Words.of("view.edit.effect.whole") : Words.of("view.edit.effect.step", at + 1), "effect-step",
                now(before, at), change == null ? "" : now(answer, at));
        if (change != null && !Double.isNaN(change.lossBefore())) {
            row(2, Words.of("view.edit.effect.loss"), "effect-loss", Numbers.signed(change.lossBefore(), 4),
                    Numbers.signed(change.lossAfter(), 4));
        }
    }

    private void row(int row, String name, String id, String before, String after) {
        Label title = new Label(name);
        title.getStyleClass().add("explanation");
        table.addRow(row, title, cell(before, id + "-before"), cell(after, id + "-after"));
    }

    private static Label cell(String words, String id) {
        Label label = new Label(words);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** Of a picture that is drawn nothing: it shows beside. */
    private static String whole(ExampleAnswer answer) {
        return answer.model().spec().draws() ? "–" : answer instanceof PairAnswer pair ? pair.text(pair.decoding())
                : AnswerWords.of(answer.model(), ((SequenceAnswer) answer).trace());
    }

    /** What is written or predicted at a step, and how sure that is. */
    private static String now(ExampleAnswer answer, int at) {
        if (answer instanceof PairAnswer pair) {
            return at >= pair.steps() ? "–" : pair.written(at) + " "
                    + Numbers.percent(pair.trace().target().probability(at, pair.trace().written(at)), 1);
        }
        SequenceAnswer sequence = (SequenceAnswer) answer;
        if (answer.model().spec().draws()) {
            return "–";
        }
        if (!answer.model().spec().predictsSymbols()) {
            return Numbers.signed(sequence.trace().outputs(at)[0], 4);
        }
        int best = sequence.trace().best(at);
        return answer.word(best) + " " + Numbers.percent(sequence.trace().probabilities(at)[best], 1);
    }
}
