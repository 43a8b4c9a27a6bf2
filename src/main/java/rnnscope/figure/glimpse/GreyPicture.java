package rnnscope.figure.glimpse;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;

/**
 * Square picture of grey levels as ink on the card, or of what is added and taken away as two colours. Immutable.
 *
 * @param levels row after row
 * @param most   the level that is full ink
 * @param signed whether levels go to both sides of 0
 */
public record GreyPicture(float[] levels, float most, boolean signed) {

    public GreyPicture {
        levels = levels.clone();
    }

    /** Of levels from 0 to 1. */
    public static GreyPicture of(float[] levels) {
        return new GreyPicture(levels, 1, false);
    }

    /** Of levels from 0 on, the greatest of which is full ink, if it is above 1. */
    public static GreyPicture upToItsMost(float[] levels) {
        return new GreyPicture(levels, Math.max(1, greatest(levels)), false);
    }

    /** Of what is added and taken away, the greatest of which has full colour. */
    public static GreyPicture signed(float[] levels) {
        return new GreyPicture(levels, Math.max(1e-6f, greatest(levels)), true);
    }

    private static float greatest(float[] levels) {
        float most = 0;
        for (float level : levels) {
            most = Math.max(most, Math.abs(level));
        }
        return most;
    }

    @Override
    public float[] levels() {
        return levels.clone();
    }

    /** Rows and columns. */
    public int side() {
        return (int) Math.round(Math.sqrt(levels.length));
    }

    float level(int row, int column) {
        return levels[row * side() + column];
    }

    /** Paints it with a hairline around. */
    void paint(Graphics2D g, Rectangle2D place, Look look) {
        int side = side();
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < levels.length; i++) {
            image.setRGB(i % side, i / side, signed ? look.diverging().argb(levels[i], -most, most)
                    : look.amount().argb(levels[i], 0, most));
        }
        Raster.draw(g, image, place.getX(), place.getY(), place.getWidth(), place.getHeight());
        new PixelGrid(g).frame(g, look.line(), place.getX(), place.getY(), place.getMaxX(), place.getMaxY(), 1);
    }
}
