package rnnscope.view.edit;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import rnnscope.analysis.cause.AblationMethod;
import rnnscope.analysis.cause.ExampleAblation;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.figure.Numbers;
import rnnscope.figure.unit.CauseFigure;
import rnnscope.language.Words;
import rnnscope.session.cause.CausalQuestion;
import rnnscope.session.cause.ExampleCauseLab;

/** Card of the causal question for examples: what loss and exact answers are without a unit, beside fifty others. */
final class ExampleCauseCard extends VBox {
    private final ExampleCauseLab lab;
    private final ExampleEdits edits;
    private final Card card;
    private final Button ask = new Button(Words.of("view.edit.cause.ask"));
    private final CauseResult result;

    ExampleCauseCard(FigureContext figures, ExampleCauseLab lab, ExampleEdits edits) {
        this.lab = lab;
        this.edits = edits;
        result = new CauseResult(figures, lab, unit -> edits.unitProperty().set(unit));
        VBox.setVgrow(result, Priority.ALWAYS);
        ask.setId("cause-ask");
        ask.getStyleClass().setAll("button", "quiet-button");
        ask.setTooltip(new Tooltip(Words.of("view.edit.cause.ask.part", CausalQuestion.OTHERS)));
        ask.setMinWidth(USE_PREF_SIZE);
        ask.setOnAction(event -> lab.ask(edits.quantity(), edits.unit()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(result.choice(), gap, new StackPane(ask, result.running()));
        row.setFillHeight(false);
        row.getStyleClass().add("edit-line");
        VBox content = new VBox(row, result);
        content.getStyleClass().add("edit-pane");
        card = new Card(content);
        card.setTitleOf("view.edit.cause");
        getChildren().add(card);
        VBox.setVgrow(card, Priority.ALWAYS);
        lab.progressProperty().addListener((value, was, is) -> refresh());
        lab.answerProperty().addListener((value, was, is) -> refresh());
        lab.problemProperty().addListener((value, was, is) -> refresh());
    }

    void refresh() {
        if (edits.siteProperty().get() == null) {
            return;
        }
        ExampleAblation answer = lab.answerProperty().get();
        String problem = lab.problemProperty().get();
        Site site = answer == null ? edits.siteProperty().get() : edits.sites().stream()
                .filter(s -> s.quantity().equals(answer.quantity())).findFirst().orElse(edits.siteProperty().get());
        card.setBeside(Words.of("view.edit.of-unit", site.channel().symbol(),
                answer == null ? edits.unit() : answer.chosen().unit()) + ", " + site.part());
        card.setAside(answer == null ? "" : Words.of("view.edit.cause.examples", Numbers.count(answer.examples())));
        ask.setVisible(!result.isRunning());
        result.show(answer == null || problem != null ? null : new Said(answer), problem != null ? problem
                : Words.of("view.edit.cause.question.examples"));
    }

    private record Said(ExampleAblation answer) implements CauseResult.Statement {
        @Override
        public CauseFigure figure(AblationMethod how) {
            return new CauseFigure(answer.chosen().unit(), List.of(new CauseFigure.Row(Words.of("view.edit.cause.row",
                    Numbers.signed(answer.loss(), 4)), answer.chosen().degradation(how).loss(),
                    answer.others().stream().map(ExampleAblation.Effect::unit).toList(),
                    answer.others().stream().mapToDouble(other -> other.degradation(how).loss()).toArray())));
        }

        @Override
        public String words(AblationMethod how) {
            ExampleAblation.Degradation rise = answer.chosen().degradation(how);
            int rank = answer.rank(how);
            double others = answer.others().stream().mapToDouble(other -> other.degradation(how).exact()).average().orElse(0);
            return Words.of("view.edit.cause.loss", (rise.loss() < 0 ? "" : "+") + Numbers.signed(rise.loss(), 4),
                    rank == 1 ? Words.of("view.edit.cause.most.examples", answer.others().size())
                            : Words.of("view.edit.cause.rank", rank, answer.others().size() + 1))
                    + (Double.isNaN(rise.exact()) ? "." : Words.of("view.edit.cause.exact", Numbers.percent(answer.exact(), 0),
                    Numbers.percent(answer.exact() - rise.exact(), 0), Numbers.percent(answer.exact() - others, 0)));
        }
    }
}
