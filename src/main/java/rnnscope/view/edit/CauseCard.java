package rnnscope.view.edit;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import rnnscope.analysis.cause.Ablation;
import rnnscope.analysis.cause.Absence;
import rnnscope.analysis.cause.Rise;
import rnnscope.analysis.cause.UnitEffect;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.figure.Numbers;
import rnnscope.figure.unit.CauseFigure;
import rnnscope.session.Session;
import rnnscope.session.cause.CauseAnswer;
import rnnscope.session.cause.CauseLab;
import rnnscope.session.unit.OwnProperties;

/** The causal question: what the predictions lose without a unit, beside fifty others at random. */
final class CauseCard extends VBox {
    private static final double HEIGHT = 112;
    private static final double LEAST = 84;
    private static final double PROGRESS = 64;

    private final Session session;
    private final CauseLab lab;
    private final UnitEdits edits;
    private final Card card;
    private final PropertyBox property;
    private final Button ask = new Button("Take it away");
    private final Button cancel = new Button("Cancel");
    private final ProgressBar progress = new ProgressBar();
    private final FigureView picture;
    private final Label words = new Label();
    private final ObjectProperty<Absence> absence = new SimpleObjectProperty<>(this, "absence", Absence.SILENCED);

    CauseCard(FigureContext figures, Session session, CauseLab lab, OwnProperties own, UnitEdits edits) {
        this.session = session;
        this.lab = lab;
        this.edits = edits;
        property = new PropertyBox("cause-property", "Property that the unit may know",
                "The symbols that end it depend on it: they are counted apart", own);
        picture = new FigureView(figures);
        picture.prefHeightProperty().bind(figures.scaleProperty().multiply(HEIGHT));
        picture.minHeightProperty().bind(figures.scaleProperty().multiply(LEAST));
        VBox.setVgrow(picture, Priority.ALWAYS);
        words.getStyleClass().add("explanation");
        words.setId("cause-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        VBox content = new VBox(question(), picture, words);
        content.getStyleClass().add("edit-pane");
        card = new Card(content);
        card.setTitle("Is it the cause?");
        getChildren().add(card);
        VBox.setVgrow(card, Priority.ALWAYS);
        picture.setOnClicked((hit, event) -> {
            if (hit != null) {
                session.selection().pinUnit(hit.unit());
            }
        });
        lab.askedProperty().addListener((value, was, is) -> property.choose(is));
        lab.progressProperty().addListener((value, was, is) -> refresh());
        lab.answerProperty().addListener((value, was, is) -> refresh());
        lab.problemProperty().addListener((value, was, is) -> refresh());
        absence.addListener((value, was, is) -> refresh());
    }

    private Region question() {
        HBox.setHgrow(property, Priority.ALWAYS);
        button(ask, "cause-ask", "Hold it at 0, and " + CauseLab.OTHERS + " other units of its layer one by one");
        ask.setOnAction(event -> lab.ask(property.getValue(), session.selection().layer(), edits.channel().id(),
                session.selection().unit()));
        button(cancel, "cause-cancel", "Stop");
        cancel.setOnAction(event -> lab.cancel());
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText("How far it is");
        Segments<Absence> how = new Segments<>("cause-absence", List.of(Absence.values()),
                a -> a == Absence.SILENCED ? "at 0" : "at its mean", a -> a == Absence.SILENCED
                ? "Every unit silenced" : "Every unit replaced by its own mean", absence);
        how.setMinWidth(USE_PREF_SIZE);
        progress.setPrefWidth(PROGRESS);
        HBox running = new HBox(progress, cancel);
        running.setAlignment(Pos.CENTER_RIGHT);
        running.getStyleClass().add("edit-line");
        StackPane buttons = new StackPane(ask, running);
        StackPane.setAlignment(ask, Pos.CENTER_RIGHT);
        HBox row = new HBox(property, how, buttons);
        row.setFillHeight(false);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("edit-line");
        return row;
    }

    private static void button(Button button, String id, String tip) {
        button.setId(id);
        button.getStyleClass().setAll("button", "quiet-button");
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(USE_PREF_SIZE);
    }

    void refresh() {
        boolean running = !Double.isNaN(lab.progressProperty().get());
        ask.setVisible(!running);
        progress.getParent().setVisible(running);
        progress.setProgress(running ? lab.progressProperty().get() : 0);
        CauseAnswer answer = lab.answerProperty().get();
        String problem = lab.problemProperty().get();
        int unit = answer == null ? session.selection().unit() : answer.ablation().chosen().unit();
        String symbol = answer == null ? edits.channel().symbol()
                : session.excerpt().trace().layout().channelWithId(answer.ablation().channel()).symbol();
        card.setBeside("unit " + unit + ", " + symbol);
        card.setAside(answer == null ? "change nothing else" : "symbols "
                + Numbers.count(answer.ablation().stretch().from() + 1L) + " to "
                + Numbers.count(answer.ablation().stretch().to()));
        boolean shows = answer != null && problem == null;
        picture.setVisible(shows);
        picture.setManaged(shows);
        words.setText(problem != null ? problem : answer != null ? words(answer)
                : "How much does the loss rise without the unit where the property ends, and elsewhere? "
                + "And without others?");
        if (shows) {
            picture.figureProperty().set(figure(answer));
            picture.setAccessibleText(words.getText());
        }
    }

    private CauseFigure figure(CauseAnswer answer) {
        Ablation ablation = answer.ablation();
        CauseFigure.Row ends = row("where “" + answer.property().title().toLowerCase(Locale.ROOT) + "” ends, "
                + Numbers.count(ablation.ends()) + " symbols", ablation, Rise::atEnds);
        return new CauseFigure(ablation.chosen().unit(), ablation.rest() == 0 ? List.of(ends)
                : List.of(ends, row("elsewhere, " + Numbers.count(ablation.rest()) + " symbols", ablation,
                        Rise::elsewhere)));
    }

    private CauseFigure.Row row(String title, Ablation ablation, ToDoubleFunction<Rise> rise) {
        Absence how = absence.get();
        return new CauseFigure.Row(title, rise.applyAsDouble(ablation.chosen().rise(how)),
                ablation.others().stream().map(UnitEffect::unit).toList(),
                ablation.others().stream().mapToDouble(other -> rise.applyAsDouble(other.rise(how))).toArray());
    }

    private String words(CauseAnswer answer) {
        Ablation ablation = answer.ablation();
        Absence how = absence.get();
        Rise rise = ablation.chosen().rise(how);
        int rank = ablation.rank(how);
        return "Loss " + plus(rise.atEnds()) + " nats where it ends"
                + (ablation.rest() == 0 ? "" : ", " + plus(rise.elsewhere()) + " elsewhere") + ": "
                + (rank == 1 ? "more than without any of " + ablation.others().size() + " others at random"
                        : "rank " + rank + " among " + (ablation.others().size() + 1))
                + " (z = " + Numbers.signed(ablation.z(how), 1) + ").";
    }

    private static String plus(double value) {
        return (value < 0 ? "" : "+") + Numbers.signed(value, 3);
    }
}
