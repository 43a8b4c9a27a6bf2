package rnnscope.view.unit.page;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingRow;
import rnnscope.language.Words;
import rnnscope.session.inquiry.Inquiry;

/** Progress bar of an answer that takes a while, with a button that ends the wait; out of sight when there is none. */
public final class WorkBar extends YieldingRow {
    private final PauseTransition patience = new PauseTransition(Duration.millis(300));
    private final Label label;
    private final ProgressBar bar = new ProgressBar();
    private final Button button = new Button(Words.of("view.unit.work.cancel"));
    private boolean stopped;

    /** @param progress from 0 to 1, below 0 while nothing is under way */
    public WorkBar(String words, ObservableDoubleValue progress, Runnable onCancel) {
        getStyleClass().add("work-bar");
        setAlignment(Pos.CENTER_LEFT);
        label = new Label(words);
        label.getStyleClass().add("card-beside");
        bar.setAccessibleText(words);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        button.getStyleClass().add("quiet-button");
        button.setOnAction(event -> onCancel.run());
        getChildren().addAll(label, bar, gap, button);
        giveWay(bar, label);
        show(false);
        patience.setOnFinished(event -> show(progress.get() >= 0 || stopped));
        progress.addListener((property, was, is) -> {
            bar.setProgress(is.doubleValue());
            if (is.doubleValue() < 0) {
                patience.stop();
                show(stopped);
            } else if (was.doubleValue() < 0) {
                patience.playFromStart();
            }
        });
    }

    /** How far an inquiry is; what was given up can be gone on with. */
    public WorkBar(String words, Inquiry<?, ?> inquiry) {
        this(words, inquiry.progressProperty(), inquiry::giveUp);
        inquiry.givenUpProperty().addListener((property, was, is) -> {
            stopped = is;
            label.setText(is ? Words.of("view.unit.work.stopped") : words);
            bar.setVisible(!is);
            button.setText(Words.of(is ? "view.unit.work.go-on" : "view.unit.work.cancel"));
            button.setOnAction(event -> {
                if (is) {
                    inquiry.resume();
                } else {
                    inquiry.giveUp();
                }
            });
            show(is);
        });
    }

    private void show(boolean shows) {
        Visibility.show(this, shows);
    }
}
