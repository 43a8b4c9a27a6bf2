package rnnscope.figure.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;

class CauseFigureTest {
    private static final double WIDTH = 416;
    private static final double HEIGHT = 117;
    private static final Look LOOK = Look.light();

    /** The axis runs from 0 to 1 in 400 pixels from 8 on; each row is 50 high, its middle at 31 of it. */
    private final CauseFigure figure = new CauseFigure(119, List.of(
            new CauseFigure.Row("where it ends", 1, List.of(4, 7), new double[] {0.25, 0.5}),
            new CauseFigure.Row("elsewhere", 0.125, List.of(4, 7), new double[] {0, 0.0625})));

    @Test
    void theUnitStandsInInkWhereItsRiseIs() {
        BufferedImage image = new BufferedImage((int) WIDTH, (int) HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(LOOK.card());
        g.fillRect(0, 0, (int) WIDTH, (int) HEIGHT);
        figure.paint(g, WIDTH, HEIGHT, LOOK);
        assertEquals(LOOK.ink().getRGB(), image.getRGB(408, 31));
        assertEquals(LOOK.ink().getRGB(), image.getRGB(58, 81));
        assertEquals(LOOK.card().getRGB(), image.getRGB(350, 31));
    }

    @Test
    void pointingNamesTheUnitAndItsRise() {
        Hit own = figure.at(407, 32, WIDTH, HEIGHT);
        assertEquals(119, own.unit());
        assertEquals("unit 119: +1.0000 nats per symbol\nwhere it ends", own.words());
        Hit other = null;
        for (int y = 14; y < 50 && other == null; y++) {
            other = figure.at(108, y, WIDTH, HEIGHT);
        }
        assertEquals(4, other.unit());
        assertTrue(other.words().startsWith("unit 4: +0.2500"), other.words());
        assertNull(figure.at(300, 31, WIDTH, HEIGHT));
        assertNull(figure.at(300, 116, WIDTH, HEIGHT));
    }
}
