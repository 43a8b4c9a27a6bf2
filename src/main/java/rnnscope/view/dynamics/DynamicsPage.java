package rnnscope.view.dynamics;

import javafx.scene.layout.Region;
import rnnscope.language.Words;

/** Page beside the phase portrait. Another is one class and one line in {@link DynamicsView}. */
interface DynamicsPage {
    /** What the keys of its words begin with: "dynamics.page.points.". */
    String key();

    /** What files and commands call it: its title in English. */
    default String name() {
        return Words.inEnglish(key() + "title");
    }

    /** A user's word: "Points". */
    default String title() {
        return Words.of(key() + "title");
    }

    /** What it shows, for its tooltip. */
    default String definition() {
        return Words.of(key() + "tip");
    }

    /** Its cards. */
    Region node();

    /** Makes anew what is no longer true. Called before a pulse while the page shows. */
    void refresh();

    /** Comes to show, or no longer does; what does not show computes nothing. */
    void show(boolean shows);
}
