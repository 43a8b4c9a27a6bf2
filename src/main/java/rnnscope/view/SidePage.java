package rnnscope.view;

import javafx.scene.layout.Region;
import rnnscope.language.Words;

/** Page beside what a perspective shows, one of several: see {@link SidePages}. */
public interface SidePage {
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
     * Makes anew what is no longer true. Called before a pulse while the page shows, when it comes to show and when what it
     * shows may have changed.
     */
    void refresh();

    /** Comes to show, or no longer does; what does not show computes nothing. */
    default void show(boolean shows) {}
}
