package rnnscope.figure.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.Painted;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.ScoreFigure;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.figure.score.TrackLayout;
import rnnscope.tape.Channel;

/** Each track painted alone, in columns of 20, and asked at points. */
class TracksTest {
    private static final TimeAxis AXIS = new TimeAxis(0, 20, 200);
    private static final Look LOOK = Look.light();

    /** "ab ?ab": "?" is unknown; h of unit j at t is (t − 2) / 4, twice that for unit 1; b is likelier than a, than " ". */
    private final Passage passage = ExactPassage.of("ab ?ab", "ab ", 3, 0, 6, TracksTest::value,
            (t, s) -> switch (s) {
                case "b" -> 0.7;
                case "a" -> 0.2;
                default -> 0.1;
            });

    private static double value(Channel channel, int unit, int step) {
        double h = (step - 2) / 4.0 * (unit == 1 ? 2 : 1);
        return channel == ExactPassage.GATE ? 0.25 * unit + 0.1 : channel == ExactPassage.CELL ? 4 * h : h;
    }

    @Test
    void textStandsOnTheUnitsColour() {
        TextTrack track = new TextTrack(passage, new Probe(0, 1, "hidden"));
        Painted painted = Painted.track(track, AXIS, 30, LOOK);
        for (int t = 0; t < 6; t++) {
            Color ground = LOOK.diverging().colour((t - 2) / 2f, -1, 1);
            assertEquals(ground, painted.at(20 * t, 1), "left edge of column " + t);
            assertEquals(ground, painted.at(20 * t + 19, 1), "right edge of column " + t);
        }
        assertEquals(LOOK.card(), painted.at(125, 15), "nothing after the end");
        assertTrue(painted.count(Color.WHITE, 0, 0, 20, 30) > 5, "white letter on dark blue");
    }

    @Test
    void anUnknownSymbolIsMarkedAndSaysSo() {
        TextTrack track = new TextTrack(passage, new Probe(0, 0, "hidden"));
        Painted painted = Painted.track(track, AXIS, 30, LOOK);
        assertTrue(amber(painted, 60, 80) > 5);
        assertEquals(0, amber(painted, 0, 60));
        assertTrue(track.at(65, 10, AXIS, 30).words().contains("not in the vocabulary"));
        Hit hit = track.at(81, 10, AXIS, 30);
        assertEquals(4, hit.step());
        assertEquals("“a”\nh = 0.5, hidden state of unit 0\nstep 5", hit.words());
        assertEquals(new Rectangle2D.Double(80, 0, 20, 30), hit.area());
        assertNull(track.at(121, 10, AXIS, 30));
    }

    private static int amber(Painted painted, int x0, int x1) {
        int count = 0;
        for (int y = 24; y < 30; y++) {
            for (int x = x0; x < x1; x++) {
                count += painted.at(x, y).getRed() - painted.at(x, y).getBlue() > 90 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theGuessThatCameTrueIsFramed() {
        GuessesTrack track = new GuessesTrack(passage);
        Painted painted = Painted.track(track, AXIS, 51, LOOK);
        // three symbols, three guesses. Rows are 17 high: b, a, space. After a comes b (row 0); after b comes a space (row 2)
        assertEquals(LOOK.beam(), painted.at(0, 0));
        assertEquals(LOOK.beam(), painted.at(18, 15));
        assertEquals(LOOK.amount().colour(0.7f, 0, 1), painted.at(2, 2));
        assertEquals(LOOK.card(), painted.at(19, 5), "columns are a pixel apart");
        assertEquals(LOOK.amount().colour(0.7f, 0, 1), painted.at(20, 0), "not framed");
        assertEquals(LOOK.amount().colour(0.2f, 0, 1), painted.at(20, 17));
        assertEquals(LOOK.beam(), painted.at(20, 34));
        Hit hit = track.at(30, 40, AXIS, 51);
        assertEquals("space is next with p = 0.1, and it came\nguess 3 after “b”, step 2", hit.words());
        assertNull(track.at(130, 40, AXIS, 51));
    }

    @Test
    void surpriseIsOfWhatCameNext() {
        SurpriseTrack track = new SurpriseTrack(passage);
        Painted painted = Painted.track(track, AXIS, 101, LOOK);
        // the axis ends at 4, the base is at 100: −ln 0.1 = 2.303 nats after b
        assertEquals(LOOK.faint(), painted.at(30, 98));
        assertEquals(LOOK.faint(), painted.at(30, 44));
        assertEquals(LOOK.card(), painted.at(30, 41));
        assertEquals(LOOK.card(), painted.at(22, 98), "bars have room between them");
        assertEquals(LOOK.amber(), painted.at(50, 99), "the unknown symbol came after the space");
        assertEquals(LOOK.card(), painted.at(110, 90), "nothing came after the last");
        assertTrue(track.at(30, 50, AXIS, 101).words()
                .startsWith("surprise 2.303 nats, p = 10.00%\nspace came after “b”"));
        assertTrue(track.at(50, 50, AXIS, 101).words().contains("not in the vocabulary"));
        assertTrue(track.at(110, 50, AXIS, 101).words().contains("end of the text"));
    }

    @Test
    void aUnitsLinesPassThroughItsValues() {
        UnitTrack track = new UnitTrack(passage, 0, 1);
        Painted painted = Painted.track(track, AXIS, 126, LOOK);
        Scale scale = Scale.holding(-4, 6, 126 - 22, 3); // c runs from −4 to 6, above the row for words
        assertNear(LOOK.ink(), painted.at(AXIS.centre(3), scale.y(2)));
        assertNear(LOOK.lineColour("f"), painted.at(AXIS.centre(4) + 4, scale.y(0.35)));
        Hit hit = track.at(AXIS.centre(5), scale.y(5), AXIS, 126);
        assertEquals("cell", hit.channel());
        assertEquals("c = 6, cell state of unit 1\n“b”, step 6", hit.words());
        assertEquals("forget", track.at(AXIS.centre(2) - 3, scale.y(0.5), AXIS, 126).channel());
        assertNull(track.at(150, 10, AXIS, 126));
    }

    /** The edge of a smooth line mixes with the ground. */
    private static void assertNear(Color expected, Color actual) {
        int off = Math.abs(expected.getRed() - actual.getRed()) + Math.abs(expected.getGreen() - actual.getGreen())
                + Math.abs(expected.getBlue() - actual.getBlue());
        assertTrue(off < 90, actual + " for " + expected);
    }

    @Test
    void allUnitsAreARasterInTheOrderAskedFor() {
        int[] order = {2, 1, 0};
        AllUnitsTrack track = new AllUnitsTrack(passage, new Probe(0, 1, "hidden"), order, "as stored");
        Painted painted = Painted.track(track, AXIS, 90, LOOK);
        for (int rank = 0; rank < 3; rank++) {
            for (int t = 0; t < 6; t++) {
                float value = (float) value(ExactPassage.HIDDEN, order[rank], t);
                Color expected = LOOK.diverging().colour(value, -1, 1);
                assertEquals(expected, painted.at(20 * t, 30 * rank), "first pixel of " + rank + ", " + t);
                assertEquals(expected, painted.at(20 * t + 19, 30 * rank + 29), "last pixel of " + rank + ", " + t);
            }
        }
        Hit hit = track.at(105, 35, AXIS, 90);
        assertEquals(1, hit.unit());
        assertEquals(5, hit.step());
        assertTrue(hit.words().startsWith("h = 1.5, hidden state of unit 1"), hit.words());
    }

    @Test
    void theColourBarSaysWhenValuesGoBeyondIt() {
        // the cell's colours end at ±2; only unit 1 from step 4 on exceeds that, so only then does the upper label grow
        ScoreFigure within = bar(new TimeAxis(1.5, 300, 300)); // steps 1 and 2: c = −2 and 0
        ScoreFigure beyond = bar(new TimeAxis(4, 300, 300)); // step 4: c = 4
        int x = 14 + 15;
        assertTrue(inked(Painted.figure(beyond, 435, 300, LOOK), x, 50, x + 30, 75)
                > inked(Painted.figure(within, 435, 300, LOOK), x, 50, x + 30, 75));
    }

    private ScoreFigure bar(TimeAxis axis) {
        return new ScoreFigure(List.of(TrackLayout.of(new AllUnitsTrack(passage, new Probe(0, 1, "cell"),
                new int[] {0, 1, 2}, "as stored"))), axis);
    }

    private static int inked(Painted painted, int x0, int y0, int x1, int y1) {
        return (x1 - x0) * (y1 - y0) - painted.count(LOOK.card(), x0, y0, x1, y1);
    }

    @Test
    void theOrderIsSaidInShortLines() {
        assertEquals(List.of("h · similar", "neighbours"), said("hidden", "similar neighbours"));
        assertEquals(List.of("h · as stored"), said("hidden", "as stored"));
        assertEquals(List.of("c · by value", "at step 4"), said("cell", "by value at step 4"));
    }

    private List<String> said(String channel, String sorted) {
        return new AllUnitsTrack(passage, new Probe(0, 1, channel), new int[] {0, 1, 2}, sorted).definition();
    }

    @Test
    void zoomedUnitsFillThePlot() {
        AllUnitsTrack track = new AllUnitsTrack(passage, new Probe(0, 1, "forget"), new int[] {0, 1, 2}, "as stored",
                0.5, 2);
        Painted painted = Painted.track(track, AXIS, 90, LOOK);
        assertEquals(LOOK.amount().colour(0.1f, 0, 1), painted.at(5, 29));
        assertEquals(LOOK.amount().colour(0.35f, 0, 1), painted.at(5, 31));
        assertEquals(LOOK.amount().colour(0.35f, 0, 1), painted.at(5, 89));
        assertEquals(1, track.at(5, 31, AXIS, 90).unit());
        assertEquals(0, track.at(5, 29, AXIS, 90).unit());
    }

    @Test
    void aTextThatOutgrowsLettersStillShowsItsExtremes() {
        int steps = 4000;
        Passage longOne = ExactPassage.of("ab".repeat(steps / 2), 2, (c, j, t) -> t == 2345 ? 1 : 0);
        TimeAxis all = TimeAxis.fitting(0, steps, 200);
        Painted lines = Painted.track(new UnitTrack(longOne, 0, 0), all, 106, LOOK);
        int spike = (int) all.centre(2345);
        int inked = 9 - lines.count(LOOK.card(), spike - 1, 20, spike + 2, 23);
        assertTrue(inked >= 3, "a peak one step wide is not lost among twenty");
        assertEquals(LOOK.card(), lines.at(spike - 8, 20));
        Painted units = Painted.track(new AllUnitsTrack(longOne, new Probe(0, 0, "hidden"), new int[] {0, 1}, "as stored"),
                all, 50, LOOK);
        assertEquals(LOOK.diverging().colour(1 / 20f, -1, 1), units.at(spike, 10), "the mean of twenty steps");
        Painted text = Painted.track(new TextTrack(longOne, new Probe(0, 0, "hidden")), all, 30, LOOK);
        assertEquals(LOOK.diverging().colour(1 / 20f, -1, 1), text.at(spike, 10));
        Painted guesses = Painted.track(new GuessesTrack(longOne), all, 85, LOOK);
        assertEquals(LOOK.amount().colour(0.5f, 0, 1), guesses.at(100, 5));
    }

    @Test
    void stepsOutsideTheTraceShowTheirSymbolsOnly() {
        Passage window = ExactPassage.of("abababab", "ab", 2, 4, 2, (c, j, t) -> 1, (t, s) -> 0.5);
        Painted text = Painted.track(new TextTrack(window, new Probe(0, 0, "hidden")), AXIS, 30, LOOK);
        assertEquals(LOOK.card(), text.at(79, 1));
        assertEquals(LOOK.diverging().colour(1, -1, 1), text.at(80, 1));
        assertEquals(LOOK.card(), text.at(121, 1));
        for (Track track : new Track[] {new GuessesTrack(window), new SurpriseTrack(window),
                new UnitTrack(window, 0, 0),
                new AllUnitsTrack(window, new Probe(0, 0, "hidden"), new int[] {0, 1}, "as stored")}) {
            assertNull(track.at(70, 5, AXIS, 90), track.title());
            assertEquals(4, track.at(90, 5, AXIS, 90).step(), track.title());
        }
    }

    /** A ReLU network that grows beyond floats: labels stay short, its line ends, and words stand where a number would. */
    @Test
    void whatFloatsCannotHoldIsSaidAndTheAxisStaysSane() {
        Passage passage = ExactPassage.of("aaaaaaaa", 1, (channel, unit, step) -> step < 4 ? Math.pow(10, 9 * step)
                : Double.POSITIVE_INFINITY);
        UnitTrack track = new UnitTrack(passage, 0, 0);
        TimeAxis axis = new TimeAxis(0, 40, 320);
        Painted painted = Painted.track(track, axis, 120, LOOK);
        assertTrue(painted.count(LOOK.card(), 60, 10, 140, 110) < 80 * 100 - 150, "the line as far as it goes");
        assertEquals(100 * 30, painted.count(LOOK.card(), 290, 62, 320, 92) + 70 * 30, "and no further");
        assertEquals("c = too large to show, cell state of unit 0",
                track.at(300, 5, axis, 120).words().replace("f =", "c =").replace("forget gate", "cell state").split("\n")[0]);
        Scale scale = Scale.holding(0, Float.MAX_VALUE, 100, 3);
        for (double tick : scale.ticks()) {
            assertTrue(Numbers.onAxis(tick).length() <= 7, Numbers.onAxis(tick));
        }
        assertTrue(scale.high() >= Float.MAX_VALUE);
    }
}
