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
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Duration;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingRow;

/**
 * Chip, a button of the header that says what is open and opens its chooser; out of sight while it has nothing to say.
 * In a narrow header its muted words give way, and then its name is shortened; the tooltip has all of it.
 */
public final class Chip extends Button {
    private static final int LONGEST = 28;
    private static final double WIDEST_TIP = 460;
    /** Least width of a name, in heights of a letter. */
    private static final double LEAST_NAME = 5;

    private final Label name = new Label();
    private final Label about = new Label();
    private final Region swatch = new Region();
    private final YieldingRow row;
    private boolean terse;
    private final Tooltip tooltip = new Tooltip();

    /** @param chooser makes what the pop-over holds, each time it opens; is given what closes it */
    public Chip(String id, Supplier<? extends Chooser> chooser) {
        setId(id);
        getStyleClass().setAll("button", "chip");
        name.getStyleClass().add("chip-name");
        about.getStyleClass().add("chip-about");
        swatch.getStyleClass().add("swatch");
        row = new YieldingRow(swatch, name, about);
        row.giveWay(about);
        row.getStyleClass().add("chip-row");
        setGraphic(row);
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
        about.setText(newAbout);
        show(about, !terse && !newAbout.isEmpty());
        tooltip.setText(words);
        setAccessibleText(words);
    }

    /** Shows a colour before the name; null for none. */
    public void showSwatch(Color colour) {
        show(swatch, colour != null);
        swatch.setBackground(colour == null ? null
                : new Background(new BackgroundFill(colour, new CornerRadii(2.5), Insets.EMPTY)));
    }

    private double beside() {
        return getInsets().getLeft() + getInsets().getRight()
                + (swatch.isManaged() ? snapSizeX(swatch.minWidth(-1)) + snapSpaceX(row.getSpacing()) : 0);
    }

    /** Leaves the words beside the name out, or lets them show where there is room. */
    public void setTerse(boolean newTerse) {
        terse = newTerse;
        show(about, !terse && !about.getText().isEmpty());
    }

    /** Width of the words beside the name, if they are left out. */
    public double leftOut() {
        return terse ? aboutWidth() : 0;
    }

    /** Width of the words beside the name, unless they are left out. */
    public double muted() {
        return terse ? 0 : aboutWidth();
    }

    private double aboutWidth() {
        return about.getText().isEmpty() ? 0 : row.getSpacing() + about.prefWidth(-1);
    }

    /** Width with its whole name. */
    public double wholeWidth() {
        return snapSizeX(beside() + snapSizeX(name.prefWidth(-1)));
    }

    @Override
    protected double computeMinWidth(double height) {
        return snapSizeX(beside() + snapSizeX(Math.min(name.prefWidth(-1), LEAST_NAME * name.getFont().getSize())));
    }

    /**
     * The name has what room there is, down to its least; the words beside it have what is left, or nothing. The skin would
     * give the row its preferred width first, and ask for another layout at each pulse.
     */
    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        name.setMinWidth(Math.min(name.prefWidth(-1), getWidth() - beside()));
        double high = snapSizeY(row.prefHeight(-1));
        row.resizeRelocate(insets.getLeft(), snapPositionY((getHeight() - high) / 2),
                getWidth() - insets.getLeft() - insets.getRight(), high);
    }

    private static void show(Node node, boolean shows) {
        Visibility.show(node, shows);
    }
}
