package rnnscope.app;

import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.control.Visibility;
import rnnscope.language.Words;
import rnnscope.session.Notice;
import rnnscope.view.about.Details;
import rnnscope.view.chooser.Icon;

/** Bar of a message: what happened, or what the user waits for, and a button that ends it. */
final class MessageBar extends HBox {
    private static final Map<Notice.Kind, Feather> ICONS = Map.of(Notice.Kind.INFORMATION, Feather.INFO,
            Notice.Kind.WARNING, Feather.ALERT_CIRCLE, Notice.Kind.ERROR, Feather.ALERT_TRIANGLE);

    private final Icon icon = new Icon(Feather.INFO);
    private final ProgressIndicator waiting = new ProgressIndicator();
    private final Label words = new Label();
    private final Button copy = new Button(Words.of("common.copy"));
    private final Button end = new Button(Words.of("common.dismiss"));

    /** @param onEnd what the button does */
    MessageBar(Runnable onEnd) {
        setId("banner");
        getStyleClass().add("banner");
        setAccessibleRole(AccessibleRole.TEXT);
        words.setId("banner-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        waiting.getStyleClass().add("small-indicator");
        end.setId("banner-dismiss");
        end.getStyleClass().setAll("button", "quiet-button");
        end.setMinWidth(USE_PREF_SIZE);
        end.setOnAction(event -> onEnd.run());
        copy.setId("banner-copy");
        copy.getStyleClass().setAll("button", "quiet-button");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setAccessibleText(Words.of("app.message.copy"));
        copy.setOnAction(event -> {
            Details.copy(words.getText());
            copy.setText(Words.of("common.copied"));
        });
        getChildren().addAll(icon, waiting, words, copy, end);
        hide();
    }

    void hide() {
        Visibility.show(this, false);
    }

    /**
     * What the user waits for.
     *
     * @param canEnd whether there is a way to end it
     */
    void showWaiting(String what, boolean canEnd) {
        show(what + "…", Words.of("common.cancel"), true);
        Visibility.show(copy, false);
        Visibility.show(end, canEnd);
    }

    /** What happened. */
    void show(Notice notice) {
        show(notice.words(), Words.of("common.dismiss"), false);
        Visibility.show(end, true);
        Visibility.show(copy, notice.kind() == Notice.Kind.ERROR);
        icon.setCode(ICONS.get(notice.kind()));
        switch (notice.kind()) {
            case WARNING -> getStyleClass().add("warning");
            case ERROR -> getStyleClass().add("error");
            case INFORMATION -> { }
        }
    }

    private void show(String what, String ending, boolean waits) {
        getStyleClass().removeAll("warning", "error");
        words.setText(what);
        copy.setText(Words.of("common.copy"));
        end.setText(ending);
        end.setAccessibleText(what + " " + ending);
        setAccessibleText(what);
        Visibility.show(waiting, waits);
        Visibility.show(icon, !waits);
        Visibility.show(this, true);
    }

    /** Moves the focus here, where a screen reader then speaks the words. */
    void focus() {
        end.requestFocus();
    }
}
