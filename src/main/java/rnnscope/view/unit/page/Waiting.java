package rnnscope.view.unit.page;

import javafx.scene.Node;

/** How a picture looks that is of an older question than the one that is being answered: it cannot be pointed at. */
final class Waiting {
    private static final double FADED = 0.35;

    private Waiting() {}

    static void show(Node picture, boolean waits) {
        picture.setOpacity(waits ? FADED : 1);
        picture.setMouseTransparent(waits);
    }
}
