package rnnscope.view;

import javafx.scene.Node;

/** Look of a picture that is of an older question than the one that is being answered. */
public final class Waiting {
    private static final double FADED = 0.35;

    private Waiting() {}

    /** Fades what waits. */
    static void fade(Node picture, boolean waits) {
        picture.setOpacity(waits ? FADED : 1);
    }

    /** Fades what waits, and lets it not be pointed at. */
    public static void show(Node picture, boolean waits) {
        fade(picture, waits);
        picture.setMouseTransparent(waits);
    }
}
