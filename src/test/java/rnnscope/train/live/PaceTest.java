package rnnscope.train.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLISECOND = 1_000_000;

    /** Steps of training of 5 ms on a clock of our own, and between them what is due; returns the share that it took. */
    private static double share(Pace pace, double seconds, LongUnaryOperator cost) {
        long now = 7;
        long times = 0;
        while (now < seconds * 1e9) {
            now += 5 * MILLISECOND;
            if (pace.isDue(now)) {
                long end = now + cost.applyAsLong(times++);
                pace.done(now, end);
                now = end;
            }
        }
        return pace.seconds() / (now * 1e-9);
    }

    @Test
    void takesItsShareAndNoMore() {
        for (long cost : new long[] {MILLISECOND / 10, MILLISECOND, 20 * MILLISECOND}) {
            double share = share(Pace.ofMany(0, 40), 300, times -> cost);
            assertTrue(share <= 1.05 / 40, cost + " ns: " + share);
        }
        assertEquals(1 / 40.0, share(Pace.ofMany(0, 40), 300, times -> 20 * MILLISECOND), 0.002);
    }

    @Test
    void waitsAtLeastAsLongAsItIsTold() {
        Pace pace = Pace.ofMany(80 * MILLISECOND, 100);
        pace.done(0, MILLISECOND / 100);
        assertFalse(pace.isDue(79 * MILLISECOND));
        assertTrue(pace.isDue(81 * MILLISECOND));
    }

    @Test
    void theFirstTimesDoNotCountAndASpikeIsSpread() {
        Pace pace = Pace.ofMany(0, 40);
        long now = 0;
        for (int i = 0; i < 8; i++) {
            pace.done(now, now + (i < 7 ? 500 : 1) * MILLISECOND);
            now += 560 * MILLISECOND;
            assertTrue(pace.isDue(now));
        }
        pace.done(now, now + 300 * MILLISECOND);
        assertTrue(pace.isDue(now + 369 * MILLISECOND));
        assertFalse(pace.isDue(now + 340 * MILLISECOND));
    }

    @Test
    void whatStaysExpensiveIsBelieved() {
        double share = share(Pace.ofMany(0, 40), 600, times -> times < 100 ? MILLISECOND : 50 * MILLISECOND);
        assertTrue(share <= 0.03, "" + share);
    }
}
