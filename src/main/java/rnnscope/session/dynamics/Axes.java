package rnnscope.session.dynamics;

import java.util.Locale;

/**
 * Axes of a phase portrait: principal components of the states that the text visits, or the hidden states of two units.
 *
 * @param across unit to the right; −1 where it is components
 * @param up     unit upwards; −1 where it is components
 */
public record Axes(Kind kind, int across, int up) {
    public static final Axes COMPONENTS = new Axes(Kind.COMPONENTS, -1, -1);
    public static final Axes SPACE = new Axes(Kind.SPACE, -1, -1);

    /** What they are. */
    public enum Kind {
        /** The first two. */
        COMPONENTS,
        /** The first three. */
        SPACE,
        UNITS;

        /** What files call it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Axes units(int across, int up) {
        return new Axes(Kind.UNITS, across, up);
    }

    public boolean areComponents() {
        return kind != Kind.UNITS;
    }
}
