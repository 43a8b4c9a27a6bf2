package rnnscope.figure.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.figure.Painted;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.TimeAxis;

/** In columns of 20: "b" follows with 0.5 where it was 0.25 before, and "a" with 0.1 where it was 0.4. */
class CostTrackTest {
    private static final TimeAxis AXIS = new TimeAxis(0, 20, 200);
    private static final Look LOOK = Look.light();

    private final CostTrack track = new CostTrack(passage(0.1, 0.5), passage(0.4, 0.25).trace());

    private static Passage passage(double a, double b) {
        return ExactPassage.of("abab?a", "ab ", 1, 0, 6, (channel, unit, step) -> 0, (t, s) -> switch (s) {
            case "a" -> a;
            case "b" -> b;
            default -> 1 - a - b;
        });
    }

    @Test
    void whatCostsGoesUpAndWhatSparesGoesDown() {
        Painted painted = Painted.track(track, AXIS, 60, LOOK);
        // ln 4 = 1.386 at the a after step 1, −ln 2 = −0.693 at the b after step 0; the axis ends at 2.
        assertEquals(LOOK.diverging().colour((float) Math.log(4), -2, 2), painted.at(30, 20));
        assertEquals(LOOK.card(), painted.at(30, 5), "it reaches 0.69 of the way up");
        assertEquals(LOOK.card(), painted.at(30, 40));
        assertEquals(LOOK.diverging().colour((float) -Math.log(2), -2, 2), painted.at(10, 35));
        assertEquals(LOOK.card(), painted.at(10, 50));
        assertEquals(LOOK.card(), painted.at(70, 20), "what comes next is unknown");
    }

    /** What an edited model holds for impossible may come all the same. */
    @Test
    void aLossWithoutMeasureReachesToTheEdge() {
        Passage wild = passage(0, 0.5);
        Painted painted = Painted.track(new CostTrack(wild, passage(0.4, 0.25).trace()), AXIS, 60, LOOK);
        assertEquals(LOOK.diverging().colour(1, -1, 1), painted.at(30, 5));
        assertEquals(LOOK.faint(), Painted.track(new SurpriseTrack(wild), AXIS, 60, LOOK).at(30, 5));
    }

    @Test
    void saysBothInNats() {
        String words = track.at(30, 10, AXIS, 60).words();
        assertTrue(words.startsWith("+1.386 nats: “a” surprises by 2.303, without the edits by 0.916"), words);
        assertTrue(track.at(10, 10, AXIS, 60).words().startsWith("−0.693 nats"));
        assertNull(track.at(70, 10, AXIS, 60));
    }

    @Test
    void whereManyStepsShareAPixelBothExtremesShow() {
        TimeAxis dense = new TimeAxis(0, 0.5, 200);
        Painted painted = Painted.track(track, dense, 60, LOOK);
        assertTrue(painted.count(LOOK.diverging().colour((float) Math.log(4), -2, 2), 0, 0, 3, 30) > 0);
        assertTrue(painted.count(LOOK.diverging().colour((float) -Math.log(2), -2, 2), 0, 30, 3, 60) > 0);
    }
}
