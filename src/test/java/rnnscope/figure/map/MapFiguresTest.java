package rnnscope.figure.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;

class MapFiguresTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 500;
    private final Look look = Look.light();

    private BufferedImage paint(Figure figure, Look in) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(in.card());
        g.fillRect(0, 0, WIDTH, HEIGHT);
        figure.paint(g, WIDTH, HEIGHT, in);
        return image;
    }

    private static Color at(BufferedImage image, double x, double y) {
        return new Color(image.getRGB((int) x, (int) y));
    }

    // Saturation

    private static SaturationFigure saturation(int gates, int selected) {
        SaturationFigure.Gate gate = new SaturationFigure.Gate("f", "forget gate", new float[] {0, 0.5f, 0.8f},
                new float[] {1, 0.25f, 0.1f});
        return new SaturationFigure(Collections.nCopies(gates, gate), selected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aUnitStandsWhereItsSharesSay(int gates) {
        SaturationFigure figure = saturation(gates, 2);
        for (int gate = 0; gate < gates; gate++) {
            Rectangle2D plane = figure.plane(gate, WIDTH, HEIGHT);
            assertTrue(plane.getX() > 0 && plane.getMaxX() < WIDTH && plane.getY() > 0 && plane.getMaxY() < HEIGHT);
            assertTrue(plane.getWidth() > 100);
            double x = plane.getX() + 0.5 * plane.getWidth();
            double y = plane.getMaxY() - 0.25 * plane.getHeight();
            assertEquals(1, figure.at(x, y, WIDTH, HEIGHT).unit());
            assertEquals("Unit 1, forget gate\nshut at 50.00% of the steps, open at 25.00%",
                    figure.at(x, y, WIDTH, HEIGHT).words());
            assertNull(figure.at(plane.getCenterX(), plane.getCenterY() - 30, WIDTH, HEIGHT));
            Color dot = at(paint(figure, look), x, y);
            assertTrue(dot.getBlue() > dot.getRed() + 60, "in the gate's hue");
        }
        Rectangle2D plane = figure.plane(0, WIDTH, HEIGHT);
        assertEquals(look.ink(), at(paint(figure, look), plane.getX() + 0.8 * plane.getWidth(),
                plane.getMaxY() - 0.1 * plane.getHeight()));
    }

    @Test
    void aCellWithoutGatesHasNoPlane() {
        SaturationFigure none = new SaturationFigure(List.of(), 0);
        assertEquals(look.card(), at(paint(none, look), 200, 200));
        assertNull(none.at(200, 200, WIDTH, HEIGHT));
    }

    // Similarity

    private static CorrelationFigure correlations() {
        return new CorrelationFigure(List.of(7, 3, 5), new float[][] {{1, 0.5f, -1}, {0.5f, 1, 0}, {-1, 0, 1}},
                List.of(new Branch(0.5, 0, 1.5, 0, 0.5), new Branch(1, 0.5, 2.5, 0, 1.5)), 3);
    }

    @Test
    void everyCellIsTheCorrelationOfItsTwoUnits() {
        CorrelationFigure figure = correlations();
        Rectangle2D map = figure.map(WIDTH, HEIGHT);
        BufferedImage image = paint(figure, look);
        double cell = map.getWidth() / 3;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double x = map.getX() + (b + 0.5) * cell;
                double y = map.getY() + (a + 0.5) * cell;
                assertEquals(look.diverging().colour(figure.r()[a][b], -1, 1), at(image, x, y));
                assertEquals(figure.units().get(b), figure.at(x, y, WIDTH, HEIGHT).unit());
            }
        }
        assertEquals("Units 5 and 7\nr = −1.0000",
                figure.at(map.getX() + 0.5 * cell, map.getY() + 2.5 * cell, WIDTH, HEIGHT).words());
        assertEquals("Unit 3", figure.at(map.getCenterX(), map.getCenterY(), WIDTH, HEIGHT).words());
        assertEquals(look.ink(), at(image, Math.rint(map.getX() + cell), map.getCenterY() + 8),
                "the chosen unit's column is framed");
        assertNull(figure.at(map.getX() - 3, map.getCenterY(), WIDTH, HEIGHT));
    }

    @Test
    void theTreeJoinsThePlacesBelowIt() {
        Rectangle2D map = correlations().map(WIDTH, HEIGHT);
        BufferedImage image = paint(correlations(), look);
        double cell = map.getWidth() / 3;
        int top = 0;
        int low = 0;
        for (int x = (int) map.getX(); x < map.getMaxX(); x++) {
            top += isLine(image, x, 1) ? 1 : 0;
            low += isLine(image, x, 30) ? 1 : 0;
        }
        assertEquals(1.5 * cell, top, 4, "the root spans from the middle of two to the third");
        assertEquals(cell, low, 8, "two leaves are joined a third of the way up");
    }

    private boolean isLine(BufferedImage image, int x, int y) {
        for (int dy = -2; dy <= 2; dy++) {
            if (y + dy >= 0 && !at(image, x, y + dy).equals(look.card())) {
                return true;
            }
        }
        return false;
    }

    @Test
    void wordsStandBesideTheirRows() {
        WordMapFigure figure = new WordMapFigure(List.of("the", "said"), List.of(4, 1, 0),
                new float[][] {{2, 0, -2}, {0, 1, 0}}, List.of(), 1, "before the word");
        Rectangle2D map = figure.map(WIDTH, HEIGHT);
        BufferedImage image = paint(figure, look);
        double row = map.getHeight() / 2;
        double cell = map.getWidth() / 3;
        for (int w = 0; w < 2; w++) {
            for (int j = 0; j < 3; j++) {
                double x = map.getX() + (j + 0.5) * cell;
                double y = map.getY() + (w + 0.5) * row;
                assertEquals(look.diverging().colour(figure.z()[w][j], -2, 2), at(image, x, y));
            }
        }
        assertEquals("Unit 1, “said”\n1.00 deviations before the word",
                figure.at(map.getCenterX(), map.getY() + 1.5 * row, WIDTH, HEIGHT).words());
        WordMapFigure none = new WordMapFigure(List.of(), List.of(4), new float[0][], List.of(), 4, "");
        assertEquals(look.card(), at(paint(none, look), 200, 200));
        assertNull(none.at(200, 200, WIDTH, HEIGHT));
    }

    // States

    private static StatesFigure states(float[] values, boolean signed, List<Point2D> trail) {
        return new StatesFigure(new StatesFigure.Cloud(new double[] {-1, 1, 0}, new double[] {0, 0, 1},
                new int[] {10, 20, 30}, List.of("ten", "twenty", "thirty"), "first", "second"),
                new StatesFigure.Colours(values, signed, signed ? -1 : 0, 1, "no", "yes"), trail);
    }

    @Test
    void dotsAreColouredByWhatHoldsAndLeadToTheirStep() {
        StatesFigure figure = states(new float[] {1, 0, Float.NaN}, false, List.of());
        BufferedImage image = paint(figure, look);
        assertEquals(look.amount().colour(1, 0, 1), at(image, 12, 344));
        assertEquals(10, figure.at(13, 344, WIDTH, HEIGHT).step());
        assertEquals("ten\n1", figure.at(13, 344, WIDTH, HEIGHT).words());
        Color faint = at(image, 388, 344);
        assertTrue(faint.getRed() < 250 && faint.getRed() > 180, "what does not hold still shows: " + faint);
        assertEquals("thirty", figure.at(200, 156, WIDTH, HEIGHT).words());
        assertNull(figure.at(200, 400, WIDTH, HEIGHT));
        BufferedImage signed = paint(states(new float[] {-1, 1, 0}, true, List.of()), look);
        assertEquals(look.diverging().colour(-1, -1, 1), at(signed, 12, 344));
    }

    @Test
    void theBeamIsWhereItsStateIsAndItsWayFades() {
        BufferedImage image = paint(states(new float[] {1, 0, 0}, false,
                List.of(new Point2D.Double(-1, 0), new Point2D.Double(0, 0), new Point2D.Double(1, 0))), look);
        assertEquals(look.beam(), at(image, 388, 344));
        Color early = at(image, 100, 344);
        Color late = at(image, 300, 344);
        assertNotEquals(look.card(), early);
        assertTrue(late.getRed() < early.getRed());
    }

    // Match

    @Test
    void sidesFillTheLinesThereAreAndCountTheRest() {
        List<SidesFigure.Side> sides = IntStream.range(0, 100)
                .mapToObj(unit -> new SidesFigure.Side(unit, unit % 2 == 1)).toList();
        SidesFigure figure = new SidesFigure(sides, true, 0);
        assertEquals(0, figure.at(8, 8, WIDTH, 62).unit());
        assertTrue(figure.at(8, 8, WIDTH, 62).words().endsWith("above 0"));
        assertNull(figure.at(WIDTH - 4, 52, WIDTH, 62), "there it says how many more there are");
        int last = -1;
        for (int y = 8; y < 62; y += 22) {
            for (int x = 0; x < WIDTH; x++) {
                last = figure.at(x, y, WIDTH, 62) == null ? last : Math.max(last, figure.at(x, y, WIDTH, 62).unit());
            }
        }
        assertTrue(last > 30 && last < 60, "last shown is " + last);
        BufferedImage image = paint(figure, look);
        assertEquals(look.diverging().colour(0.45f, -1, 1), at(image, 4, 9));
        assertNull(new SidesFigure(List.of(), true, 0).at(8, 8, WIDTH, 62));
    }

    @Test
    void aPassageStandsInTheMiddleOfItsContextBelowWhatHolds() {
        List<String> around = Collections.nCopies(60, "x");
        float[] holds = new float[130];
        Arrays.fill(holds, 60, 70, 1);
        PassagesFigure.Row row = new PassagesFigure.Row(around, Collections.nCopies(10, "y"), around,
                List.of(holds), 1234, 0.5, "9/11", "words");
        PassagesFigure figure = new PassagesFigure(List.of(row, row), 3, 4, 1);
        BufferedImage image = paint(figure, look);
        int from = -1;
        int to = -1;
        for (int x = 56; x < WIDTH; x++) {
            if (at(image, x, 5).equals(look.amount().colour(0.84f, 0, 1))) {
                from = from < 0 ? x : from;
                to = x;
            }
        }
        assertEquals(72, to - from, 3, "ten letters wide");
        assertEquals((56 + WIDTH) / 2.0, (from + to) / 2.0, 8);
        assertEquals(look.hover(), at(image, from + 1, 18), "the ground of the passage");
        assertEquals(look.card(), at(image, from - 6, 18));
        assertEquals(look.hover(), at(image, 52, PassagesFigure.PITCH + 4), "the row that was chosen");
        assertEquals(1234, figure.at(100, 50, WIDTH, HEIGHT).step());
        assertNull(figure.at(100, 100, WIDTH, HEIGHT));
        assertEquals(1, PassagesFigure.context(0), "where there is no room yet");
    }

    @Test
    void allOfThemPaintInTheDarkToo() {
        for (Figure figure : List.of(saturation(3, 1), correlations(),
                states(new float[] {1, 0, 0}, false, List.of(new Point2D.Double())))) {
            BufferedImage image = paint(figure, Look.dark());
            boolean painted = false;
            for (int y = 0; y < HEIGHT; y += 2) {
                for (int x = 0; x < WIDTH; x += 2) {
                    painted |= !at(image, x, y).equals(Look.dark().card());
                }
            }
            assertTrue(painted);
        }
    }
}
