package rnnscope.view.about;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Overlay;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;

/** Card about the program: its version and licence, what it runs on, the licences of what comes with it. */
public final class AboutCard extends VBox {
    private final Button copy = button("about-copy", Words.of("view.about.copy"));

    /**
     * @param overlay where it shows
     * @param log     the file where failures are written; null for none
     */
    public AboutCard(Overlay overlay, Path log) {
        setId("about");
        getStyleClass().addAll("overlay-card", "about");
        Label title = new Label("RnnScope " + Details.version());
        title.getStyleClass().add("help-title");
        VBox details = new VBox(words(Words.of("view.about.what")));
        details.getStyleClass().add("about-details");
        Details.lines().stream().skip(1).forEach(line -> details.getChildren().add(words(line)));
        details.getChildren().add(words(log == null ? Words.of("view.about.no-log") : Words.of("view.about.log", log)));
        Label heading = new Label(Words.of("view.about.licences"));
        heading.getStyleClass().add("heading");
        ScrollPane licences = new ScrollPane(licences());
        licences.setFitToWidth(true);
        licences.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        licences.getStyleClass().add("help-scroll");
        licences.setFocusTraversable(true);
        licences.setAccessibleText(Words.of("view.about.licences.spoken"));
        VBox.setVgrow(licences, Priority.ALWAYS);
        copy.setOnAction(event -> {
            Details.copy("");
            copy.setText(Words.of("common.copied"));
        });
        Button close = button("about-close", Words.of("common.close"));
        close.setOnAction(event -> overlay.close());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(gap, copy, close);
        buttons.getStyleClass().add("about-buttons");
        new KeyMap().on(Shortcut.LEAVE, overlay::close).filter(this);
        getChildren().addAll(title, details, heading, licences, buttons);
    }

    /** What has the keys when it opens. */
    public Node focus() {
        return copy;
    }

    private static Region licences() {
        GridPane rows = new GridPane();
        rows.getStyleClass().add("key-rows");
        for (LibraryNotice library : LibraryNotice.all()) {
            rows.addRow(rows.getRowCount(), words(library.coordinates().replaceAll(".*:", "") + " " + library.version()),
                    words(library.licence()));
        }
        for (String[] other : new String[][] {{Words.of("view.about.fonts"), "OFL-1.1"},
                {Words.of("view.about.icons"), "MIT"}, {Words.of("view.about.colours"), "MIT"}}) {
            rows.addRow(rows.getRowCount(), words(other[0]), words(other[1]));
        }
        return rows;
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("edit-words");
        return words;
    }

    private static Button button(String id, String words) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().setAll("button", "quiet-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
