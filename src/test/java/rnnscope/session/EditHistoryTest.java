package rnnscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditHistoryTest {
    private final EditHistory<String> history = new EditHistory<>();

    @Test
    void goesBackAndForth() {
        history.edited("a");
        history.edited("b");
        assertEquals(Optional.of("b"), history.undo("c"));
        assertEquals(Optional.of("a"), history.undo("b"));
        assertEquals(Optional.empty(), history.undo("a"));
        assertEquals(Optional.of("b"), history.redo("a"));
        assertEquals(Optional.of("c"), history.redo("b"));
        assertEquals(Optional.empty(), history.redo("c"));
    }

    @Test
    void aNewEditForgetsWhatWasUndone() {
        history.edited("a");
        history.undo("b");
        history.edited("a");
        assertEquals(Optional.empty(), history.redo("x"));
        assertEquals(Optional.of("a"), history.undo("x"));
    }
}
