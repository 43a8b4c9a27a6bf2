package rnnscope.view;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Placeholder for a perspective that has nothing to show: one sentence, and what can be done about it as buttons. */
public final class EmptyPane extends VBox {
    private final Label words = new Label();
    private final FlowPane offers = new FlowPane(8, 8);

    /** Something that can be done. */
    public record Offer(String id, String name, Runnable action) {}

    public EmptyPane() {
        setId("empty");
        getStyleClass().add("empty-pane");
        setAlignment(Pos.CENTER);
        setSpacing(16);
        words.setId("empty-words");
        words.getStyleClass().add("page-hint");
        words.setWrapText(true);
        offers.setAlignment(Pos.CENTER);
        getChildren().addAll(words, offers);
    }

    /** Says why there is nothing, and offers what to do. The first is the usual. */
    public void show(String why, List<Offer> choices) {
        words.setText(why);
        offers.getChildren().clear();
        for (Offer offer : choices) {
            Button button = new Button(offer.name());
            button.setId(offer.id());
            button.getStyleClass().setAll("button", "quiet-button");
            if (offers.getChildren().isEmpty()) {
                button.getStyleClass().add("primary-button");
            }
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> offer.action().run());
            offers.getChildren().add(button);
        }
    }
}
