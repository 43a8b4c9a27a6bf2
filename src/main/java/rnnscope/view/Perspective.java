package rnnscope.view;

import java.util.Locale;
import java.util.function.Function;
import rnnscope.language.Words;
import rnnscope.session.subject.Place;

/**
 * Perspective, a way to look at a network, one of the header's tabs.
 *
 * @param name      what it is called in English, and everywhere where it has no words of its own: "Step"
 * @param place     what it is about; where several are about the same, others lead to the first of them
 * @param showsUnit whether the unit that is selected shows in it
 * @param make      builds what it shows
 */
public record Perspective(String name, Place place, boolean showsUnit, Function<ViewContext, PerspectiveView> make) {
    /** What files, the command line and the manual call it: "step". */
    public String id() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A user's word: "Step". */
    public String title() {
        String key = "view.perspective." + id();
        return Words.bundle().containsKey(key) ? Words.of(key) : name;
    }
}
