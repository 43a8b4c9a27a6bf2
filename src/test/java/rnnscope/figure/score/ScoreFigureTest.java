package rnnscope.figure.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.Painted;
import rnnscope.figure.paint.Look;
import rnnscope.figure.track.AllUnitsTrack;
import rnnscope.figure.track.GuessesTrack;
import rnnscope.figure.track.Passage;
import rnnscope.figure.track.Probe;
import rnnscope.figure.track.SurpriseTrack;
import rnnscope.figure.track.SyntheticPassage;
import rnnscope.figure.track.TextTrack;
import rnnscope.figure.track.UnitOrder;
import rnnscope.figure.track.UnitTrack;

class ScoreFigureTest {
    private static final int WIDTH = 855;
    private static final int HEIGHT = 616;
    private static final Look LOOK = Look.light();

    private final Passage passage = SyntheticPassage.of(SyntheticPassage.PROSE, 128, 0, 130);
    private final Probe probe = new Probe(0, 119, "hidden");

    private List<Track> tracks() {
        return List.of(new TextTrack(passage, probe), new GuessesTrack(passage), new SurpriseTrack(passage),
                new UnitTrack(passage, 0, 119),
                new AllUnitsTrack(passage, probe, UnitOrder.stored(128), "as stored"));
    }

    private ScoreFigure score() {
        return new ScoreFigure(tracks().stream().map(TrackLayout::of).toList(),
                new TimeAxis(0, 16, ScoreLayout.plotWidth(WIDTH)));
    }

    @Test
    void tracksFillTheHeightWithoutOverlapping() {
        for (int height : new int[] {460, 616, 812, 2000}) {
            ScoreLayout layout = score().layout(WIDTH, height);
            double y = 0;
            for (ScoreLayout.Place place : layout.places()) {
                assertEquals(y, place.whole().getY(), 1e-9);
                assertTrue(place.whole().contains(place.plot()));
                assertTrue(place.plot().getHeight() >= place.lane().track().minHeight() - 1e-9);
                y = place.whole().getMaxY();
            }
            assertEquals(height, y + 14, Math.max(14, layout.neededHeight() - height + 1e-9), "at " + height);
        }
    }

    @Test
    void aHeightThatTheUserSetStays() {
        List<Track> tracks = tracks();
        ScoreFigure score = new ScoreFigure(List.of(TrackLayout.of(tracks.get(0)),
                new TrackLayout(tracks.get(2), false, 77), new TrackLayout(tracks.get(3), true, 300),
                TrackLayout.of(tracks.get(4))), new TimeAxis(0, 16, 100));
        ScoreLayout layout = score.layout(WIDTH, HEIGHT);
        assertEquals(77, layout.places().get(1).plot().getHeight(), 1e-9);
        assertEquals(0, layout.places().get(2).plot().getHeight(), 1e-9, "folded");
        assertEquals(28, layout.places().get(2).whole().getHeight(), 1e-9);
        assertEquals(HEIGHT - 14, layout.places().get(3).whole().getMaxY(), 1e-9, "the rest grows");
    }

    @Test
    void everyPlotIsAlignedToOneAxis() {
        ScoreFigure score = score();
        ScoreLayout layout = score.layout(WIDTH, HEIGHT);
        for (ScoreLayout.Place place : layout.places()) {
            Rectangle2D plot = place.plot();
            Hit hit = score.at(layout.plotLeft() + 16 * 7 + 3, plot.getY() + 5, WIDTH, HEIGHT);
            assertEquals(7, hit.step(), place.lane().track().title());
            assertTrue(plot.intersects(hit.area()), place.lane().track().title());
        }
        assertNull(score.at(20, 20, WIDTH, HEIGHT), "the gutter is not the plot");
    }

    @Test
    void gutterTextKeepsOffThePlots() {
        // in light colours, whatever the gutter says, the two columns of pixels left of the plots stay card or line
        Painted painted = Painted.figure(score(), WIDTH, HEIGHT, LOOK);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = (int) ScoreLayout.GUTTER - 6; x < ScoreLayout.GUTTER; x++) {
                Color colour = painted.at(x, y);
                assertTrue(List.of(LOOK.card(), LOOK.line(), LOOK.beam()).contains(colour), x + ", " + y + " " + colour);
            }
        }
    }

    @Test
    void theSelectedUnitIsMarkedInTheMargin() {
        ScoreLayout layout = score().layout(WIDTH, HEIGHT);
        Painted painted = Painted.figure(score(), WIDTH, HEIGHT, LOOK);
        Rectangle2D units = layout.places().get(4).plot();
        double y = units.getY() + units.getHeight() * 119.5 / 128;
        assertEquals(LOOK.beam(), painted.at(layout.plotLeft() - 4, y));
        assertEquals(LOOK.beam(), painted.at(layout.plotLeft() + layout.plotWidth() + 3, y));
        assertNotEquals(LOOK.beam(), painted.at(layout.plotLeft() - 4, y - 10));
    }

    @Test
    void theBeamIsAColumnBetweenHairlines() {
        ScoreFigure score = score();
        ScoreLayout layout = score.layout(WIDTH, HEIGHT);
        Painted beam = Painted.figure(new CursorFigure(score, 10), WIDTH, HEIGHT, LOOK);
        int left = (int) layout.plotLeft() + 160;
        int gap = (int) layout.places().get(2).plot().getMaxY() + 4;
        assertEquals(LOOK.beam(), beam.at(left, gap));
        assertEquals(LOOK.beam(), beam.at(left + 15, gap));
        assertEquals(LOOK.card(), beam.at(left - 1, gap));
        assertEquals(LOOK.card(), beam.at(left + 16, gap));
        Color tint = beam.at(left + 7, gap);
        assertNotEquals(LOOK.card(), tint);
        assertTrue(tint.getGreen() > tint.getRed());
        Rectangle2D symbol = layout.symbolRow();
        assertEquals(LOOK.beam(), beam.at(left - 1, symbol.getCenterY()), "frame outside the column");
        assertEquals(LOOK.card(), beam.at(left, symbol.getCenterY()), "and a hairline of card within");
        assertEquals(LOOK.card(), beam.at(left + 7, symbol.getCenterY()), "the symbol keeps its ground");
    }

    @Test
    void aBeamOutOfSightPaintsNothing() {
        for (int step : new int[] {-1, 45, 10_000}) {
            Painted beam = Painted.figure(new CursorFigure(new ScoreFigure(score().lanes(),
                    TimeAxis.fitting(0, 45, 720)), step), WIDTH, HEIGHT, LOOK);
            assertEquals(WIDTH * HEIGHT, beam.count(LOOK.card(), 0, 0, WIDTH, HEIGHT));
        }
    }

    @Test
    void aBeamOverAThousandStepsIsStillSeen() {
        ScoreFigure dense = new ScoreFigure(score().lanes(), TimeAxis.fitting(0, 1000, 720));
        Painted beam = Painted.figure(new CursorFigure(dense, 100), WIDTH, HEIGHT, LOOK);
        assertTrue(beam.count(LOOK.beam(), 180, 300, 200, 301) >= 2);
    }

    @Test
    void theSameScoreIsPaintedTheSame() {
        Painted once = Painted.figure(score(), WIDTH, HEIGHT, Look.dark());
        Painted again = Painted.figure(score(), WIDTH, HEIGHT, Look.dark());
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(once.image.getRGB(x, y), again.image.getRGB(x, y));
            }
        }
    }
}
