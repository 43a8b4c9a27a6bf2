package rnnscope.view.unit.ranking;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.control.Card;
import rnnscope.language.Words;
import rnnscope.session.cause.CauseAnswer;
import rnnscope.session.cause.CauseLab;
import rnnscope.text.property.TextProperty;
import rnnscope.view.chooser.Icon;
import rnnscope.view.edit.CauseResult;
import rnnscope.view.edit.CauseStatement;
import rnnscope.view.unit.UnitContext;

/**
 * Causal question below the ranking: what the predictions lose without the unit of a row of the ranking, below the
 * ranking.
 */
final class CauseBeside extends VBox {
    /** All of a unit's output is held: what it knows can no longer be used. */
    private static final String CHANNEL = "hidden";

    private final CauseLab lab;
    private final Card card;
    private final CauseResult result;
    private Question asked;

    /** What is asked of which unit. */
    record Question(TextProperty property, int layer, int unit) {
        private boolean isAnsweredBy(CauseAnswer answer) {
            return answer != null && answer.property().equals(property) && answer.ablation().layer() == layer
                    && answer.ablation().channel().equals(CHANNEL) && answer.ablation().chosen().unit() == unit;
        }
    }

    CauseBeside(UnitContext context) {
        setId("cause-beside");
        lab = context.cause();
        result = new CauseResult(context.figures(), lab, context.session().selection()::pinUnit);
        VBox.setVgrow(result, Priority.ALWAYS);
        Button close = new Button(Words.of("view.unit.cause.close"), new Icon(Feather.CORNER_UP_LEFT));
        close.setId("cause-close");
        close.getStyleClass().setAll("button", "quiet-button");
        close.setTooltip(new Tooltip(Words.of("view.unit.cause.close.tip")));
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(event -> {
            asked = null;
            context.changed().run();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(result.choice(), gap, result.running(), close);
        row.setFillHeight(false);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("edit-line");
        VBox content = new VBox(row, result);
        content.getStyleClass().add("edit-pane");
        card = new Card(content);
        card.setTitleOf("view.unit.cause.title");
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        lab.progressProperty().addListener((property, was, is) -> context.changed().run());
        lab.answerProperty().addListener((property, was, is) -> context.changed().run());
        lab.problemProperty().addListener((property, was, is) -> context.changed().run());
    }

    void ask(Question question) {
        asked = question;
        lab.ask(question.property, question.layer, CHANNEL, question.unit);
    }

    /**
     * Says what is known.
     *
     * @param looked what is looked at
     * @return whether that was asked for here and not put away
     */
    boolean show(Question looked) {
        if (asked == null || !asked.equals(looked)) {
            return false;
        }
        CauseAnswer answer = asked.isAnsweredBy(lab.answerProperty().get()) ? lab.answerProperty().get() : null;
        String problem = lab.problemProperty().get();
        if (answer == null && problem == null && !result.isRunning()) {
            // Cancelled, or the text is another one.
            asked = null;
            return false;
        }
        card.setBeside(Words.of("view.unit.cause.beside", asked.unit, asked.property.words()));
        result.show(problem == null ? CauseStatement.of(answer) : null, problem != null ? problem
                : Words.of("view.unit.cause.running", CauseLab.OTHERS));
        return true;
    }
}
