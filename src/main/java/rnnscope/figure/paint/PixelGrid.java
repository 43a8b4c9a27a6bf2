package rnnscope.figure.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/**
 * Pixel grid with edges moved to the nearest edge of a device pixel, so that neighbouring cells neither overlap nor
 * leave a gap and hairlines stay sharp at any scale. In graphics that are turned, edges stay where they are.
 */
public final class PixelGrid {
    private final double scaleX;
    private final double scaleY;
    private final double left;
    private final double top;
    private final boolean turned;

    public PixelGrid(Graphics2D g) {
        AffineTransform t = g.getTransform();
        turned = t.getShearX() != 0 || t.getShearY() != 0;
        scaleX = turned ? Math.hypot(t.getScaleX(), t.getShearY()) : t.getScaleX();
        scaleY = turned ? Math.hypot(t.getScaleY(), t.getShearX()) : t.getScaleY();
        left = t.getTranslateX();
        top = t.getTranslateY();
    }

    public double x(double x) {
        return turned ? x : (nearest(x * scaleX + left) - left) / scaleX;
    }

    public double y(double y) {
        return turned ? y : (nearest(y * scaleY + top) - top) / scaleY;
    }

    /** The half goes up, wherever a figure stands, so that one taken out has the pixels of the screen. */
    private static double nearest(double edge) {
        return Math.floor(edge + 0.5);
    }

    /** Width of a device pixel. */
    public double pixel() {
        return 1 / scaleX;
    }

    /** A thickness of whole device pixels, at least one. */
    public double whole(double thick) {
        return Math.max(1, Math.rint(thick * scaleX)) / scaleX;
    }

    public Rectangle2D rectangle(double x0, double y0, double x1, double y1) {
        double left = x(x0);
        double top = y(y0);
        return new Rectangle2D.Double(left, top, x(x1) - left, y(y1) - top);
    }

    public void fill(Graphics2D g, Color colour, double x0, double y0, double x1, double y1) {
        g.setColor(colour);
        g.fill(rectangle(x0, y0, x1, y1));
    }

    /** A line along the top edge at {@code y}, of whole device pixels, about {@code thick} thick. */
    public void horizontal(Graphics2D g, Color colour, double x0, double x1, double y, double thick) {
        g.setColor(colour);
        double top = y(y);
        double whole = Math.max(1, Math.rint(thick * scaleY)) / scaleY;
        g.fill(new Rectangle2D.Double(x(x0), top, x(x1) - x(x0), whole));
    }

    /** A line along the left edge at {@code x}, of whole device pixels, about {@code thick} thick. */
    public void vertical(Graphics2D g, Color colour, double x, double y0, double y1, double thick) {
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(x(x), y(y0), whole(thick), y(y1) - y(y0)));
    }

    /** A frame of whole device pixels, inside the rectangle. */
    public void frame(Graphics2D g, Color colour, double x0, double y0, double x1, double y1, double thick) {
        double w = whole(thick);
        double h = Math.max(1, Math.rint(thick * scaleY)) / scaleY;
        double left = x(x0);
        double top = y(y0);
        double right = x(x1);
        double bottom = y(y1);
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(left, top, right - left, h));
        g.fill(new Rectangle2D.Double(left, bottom - h, right - left, h));
        g.fill(new Rectangle2D.Double(left, top + h, w, bottom - top - 2 * h));
        g.fill(new Rectangle2D.Double(right - w, top + h, w, bottom - top - 2 * h));
    }
}
