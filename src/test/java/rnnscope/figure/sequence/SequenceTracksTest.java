package rnnscope.figure.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.Look;
import rnnscope.figure.picture.CellsPainter;
import rnnscope.figure.score.CursorFigure;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.ScoreFigure;
import rnnscope.figure.score.ScoreLayout;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.figure.score.TrackLayout;
import rnnscope.figure.sequence.LabelsTrack.Span;
import rnnscope.tape.Channel;
import rnnscope.tape.ComputationOrder;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;
import rnnscope.tape.Trace;

/** Four words, read in both directions by three units; every value is chosen here. */
class SequenceTracksTest {
    private static final Look LOOK = Look.dark();
    private static final Channel HIDDEN = Channel.signed("hidden", "h", "hidden state", Channel.Role.STATE, 1);
    private static final TimeAxis AXIS = new TimeAxis(0, 50, 200);
    private static final List<String> WORDS = List.of("her", "dog", "barked", ".");

    private static ReadSequence read(int moment) {
        TapeLayout layout = new TapeLayout.Builder(1, 4).bidirectional().layer("test", List.of(HIDDEN), 3)
                .layer("test", List.of(HIDDEN), 3).build();
        Tape tape = new Tape(layout, false);
        for (int layer = 0; layer < 2; layer++) {
            for (int t = 0; t < 4; t++) {
                for (int j = 0; j < 3; j++) {
                    tape.values()[layout.channel(layer, "hidden").at(layout.row(t), j)] = value(layer, j, t);
                }
            }
        }
        return new ReadSequence(new Trace(tape, 0, new int[] {0, 1, 2, 3, -1}), ComputationOrder.of(layout, false),
                moment, WORDS, 0);
    }

    private static float value(int layer, int unit, int step) {
        return (layer == 0 ? 1 : -1) * (0.2f * step + 0.1f * unit + 0.1f);
    }

    @Test
    void eachPictureOfAFilmStandsInItsColumnWithWhatEachCellSpeaks() {
        List<CellsPainter> pictures = IntStream.range(0, 4).mapToObj(t -> {
            float[] levels = new float[16];
            levels[5] = 1;
            float[] saliency = new float[16];
            saliency[10] = t == 2 ? -3 : 0;
            return new CellsPainter(levels, t == 2 ? saliency : null, 3);
        }).toList();
        FilmTrack track = new FilmTrack(read(0), Heading.of("view.sequence.film"), List.of(), pictures);
        BufferedImage image = new BufferedImage(200, 50, BufferedImage.TYPE_INT_RGB);
        track.paint(image.createGraphics(), AXIS, 50, LOOK);
        assertEquals(LOOK.amount().colour(1, 0, 1), new Color(image.getRGB(50 + 3 + 16, 3 + 16)), "a light cell is ink");
        assertEquals(LOOK.diverging().colour(-0.8f, -1, 1), new Color(image.getRGB(100 + 3 + 27, 3 + 27)), "it speaks against");
        Hit hit = track.at(100 + 3 + 27, 3 + 27, AXIS, 50);
        assertEquals(2, hit.step());
        assertEquals(10, hit.unit());
        assertEquals("row 3, column 3: level 0, speaks for it with −3", hit.words());
        assertNull(track.at(101, 1, AXIS, 50), "beside the picture");
    }

    private static BufferedImage paint(Figure figure, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(LOOK.card());
        g.fillRect(0, 0, width, height);
        figure.paint(g, width, height, LOOK);
        return image;
    }

    private static BufferedImage paint(Track track, int height) {
        return paint((g, width, h, look) -> track.paint(g, AXIS, h, look), (int) AXIS.width(), height);
    }

    private static Color at(BufferedImage image, double x, double y) {
        return new Color(image.getRGB((int) x, (int) y));
    }

    private static int count(BufferedImage image, Color colour, int x0, int x1) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = x0; x < x1; x++) {
                count += at(image, x, y).equals(colour) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void aDirectionShowsWhatItHasComputedAndHatchesTheRest() {
        BufferedImage forward = paint(new StatesTrack(read(1), 0, "hidden", -1), 60);
        BufferedImage backward = paint(new StatesTrack(read(1), 1, "hidden", -1), 60);
        for (int t = 0; t < 4; t++) {
            for (int j = 0; j < 3; j++) {
                Color ahead = LOOK.diverging().colour(value(0, j, t), -1, 1);
                Color back = LOOK.diverging().colour(value(1, j, t), -1, 1);
                assertEquals(t <= 1, ahead.equals(at(forward, 50 * t + 30, 20 * j + 10)), "forward " + t);
                assertEquals(t >= 2, back.equals(at(backward, 50 * t + 30, 20 * j + 10)), "backward " + t);
            }
        }
        assertTrue(count(forward, LOOK.card(), 100, 200) > 1000, "blank but for the hatching");
    }

    @Test
    void pointingSaysTheValueOrThatItIsNotComputed() {
        StatesTrack track = new StatesTrack(read(1), 0, "hidden", -1);
        assertEquals("h = 0.4, hidden state of unit 1, forward\n“dog”, step 2", track.at(75, 30, AXIS, 60).words());
        assertEquals("unit 1, not computed yet, forward\n“barked”, step 3", track.at(125, 30, AXIS, 60).words());
        assertNull(track.at(25, 61, AXIS, 60));
    }

    @Test
    void aLabelAppearsWhenBothDirectionsHaveBeenThere() {
        List<Span> spans = List.of(new Span(0, 1, 0, 0.9, 0), new Span(1, 2, 1, 0.8, 0), new Span(2, 3, 2, 0.7, -1),
                new Span(3, 4, 3, 1, 3));
        List<String> names = List.of("DET", "NOUN", "VERB", "PUNCT");
        LabelsTrack middle = new LabelsTrack(read(2), new Heading("Label", "Label"), List.of(), names, spans);
        BufferedImage image = paint(middle, 56);
        for (int t = 0; t < 4; t++) {
            Color bar = LabelPen.colour(LOOK, t);
            assertEquals(t == 1 || t == 2, bar.equals(at(image, 50 * t + 25, 1)), "label " + t);
        }
        assertTrue(count(image, LOOK.red(), 50, 100) > 0, "the right label of what is wrong");
        assertEquals(0, count(image, LOOK.red(), 100, 150));
        assertEquals("NOUN, p = 0.8; right is DET\n“dog”, step 2", middle.at(75, 10, AXIS, 56).words());
        assertEquals("not known yet\n“her”, step 1", middle.at(25, 10, AXIS, 56).words());
    }

    @Test
    void wordsStandOnEndWhereColumnsAreNarrow() {
        assertTrue(WordsTrack.fit(WORDS, 60, Fonts.get()));
        assertFalse(WordsTrack.fit(WORDS, 30, Fonts.get()));
        assertTrue(WordsTrack.fit(List.of("a", "\n", " "), 12, Fonts.get()), "letters, and marks for what has none");
        WordsTrack lying = new WordsTrack(read(0), new Heading("Text", "Text"), List.of(), false);
        WordsTrack upright = new WordsTrack(read(0), new Heading("Text", "Text"), List.of(), true);
        assertTrue(upright.preferredHeight() > lying.preferredHeight());
        BufferedImage image = paint(upright, (int) upright.preferredHeight());
        assertTrue(count(image, LOOK.ink(), 118, 132) > 10, "within its column");
        assertEquals(0, count(image, LOOK.ink(), 135, 165));
    }

    @Test
    void eachDirectionHasABeamOfItsOwn() {
        ScoreFigure score = new ScoreFigure(List.of(TrackLayout.of(new WordsTrack(read(1), new Heading("Text", "Text"), List.of(), false)),
                TrackLayout.of(new StatesTrack(read(1), 0, "hidden", -1)),
                TrackLayout.of(new StatesTrack(read(1), 1, "hidden", -1))), AXIS);
        ScoreLayout layout = score.layout(340, 400);
        Rectangle2D forward = layout.places().get(1).plot();
        Rectangle2D backward = layout.places().get(2).plot();
        Rectangle2D symbols = layout.symbolRow();
        BufferedImage first = paint(new CursorFigure(score, 1), 340, 400);
        int left = (int) layout.plotLeft() + 50;
        assertEquals(LOOK.beam(), at(first, left, forward.getCenterY()));
        assertEquals(LOOK.card(), at(first, left, backward.getCenterY()));
        assertEquals(LOOK.beam(), at(first, left - 1, symbols.getCenterY()));
        BufferedImage second = paint(new CursorFigure(score, 2, true), 340, 400);
        assertEquals(LOOK.card(), at(second, left + 50, forward.getCenterY()));
        assertEquals(LOOK.beam(), at(second, left + 50, backward.getCenterY()));
        assertEquals(LOOK.beam(), at(second, left + 49, symbols.getCenterY()));
    }

    @Test
    void linesStopWhereNothingIsKnown() {
        CurvesTrack.Curve price = new CurvesTrack.Curve("price", new float[] {0, 1, Float.NaN, 1}, -1);
        CurvesTrack track = new CurvesTrack(new Heading("Price", "Price"), List.of(), 0, List.of(price), -1, 1, new int[] {1, 3}, 60,
                CurvesTrack.Beams.BOTH);
        BufferedImage image = paint(track, 60);
        assertEquals(LOOK.hover(), at(image, 60, 45));
        assertNotEquals(LOOK.hover(), at(image, 30, 45));
        assertTrue(count(image, LOOK.ink(), 25, 75) > 20, "from the first to the second");
        assertEquals(0, count(image, LOOK.ink(), 110, 140));
        assertEquals("price: 1", track.at(75, 5, AXIS, 60).words());
        assertNull(track.at(125, 5, AXIS, 60));
    }

    @Test
    void barsRiseWithTheirAmountAndDifferencesGoBothWays() {
        BarsTrack amount = new BarsTrack(new Heading("Weight", "Weight"), List.of(), 0, new float[] {1, 0.5f, 0, Float.NaN}, false, 1, "weight",
                null);
        BufferedImage image = paint(amount, 40);
        assertEquals(LOOK.muted(), at(image, 25, 5));
        assertNotEquals(LOOK.muted(), at(image, 75, 5));
        assertEquals(LOOK.muted(), at(image, 75, 35));
        assertNotEquals(LOOK.muted(), at(image, 125, 35));
        assertEquals("weight 0.5", amount.at(75, 30, AXIS, 40).words());
        assertNull(amount.at(175, 30, AXIS, 40));
        BarsTrack signed = new BarsTrack(new Heading("Without", "Without"), List.of(), 0, new float[] {1, -1}, true, 1, "p", null);
        BufferedImage both = paint(signed, 40);
        assertEquals(LOOK.diverging().colour(1, -1, 1), at(both, 25, 10));
        assertEquals(LOOK.card(), at(both, 25, 30));
        assertEquals(LOOK.diverging().colour(-1, -1, 1), at(both, 75, 30));
        assertEquals(LOOK.card(), at(both, 75, 10));
    }
}
