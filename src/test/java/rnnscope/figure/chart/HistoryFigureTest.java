package rnnscope.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import rnnscope.figure.paint.Look;

class HistoryFigureTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 34;

    /** The row of the darkest pixel of a column: where the loss runs. */
    private static int row(BufferedImage image, int x) {
        int darkest = 0;
        for (int y = 0; y < HEIGHT - 11; y++) {
            darkest = light(image, x, y) < light(image, x, darkest) ? y : darkest;
        }
        return darkest;
    }

    private static int light(BufferedImage image, int x, int y) {
        Color colour = new Color(image.getRGB(x, y));
        return colour.getRed() + colour.getGreen() + colour.getBlue();
    }

    @Test
    void theLossRunsThroughTheHistoryFromItsGreatestToItsLeast() {
        HistoryFigure figure = new HistoryFigure(new double[] {0, 50, 100}, new double[] {4, 2, 1},
                new long[] {0, 100}, 100, 200, 150);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(Look.light().card());
        g.fillRect(0, 0, WIDTH, HEIGHT);
        figure.paint(g, WIDTH, HEIGHT, Look.light());
        int start = row(image, 8);
        int half = row(image, 100);
        assertTrue(start < half, start + " above " + half);
        assertEquals(34 - 6 - (34 - 12) / 3.0, half, 1.6, "two of one to four");
        assertTrue(light(image, 110, row(image, 110)) < 500, "up to where it is known");
        assertTrue(light(image, 230, row(image, 230)) > 600, "and no further");
    }

    @Test
    void aLossThatIsNoNumberEndsTheLine() {
        HistoryFigure figure = new HistoryFigure(new double[] {0, 1, 2}, new double[] {1, Double.NaN, 2}, new long[] {0}, 2, 2, 2);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        figure.paint(image.createGraphics(), WIDTH, HEIGHT, Look.dark());
        assertEquals("snapshot of step 0", figure.at(10, 10, WIDTH, HEIGHT).words());
    }
}
