package rnnscope.figure.glimpse;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Window of a glimpse: the grid of N × N filters over a picture, in pixels counted from 1.
 *
 * @param filters N
 */
public record GlimpseWindow(double x, double y, double stride, double sigma, double intensity, int filters) {

    /** Its edges in a picture of {@code side} pixels that is shown at a place, half a stride around the outer filters. */
    Rectangle2D edges(Rectangle2D place, int side) {
        double pixel = place.getWidth() / side;
        double size = filters * stride * pixel;
        return new Rectangle2D.Double(place.getX() + (x - 0.5) * pixel - size / 2,
                place.getY() + (y - 0.5) * pixel - size / 2, size, size);
    }

    /** "at 14.2, 9.8; stride 2.1, width 0.8, intensity 1.1". */
    public String words() {
        return Words.of("figure.glimpse.window", Numbers.signed(x, 1), Numbers.signed(y, 1), Numbers.signed(stride, 2),
                Numbers.signed(sigma, 2), Numbers.signed(intensity, 2));
    }

    /** The same in letters. */
    public String letters() {
        return "g " + Numbers.signed(x, 1) + ", " + Numbers.signed(y, 1) + " · δ " + Numbers.signed(stride, 2) + " · σ "
                + Numbers.signed(sigma, 2) + " · γ " + Numbers.signed(intensity, 2);
    }

    /** Paints the way of some windows' centres over a picture, and the last of them; what lies outside is cut off. */
    static void paint(Graphics2D g, List<GlimpseWindow> windows, Rectangle2D place, int side, Look look) {
        if (windows.isEmpty()) {
            return;
        }
        Shape clip = g.getClip();
        g.clip(place);
        Path2D way = new Path2D.Double();
        for (int i = 0; i < windows.size(); i++) {
            Rectangle2D edges = windows.get(i).edges(place, side);
            if (i == 0) {
                way.moveTo(edges.getCenterX(), edges.getCenterY());
            } else {
                way.lineTo(edges.getCenterX(), edges.getCenterY());
            }
        }
        outlined(g, way, 1.5f, look);
        for (GlimpseWindow window : windows) {
            Rectangle2D edges = window.edges(place, side);
            dot(g, edges.getCenterX(), edges.getCenterY(), window == windows.get(windows.size() - 1) ? 3 : 2, look);
        }
        Rectangle2D last = windows.get(windows.size() - 1).edges(place, side);
        // Of what reaches beyond the picture the edge shows at the picture's.
        Rectangle2D inside = last.createIntersection(new Rectangle2D.Double(place.getX() + 1, place.getY() + 1,
                place.getWidth() - 2, place.getHeight() - 2));
        if (inside.getWidth() > 0 && inside.getHeight() > 0) {
            outlined(g, inside, 2, look);
        }
        g.setClip(clip);
    }

    /** A green line with a hairline of the card on both sides, so that it shows on any ground. */
    private static void outlined(Graphics2D g, Shape shape, float thick, Look look) {
        g.setColor(look.card());
        g.setStroke(new BasicStroke(thick + 2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
        g.setColor(look.beam());
        g.setStroke(new BasicStroke(thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }

    private static void dot(Graphics2D g, double x, double y, double radius, Look look) {
        fill(g, look.card(), x, y, radius + 1);
        fill(g, look.beam(), x, y, radius);
    }

    private static void fill(Graphics2D g, Color colour, double x, double y, double radius) {
        g.setColor(colour);
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
}
