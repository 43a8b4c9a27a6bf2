package rnnscope.figure.glimpse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;

class GlimpseFigureTest {
    /** Four pixels a side, light at the left above; a grid of two filters a pixel apart around the middle. */
    private static final GlimpseFigure FIGURE = new GlimpseFigure(GreyPicture.of(new float[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0}), GreyPicture.signed(new float[] {-2, 0, 0, 2}), List.of(new GlimpseWindow(2.5, 2.5, 1, 0.5, 1, 2)),
            List.of("picture", "patch"));
    private static final int WIDTH = 420;
    private static final int HEIGHT = 217;

    @Test
    void theWindowCoversItsFilters() {
        Rectangle2D picture = FIGURE.place(false, WIDTH, HEIGHT);
        assertEquals(200, picture.getWidth());
        assertEquals(new Rectangle2D.Double(picture.getX() + 50, picture.getY() + 50, 100, 100),
                FIGURE.windows().get(0).edges(picture, 4));
        for (Look look : List.of(Look.light(), Look.dark())) {
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            Look.prepare(g);
            FIGURE.paint(g, WIDTH, HEIGHT, look);
            int x = (int) picture.getX();
            int y = (int) picture.getY();
            assertEquals(look.amount().argb(1, 0, 1), image.getRGB(x + 20, y + 20), "a light pixel");
            assertEquals(look.beam().getRGB(), image.getRGB(x + 50, y + 75), "the window's left edge");
            assertEquals(look.beam().getRGB(), image.getRGB(x + 100, y + 100), "its centre");
            Rectangle2D patch = FIGURE.place(true, WIDTH, HEIGHT);
            assertEquals(look.diverging().argb(-1, -1, 1), image.getRGB((int) patch.getX() + 20, (int) patch.getY() + 20));
            assertEquals(look.diverging().argb(1, -1, 1), image.getRGB((int) patch.getMaxX() - 20, (int) patch.getMaxY() - 20));
        }
    }

    @Test
    void pointingTellsThePictureFromThePatch() {
        Rectangle2D picture = FIGURE.place(false, WIDTH, HEIGHT);
        Hit hit = FIGURE.at(picture.getX() + 60, picture.getY() + 10, WIDTH, HEIGHT);
        assertEquals(1, hit.unit());
        assertEquals(GlimpseFigure.PICTURE, hit.channel());
        Rectangle2D patch = FIGURE.place(true, WIDTH, HEIGHT);
        assertEquals("row 2, column 2: level 2", FIGURE.at(patch.getMaxX() - 5, patch.getMaxY() - 5, WIDTH, HEIGHT).words());
        assertNull(FIGURE.at(patch.getMaxX() - 5, patch.getMaxY() - 5, WIDTH, HEIGHT).channel());
        assertNull(FIGURE.at(WIDTH / 2.0, 100, WIDTH, HEIGHT), "between the two");
    }
}
