package rnnscope.view.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.session.LastEdit;
import rnnscope.session.Session;
import rnnscope.session.library.Library;
import rnnscope.text.TextRange;

class UndoWordsTest {
    private final Queue<Runnable> foreground = new ArrayDeque<>();
    private final Session session = new Session(Kernels.plain(), Runnable::run, foreground::add);

    private void settle() {
        while (!foreground.isEmpty()) {
            foreground.remove().run();
        }
    }

    private String words() {
        LastEdit edit = session.lastEdit().orElseThrow();
        return UndoWords.of(edit, session.openedModel(), session.edits());
    }

    @Test
    void undoSaysWhatItWouldTakeBackAndNothingWhereNothingIs() {
        Library.Entry<Model> hello = Library.model("hello-rnn").orElseThrow();
        session.openModel(hello.name(), hello.load());
        settle();
        assertTrue(session.lastEdit().isEmpty());
        ModelEdits held = ModelEdits.NONE.with(new Intervention.Clamp(0, "hidden", 2, 0, TextRange.ALL));
        session.editModel(held, false);
        settle();
        assertEquals("h of unit 2 held at 0", words());
        session.restore();
        settle();
        assertEquals("giving back h of unit 2 held at 0", words());
        session.undo();
        settle();
        assertEquals("h of unit 2 held at 0", words());
        session.undo();
        settle();
        assertTrue(session.lastEdit().isEmpty());
        assertEquals(List.of(), session.edits().interventions());
    }
}
