package rnnscope.view;

import java.util.function.Function;
import javafx.scene.Parent;

/**
 * A way to look at a network, one of the header's tabs.
 *
 * @param title     a user's word: "Step"
 * @param showsUnit whether the unit that is selected shows in it
 * @param make      builds what it shows
 */
public record Perspective(String title, boolean showsUnit, Function<ViewContext, Parent> make) {}
