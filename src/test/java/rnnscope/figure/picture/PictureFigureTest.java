package rnnscope.figure.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;

class PictureFigureTest {
    private static final float[] LEVELS = {0, 1, 0.5f, 0};
    private static final CellPicture LOOKED_AT = new CellPicture(LEVELS, new float[] {0, 0.25f, 0.75f, 0});

    private static BufferedImage paint(Figure figure, int width, int height, Look look) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(look.card());
        g.fillRect(0, 0, width, height);
        figure.paint(g, width, height, look);
        return image;
    }

    private static int green(BufferedImage image, Look look, int x0, int x1) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = x0; x < x1; x++) {
                count += image.getRGB(x, y) == look.beam().getRGB() ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void cellsAreInkAndTheGreenAreaIsTheWeight() {
        for (Look look : List.of(Look.light(), Look.dark())) {
            BufferedImage image = paint(new PictureFigure(LOOKED_AT, -1), 202, 202, look);
            assertEquals(look.amount().argb(0.62f, 0, 1), image.getRGB(103, 5), "a light cell");
            assertEquals(look.amount().argb(0, 0, 1), image.getRGB(50, 50), "a dark cell");
            assertEquals(0.25 * 98 * 98, green(image, look, 101, 202), 150, "a quarter of the cell");
            assertEquals(0.75 * 98 * 98, green(image, look, 0, 101), 250, "three quarters of the cell");
        }
    }

    @Test
    void pointingSaysLevelAndWeight() {
        Hit hit = new PictureFigure(LOOKED_AT, -1).at(150, 50, 202, 202);
        assertEquals("row 1, column 2: level 1, weight 0.25", hit.words());
        assertEquals(1, hit.unit());
        assertEquals("row 2, column 1: level 0.5",
                new PictureFigure(new CellPicture(LEVELS, null), -1).at(50, 150, 202, 202).words());
        assertNull(new PictureFigure(LOOKED_AT, -1).at(290, 10, 300, 202));
    }

    @Test
    void symbolsToComeAreAQuestion() {
        PictureWordsFigure figure = new PictureWordsFigure(List.of("a", "ring", "end"),
                List.of(LOOKED_AT, LOOKED_AT, LOOKED_AT), 1);
        Look look = Look.light();
        BufferedImage image = paint(figure, 400, 160, look);
        Rectangle2D first = figure.place(0, 400, 160);
        Rectangle2D last = figure.place(2, 400, 160);
        assertTrue(green(image, look, 0, (int) first.getMaxX()) > 100);
        assertEquals(0, green(image, look, (int) last.getX() - 1, 400), "nobody has looked yet");
        assertEquals(look.beam().getRGB(), image.getRGB((int) figure.place(1, 400, 160).getX() - 1, 60), "the beam");
        assertEquals("step 3", figure.at(last.getCenterX(), last.getCenterY(), 400, 160).words());
        assertTrue(figure.at(first.getX() + 5, first.getY() + 5, 400, 160).words().startsWith("a\nrow 1, column 1"));
    }

    @Test
    void aPictureIsSquare() {
        assertThrows(IllegalArgumentException.class, () -> new CellPicture(new float[3], null));
    }
}
