package rnnscope.figure.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.attention.FunnelFigure.Given;
import rnnscope.figure.attention.FunnelFigure.State;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.tape.Channel;

/** Where a model looks, pixel by pixel. */
class AttentionFiguresTest {
    private static final Look LOOK = Look.light();
    private static final int WIDTH = 600;
    private static final int HEIGHT = 300;
    private static final Alignment ALIGNMENT = new Alignment(List.of("he", "hid", "it"), List.of("그는", "숨겼다", "end"),
            new float[][] {{0.9f, 0.1f, 0}, {0, 0.25f, 0.75f}, {0, 0, 1}}, Set.of(1), Set.of(2));

    private static BufferedImage paint(Figure figure, Look look) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(look.card());
        g.fillRect(0, 0, WIDTH, HEIGHT);
        figure.paint(g, WIDTH, HEIGHT, look);
        return image;
    }

    private static Color at(BufferedImage image, double x, double y) {
        return new Color(image.getRGB((int) x, (int) y));
    }

    private static int count(BufferedImage image, Color colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
            }
        }
        return count;
    }

    /** Middle of a cell, as a hit says where it is. */
    private static double[] cell(Figure figure, int t, int s) {
        for (int y = 0; y < HEIGHT; y += 10) {
            for (int x = 0; x < WIDTH; x += 10) {
                Hit hit = figure.at(x, y, WIDTH, HEIGHT);
                if (hit != null && hit.step() == t && hit.unit() == s) {
                    return new double[] {hit.area().getCenterX(), hit.area().getCenterY()};
                }
            }
        }
        throw new AssertionError("no cell " + t + ", " + s);
    }

    @Test
    void theMatrixIsInkForTheWeightUpToTheBeam() {
        for (Look look : List.of(Look.light(), Look.dark())) {
            AlignmentFigure figure = new AlignmentFigure(ALIGNMENT, 1, -1, true);
            BufferedImage image = paint(figure, look);
            for (int t = 0; t < 3; t++) {
                for (int s = 0; s < 3; s++) {
                    double[] middle = cell(figure, t, s);
                    // Beside the number, which stands in the middle.
                    Color ground = at(image, middle[0] - 25, middle[1] - 14);
                    assertEquals(t > 1 ? look.card() : look.amount().colour(ALIGNMENT.weight(t, s), 0, 1), ground);
                }
            }
        }
    }

    @Test
    void theBeamIsGreenAndAForcedRowAmber() {
        AlignmentFigure figure = new AlignmentFigure(ALIGNMENT, 1, -1, true);
        BufferedImage image = paint(figure, LOOK);
        double[] middle = cell(figure, 1, 0);
        double top = figure.at(middle[0], middle[1], WIDTH, HEIGHT).area().getY();
        assertTrue(IntStream.range((int) top - 4, (int) top + 4).anyMatch(y -> at(image, middle[0], y).equals(LOOK.beam())));
        assertTrue(count(image, LOOK.amber()) > 20);
        assertEquals(0, count(paint(new AlignmentFigure(ALIGNMENT, 0, -1, true), LOOK), LOOK.amber()),
                "what is forced later is not written yet");
        assertTrue(count(paint(new AlignmentFigure(ALIGNMENT, 1, 2, true), LOOK), LOOK.beam()) > count(image, LOOK.beam()),
                "a pinned cell has a frame of its own");
    }

    @Test
    void pointingSaysTheExactWeightAndWhatIsForced() {
        AlignmentFigure figure = new AlignmentFigure(ALIGNMENT, 1, -1, true);
        double[] middle = cell(figure, 1, 2);
        assertEquals("숨겼다” reads “it” with weight 0.75, these weights are forced", figure.at(middle[0], middle[1], WIDTH, HEIGHT)
                .words().substring(1));
        double[] later = cell(figure, 2, 2);
        assertEquals("Step 3, not written yet", figure.at(later[0], later[1], WIDTH, HEIGHT).words());
        assertEquals(-1, figure.at(20, middle[1], WIDTH, HEIGHT).unit());
        assertNull(figure.at(WIDTH - 5, middle[1], WIDTH, HEIGHT));
    }

    @Test
    void hardAttentionIsAllOnTheGreatestWeight() {
        Alignment hard = ALIGNMENT.hard();
        assertEquals(1, hard.weight(0, 0));
        assertEquals(0, hard.weight(0, 1));
        assertEquals(1, hard.weight(1, 2));
        assertEquals(0, hard.weight(1, 1));
        assertTrue(hard.isRowForced(1));
        Alignment even = new Alignment(List.of("a", "b"), List.of("c"), new float[][] {{0.5f, 0.5f}}, Set.of(), Set.of());
        assertEquals(1, even.hard().weight(0, 0), "of equal ones the first");
    }

    @Test
    void alignmentsDoNotChangeWithTheArraysTheyWereMadeOf() {
        float[][] weights = {{1, 0}};
        Alignment alignment = new Alignment(List.of("a", "b"), List.of("c"), weights, Set.of(), Set.of());
        weights[0][0] = 0.5f;
        assertEquals(1, alignment.weight(0, 0));
    }

    @Test
    void linksAreAsThickAsTheirWeightsAndGreenAtTheBeam() {
        int strong = marked(new float[][] {{0.9f, 0.1f, 0}, {0, 0.25f, 0.75f}, {0, 0, 1}}, 0);
        int weak = marked(new float[][] {{0.3f, 0.1f, 0}, {0, 0.25f, 0.75f}, {0, 0, 1}}, 0);
        assertTrue(strong > 1.5 * weak, strong + " and " + weak);
        LinksFigure figure = new LinksFigure(ALIGNMENT, 1, -1);
        int green = greens(paint(figure, LOOK));
        assertTrue(green > 300, "links of the beam are green: " + green);
        Hit source = figure.at(cellX(figure, 2), 10, WIDTH, HEIGHT);
        assertEquals("“it”, read with weight 0.75 at step 2", source.words());
        assertEquals(2, source.unit());
    }

    private static double cellX(LinksFigure figure, int s) {
        return IntStream.range(0, WIDTH).filter(x -> {
            Hit hit = figure.at(x, 10, WIDTH, HEIGHT);
            return hit != null && hit.unit() == s;
        }).average().orElseThrow();
    }

    /** Pixels of links at step 0 alone. */
    private static int marked(float[][] weights, int step) {
        BufferedImage image = paint(new LinksFigure(new Alignment(List.of("he", "hid", "it"), List.of("a", "b", "c"), weights,
                Set.of(), Set.of()), step, -1), LOOK);
        int count = 0;
        for (int y = 60; y < HEIGHT - 70; y++) {
            for (int x = 110; x < WIDTH; x++) {
                count += at(image, x, y).equals(LOOK.card()) ? 0 : 1;
            }
        }
        return count;
    }

    private static int greens(BufferedImage image) {
        int count = 0;
        for (int y = 40; y < HEIGHT - 60; y++) {
            for (int x = 110; x < WIDTH; x++) {
                Color c = at(image, x, y);
                count += c.getGreen() > c.getRed() + 40 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void whatIsToComeIsAQuestionMarkAndHasNoLinks() {
        BufferedImage first = paint(new LinksFigure(ALIGNMENT, 0, -1), LOOK);
        BufferedImage last = paint(new LinksFigure(ALIGNMENT, 2, -1), LOOK);
        assertTrue(count(first, LOOK.card()) > count(last, LOOK.card()));
        LinksFigure figure = new LinksFigure(ALIGNMENT, 0, -1);
        boolean said = IntStream.range(0, WIDTH).mapToObj(x -> figure.at(x, HEIGHT - 10, WIDTH, HEIGHT))
                .anyMatch(hit -> hit != null && hit.step() == 2 && hit.words().equals("Step 3, not written yet"));
        assertTrue(said);
    }

    @Test
    void longSourcesAreWrittenAslantWithinTheirRoom() {
        List<String> words = Collections.nCopies(30, "neighbours");
        SourceColumns columns = SourceColumns.of(words, 97, 600, LOOK.fonts().mono(13), LOOK.fonts());
        assertEquals(SourceColumns.Manner.ASLANT, columns.manner());
        assertEquals(20, columns.column(), 1e-9);
        assertTrue(columns.rise() > 60 && columns.rise() <= 84);
        SourceColumns few = SourceColumns.of(words.subList(0, 4), 97, 600, LOOK.fonts().mono(13), LOOK.fonts());
        assertTrue(few.manner() == SourceColumns.Manner.UPRIGHT && few.every() == 1);
        assertEquals(-1, columns.at(96));
        assertEquals(29, columns.at(97 + 599.9));
        assertEquals(-1, columns.at(97 + 600.1));
        List<String> many = Collections.nCopies(100, "neighbours");
        SourceColumns crowded = SourceColumns.of(many, 97, 600, LOOK.fonts().mono(13), LOOK.fonts());
        assertTrue(crowded.every() > 1);
        assertTrue(crowded.says(7, 7) && !crowded.says(8, 7));
    }

    @Test
    void wordsThatAreALittleTooWideStandInTwoRowsInTurn() {
        Fonts fonts = Look.light().fonts();
        Font font = fonts.mono(15);
        List<String> words = List.of("the", "soldier", "worked", "because", "we", "called");
        SourceColumns columns = SourceColumns.of(words, 100, 6 * 37, font, fonts);
        assertEquals(SourceColumns.Manner.IN_TURN, columns.manner());
        assertEquals(1, columns.every());
        for (int s = 2; s < words.size(); s++) {
            assertEquals(columns.away(s - 2), columns.away(s));
            assertTrue(columns.away(s) != columns.away(s - 1));
            assertTrue(GlyphRuns.width(words.get(s - 2), font, fonts) / 2 + GlyphRuns.width(words.get(s), font, fonts) / 2
                    < 2 * columns.column(), "those of one row do not touch");
        }
        assertTrue(columns.rise() < SourceColumns.of(words, 100, 6 * 30, font, fonts).rise(), "turned they are higher");
    }

    @Test
    void barsOfWeightsAreAsLongAsTheWeightsAndAmberWhereForced() {
        float[] scores = {1, 2, -1};
        float[] weights = {0.25f, 0.7f, 0.05f};
        AttentionWeightsFigure figure = new AttentionWeightsFigure(3, List.of("he", "hid", "it"), scores, weights, -1,
                false);
        BufferedImage image = paint(figure, LOOK);
        assertTrue(count(image, LOOK.beam()) > 500);
        assertEquals(0.25 / 0.7, count(image, LOOK.faint()) / (double) count(image, LOOK.beam()), 0.13);
        BufferedImage forced = paint(new AttentionWeightsFigure(3, List.of("he", "hid", "it"), scores, weights,
                -1, true), LOOK);
        assertEquals(0, count(forced, LOOK.beam()));
        assertTrue(count(forced, LOOK.amber()) > 500);
        assertEquals("“hid”, score 2, weight 0.7", figure.at(50, 30, WIDTH, HEIGHT).words());
        assertEquals(1, figure.at(50, 30, WIDTH, HEIGHT).unit());
    }

    @Test
    void whereNotAllFitTheGreatestWeightsShowInTheirOrder() {
        int steps = 60;
        float[] weights = new float[steps];
        weights[58] = 0.6f;
        weights[3] = 0.4f;
        AttentionWeightsFigure figure = new AttentionWeightsFigure(0, Collections.nCopies(steps, "x"), new float[steps],
                weights, 40, false);
        List<Integer> shown = IntStream.range(0, 45).mapToObj(y -> figure.at(10, y, WIDTH, 60))
                .filter(hit -> hit != null).map(Hit::unit).distinct().toList();
        assertEquals(List.of(3, 40, 58), shown, "the pinned one too");
    }

    @Test
    void theFunnelShowsTheStateInItsColoursAndNamesItsNumbers() {
        Channel h = Channel.signed("hidden", "h", "hidden state", Channel.Role.STATE, 1);
        float[] state = {-1, -0.5f, 0, 0.5f, 1};
        for (boolean once : new boolean[] {false, true}) {
            FunnelFigure figure = new FunnelFigure(new Given(once ? List.of("317") : List.of("he", "hid", "it"), once, null),
                    List.of(new State(h, state)), List.of("a", "b", "end"), 1);
            BufferedImage image = paint(figure, LOOK);
            for (int j = 0; j < state.length; j++) {
                int unit = j;
                double[] place = unit(figure, unit);
                assertEquals(LOOK.diverging().colour(state[unit], -1, 1), at(image, place[0], place[1]));
            }
        }
    }

    @Test
    void whatIsGivenAtEveryStepLeadsToEachSymbolWritten() {
        float[] dark = new float[64];
        FunnelFigure figure = new FunnelFigure(new Given(List.of("picture"), true, dark), List.of(), List.of("a", "b", "c", "end"), 2);
        BufferedImage image = paint(figure, LOOK);
        int lines = 0;
        for (int t = 0; t < 4; t++) {
            int step = t;
            double middle = IntStream.range(0, WIDTH).filter(x -> {
                Hit hit = figure.at(x, HEIGHT - 4, WIDTH, HEIGHT);
                return hit != null && hit.step() == step;
            }).average().orElseThrow();
            int top = IntStream.range(0, HEIGHT).filter(y -> figure.at(middle, y, WIDTH, HEIGHT) != null).findFirst().orElseThrow();
            lines += at(image, middle, top - 17).equals(LOOK.card()) ? 0 : 1;
        }
        assertEquals(3, lines, "one to each of the three symbols written");
    }

    private static double[] unit(Figure figure, int unit) {
        for (int y = 0; y < HEIGHT; y += 4) {
            int row = y;
            double x = IntStream.range(0, WIDTH / 3).map(i -> 3 * i).filter(i -> {
                Hit hit = figure.at(i, row + 4, WIDTH, HEIGHT);
                return hit != null && hit.unit() == unit && hit.words().contains("before the first step");
            }).average().orElse(-1);
            if (x >= 0) {
                return new double[] {x, y + 6};
            }
        }
        throw new AssertionError("no unit " + unit);
    }

    @Test
    void theMapOfStatesEndsAtTheBeamAndBeginsWithWhatIsRead() {
        Channel h = Channel.signed("hidden", "h", "hidden state", Channel.Role.STATE, 1);
        StateMapFigure figure = new StateMapFigure(h, List.of("a", "b"), new float[][] {{-1, 1}, {0.5f, -0.5f}},
                new float[] {0.25f, -0.25f}, List.of("c", "d"), new float[][] {{1, -1}, {0.1f, 0.2f}}, 0);
        BufferedImage image = paint(figure, LOOK);
        assertEquals(0.5f, valueAt(figure, "after reading “b”", 0));
        double[] read = place(figure, "after reading “a”: ", 0);
        assertEquals(LOOK.diverging().colour(-1, -1, 1), at(image, read[0], read[1]));
        double[] written = place(figure, "at step 1", 0);
        assertEquals(LOOK.diverging().colour(1, -1, 1), at(image, written[0], written[1]));
        double[] later = place(figure, "not written yet", 0);
        assertEquals(LOOK.card(), at(image, later[0], later[1]));
        assertNotEquals(read[0], written[0]);
    }

    private static float valueAt(Figure figure, String words, int unit) {
        double[] place = place(figure, words, unit);
        String said = figure.at(place[0], place[1], WIDTH, HEIGHT).words();
        return Float.parseFloat(said.substring(said.lastIndexOf(' ') + 1));
    }

    /** Middle of all places where pointing says something about a unit. */
    private static double[] place(Figure figure, String words, int unit) {
        double x = 0;
        double y = 0;
        int count = 0;
        for (int i = 0; i < WIDTH; i += 4) {
            for (int j = 0; j < HEIGHT; j += 12) {
                Hit hit = figure.at(i, j, WIDTH, HEIGHT);
                if (hit != null && hit.unit() == unit && hit.words().contains(words)) {
                    x += i;
                    y += j;
                    count++;
                }
            }
        }
        return new double[] {x / count, y / count};
    }

    private static final List<List<Arrival>> ARRIVALS = List.of(
            List.of(new Arrival(0.8, 0.8, 0.6, 0.3), new Arrival(0.2, 0.2, 0, 0.2), new Arrival(0, 0, 0, 0)),
            List.of(new Arrival(3, 0.3, 0.3, 0), new Arrival(3, 0.3, 0.3, 0), new Arrival(4, 0.4, 0.4, 0)));

    @Test
    void gradientsAtASourceAreInkByTheirShareOfTheRow() {
        SourceGradientsFigure figure = new SourceGradientsFigure(List.of("he", "hid", "it"), List.of("그는", "숨겼다"), ARRIVALS,
                true, 0, -1, 0.8, false);
        BufferedImage image = paint(figure, LOOK);
        double[] full = cell(figure, 0, 0);
        double[] half = cell(figure, 1, 2);
        assertEquals(LOOK.amount().colour(0.8f, 0, 0.8f), at(image, full[0] - 25, full[1] - 12), "full ink for the greatest");
        assertEquals(LOOK.amount().colour(0.4f, 0, 0.8f), at(image, half[0] - 25, half[1] - 12));
        assertEquals("Of the loss at “그는”, 0.8 arrives at “he”, 80.0% of what arrives at all, 67% of it through the attention",
                figure.at(full[0], full[1], WIDTH, HEIGHT).words());
        SourceGradientsFigure held = new SourceGradientsFigure(List.of("he", "hid", "it"), List.of("그는", "숨겼다"), ARRIVALS,
                true, 0, -1, 0.8, true);
        assertEquals(LOOK.amount().colour(0, 0, 1), at(paint(held, LOOK), full[0] - 25, full[1] - 12));
        assertTrue(held.at(full[0], full[1], WIDTH, HEIGHT).words().endsWith("hidden"));
    }

    @Test
    void theTwoPathsAreBarsOfTheirOwn() {
        SourceGradientBarsFigure both = new SourceGradientBarsFigure(0, List.of("he", "hid", "it"), ARRIVALS.get(0), true, 0.6,
                -1, "");
        BufferedImage image = paint(both, LOOK);
        int attention = count(image, LOOK.lineColour("f"));
        int bridge = count(image, LOOK.lineColour("h"));
        assertTrue(attention > bridge && bridge > 0.6 * attention, attention + " for 0.6, " + bridge + " for 0.3 and 0.2");
        BufferedImage alone = paint(new SourceGradientBarsFigure(0, List.of("he", "hid", "it"), ARRIVALS.get(0), false, 0.6,
                -1, ""), LOOK);
        assertEquals(0, count(alone, LOOK.lineColour("f")));
        assertNotEquals(count(paint(new SourceGradientBarsFigure(0, List.of("he", "hid", "it"), ARRIVALS.get(0), true, 0.6, -1,
                "“he” gets 80%"), LOOK), LOOK.ink()), count(image, LOOK.ink()), "the sentence stands beside the greatest");
    }
}
