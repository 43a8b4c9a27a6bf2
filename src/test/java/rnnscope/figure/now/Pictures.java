package rnnscope.figure.now;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/** A figure on a card, pixel by pixel. */
final class Pictures {
    private Pictures() {}

    static BufferedImage paint(Figure figure, int width, int height, Look look) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(look.card());
        g.fillRect(0, 0, width, height);
        figure.paint(g, width, height, look);
        g.dispose();
        return image;
    }

    /** The sheet as {@link #paint} lays it, with places on pixels. */
    static Sheet sheet(int width, int height) {
        return Sheet.on(width, height, new PixelGrid(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
                .createGraphics()));
    }

    static Color at(BufferedImage image, double x, double y) {
        return new Color(image.getRGB((int) x, (int) y));
    }

    static int count(BufferedImage image, Color colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
            }
        }
        return count;
    }
}
