package rnnscope.view.palette;

import java.util.List;
import rnnscope.language.Words;

/**
 * Entry of the palette.
 *
 * @param kind   "model", "unit"; what it is called is told by the words of {@code view.palette.} and this
 * @param name   what it is called
 * @param about  what explains it; may be empty
 * @param keys   that do the same; "" for none
 * @param action done when it is chosen, once the palette has closed
 */
public record PaletteEntry(String kind, String name, String about, String keys, Runnable action) {

    public PaletteEntry(String kind, String name, String about, Runnable action) {
        this(kind, name, about, "", action);
    }

    /** What gives entries, asked anew whenever the palette opens. A lesson, a model, a unit: each kind has one. */
    @FunctionalInterface
    public interface Source {
        List<PaletteEntry> entries();
    }

    /** What its kind is called. */
    String kindWords() {
        return Words.of("view.palette." + kind);
    }

    /** All that it says, for a screen reader. */
    String words() {
        return name + (about.isEmpty() ? "" : ", " + about) + ", " + kindWords() + (keys.isEmpty() ? "" : ", " + keys);
    }
}
