package rnnscope.view.unit;

import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import rnnscope.language.Words;

/** Page of what is known of the units, beside the text. Another is one class and one line in {@link UnitPages}. */
public interface UnitPage {
    /** What the keys of its words begin with: "view.unit.ranking.". */
    String key();

    /** What files and commands call it: its title in English. */
    default String name() {
        return Words.inEnglish(key() + "title");
    }

    /** A user's word: "Ranking". */
    default String title() {
        return Words.of(key() + "title");
    }

    /** What it shows, for its tooltip. */
    default String definition() {
        return Words.of(key() + "tip");
    }

    /** Its cards. */
    Region node();

    /**
     * Makes anew what is no longer true. Called before a pulse while the page shows, when it comes to show and when the
     * excerpt, the cursor, the selection or what {@link UnitContext#changed} speaks for has changed.
     */
    void refresh();

    /** A key of its own, before those of the perspective; false when it means nothing here. */
    default boolean key(KeyEvent event) {
        return false;
    }

    /** Comes to show, or no longer does; what does not show computes nothing. */
    default void show(boolean shows) {}
}
