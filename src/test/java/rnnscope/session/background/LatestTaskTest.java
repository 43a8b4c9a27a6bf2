package rnnscope.session.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class LatestTaskTest {
    private final Later background = new Later();
    private final Later foreground = new Later();
    private final List<String> results = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final LatestTask<String> task = new LatestTask<>(background, foreground, results::add, failures::add);

    @Test
    void deliversInTheForeground() {
        task.ask(wanted -> "a");
        background.runAll();
        assertEquals(List.of(), results);
        foreground.runAll();
        assertEquals(List.of("a"), results);
        assertFalse(task.isBusy());
    }

    @Test
    void goesOnWhereNotEvenTheFailureCouldBeTold() {
        List<Runnable> told = new ArrayList<>();
        boolean[] full = {true};
        LatestTask<String> starved = new LatestTask<>(background, message -> {
            if (full[0]) {
                throw new OutOfMemoryError();
            }
            told.add(message);
        }, results::add, failures::add);
        starved.ask(wanted -> "a");
        assertThrows(OutOfMemoryError.class, background::runAll);
        assertFalse(starved.isBusy());
        full[0] = false;
        starved.ask(wanted -> "b");
        background.runAll();
        told.forEach(Runnable::run);
        assertEquals(List.of("b"), results);
    }

    @Test
    void skipsWhatWasReplacedBeforeItBegan() {
        List<String> begun = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            task.ask(wanted -> {
                begun.add(name);
                return name;
            });
        }
        background.runAll();
        foreground.runAll();
        assertEquals(List.of("c"), begun);
        assertEquals(List.of("c"), results);
    }

    @Test
    void dropsAResultThatIsNoLongerTheLatestAskedFor() {
        task.ask(wanted -> {
            assertTrue(wanted.getAsBoolean());
            task.ask(newer -> "new");
            assertFalse(wanted.getAsBoolean());
            return "old";
        });
        background.runAll();
        foreground.runAll();
        assertEquals(List.of("new"), results);
    }

    @Test
    void dropsAResultThatWasCancelledOnItsWay() {
        task.ask(wanted -> "a");
        background.runAll();
        task.cancel();
        foreground.runAll();
        assertEquals(List.of(), results);
    }

    @Test
    void tellsEveryFailureAndGoesOn() {
        task.ask(wanted -> {
            throw new IOException("broken");
        });
        background.runAll();
        foreground.runAll();
        task.ask(wanted -> {
            throw new StackOverflowError();
        });
        background.runAll();
        foreground.runAll();
        task.ask(wanted -> "a");
        background.runAll();
        foreground.runAll();
        assertEquals("broken", failures.get(0).getMessage());
        assertTrue(failures.get(1) instanceof StackOverflowError);
        assertEquals(List.of("a"), results);
    }

    @Test
    void saysNothingOfWorkThatGaveUpBecauseNobodyWantsIt() {
        task.ask(wanted -> {
            throw new CancellationException();
        });
        background.runAll();
        foreground.runAll();
        assertEquals(List.of(), failures);
        assertEquals(List.of(), results);
    }

    @Test
    void worksInlineEvenWhenAResultAsksForMore() {
        List<String> all = new ArrayList<>();
        LatestTask<?>[] inline = new LatestTask<?>[1];
        LatestTask<String> again = new LatestTask<>(Runnable::run, Runnable::run, result -> {
            all.add(result);
            if (all.size() < 3) {
                next(inline[0], all);
            }
        }, failures::add);
        inline[0] = again;
        next(again, all);
        assertEquals(List.of("0", "1", "2"), all);
    }

    @SuppressWarnings("unchecked")
    private static void next(LatestTask<?> task, List<String> all) {
        String result = Integer.toString(all.size());
        ((LatestTask<String>) task).ask(wanted -> result);
    }
}
