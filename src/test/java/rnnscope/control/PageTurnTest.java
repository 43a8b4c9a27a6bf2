package rnnscope.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import rnnscope.figure.score.TimeAxis;

class PageTurnTest {
    private static final int LENGTH = 1000;

    @Test
    void theScoreStandsStillWhileTheBeamMovesThroughIt() {
        TimeAxis axis = new TimeAxis(100, 16, 640);
        for (int step = 102; step < 138; step++) {
            assertEquals(100, PageTurn.follow(axis, step, LENGTH).first(), "step " + step);
        }
    }

    @Test
    void thePageTurnsNearTheEndAndKeepsALittleOfTheLast() {
        TimeAxis axis = new TimeAxis(100, 16, 640);
        TimeAxis turned = PageTurn.follow(axis, 138, LENGTH);
        assertEquals(132, turned.first());
    }

    @Test
    void goingBackTurnsThePageBack() {
        TimeAxis turned = PageTurn.follow(new TimeAxis(100, 16, 640), 101, LENGTH);
        assertTrue(turned.first() < 80 && turned.first() + turned.steps() > 102, "from " + turned.first());
    }

    @Test
    void neitherEndIsLeftBehind() {
        TimeAxis start = new TimeAxis(0, 16, 640);
        assertEquals(start.first(), PageTurn.follow(start, 0, LENGTH).first());
        TimeAxis end = PageTurn.follow(start, LENGTH - 1, LENGTH);
        assertEquals(LENGTH - 40, end.first());
        assertEquals(LENGTH - 40, PageTurn.follow(end, LENGTH - 2, LENGTH).first());
    }

    @Property
    void theCursorAlwaysShows(@ForAll @IntRange(max = 999) int from, @ForAll @IntRange(max = 999) int step,
            @ForAll @IntRange(min = 1, max = 64) int columnWidth) {
        TimeAxis followed = PageTurn.follow(new TimeAxis(from, columnWidth, 640), step, LENGTH);
        assertTrue(followed.shows(step), followed + " at " + step);
    }
}
