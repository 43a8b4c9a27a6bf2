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
import rnnscope.session.cause.CausalQuestion;
import rnnscope.session.cause.ExampleCauseLab;

/** Card of the causal question for examples: what loss and exact answers are without a unit, beside fifty others. */
final class ExampleCauseCard extends VBox {
    private final ExampleCauseLab lab;
    private final ExampleEdits edits;
    private final Card card;
    private final Button ask = new Button("Take it away");
    private final CauseResult result;

    ExampleCauseCard(FigureContext figures, ExampleCauseLab lab, ExampleEdits edits) {
        this.lab = lab;
        this.edits = edits;
        result = new CauseResult(figures, lab, unit -> edits.unitProperty().set(unit));
        VBox.setVgrow(result, Priority.ALWAYS);
        ask.setId("cause-ask");
        ask.getStyleClass().setAll("button", "quiet-button");
        ask.setTooltip(new Tooltip("Hold it at 0, and " + CausalQuestion.OTHERS + " others of the same part one by one"));
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
        card.setTitle("Is it the cause?");
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
        card.setBeside(site.channel().symbol() + " of unit " + (answer == null ? edits.unit() : answer.chosen().unit()) + ", "
                + site.part());
        card.setAside(answer == null ? "" : Numbers.count(answer.examples()) + " held-out examples");
        ask.setVisible(!result.isRunning());
        result.show(answer == null || problem != null ? null : new Said(answer), problem != null ? problem
                : "How much does the loss rise without the unit, on examples held out of the task? And without others?");
    }

    private record Said(ExampleAblation answer) implements CauseResult.Statement {
        @Override
        public CauseFigure figure(AblationMethod how) {
            return new CauseFigure(answer.chosen().unit(), List.of(new CauseFigure.Row("rise of the loss, by itself "
                    + Numbers.signed(answer.loss(), 4), answer.chosen().degradation(how).loss(),
                    answer.others().stream().map(ExampleAblation.Effect::unit).toList(),
                    answer.others().stream().mapToDouble(other -> other.degradation(how).loss()).toArray())));
        }

        @Override
        public String words(AblationMethod how) {
            ExampleAblation.Degradation rise = answer.chosen().degradation(how);
            int rank = answer.rank(how);
            double others = answer.others().stream().mapToDouble(other -> other.degradation(how).exact()).average().orElse(0);
            return "Loss " + (rise.loss() < 0 ? "" : "+") + Numbers.signed(rise.loss(), 4) + ": " + (rank == 1 ? "more than without any of "
                    + answer.others().size() + " others" : "rank " + rank + " among " + (answer.others().size() + 1))
                    + (Double.isNaN(rise.exact()) ? "." : "; wholly right " + Numbers.percent(answer.exact(), 0) + ", without it "
                    + Numbers.percent(answer.exact() - rise.exact(), 0) + ", without another "
                    + Numbers.percent(answer.exact() - others, 0) + " on average.");
        }
    }
}
