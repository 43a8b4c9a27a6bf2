package rnnscope.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.paint.Look;

class SurprisedPassageFigureTest {
    private static final SurprisedPassageFigure FIGURE = new SurprisedPassageFigure(List.of(" ", " ", " "), List.of(
            new SurprisedPassageFigure.Lane("RNN", new double[] {0, 3, 6}),
            new SurprisedPassageFigure.Lane("LSTM", new double[] {0.5, 0.5, 2})));

    @Test
    void inkIsTheSurprise() {
        BufferedImage image = new BufferedImage(300, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(Look.light().card());
        g.fillRect(0, 0, 300, 40);
        FIGURE.paint(g, 300, 40, Look.light());
        for (int i = 0; i < 3; i++) {
            assertEquals(Look.light().amount().colour(3f * i, 0, 6).getRGB(), image.getRGB(46 + 8 * i + 1, 2), "symbol " + i);
        }
    }

    @Test
    void aLetterSaysHowMuchItSurprised() {
        assertTrue(FIGURE.at(46 + 8 + 4, 5, 300, 40).words().contains("3.00 nats, p 5.0%"));
        assertTrue(FIGURE.at(46 + 2, 25, 300, 40).words().startsWith("LSTM"));
        assertNull(FIGURE.at(20, 5, 300, 40));
        assertNull(FIGURE.at(46 + 80, 5, 300, 40));
    }
}
