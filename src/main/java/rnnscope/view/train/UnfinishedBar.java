package rnnscope.view.train;

import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.control.Visibility;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.training.UnfinishedRun;
import rnnscope.view.chooser.Icon;

/** Message that offers to go on with the run that an earlier session left. */
public final class UnfinishedBar extends HBox {
    private final Label words = new Label();

    /** @param goOn what happens when the offer is accepted */
    public UnfinishedBar(UnfinishedRun unfinished, Runnable goOn) {
        setId("unfinished");
        getStyleClass().add("banner");
        words.setId("unfinished-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button resume = button("resume", Words.of("view.train.unfinished.resume"), goOn);
        resume.getStyleClass().add("primary-button");
        getChildren().addAll(new Icon(Feather.ROTATE_CCW), words, resume,
                button("discard", Words.of("view.train.unfinished.discard"), unfinished::discard));
        unfinished.offerProperty().addListener((property, was, is) -> show(is));
        show(unfinished.offerProperty().get());
    }

    private static Button button(String id, String name, Runnable action) {
        Button button = new Button(name);
        button.setId(id);
        button.getStyleClass().setAll("button", "quiet-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void show(UnfinishedRun.Offer offer) {
        Visibility.show(this, offer != null);
        if (offer != null) {
            words.setText(Words.of("view.train.unfinished",
                    offer.settings().cells().stream().map(LaneNames::of).collect(Collectors.joining(", ")),
                    offer.settings().source(), Numbers.count(offer.iteration())));
            setAccessibleText(words.getText());
        }
    }
}
