package rnnscope.figure.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;
import rnnscope.tape.Channel;

/** The pictures of what one unit knows: its values where a property holds, where it begins, at each of its sizes. */
class KnowledgeFiguresTest {
    private static final Channel H = Channel.signed("hidden", "h", "hidden state", Channel.Role.STATE, 1);
    private static final int WIDTH = 200;
    private static final int HEIGHT = 118;

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

    @Test
    void theHistogramFillsWhereItDoesNotHoldAndOutlinesWhereItDoes() {
        HistogramFigure figure = new HistogramFigure(H, -1, 1, new double[] {0, 0, 0.25, 0.75}, new double[] {0.5, 0.5, 0, 0});
        for (Look look : new Look[] {Look.light(), Look.dark()}) {
            BufferedImage image = paint(figure, look);
            assertEquals(look.faint(), at(image, 25, 80));
            assertEquals(look.faint(), at(image, 75, 80));
            assertEquals(look.card(), at(image, 125, 90));
            assertEquals(look.card(), at(image, 175, 60));
            // Two thirds of the height of the fullest part: where the filled ones end.
            double top = 100 - 97 * 0.5 / 0.75;
            assertEquals(look.card(), at(image, 25, top - 3));
            assertEquals(look.faint(), at(image, 25, top + 3));
            assertTrue(dark(image, look, 175, 0, 8));
            assertFalse(dark(image, look, 175, 20, 60));
        }
        assertEquals("h 0.50 to 1.00\n75.0% of the steps where it holds\n0.0% of the others",
                figure.at(170, 30, WIDTH, HEIGHT).words());
        assertNull(figure.at(-1, 30, WIDTH, HEIGHT));
    }

    /** Whether ink crosses a column between two heights. */
    private static boolean dark(BufferedImage image, Look look, int x, int from, int to) {
        for (int y = from; y < to; y++) {
            if (Look.contrast(at(image, x, y), look.card()) > 4) {
                return true;
            }
        }
        return false;
    }

    @Test
    void theCurveAroundTheOnsetStandsWhereTheMeansAre() {
        double[] means = {-1, -1, -1, 1, 1, Double.NaN, Double.NaN};
        OnsetFigure figure = new OnsetFigure(H, 3, means, new double[7]);
        BufferedImage image = paint(figure, Look.light());
        Color line = Look.light().lineColour("h");
        assertEquals(line, at(image, 50, 94));
        assertEquals(line, at(image, 120, 5));
        assertNotEquals(line, at(image, 190, 5));
        assertEquals("2 steps before it begins\nmean h −1.000, standard deviation 0.000",
                figure.at(26 + 174 / 6.0, 30, WIDTH, HEIGHT).words());
        assertEquals("where it begins\nmean h 1.000, standard deviation 0.000", figure.at(113, 30, WIDTH, HEIGHT).words());
        assertNull(figure.at(199, 30, WIDTH, HEIGHT));
    }

    @Test
    void theDensityHasInkWhereTheValuesAreAndItsLineAtTheMedians() {
        DensityFigure figure = new DensityFigure(H, "column in the line", new double[] {0, 10, 30}, new double[] {0, 10},
                new double[] {9, 29}, -1, 1, new double[][] {{1, 0}, {0.25, 0.75}}, new double[] {-0.5, 0.5});
        Look look = Look.light();
        BufferedImage image = paint(figure, look);
        assertEquals(look.card(), at(image, 44, 25));
        Color full = look.amount().colour(0.75f, 0, 1);
        assertEquals(full, at(image, 44, 90));
        assertEquals(look.amount().colour((float) (0.75 * Math.sqrt(0.25)), 0, 1), at(image, 190, 90));
        assertEquals(look.lineColour("h"), at(image, 40 + 160 / 6.0, 75.5));
        assertEquals("column in the line 10 to 29: median h 0.500\n75.0% of the steps from 0.00 to 1.00",
                figure.at(150, 20, WIDTH, HEIGHT).words());
        assertNull(figure.at(10, 20, WIDTH, HEIGHT));
    }
}
