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
import javafx.scene.layout.VBox;
import rnnscope.analysis.cause.Ablation;
import rnnscope.analysis.cause.AblationMethod;
import rnnscope.analysis.cause.LossIncrease;
import rnnscope.analysis.cause.UnitEffect;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.figure.Numbers;
import rnnscope.figure.unit.CauseFigure;
import rnnscope.session.Session;
import rnnscope.session.cause.CauseAnswer;
import rnnscope.session.cause.CauseLab;

/** Answer to the causal question as a picture and a sentence, with what shows how far it is. */
public final class CauseResult extends VBox {
    private static final double HEIGHT = 136;
    private static final double LEAST = 84;
    private static final double LEAST_WIDTH = 240;
    private static final double PROGRESS = 64;

    private final CauseLab lab;
    private final FigureView picture;
    private final Label words = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final HBox running;
    private final Segments<AblationMethod> choice;
    private final ObjectProperty<AblationMethod> method =
            new SimpleObjectProperty<>(this, "method", AblationMethod.ZERO);
    private CauseAnswer answer;

    public CauseResult(FigureContext figures, Session session, CauseLab lab) {
        this.lab = lab;
        picture = new FigureView(figures);
        picture.prefHeightProperty().bind(figures.scaleProperty().multiply(HEIGHT));
        picture.setLeast(LEAST_WIDTH, LEAST);
        VBox.setVgrow(picture, Priority.ALWAYS);
        picture.setOnClicked((hit, event) -> {
            if (hit != null) {
                session.selection().pinUnit(hit.unit());
            }
        });
        words.getStyleClass().add("explanation");
        words.setId("cause-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("edit-pane");
        getChildren().addAll(picture, words);
        choice = new Segments<>("cause-method", List.of(AblationMethod.values()),
                a -> a == AblationMethod.ZERO ? "at 0" : "at its mean", a -> a == AblationMethod.ZERO
                ? "Every unit silenced" : "Every unit replaced by its own mean", method);
        choice.setMinWidth(USE_PREF_SIZE);
        Button cancel = new Button("Cancel");
        cancel.setId("cause-cancel");
        cancel.getStyleClass().setAll("button", "quiet-button");
        cancel.setTooltip(new Tooltip("Stop"));
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> lab.cancel());
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setPrefWidth(PROGRESS);
        progress.setAccessibleText("How far it is");
        running = new HBox(progress, cancel);
        running.setAlignment(Pos.CENTER_RIGHT);
        running.getStyleClass().add("edit-line");
        method.addListener((value, was, is) -> showAnswer());
    }

    /** Chooses the method of ablation. */
    public Region choice() {
        return choice;
    }

    /** How far the answer is, with a button that ends the wait; to be seen while {@link #isRunning}. */
    public Region running() {
        return running;
    }

    public boolean isRunning() {
        return !Double.isNaN(lab.progressProperty().get());
    }

    /**
     * Shows an answer.
     *
     * @param shown   null for none
     * @param instead what is said while there is none
     */
    public void show(CauseAnswer shown, String instead) {
        answer = shown;
        running.setVisible(isRunning());
        progress.setProgress(isRunning() ? lab.progressProperty().get() : 0);
        Visibility.show(picture, shown != null);
        if (shown == null) {
            words.setText(instead);
        }
        showAnswer();
    }

    private void showAnswer() {
        if (answer != null) {
            words.setText(words());
            picture.figureProperty().set(figure());
            picture.setAccessibleText(words.getText());
        }
    }

    /** Where it was measured: "symbols 4,001 to 8,000". */
    static String stretch(CauseAnswer answer) {
        return "symbols " + Numbers.count(answer.ablation().stretch().from() + 1L) + " to "
                + Numbers.count(answer.ablation().stretch().to());
    }

    private CauseFigure figure() {
        Ablation ablation = answer.ablation();
        CauseFigure.Row ends = row("where “" + answer.property().title().toLowerCase(Locale.ROOT) + "” ends, "
                + Numbers.count(ablation.ends()) + " symbols", LossIncrease::atEnds);
        return new CauseFigure(ablation.chosen().unit(), ablation.rest() == 0 ? List.of(ends)
                : List.of(ends, row("elsewhere, " + Numbers.count(ablation.rest()) + " symbols",
                        LossIncrease::elsewhere)));
    }

    private CauseFigure.Row row(String title, ToDoubleFunction<LossIncrease> rise) {
        AblationMethod how = method.get();
        List<UnitEffect> others = answer.ablation().others();
        return new CauseFigure.Row(title, rise.applyAsDouble(answer.ablation().chosen().increase(how)),
                others.stream().map(UnitEffect::unit).toList(),
                others.stream().mapToDouble(other -> rise.applyAsDouble(other.increase(how))).toArray());
    }

    private String words() {
        Ablation ablation = answer.ablation();
        AblationMethod how = method.get();
        LossIncrease rise = ablation.chosen().increase(how);
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
