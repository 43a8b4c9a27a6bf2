package rnnscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

class DeskTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<String> undone = new ArrayList<>();
    /** What shows; null for nothing. */
    private Model model;

    private final Desk<Model, Model> desk = new Desk<>(new Desk.Content<>() {
        @Override
        public Model model() {
            return model;
        }

        @Override
        public Model model(Model left) {
            return left;
        }

        @Override
        public void begin(Model read) {
            model = read;
        }

        @Override
        public Model leave() {
            return model;
        }

        @Override
        public void restore(Model left) {
            model = left;
        }

        @Override
        public void undo() {
            undone.add(model.card().name());
        }

        @Override
        public Optional<LastEdit> lastEdit() {
            return Optional.empty();
        }

        @Override
        public void redo() {}
    }, null, background::add, Runnable::run, failures::add);

    private static Model named(String name) {
        ModelSpec spec = ModelSpec.of("gru", 1, 2, 3);
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), CharacterTokenizer.of("abc"),
                ModelCard.named(name));
    }

    private Subject open(String name) {
        desk.opened(true, () -> model = named(name));
        return desk.front();
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void whatWasOpenedIsInFrontAndRemembersWhatItIsWhenAnotherIs() {
        Subject first = open("first");
        assertTrue(first.isShown());
        Subject second = open("second");
        assertFalse(first.isShown());
        assertEquals("first", first.name());
        assertEquals(2, desk.openCountProperty().get());
        first.show();
        assertSame(first, desk.subjectProperty().get());
        assertEquals("first", model.card().name());
        assertEquals("second", second.name());
        first.undo();
        assertEquals(List.of("first"), undone);
        assertEquals(2, desk.openCountProperty().get(), "to come back is not to be opened");
    }

    @Test
    void aSubjectIsReadOnceWhenItIsShownFirst() {
        Subject first = open("first");
        List<String> readings = new ArrayList<>();
        Subject later = desk.subject("later", true, () -> wanted -> {
            readings.add("read");
            return named("later");
        });
        assertEquals("later", later.name());
        assertNull(later.wiring());
        later.show();
        later.show();
        assertSame(first, desk.front(), "until it has been read");
        work();
        assertSame(later, desk.front());
        assertTrue(later.isOfRun());
        first.show();
        later.show();
        work();
        assertEquals(List.of("read"), readings);
        assertEquals("later", model.card().name());
    }

    @Test
    void whoWantsAnotherNoLongerWaitsForTheFirst() {
        Subject first = open("first");
        Subject later = desk.subject("later", false, () -> wanted -> named("later"));
        later.show();
        first.show();
        work();
        assertSame(first, desk.front());
        later.show();
        work();
        assertSame(later, desk.front());
    }

    @Test
    void whatCouldNotBeReadMayBeAskedForAgain() {
        Subject first = open("first");
        List<String> tries = new ArrayList<>();
        Subject later = desk.subject("later", false, () -> wanted -> {
            tries.add("try");
            if (tries.size() == 1) {
                throw new IllegalStateException("damaged");
            }
            return named("later");
        });
        later.show();
        work();
        assertEquals(1, failures.size());
        assertSame(first, desk.front());
        later.show();
        work();
        assertSame(later, desk.front());
    }

    @Test
    void playingEndsWhenAnotherComesToTheFront() {
        open("first");
        desk.cursor().reset(10, 0);
        desk.player().toggle();
        assertTrue(desk.player().isPlaying());
        open("second");
        assertFalse(desk.player().isPlaying());
    }
}
