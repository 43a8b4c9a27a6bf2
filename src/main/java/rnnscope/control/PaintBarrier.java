package rnnscope.control;

import java.util.ArrayList;
import java.util.List;

/**
 * Barrier for pictures that appear together: one that is ready waits for the others that are being painted, so that
 * views of one thing never show two states of it. Used on the JavaFX thread.
 */
final class PaintBarrier {
    private final List<Runnable> ready = new ArrayList<>();
    private int painting;

    /** A picture is being painted. */
    void begin() {
        painting++;
    }

    /** A picture is painted, or has failed. */
    void end(Runnable appear) {
        ready.add(appear);
        painting--;
        if (painting == 0) {
            List<Runnable> all = List.copyOf(ready);
            ready.clear();
            all.forEach(Runnable::run);
        }
    }
}
