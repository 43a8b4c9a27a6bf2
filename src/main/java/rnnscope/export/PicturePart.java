package rnnscope.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.function.Function;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;

/**
 * Part of a picture: a figure at its place.
 *
 * @param place    in the picture
 * @param seen     what of the place shows; null for all of it
 * @param scale    units of the picture for each unit of the figure
 * @param ground   the colour behind it; null for none
 * @param isGround whether it is itself nothing but a ground for others
 */
public record PicturePart(Figure figure, Rectangle2D place, Rectangle2D seen, double scale, Function<Look, Color> ground,
        boolean isGround) {

    void paint(Graphics2D g, Look look, boolean opaque) {
        if (isGround && !opaque) {
            return;
        }
        AffineTransform transform = g.getTransform();
        Shape clip = g.getClip();
        g.clip(seenPlace());
        Color behind = ground == null || !opaque ? null : ground.apply(look);
        if (behind != null && behind.getAlpha() > 0) {
            g.setColor(behind);
            g.fill(place);
        }
        g.translate(place.getX(), place.getY());
        g.scale(scale, scale);
        figure.paint(g, place.getWidth() / scale, place.getHeight() / scale, look);
        g.setTransform(transform);
        g.setClip(clip);
    }

    /** What of its place shows. */
    public Rectangle2D seenPlace() {
        return seen == null ? place : place.createIntersection(seen);
    }

    /** The same elsewhere. */
    public PicturePart moved(double dx, double dy) {
        return new PicturePart(figure, moved(place, dx, dy), seen == null ? null : moved(seen, dx, dy), scale, ground, isGround);
    }

    private static Rectangle2D moved(Rectangle2D area, double dx, double dy) {
        return new Rectangle2D.Double(area.getX() + dx, area.getY() + dy, area.getWidth(), area.getHeight());
    }
}
