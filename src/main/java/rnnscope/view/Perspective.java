package rnnscope.view;

import java.util.Locale;
import java.util.function.Function;
import rnnscope.session.subject.Place;

/**
 * Perspective, a way to look at a network, one of the header's tabs.
 *
 * @param title     a user's word: "Step"
 * @param place     what it is about; where several are about the same, others lead to the first of them
 * @param showsUnit whether the unit that is selected shows in it
 * @param make      builds what it shows
 */
public record Perspective(String title, Place place, boolean showsUnit, Function<ViewContext, PerspectiveView> make) {
    /** What files, the command line and the manual call it: "step". */
    public String id() {
        return title.toLowerCase(Locale.ROOT);
    }
}
