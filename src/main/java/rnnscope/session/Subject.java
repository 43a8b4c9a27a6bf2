package rnnscope.session;

import java.util.Optional;
import rnnscope.model.Model;
import rnnscope.model.Wiring;

/**
 * Subject of a perspective: a model and what it reads, with a cursor, a player and edits. The one in front is shown by
 * its desk, a {@link Session} for texts; the others remember how they were left.
 */
public interface Subject {
    /** The model as it shows; null until it is read. */
    Model model();

    /** How the model is wired; null until it is read. */
    Wiring wiring();

    /** What the model is called; "" until it is read. */
    String name();

    /** Whether a run trains the model. */
    boolean isOfRun();

    /** Brings it to the front of its desk as it was left; the first time, when it has been read. */
    void show();

    /** Whether it is in front of its desk. */
    boolean isShown();

    /** Where in it we are, while it is in front. */
    Cursor cursor();

    /** Goes through it, while it is in front. */
    Player player();

    /** Takes back its last edit, while it is in front. */
    void undo();

    void redo();

    /** What undo would take back; empty where there is nothing, or it is not in front. */
    Optional<LastEdit> lastEdit();
}
