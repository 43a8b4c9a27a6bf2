package rnnscope.view.edit;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.cause.CauseAnswer;
import rnnscope.session.cause.CauseLab;
import rnnscope.session.unit.OwnProperties;

/** Card of the causal question: what the predictions lose without a unit, beside fifty others at random. */
final class CauseCard extends VBox {
    private final Session session;
    private final CauseLab lab;
    private final UnitEdits edits;
    private final Card card;
    private final PropertyBox property;
    private final Button ask = new Button(Words.of("view.edit.cause.ask"));
    private final CauseResult result;

    CauseCard(FigureContext figures, Session session, CauseLab lab, OwnProperties own, UnitEdits edits) {
        this.session = session;
        this.lab = lab;
        this.edits = edits;
        property = new PropertyBox("cause-property", Words.of("view.edit.cause.property"),
                Words.of("view.edit.cause.property.tip"), own);
        result = new CauseResult(figures, lab, session.selection()::pinUnit);
        VBox.setVgrow(result, Priority.ALWAYS);
        VBox content = new VBox(question(), result);
        content.getStyleClass().add("edit-pane");
        card = new Card(content);
        card.setTitleOf("view.edit.cause");
        getChildren().add(card);
        VBox.setVgrow(card, Priority.ALWAYS);
        lab.askedProperty().addListener((value, was, is) -> property.choose(is));
        lab.progressProperty().addListener((value, was, is) -> refresh());
        lab.answerProperty().addListener((value, was, is) -> refresh());
        lab.problemProperty().addListener((value, was, is) -> refresh());
    }

    private Region question() {
        HBox.setHgrow(property, Priority.ALWAYS);
        ask.setId("cause-ask");
        ask.getStyleClass().setAll("button", "quiet-button");
        ask.setTooltip(new Tooltip(Words.of("view.edit.cause.ask.tip", CauseLab.OTHERS)));
        ask.setMinWidth(USE_PREF_SIZE);
        ask.setOnAction(event -> lab.ask(property.getValue(), session.selection().layer(), edits.channel().id(),
                session.selection().unit()));
        StackPane buttons = new StackPane(ask, result.running());
        StackPane.setAlignment(ask, Pos.CENTER_RIGHT);
        HBox row = new HBox(property, result.choice(), buttons);
        row.setFillHeight(false);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("edit-line");
        return row;
    }

    void refresh() {
        CauseAnswer answer = lab.answerProperty().get();
        String problem = lab.problemProperty().get();
        int unit = answer == null ? session.selection().unit() : answer.ablation().chosen().unit();
        String symbol = answer == null ? edits.channel().symbol()
                : session.excerpt().trace().layout().channelWithId(answer.ablation().layer(), answer.ablation().channel()).symbol();
        card.setBeside(Words.of("view.edit.cause.unit", unit, symbol));
        card.setAside(answer == null ? Words.of("view.edit.cause.nothing") : new CauseStatement(answer).stretch());
        ask.setVisible(!result.isRunning());
        result.show(problem == null ? CauseStatement.of(answer) : null, problem != null ? problem
                : Words.of("view.edit.cause.question"));
    }
}
