package rnnscope.figure.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Hatching over what is not known yet. */
public final class Hatch {
    private static final double PITCH = 6;

    private Hatch() {}

    /** Fills an area over whatever ground is there; areas side by side continue each other's lines. */
    public static void fill(Graphics2D g, Rectangle2D area, Look look) {
        Shape clip = g.getClip();
        g.clip(area);
        g.setColor(look.line());
        g.setStroke(new BasicStroke(1));
        double height = area.getHeight();
        for (double x = PITCH * Math.floor((area.getX() - height) / PITCH); x < area.getMaxX(); x += PITCH) {
            g.draw(new Line2D.Double(x, area.getMaxY(), x + height, area.getY()));
        }
        g.setClip(clip);
    }
}
