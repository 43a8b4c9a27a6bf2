package rnnscope.app;

import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.view.chooser.Icon;

/** One quiet line below the header: what went wrong and what to do next, or what the user waits for. */
final class Banner extends HBox {
    /** What is over sooner is not worth a word. */
    private static final Duration PATIENCE = Duration.millis(300);
    private static final Map<Notice.Kind, Feather> ICONS = Map.of(Notice.Kind.INFORMATION, Feather.INFO,
            Notice.Kind.WARNING, Feather.ALERT_CIRCLE, Notice.Kind.ERROR, Feather.ALERT_TRIANGLE);

    private final Session session;
    private final Icon icon = new Icon(Feather.INFO);
    private final ProgressIndicator waiting = new ProgressIndicator();
    private final Label words = new Label();
    private final Button dismiss = new Button();
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    Banner(Session session) {
        this.session = session;
        setId("banner");
        getStyleClass().add("banner");
        words.setId("banner-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        waiting.setMaxSize(14, 14);
        waiting.setMinSize(14, 14);
        dismiss.setId("banner-dismiss");
        dismiss.getStyleClass().setAll("button", "quiet-button");
        dismiss.setMinWidth(USE_PREF_SIZE);
        dismiss.setOnAction(event -> dismiss());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(icon, waiting, words, gap, dismiss);
        ObjectProperty<Notice> notice = session.noticeProperty();
        notice.addListener((property, was, is) -> update());
        session.busyProperty().addListener((property, was, is) -> {
            if (is == null) {
                patience.stop();
                update();
            } else {
                patience.playFromStart();
            }
        });
        patience.setOnFinished(event -> update());
        update();
    }

    private void dismiss() {
        if (session.busyProperty().get() != null) {
            session.cancel();
        }
        session.noticeProperty().set(null);
        update();
    }

    private void update() {
        Notice notice = session.noticeProperty().get();
        String busy = session.busyProperty().get();
        boolean shows = busy != null || notice != null;
        setVisible(shows);
        setManaged(shows);
        waiting.setVisible(busy != null);
        waiting.setManaged(busy != null);
        icon.setVisible(busy == null);
        icon.setManaged(busy == null);
        getStyleClass().removeAll("warning", "error");
        dismiss.setText(busy != null ? "Cancel" : "Dismiss");
        if (busy != null) {
            words.setText(busy + "…");
        } else if (notice != null) {
            words.setText(notice.words());
            icon.setCode(ICONS.get(notice.kind()));
            if (notice.kind() != Notice.Kind.INFORMATION) {
                getStyleClass().add(notice.kind() == Notice.Kind.ERROR ? "error" : "warning");
            }
        }
        setAccessibleText(words.getText());
    }
}
