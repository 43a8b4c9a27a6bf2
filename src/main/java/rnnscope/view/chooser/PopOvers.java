package rnnscope.view.chooser;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;

/** Shows choosers below what opened them, or above where that lies in the lower half of the window. */
public final class PopOvers {
    private static final double GAP = -4;
    private static final String OPEN = "rnnscope.popover";

    private PopOvers() {}

    /** Shows a chooser at {@code owner}, or hides the one that shows there. */
    public static void toggle(Node owner, Supplier<? extends Chooser> maker) {
        if (owner.getProperties().get(OPEN) instanceof PopOver open && open.isShowing()) {
            open.hide();
            return;
        }
        Chooser chooser = maker.get();
        chooser.setStyle(owner.getScene().getRoot().getStyle());
        PopOver popOver = new PopOver(chooser);
        popOver.getRoot().getStylesheets().addAll(owner.getScene().getStylesheets());
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.setFadeInDuration(Duration.ZERO);
        popOver.setArrowSize(0);
        popOver.setArrowIndent(0);
        popOver.setCornerRadius(10);
        boolean isLow = owner.localToScene(0, 0).getY() > owner.getScene().getHeight() / 2;
        popOver.setArrowLocation(isLow ? PopOver.ArrowLocation.BOTTOM_RIGHT : PopOver.ArrowLocation.TOP_RIGHT);
        popOver.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                popOver.hide();
            }
        });
        chooser.setOnClose(popOver::hide);
        owner.getProperties().put(OPEN, popOver);
        popOver.show(owner, GAP);
    }
}
