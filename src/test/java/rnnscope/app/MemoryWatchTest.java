package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.session.Notice;

class MemoryWatchTest {
    private static final long MOST = 128L << 20;
    private static final long FULL = 120L << 20;
    private final List<Notice> told = new ArrayList<>();
    private final MemoryWatch watch = new MemoryWatch(MOST, told::add);

    @Test
    void collectionsNowAndThenAreNothing() {
        for (long t = 0; t < 60_000; t += 1000) {
            watch.collected(t, 300, FULL);
        }
        assertEquals(List.of(), told);
    }

    @Test
    void whatTakesMostOfTheTimeIsToldOnceEachTime() {
        for (int time = 0; time < 2; time++) {
            for (long t = 0; t < 20_000; t += 100) {
                watch.collected(time * 100_000L + t, 90, FULL);
            }
            assertEquals(time + 1, told.size());
            watch.collected(time * 100_000L + 60_000, 5, FULL);
        }
    }

    @Test
    void aSlowCollectorOfAHeapWithRoomIsNothing() {
        for (long t = 0; t < 20_000; t += 100) {
            watch.collected(t, 90, MOST / 2);
        }
        assertEquals(List.of(), told);
    }

    @Test
    void oneLongCollectionIsEnough() {
        watch.collected(50_000, 7_000, FULL);
        assertEquals(List.of(Notice.warning("Memory is nearly used up (128 MB), so that hardly anything goes on. Open a "
                + "shorter text or a smaller model, or start with more: java -Xmx2g -jar rnnscope.jar")), told);
    }

    @Test
    void moreIsMoreThanThereIs() {
        List<Notice> large = new ArrayList<>();
        new MemoryWatch(5L << 30, large::add).collected(50_000, 7_000, 5L << 30);
        assertTrue(large.get(0).words().contains("(5120 MB)") && large.get(0).words().contains("-Xmx10g"), large::toString);
    }
}
