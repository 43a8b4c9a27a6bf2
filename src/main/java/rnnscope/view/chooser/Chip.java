package rnnscope.view.chooser;

import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Duration;

/** A button of the header that says what is open and opens its chooser; out of sight while it has nothing to say. */
public final class Chip extends Button {
    private static final int LONGEST = 28;
    private static final double WIDEST_TIP = 460;

    private final Label name = new Label();
    private final Label about = new Label();
    private final Region swatch = new Region();
    private final Tooltip tooltip = new Tooltip();

    /** @param chooser makes what the pop-over holds, each time it opens; is given what closes it */
    public Chip(String id, Supplier<? extends Chooser> chooser) {
        setId(id);
        getStyleClass().setAll("button", "chip");
        name.getStyleClass().add("chip-name");
        about.getStyleClass().add("chip-about");
        swatch.getStyleClass().add("swatch");
        HBox row = new HBox(swatch, name, about);
        row.getStyleClass().add("chip-row");
        setGraphic(row);
        setMinWidth(USE_PREF_SIZE);
        tooltip.setMaxWidth(WIDEST_TIP);
        tooltip.setWrapText(true);
        tooltip.setShowDuration(Duration.INDEFINITE);
        setTooltip(tooltip);
        showSwatch(null);
        describe("", "", "");
        setOnAction(event -> PopOvers.toggle(this, chooser));
    }

    /**
     * What the chip says.
     *
     * @param newName  shortened when it is long; whole in the tooltip; empty for nothing to say
     * @param newAbout muted, beside it
     * @param words    for the tooltip and for a screen reader
     */
    public void describe(String newName, String newAbout, String words) {
        show(this, !newName.isEmpty());
        name.setText(newName.length() <= LONGEST ? newName : newName.substring(0, LONGEST - 1) + "…");
        show(about, !newAbout.isEmpty());
        about.setText(newAbout);
        tooltip.setText(words);
        setAccessibleText(words);
    }

    /** Shows a colour before the name; null for none. */
    public void showSwatch(Color colour) {
        show(swatch, colour != null);
        swatch.setBackground(colour == null ? null
                : new Background(new BackgroundFill(colour, new CornerRadii(2.5), Insets.EMPTY)));
    }

    private static void show(Node node, boolean shows) {
        node.setVisible(shows);
        node.setManaged(shows);
    }
}
