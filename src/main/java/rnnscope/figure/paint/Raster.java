package rnnscope.figure.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Raster of a dense map: an image with one sample a cell, scaled so that each cell stays one flat colour. */
public final class Raster {
    private Raster() {}

    /** Draws an image over a rectangle, without smoothing. */
    public static void draw(Graphics2D g, BufferedImage image, double x, double y, double width, double height) {
        Object before = g.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        AffineTransform place = new AffineTransform(width / image.getWidth(), 0, 0, height / image.getHeight(), x, y);
        g.drawImage(image, place, null);
        if (before != null) {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }
}
