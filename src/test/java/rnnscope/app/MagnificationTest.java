package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MagnificationTest {
    private static double letters(double width, double height, double own) {
        return Magnification.FONT * Magnification.of(width, height, true, own);
    }

    @Test
    void aLargerWindowShowsLargerLettersAndMoreBesides() {
        assertEquals(1, Magnification.of(1280, 720, false, 1));
        assertEquals(1, Magnification.of(1024, 640, false, 1));
        assertEquals(1.2, Magnification.of(1920, 1080, false, 1));
        assertEquals(1, Magnification.of(1920, 720, false, 1), "it has no more rows");
    }

    @Test
    void theLastRowReadsThreePerCentOfTheHeight() {
        assertEquals(0.03 * 1080, letters(1920, 1080, 1), 0.5);
        assertEquals(0.03 * 720, letters(1280, 720, 1), 0.5);
    }

    @Test
    void noWindowHoldsLessThanAPerspectiveNeeds() {
        for (int width = 1024; width <= 3840; width += 64) {
            for (int height = 640; height <= 2160; height += 40) {
                for (double own : new double[] {0.1, 0.7, 1, 1.5, 9, 1e9, -1, Double.NaN}) {
                    for (boolean presenting : new boolean[] {false, true}) {
                        double scale = Magnification.of(width, height, presenting, own);
                        double least = own > 0 && own < 1 ? Math.max(0.8, own) : 1;
                        assertTrue(scale >= least - 1e-9 && width / scale >= Magnification.LEAST_WIDTH - 1e-9
                                && height / scale >= Magnification.LEAST_HEIGHT - 1e-9, width + "×" + height + " × " + own);
                    }
                }
            }
        }
    }

    @Test
    void lettersOfTheUsersOwnSizeFromFourFifthsToWhatTheWindowHolds() {
        assertEquals(0.8, Magnification.of(1280, 720, false, 0.8), 1e-9);
        assertEquals(0.8, Magnification.of(1280, 720, false, 0.5), 1e-9, "no smaller");
        assertEquals(1.5, Magnification.of(1280, 720, false, 1.5), 1e-9);
        assertEquals(1.65, Magnification.of(1280, 720, false, 2), 1e-9, "twice as large would leave no room");
        assertEquals(2.4, Magnification.of(1920, 1080, false, 2), 1e-9);
    }

    @Test
    void aKeyMakesAStepUntilThereIsNoMore() {
        double own = 1;
        double last = Magnification.of(1920, 1080, false, own);
        for (int key = 0; key < 40; key++) {
            double next = Magnification.next(1920, 1080, false, own, 0, true);
            double scale = Magnification.of(1920, 1080, false, next);
            assertTrue(next == own || scale > last, "a key that changes nothing is not kept");
            own = next;
            last = scale;
        }
        assertEquals(2.5, last, "as large as the window can hold");
        double back = Magnification.next(1920, 1080, false, own, 0, false);
        assertTrue(Magnification.of(1920, 1080, false, back) < last, "the first key back is felt");
    }
}
