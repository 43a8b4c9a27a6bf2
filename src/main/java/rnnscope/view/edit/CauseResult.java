package rnnscope.view.edit;

import java.util.List;
import java.util.function.IntConsumer;
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
import rnnscope.analysis.cause.AblationMethod;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.figure.unit.CauseFigure;
import rnnscope.language.Words;
import rnnscope.session.cause.CausalQuestion;

/** Answer to the causal question as a picture and a sentence, with what shows how far it is. */
public final class CauseResult extends VBox {
    private static final double HEIGHT = 136;
    private static final double LEAST = 84;
    private static final double LEAST_WIDTH = 240;
    private static final double PROGRESS = 64;

    private final CausalQuestion<?> lab;
    private final FigureView picture;
    private final Label words = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final HBox running;
    private final Segments<AblationMethod> choice;
    private final ObjectProperty<AblationMethod> method =
            new SimpleObjectProperty<>(this, "method", AblationMethod.ZERO);
    private Statement statement;

    /** What an answer says, by each method of ablation. */
    public interface Statement {
        CauseFigure figure(AblationMethod how);

        String words(AblationMethod how);
    }

    /** @param pick called with a unit that is clicked */
    public CauseResult(FigureContext figures, CausalQuestion<?> lab, IntConsumer pick) {
        this.lab = lab;
        picture = new FigureView(figures);
        picture.prefHeightProperty().bind(figures.scaleProperty().multiply(HEIGHT));
        picture.setLeast(LEAST_WIDTH, LEAST);
        VBox.setVgrow(picture, Priority.ALWAYS);
        picture.setOnClicked((hit, event) -> {
            if (hit != null) {
                pick.accept(hit.unit());
            }
        });
        words.getStyleClass().add("explanation");
        words.setId("cause-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("edit-pane");
        getChildren().addAll(picture, words);
        choice = new Segments<>("cause-method", List.of(AblationMethod.values()),
                a -> Words.inEnglish(key(a)), a -> Words.of(key(a)),
                a -> Words.of(key(a) + ".tip"), method);
        choice.setMinWidth(USE_PREF_SIZE);
        Button cancel = new Button(Words.of("common.cancel"));
        cancel.setId("cause-cancel");
        cancel.getStyleClass().setAll("button", "quiet-button");
        cancel.setTooltip(new Tooltip(Words.of("view.edit.cause.stop")));
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> lab.cancel());
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setPrefWidth(PROGRESS);
        progress.setAccessibleText(Words.of("view.edit.cause.progress"));
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
    public void show(Statement shown, String instead) {
        statement = shown;
        running.setVisible(isRunning());
        progress.setProgress(isRunning() ? lab.progressProperty().get() : 0);
        Visibility.show(picture, shown != null);
        if (shown == null) {
            words.setText(instead);
        }
        showAnswer();
    }

    private void showAnswer() {
        if (statement != null) {
            words.setText(statement.words(method.get()));
            picture.figureProperty().set(statement.figure(method.get()));
            picture.setAccessibleText(words.getText());
        }
    }

    private static String key(AblationMethod method) {
        return "view.edit.cause." + (method == AblationMethod.ZERO ? "zero" : "mean");
    }
}
