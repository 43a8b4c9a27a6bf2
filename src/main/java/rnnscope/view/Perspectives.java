package rnnscope.view;

import java.util.function.Consumer;
import rnnscope.session.subject.Place;

/** Way to the perspectives of the window. */
@FunctionalInterface
public interface Perspectives extends Consumer<Place> {

    /**
     * Shows the perspective of a place.
     *
     * @param page title of one of its pages, which it turns to; empty for that which it shows
     */
    void show(Place place, String page);

    @Override
    default void accept(Place place) {
        show(place, "");
    }
}
