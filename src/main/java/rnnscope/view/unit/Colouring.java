package rnnscope.view.unit;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import rnnscope.figure.unit.PageMessage;
import rnnscope.figure.unit.Shading;
import rnnscope.language.Words;
import rnnscope.session.reading.Excerpt;

/** Colouring of the page's letters. Another is one class and one line in {@link Colourings}. */
public interface Colouring {
    /** The key of its title. */
    String key();

    /** What files and commands call it: its title in English. */
    default String name() {
        return Words.inEnglish(key());
    }

    /** A user's word: "Unit". */
    default String title() {
        return Words.of(key());
    }

    /** What it is now, beside the page's title: "tanh c of unit 119", or what that unit knows. */
    String definition();

    /** The values known now of this excerpt's text; of no symbol where they are still being worked out. */
    Shading shading(Excerpt excerpt);

    /** What is said of the text beside its lines, once {@link #shading} was asked; nothing unless overridden. */
    default PageMessage message(Excerpt excerpt) {
        return PageMessage.NONE;
    }

    /** What can be chosen about it, beside its tab; null for nothing. */
    default Node options() {
        return null;
    }

    /** Whether it is of the channel that is chosen beside its tab. */
    default boolean isOfChannel() {
        return false;
    }

    /** What stands in place of the text; null for the text in colours. */
    default Region page() {
        return null;
    }

    /** Begins or ends to colour the page; what does not show computes nothing. */
    default void show(boolean shows) {}
}
