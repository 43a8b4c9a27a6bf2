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

/** How far an answer is that takes a while, with a button that ends the wait; out of sight when there is none. */
final class WorkBar extends HBox {
    private final PauseTransition patience = new PauseTransition(Duration.millis(300));

    /** @param progress from 0 to 1, below 0 while nothing is under way */
    WorkBar(String words, ObservableDoubleValue progress, Runnable onCancel) {
        getStyleClass().add("work-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label label = new Label(words);
        label.getStyleClass().add("card-beside");
        ProgressBar bar = new ProgressBar();
        bar.setAccessibleText(words);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("quiet-button");
        cancel.setOnAction(event -> onCancel.run());
        getChildren().addAll(label, bar, gap, cancel);
        show(false);
        patience.setOnFinished(event -> show(progress.get() >= 0));
        progress.addListener((property, was, is) -> {
            bar.setProgress(is.doubleValue());
            if (is.doubleValue() < 0) {
                patience.stop();
                show(false);
            } else if (was.doubleValue() < 0) {
                patience.playFromStart();
            }
        });
    }

    private void show(boolean shows) {
        setVisible(shows);
        setManaged(shows);
    }
}
