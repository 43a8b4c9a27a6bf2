package rnnscope.view;

import java.util.function.Function;
import javafx.scene.Parent;

/**
 * A way to look at a network, one of the header's tabs.
 *
 * @param title     a user's word: "Step"
 * @param subject   what it can show
 * @param showsUnit whether the unit that is selected shows in it
 * @param make      builds what it shows
 */
public record Perspective(String title, Subject subject, boolean showsUnit, Function<ViewContext, Parent> make) {

    /** What a perspective can show. */
    public enum Subject {
        /** A language model that reads a text. */
        TEXT,
        /** A model that learned from examples. */
        EXAMPLE,
        /** Whichever is in front. */
        EITHER
    }
}
