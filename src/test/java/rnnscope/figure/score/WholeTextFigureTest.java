package rnnscope.figure.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.Painted;
import rnnscope.figure.paint.Look;
import rnnscope.figure.track.ExactPassage;

class WholeTextFigureTest {
    private static final Look LOOK = Look.dark();
    private final WholeTextFigure figure = new WholeTextFigure(ExactPassage.HIDDEN,
            new float[] {-1, 0, 1, Float.NaN}, 30_000);

    @Test
    void eachPartHasItsColourAndTheUnreadIsHatched() {
        Painted painted = Painted.figure(figure, 400, 30, LOOK);
        assertEquals(LOOK.diverging().colour(-1, -1, 1), painted.at(50, 15));
        assertEquals(LOOK.diverging().colour(0, -1, 1), painted.at(199, 15));
        assertEquals(LOOK.diverging().colour(1, -1, 1), painted.at(200, 15));
        assertTrue(painted.count(LOOK.hover(), 300, 0, 396, 30) > 500);
        assertTrue(painted.count(LOOK.hover(), 300, 0, 396, 30) < 96 * 30 - 500);
    }

    @Test
    void pointingNamesTheStepAndTheMean() {
        Hit hit = figure.at(200, 5, 400, 30);
        assertEquals(15_000, hit.step());
        assertEquals("step 15\u2009001, mean h 1.000", hit.words());
        assertTrue(figure.at(399, 5, 400, 30).words().endsWith("not read yet"));
        assertNull(figure.at(400, 5, 400, 30));
        assertEquals(29_999, figure.stepAt(1000, 400));
        assertEquals(0, figure.stepAt(-5, 400));
    }

    @Test
    void theVisiblePartIsFramedHoweverSmall() {
        Painted painted = Painted.figure(new WindowFrame(15_000, 15_045, 15_020, 30_000), 400, 30, LOOK);
        assertTrue(painted.count(LOOK.beam(), 190, 10, 212, 11) >= 4);
        assertEquals(400, painted.count(LOOK.card(), 0, 10, 400, 11)
                + painted.count(LOOK.beam(), 0, 10, 400, 11));
    }
}
