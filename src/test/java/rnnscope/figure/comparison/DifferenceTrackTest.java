package rnnscope.figure.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Painted;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.track.ExactPassage;
import rnnscope.figure.track.Passage;

/** In columns of 20: A gives "b" 0.5 and "a" 0.1; B gives "b" 0.25 and "a" 0.4. So Δ is −1 bit at "b" and +2 bits at "a". */
class DifferenceTrackTest {
    private static final TimeAxis AXIS = new TimeAxis(0, 20, 200);
    private static final Look LOOK = Look.light();

    private final Differences differences = new Differences(passage(0.1, 0.5), passage(0.4, 0.25), new Sides("first", "second"),
            new float[] {-1, 2, -1, Float.NaN, Float.NaN, Float.NaN});

    private static Passage passage(double a, double b) {
        return ExactPassage.of("abab?a", "ab ", 1, 0, 6, (channel, unit, step) -> 0, (t, s) -> switch (s) {
            case "a" -> a;
            case "b" -> b;
            default -> 1 - a - b;
        });
    }

    @Test
    void upwardsWhereAIsSurprisedMore() {
        DifferenceTrack track = new DifferenceTrack(differences);
        Painted painted = Painted.track(track, AXIS, 60, LOOK);
        assertEquals(LOOK.diverging().colour(2, -2, 2), painted.at(30, 10));
        assertEquals(LOOK.card(), painted.at(30, 40));
        assertEquals(LOOK.diverging().colour(-1, -2, 2), painted.at(10, 38));
        assertEquals(LOOK.card(), painted.at(70, 20), "what comes next is unknown");
        assertTrue(track.at(30, 10, AXIS, 60).words().startsWith("Δ = +2.00 bits at “a”: 3.32 by first (A), 1.32 by second (B)"),
                track.at(30, 10, AXIS, 60).words());
        assertNull(track.at(70, 10, AXIS, 60));
        NumberTable numbers = track.numbers(AXIS);
        assertEquals(2.0, (double) numbers.columns().get(3).values().get(1));
        assertEquals(Math.log(10) / Math.log(2), (double) numbers.columns().get(1).values().get(1), 1e-5);
    }

    /** A symbol has the colour of the predictions before it, and a mark at the top where A was surprised more. */
    @Test
    void theTextIsColouredAtTheSymbolThatCame() {
        Painted painted = Painted.track(new DifferenceTextTrack(differences), AXIS, 30, LOOK);
        assertEquals(LOOK.card(), painted.at(2, 28), "nothing was predicted before the first");
        assertEquals(LOOK.diverging().colour(-1, -6, 6), painted.at(22, 15));
        assertEquals(LOOK.diverging().colour(2, -6, 6), painted.at(42, 15));
        assertEquals(Look.quietLetterOn(LOOK.diverging().colour(2, -6, 6)), painted.at(50, 2));
        assertEquals(Look.quietLetterOn(LOOK.diverging().colour(-1, -6, 6)), painted.at(30, 27));
    }
}
