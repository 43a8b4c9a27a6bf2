package rnnscope.view.chooser;

import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.Window;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.view.help.HelpPage;

/**
 * Pop-overs that show choosers right below what opened them, or above where that lies in the lower half of the window,
 * never past the window's edge; one with more in it than there is room for scrolls. A pop-over has square corners and
 * no shadow: it is a window of its own, and without a compositor what is not painted in it would be white.
 */
public final class PopOvers {
    private static final double GAP = 4;
    private static final double EDGE = 8;
    /** What a scroll bar takes beside what scrolls, and the least height that is worth scrolling. */
    private static final double BAR = 14;
    private static final double LEAST = 60;
    private static final String OPEN = "rnnscope.popover";

    private PopOvers() {}

    /** Shows a chooser at {@code owner}, or hides the one that shows there. */
    public static void toggle(Node owner, Supplier<? extends Chooser> maker) {
        if (!hide(owner)) {
            show(owner, maker);
        }
    }

    /** Hides what shows at {@code owner}; returns whether anything did. */
    private static boolean hide(Node owner) {
        boolean shows = owner.getProperties().get(OPEN) instanceof Popup open && open.isShowing();
        if (shows) {
            ((Popup) owner.getProperties().get(OPEN)).hide();
        }
        return shows;
    }

    /** Shows a chooser at {@code owner}, in place of one that shows there. */
    public static void show(Node owner, Supplier<? extends Chooser> maker) {
        hide(owner);
        Chooser chooser = maker.get();
        ScrollPane scrolled = new ScrollPane(chooser);
        scrolled.getStyleClass().add("popover-content");
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolled.setFitToWidth(true);
        StackPane card = new StackPane(scrolled);
        card.getStyleClass().add("popover");
        card.setStyle(owner.getScene().getRoot().getStyle());
        card.getStylesheets().setAll(owner.getScene().getStylesheets());
        Popup popup = new Popup();
        popup.setAutoHide(true);
        popup.setAutoFix(false);
        popup.getContent().setAll(card);
        chooser.setOnClose(popup::hide);
        new KeyMap().on(Shortcut.HELP, () -> {
            popup.hide();
            HelpPage.ask(owner, chooser);
        }).filter(card);
        owner.getProperties().put(OPEN, popup);
        popup.setOnHidden(event -> owner.getProperties().remove(OPEN));
        popup.show(owner.getScene().getWindow());
        place(popup, card, scrolled, owner);
        // what is shown of a chooser may grow or shrink while it is open
        chooser.heightProperty().addListener((property, was, is) -> place(popup, card, scrolled, owner));
    }

    /** A button, or what it is in where that has given way for lack of room. */
    private static Node shown(Node owner) {
        Node shown = owner;
        for (Node node = owner; node.getParent() != null; node = node.getParent()) {
            shown = node.isVisible() ? shown : node.getParent();
        }
        return shown;
    }

    private static void place(Popup popup, Region card, ScrollPane scrolled, Node owner) {
        Region chooser = (Region) scrolled.getContent();
        Window window = owner.getScene().getWindow();
        double left = window.getX() + owner.getScene().getX();
        double top = window.getY() + owner.getScene().getY();
        double right = left + owner.getScene().getWidth();
        double bottom = top + owner.getScene().getHeight();
        Node anchor = shown(owner);
        Bounds at = anchor.localToScreen(anchor.getBoundsInLocal());
        if (at == null) {
            return;
        }
        boolean isLow = at.getCenterY() > (top + bottom) / 2;
        double room = (isLow ? at.getMinY() - top : bottom - at.getMaxY()) - GAP - EDGE;
        card.applyCss();
        chooser.applyCss();
        double frame = card.snappedTopInset() + card.snappedBottomInset();
        double width = Math.ceil(chooser.prefWidth(-1));
        double height = Math.ceil(chooser.prefHeight(width));
        boolean scrolls = height + frame > room;
        scrolled.setVbarPolicy(scrolls ? ScrollPane.ScrollBarPolicy.ALWAYS : ScrollPane.ScrollBarPolicy.NEVER);
        width = Math.min(width + (scrolls ? BAR : 0) + frame, right - left - 2 * EDGE);
        height = Math.min(height + frame, Math.max(LEAST, room));
        card.setPrefSize(width, height);
        popup.sizeToScene();
        popup.setX(Math.rint(Math.max(left + EDGE, Math.min(right - EDGE - width, at.getMaxX() - width))));
        popup.setY(Math.rint(isLow ? at.getMinY() - GAP - height : at.getMaxY() + GAP));
    }
}
