package rnnscope.figure.wiring;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/** Line of a link: the head on its end, and how near the pointer is. */
public final class Wire {
    private static final double FLATNESS = 0.4;

    private Wire() {}

    /** How far a place is from a line. */
    public static double distance(Shape path, double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        double[] at = new double[6];
        double fromX = 0;
        double fromY = 0;
        for (PathIterator i = flat(path); !i.isDone(); i.next()) {
            if (i.currentSegment(at) == PathIterator.SEG_LINETO) {
                least = Math.min(least, Line2D.ptSegDist(fromX, fromY, at[0], at[1], x, y));
            }
            fromX = at[0];
            fromY = at[1];
        }
        return least;
    }

    /** Paints the head of an arrow on the end of a line. */
    public static void paintHead(Graphics2D g, Shape path, double size) {
        double[] at = new double[6];
        double x0 = 0;
        double y0 = 0;
        double x = 0;
        double y = 0;
        for (PathIterator i = flat(path); !i.isDone(); i.next()) {
            i.currentSegment(at);
            if (at[0] != x || at[1] != y) {
                x0 = x;
                y0 = y;
                x = at[0];
                y = at[1];
            }
        }
        Path2D head = new Path2D.Double();
        head.moveTo(0, 0);
        head.lineTo(-1.7 * size, size);
        head.lineTo(-1.7 * size, -size);
        head.closePath();
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(x - x0, y - y0);
        g.fill(place.createTransformedShape(head));
    }

    private static PathIterator flat(Shape path) {
        return new FlatteningPathIterator(path.getPathIterator(null), FLATNESS);
    }
}
