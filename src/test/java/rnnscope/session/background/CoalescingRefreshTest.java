package rnnscope.session.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import rnnscope.train.live.Pace;

class CoalescingRefreshTest {
    private static final int PATIENCE = 9;

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<Integer> shown = new ArrayList<>();
    private int newest;

    private CoalescingRefresh<Integer> refresh(Pace pace) {
        return new CoalescingRefresh<>(background::add, Runnable::run, () -> {
            int now = newest;
            return wanted -> now;
        }, shown::add, failure -> {
            throw new AssertionError(failure);
        }, pace);
    }

    private void ask(CoalescingRefresh<Integer> refresh, int value) {
        newest = value;
        refresh.ask();
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void ofWhatIsAskedForMeanwhileOnlyTheNewestFollows() {
        CoalescingRefresh<Integer> refresh = refresh(null);
        ask(refresh, 1);
        ask(refresh, 2);
        ask(refresh, 3);
        work();
        assertEquals(List.of(1, 3), shown);
        assertFalse(refresh.isRunning());
    }

    @Test
    void thePaceKeepsTheNextWaitingAndItIsOfWhatIsNewestThen() {
        List<Long> starts = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        CoalescingRefresh<Integer> refresh = new CoalescingRefresh<>(background::add, Runnable::run, () -> wanted -> {
            starts.add(System.nanoTime());
            Thread.sleep(2);
            ends.add(System.nanoTime());
            return newest;
        }, shown::add, failure -> {
            throw new AssertionError(failure);
        }, Pace.ofEach(0, PATIENCE));
        ask(refresh, 1);
        work();
        ask(refresh, 2);
        ask(refresh, 3);
        assertTrue(refresh.isRunning());
        work();
        assertEquals(List.of(1, 3), shown);
        assertTrue(starts.get(1) - ends.get(0) >= PATIENCE * (ends.get(0) - starts.get(0)));
        assertFalse(refresh.isRunning());
    }

    @Test
    void whatIsCancelledWhileItWaitsIsNotDone() {
        CoalescingRefresh<Integer> refresh = refresh(Pace.ofEach(1_000_000, 0));
        ask(refresh, 1);
        work();
        ask(refresh, 2);
        refresh.cancel();
        work();
        assertEquals(List.of(1), shown);
        ask(refresh, 3);
        work();
        assertEquals(List.of(1, 3), shown);
    }
}
