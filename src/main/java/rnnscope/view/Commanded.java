package rnnscope.view;

/** What a perspective does when the window's keys ask for it. */
public interface Commanded {
    /** Wider or narrower columns. */
    default void zoom(double factor) {}

    /** Takes back its own last edit; false when it has none. */
    default boolean undo() {
        return false;
    }

    /** Makes again what was taken back; false when there is nothing. */
    default boolean redo() {
        return false;
    }
}
