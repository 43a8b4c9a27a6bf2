package rnnscope.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Overlay of a window: a card over a veiled ground, one at a time, never larger than the window. It has the keys until it
 * closes: with Escape, with a click beside the card, or by what the card does; the focus then goes back to where it was.
 */
public final class Overlay extends StackPane {
    /** Shares of the window's width and height that a card has at the most. */
    private static final double WIDEST = 0.94;
    private static final double HIGHEST = 0.88;
    /** Share of the height that is left above it. */
    private static final double ABOVE = 0.06;

    private Region card;
    private Node before;

    public Overlay() {
        setId("overlay");
        getStyleClass().add("overlay");
        setAlignment(Pos.TOP_CENTER);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                close();
            }
            event.consume();
        });
        Visibility.show(this, false);
    }

    /**
     * Shows a card in place of one that shows.
     *
     * @param focus what of it has the keys
     */
    public void show(Region newCard, Node focus) {
        if (!isOpen()) {
            before = getScene().getFocusOwner();
        }
        card = newCard;
        getChildren().setAll(card);
        Visibility.show(this, true);
        toFront();
        applyCss();
        layout();
        focus.requestFocus();
    }

    /** Hides what shows. */
    public void close() {
        if (isOpen()) {
            Visibility.show(this, false);
            getChildren().clear();
            card = null;
            if (before != null && before.getScene() == getScene()) {
                before.requestFocus();
            }
            before = null;
        }
    }

    public boolean isOpen() {
        return card != null;
    }

    /** What shows; null for nothing. */
    public Region card() {
        return card;
    }

    /** Whether this is what shows. */
    public boolean shows(Node wanted) {
        return card != null && card == wanted;
    }

    /** The window's size is what counts, not the card's. */
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        if (card != null) {
            double width = Math.min(card.prefWidth(-1), WIDEST * getWidth());
            double height = Math.min(card.prefHeight(width), HIGHEST * getHeight());
            card.resizeRelocate(snapPositionX((getWidth() - width) / 2), snapPositionY(ABOVE * getHeight()),
                    snapSizeX(width), snapSizeY(height));
        }
    }
}
