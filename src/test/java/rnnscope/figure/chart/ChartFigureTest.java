package rnnscope.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;

class ChartFigureTest {
    private static final Level BELOW = new Level("optimum", 0, "the least that can be reached: 0", Level.Kind.GOAL);
    private static final ChartCurve CURVE = new ChartCurve("LSTM", "", "LSTM training", ChartCurve.Style.MAIN, 
            new double[] {0, 5, 10, 15}, new double[] {1, 0, 0.5, 0});

    private static ChartFigure chart(boolean isLog) {
        return new ChartFigure(List.of(CURVE), List.of(BELOW), ChartAxis.holding(isLog ? 0.01 : 0, 1, isLog),
                new ChartFrame(100, 70), 3);
    }

    @Test
    void whatALogAxisCannotReachIsNamedAtItsFoot() {
        Hit hit = chart(true).at(340, 180, 400, 200);
        assertTrue(hit.words().startsWith(BELOW.words()), hit.words());
        assertTrue(hit.words().endsWith("A log axis does not reach so far down."));
        assertNull(chart(true).at(340, 100, 400, 200));
        assertEquals(BELOW.words(), chart(false).at(200, 174, 400, 200).words());
    }

    @Test
    void aValueThatIsNotPositiveIsAGap() {
        assertEquals(0, inked(chart(true)));
        assertTrue(inked(chart(false)) > 100);
    }

    @Test
    void pointsMeasuredFarApartAreDotsAndNotJoined() {
        ChartCurve heldOut = new ChartCurve("LSTM", "LSTM 0.20", "LSTM held out", ChartCurve.Style.MAIN,
                new double[] {0, 50, 52, 54}, new double[] {0.9, 0.2, 0.2, 0.2});
        ChartFigure chart = new ChartFigure(List.of(heldOut), List.of(), ChartAxis.holding(0, 1, false),
                new ChartFrame(100, 70), 3);
        BufferedImage image = painted(chart);
        java.awt.geom.Rectangle2D area = new ChartFrame(100, 70).plot(400, 200);
        int colour = Look.light().lineColour("LSTM").getRGB();
        assertEquals(colour, image.getRGB((int) area.getMinX(), (int) (area.getMaxY() - (0.9 + 0.05) / 1.1 * area.getHeight())));
        double from = area.getMinX() + 6;
        for (int x = (int) from; x < area.getMinX() + 0.48 * area.getWidth(); x++) {
            for (int y = 0; y < 200; y++) {
                assertFalse(image.getRGB(x, y) == colour, "a line where nothing was measured, " + x + ", " + y);
            }
        }
        assertEquals(colour, image.getRGB((int) (area.getMinX() + 0.53 * area.getWidth()),
                (int) Math.rint(area.getMaxY() - (0.2 + 0.05) / 1.1 * area.getHeight())));
        int label = 0;
        for (int x = (int) (area.getMinX() + 0.54 * area.getWidth()) + 8; x < area.getMaxX(); x++) {
            for (int y = 0; y < 200; y++) {
                label += image.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        assertTrue(label > 20, "its label stands where it ends");
    }

    /** Lines of lanes are told apart by their dashes where colours are not seen. */
    @Test
    void lanesDifferWithoutColour() {
        int rnn = gaps("RNN");
        int gru = gaps("GRU");
        assertEquals(0, gaps("LSTM"));
        assertTrue(rnn > 5 && gru > 2 * rnn, rnn + " gaps, " + gru);
    }

    private static int gaps(String lane) {
        double[] steps = IntStream.range(0, 101).asDoubleStream().toArray();
        ChartCurve flat = new ChartCurve(lane, "", lane, ChartCurve.Style.THIN, steps,
                IntStream.range(0, 101).mapToDouble(i -> 0.5).toArray());
        BufferedImage image = painted(new ChartFigure(List.of(flat), List.of(), ChartAxis.holding(0, 1, false),
                new ChartFrame(100, 70), 3));
        java.awt.geom.Rectangle2D area = new ChartFrame(100, 70).plot(400, 200);
        int y = (int) Math.rint(area.getMaxY() - 0.55 / 1.1 * area.getHeight());
        int gaps = 0;
        boolean wasInk = true;
        for (int x = (int) area.getMinX() + 4; x < area.getMaxX() - 4; x++) {
            boolean isInk = false;
            for (int row = y - 2; row <= y + 2; row++) {
                java.awt.Color pixel = new java.awt.Color(image.getRGB(x, row));
                isInk |= Math.abs(pixel.getRed() - pixel.getBlue()) > 30;
            }
            gaps += wasInk && !isInk ? 1 : 0;
            wasInk = isInk;
        }
        return gaps;
    }

    @Test
    void theLastTicksLabelStaysWithinThePicture() {
        ChartCurve curve = new ChartCurve("LSTM", "", "", ChartCurve.Style.MAIN, new double[] {0, 6000},
                new double[] {0.5, 0.5});
        ChartFigure chart = new ChartFigure(List.of(curve), List.of(), ChartAxis.holding(0, 1, false),
                new ChartFrame(6000, 2), 3);
        BufferedImage image = new BufferedImage(440, 200, BufferedImage.TYPE_INT_RGB);
        chart.paint(image.createGraphics(), 400, 200, Look.light());
        for (int y = 185; y < 200; y++) {
            for (int x = 400; x < 440; x++) {
                assertEquals(0xFF000000, image.getRGB(x, y), x + ", " + y);
            }
        }
    }

    /** Pixels in the colour of the curve. */
    private static int inked(ChartFigure chart) {
        BufferedImage image = painted(chart);
        int colour = Look.light().lineColour("LSTM").getRGB();
        int count = 0;
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 400; x++) {
                count += image.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }

    private static BufferedImage painted(ChartFigure chart) {
        BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Look.light().card());
        g.fillRect(0, 0, 400, 200);
        chart.paint(g, 400, 200, Look.light());
        return image;
    }

    @Test
    void greatNumbersAreShort() {
        ChartAxis axis = ChartAxis.holding(0.1, 1e8, true);
        assertTrue(axis.ticks().stream().allMatch(tick -> axis.label(tick).length() <= 6), axis.ticks().toString());
        assertEquals("10⁶", axis.label(1e6));
    }

    @Test
    void aLogAxisHoldsNothingThatIsNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> ChartAxis.holding(0, 1, true));
    }
}
