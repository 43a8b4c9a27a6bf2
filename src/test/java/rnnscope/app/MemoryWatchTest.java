package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MemoryWatchTest {
    private int told;
    private final MemoryWatch watch = new MemoryWatch(() -> told++);

    @Test
    void collectionsNowAndThenAreNothing() {
        for (long t = 0; t < 60_000; t += 1000) {
            watch.collected(t, 300);
        }
        assertEquals(0, told);
    }

    @Test
    void whatTakesMostOfTheTimeIsToldOnceEachTime() {
        for (int time = 0; time < 2; time++) {
            for (long t = 0; t < 20_000; t += 100) {
                watch.collected(time * 100_000L + t, 90);
            }
            assertEquals(time + 1, told);
            watch.collected(time * 100_000L + 60_000, 5);
        }
    }

    @Test
    void oneLongCollectionIsEnough() {
        watch.collected(50_000, 7_000);
        assertEquals(1, told);
    }
}
