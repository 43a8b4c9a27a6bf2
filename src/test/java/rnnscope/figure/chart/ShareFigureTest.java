package rnnscope.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.paint.Look;

class ShareFigureTest {
    private static final int WIDTH = 626;
    private static final int HEIGHT = 300;
    private static final ShareFigure FIGURE = new ShareFigure(List.of(
            curve("with", "f", 100, 98), curve("without", "h", 90, 10)), 1, "symbols read",
            "exact");

    private static ShareCurve curve(String label, String colour, int first, int second) {
        return new ShareCurve(label, label + " attention", colour, false, List.of(
                new ShareGroup("1–4", 100, first, first / 100.0 - 0.02, first / 100.0),
                new ShareGroup("5–8", 100, second, second / 100.0 - 0.02, second / 100.0 + 0.02)));
    }

    private static BufferedImage paint(Look look) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(look.card());
        g.fillRect(0, 0, WIDTH, HEIGHT);
        FIGURE.paint(g, WIDTH, HEIGHT, look);
        return image;
    }

    /** The plot goes from 46 to 450 and from 30 to 246; 10% lies where 0.12 of 1.04 parts do. */
    @Test
    void dotsStandAtTheirShares() {
        for (Look look : List.of(Look.light(), Look.dark())) {
            BufferedImage image = paint(look);
            assertEquals(look.lineColour("h").getRGB(), image.getRGB(46 + 303, 246 - (int) Math.round(0.12 / 1.04 * 216)));
            assertEquals(look.lineColour("f").getRGB(), image.getRGB(46 + 101, 30 + (int) Math.round(0.02 / 1.04 * 216)));
            assertEquals(look.card().getRGB(), image.getRGB(147, 200));
            assertTrue(image.getRGB(400, 200) != look.card().getRGB(), "the group of the source is marked");
        }
    }

    @Test
    void pointingSaysHowManyAndHowSure() {
        assertEquals("5–8 symbols read\nwith attention: 98 of 100 exact, 98.0% (96.0% to 100.0%)\n"
                + "without attention: 10 of 100 exact, 10.0% (8.0% to 12.0%)", FIGURE.at(400, 100, WIDTH, HEIGHT).words());
        assertEquals(0, FIGURE.at(60, 100, WIDTH, HEIGHT).step());
        assertNull(FIGURE.at(520, 100, WIDTH, HEIGHT));
        assertNull(new ShareFigure(List.of(), -1, "", "").at(60, 100, WIDTH, HEIGHT));
    }
}
