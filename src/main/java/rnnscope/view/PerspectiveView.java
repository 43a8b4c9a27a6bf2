package rnnscope.view;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import rnnscope.session.file.SessionFile;

/** View of a perspective, usually a {@link Shell}, and what it does when the window's keys ask for it. */
public interface PerspectiveView {
    /** What stands in the window; the same as long as the perspective is. */
    Region node();

    /** Wider or narrower columns. */
    default void zoom(double factor) {}

    /** Names of the pages that it can turn to; none where all is on one. */
    default List<String> pages() {
        return List.of();
    }

    /** Titles of those that show. */
    default List<String> shownPages() {
        return List.of();
    }

    /** Turns to the page of this name, as soon as it has such a page to show. */
    default void turnTo(String page) {}

    /** A key of its own, before those of the window; false when it means nothing here. */
    default boolean key(KeyEvent event) {
        return false;
    }

    /** Lets the user type what is shown, where that is its own; false when it is not. */
    default boolean type() {
        return false;
    }

    /** A session with what of it is this perspective's own. */
    default SessionFile keep(SessionFile session) {
        return session;
    }

    /** Brings back what is its own of a session, whose model is open. */
    default void take(SessionFile session) {}

    /** Takes back its own last edit; false when it has none. */
    default boolean undo() {
        return false;
    }

    /** What of its own {@link #undo} would take back, in words ("the spectral radius"); empty where there is nothing. */
    default Optional<String> undoes() {
        return Optional.empty();
    }

    /** Makes again what was taken back; false when there is nothing. */
    default boolean redo() {
        return false;
    }
}
