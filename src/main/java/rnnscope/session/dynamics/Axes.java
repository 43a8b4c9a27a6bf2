package rnnscope.session.dynamics;

/**
 * Axes of a phase portrait: two principal components of the states that the text visits, or the hidden states of two units.
 *
 * @param across unit to the right; −1 for the first component
 * @param up     unit upwards; −1 for the second component
 */
public record Axes(int across, int up) {
    public static final Axes COMPONENTS = new Axes(-1, -1);

    public boolean areComponents() {
        return across < 0;
    }
}
