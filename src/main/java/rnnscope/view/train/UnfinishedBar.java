package rnnscope.view.train;

import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import rnnscope.session.TrainingRun;
import rnnscope.train.live.TrainingSettings;

/** Offers to go on with a run that was left unfinished. */
final class UnfinishedBar extends HBox {
    private final Label words = new Label();

    UnfinishedBar(TrainingRun run) {
        setId("unfinished");
        getStyleClass().add("banner");
        Button resume = new Button("Go on");
        resume.setId("resume");
        resume.getStyleClass().setAll("button", "quiet-button", "primary-button");
        resume.setOnAction(event -> run.resume());
        Button discard = new Button("Discard");
        discard.setId("discard");
        discard.getStyleClass().setAll("button", "quiet-button");
        discard.setOnAction(event -> run.discardUnfinished());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(words, gap, resume, discard);
        run.unfinishedProperty().addListener((property, was, is) -> show(is));
        show(run.unfinishedProperty().get());
    }

    private void show(TrainingSettings settings) {
        setVisible(settings != null);
        setManaged(settings != null);
        if (settings != null) {
            words.setText("A run was left unfinished: "
                    + settings.cells().stream().map(LaneNames::of).collect(Collectors.joining(", ")) + " on "
                    + settings.source() + ".");
        }
    }
}
