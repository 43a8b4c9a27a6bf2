package rnnscope.view;

import java.util.function.Function;
import javafx.scene.Parent;
import rnnscope.session.subject.Place;

/**
 * A way to look at a network, one of the header's tabs.
 *
 * @param title     a user's word: "Step"
 * @param place     which it is, and with that what it can show
 * @param showsUnit whether the unit that is selected shows in it
 * @param make      builds what it shows
 */
public record Perspective(String title, Place place, boolean showsUnit, Function<ViewContext, Parent> make) {}
