package rnnscope.view.attention;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import rnnscope.language.Words;
import rnnscope.session.example.ExampleAnswer;

/**
 * Page of where a model looks, in the lower half of the score. Another is one class and one line in
 * {@link AttentionPages}.
 */
public interface AttentionPage {
    /** What the keys of its words begin with: "view.attention.alignment.". */
    String key();

    /** What files and commands call it: its title in English. */
    default String name() {
        return Words.inEnglish(key() + "title");
    }

    /** A user's word: "Alignment". */
    default String title() {
        return Words.of(key() + "title");
    }

    /** What it shows, for its tooltip. */
    default String definition() {
        return Words.of(key() + "tip");
    }

    /** Whether an answer has what this shows; a page without is not offered. */
    boolean suits(ExampleAnswer answer);

    /** What it shows. */
    Region node();

    /** What happens at the current step, at the right while this shows; null for the decoder's step. */
    default Region now() {
        return null;
    }

    /** What stands beside the tabs while it shows; null for nothing. */
    default Node options() {
        return null;
    }

    /**
     * Makes anew what is no longer true. Called before a pulse while the page shows, when it comes to show and when
     * {@link AttentionViewModel#momentProperty} has changed.
     */
    void refresh();

    /** A key of its own, before those of the perspective; false when it means nothing here. */
    default boolean key(KeyEvent event) {
        return false;
    }

    /** Comes to show, or no longer does; what does not show computes nothing. */
    default void show(boolean shows) {}
}
