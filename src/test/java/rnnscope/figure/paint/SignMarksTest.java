package rnnscope.figure.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SignMarksTest {
    private static final Color GROUND = new Color(20, 40, 120);

    private static BufferedImage painted(Consumer<Graphics2D> what) {
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(GROUND);
        g.fillRect(0, 0, 20, 20);
        what.accept(g);
        return image;
    }

    private static boolean isMarked(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) != GROUND.getRGB();
    }

    @Test
    void aBarIsAboveWhatIsPositiveAndBelowWhatIsNegative() {
        Rectangle2D cell = new Rectangle2D.Double(0, 0, 20, 20);
        BufferedImage plus = painted(g -> SignMarks.bar(g, new PixelGrid(g), 0.8f, 1, GROUND, cell));
        BufferedImage minus = painted(g -> SignMarks.bar(g, new PixelGrid(g), -0.8f, 1, GROUND, cell));
        BufferedImage none = painted(g -> SignMarks.bar(g, new PixelGrid(g), 0.1f, 1, GROUND, cell));
        assertEquals(true, isMarked(plus, 10, 2));
        assertEquals(false, isMarked(plus, 10, 17));
        assertEquals(false, isMarked(minus, 10, 2));
        assertEquals(true, isMarked(minus, 10, 17));
        assertEquals(false, isMarked(none, 10, 2) || isMarked(none, 10, 17));
    }

    /** Cells of a map are too low for two places: what is negative is striped, however light or dark it is. */
    @Test
    void cellsOfAMapAreStripedWhereTheyAreNegative() {
        BufferedImage image = painted(g -> {
            SignMarks marks = new SignMarks(g);
            marks.add(-1, 1, GROUND, 0, 0, 10, 2);
            marks.add(1, 1, GROUND, 10, 0, 20, 2);
            marks.add(-0.1f, 1, GROUND, 0, 2, 10, 4);
            marks.add(-1, 1, GROUND, 10, 2, 12, 4);
            marks.paint(g);
        });
        assertEquals(true, isMarked(image, 5, 0) || isMarked(image, 4, 0));
        for (int x = 10; x < 20; x++) {
            assertEquals(false, isMarked(image, x, 0), "positive");
            assertEquals(false, isMarked(image, x, 3), "too narrow");
        }
        assertEquals(false, isMarked(image, 5, 3) || isMarked(image, 4, 3), "near 0");
    }

    @Test
    void aRowHasALineBelowWhatIsNegative() {
        float[] values = {1, -1, -0.1f, Float.NaN};
        BufferedImage image = painted(g -> SignMarks.below(g, values, 1, Look.light(), 0, 20, 15));
        assertEquals(false, isMarked(image, 2, 15));
        assertEquals(true, isMarked(image, 7, 15));
        assertEquals(false, isMarked(image, 12, 15));
        assertEquals(false, isMarked(image, 17, 15));
    }
}
