package rnnscope.figure.now;

import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;

/** Path of a wire: straight pieces with rounded corners. */
public final class WirePath {
    private WirePath() {}

    /** @param points x and y of each corner */
    public static Path2D rounded(double[] points, double radius) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length - 2; i += 2) {
            double x = points[i];
            double y = points[i + 1];
            double before = Math.hypot(x - points[i - 2], y - points[i - 1]);
            double after = Math.hypot(points[i + 2] - x, points[i + 3] - y);
            double r = Math.min(radius, Math.min(before, after) / 2);
            if (r == 0) {
                continue;
            }
            path.lineTo(x + r * (points[i - 2] - x) / before, y + r * (points[i - 1] - y) / before);
            path.quadTo(x, y, x + r * (points[i + 2] - x) / after, y + r * (points[i + 3] - y) / after);
        }
        path.lineTo(points[points.length - 2], points[points.length - 1]);
        return path;
    }

    static double length(Path2D path) {
        double length = 0;
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator i = flat(path); !i.isDone(); i.next()) {
            if (i.currentSegment(at) == PathIterator.SEG_LINETO) {
                length += Math.hypot(at[0] - x, at[1] - y);
            }
            x = at[0];
            y = at[1];
        }
        return length;
    }

    /** The part of {@code path} between two distances from its start. */
    static Path2D part(Path2D path, double from, double to) {
        Path2D part = new Path2D.Double();
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        double done = 0;
        boolean begun = false;
        for (PathIterator i = flat(path); !i.isDone(); i.next()) {
            if (i.currentSegment(at) == PathIterator.SEG_LINETO) {
                double step = Math.hypot(at[0] - x, at[1] - y);
                double a = Math.max(0, (from - done) / step);
                double b = Math.min(1, (to - done) / step);
                if (step > 0 && a < b) {
                    if (!begun) {
                        part.moveTo(x + a * (at[0] - x), y + a * (at[1] - y));
                        begun = true;
                    }
                    part.lineTo(x + b * (at[0] - x), y + b * (at[1] - y));
                }
                done += step;
            }
            x = at[0];
            y = at[1];
        }
        return part;
    }

    /** Distance of a place to a wire with these corners. */
    static double distance(double[] points, double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i + 3 < points.length; i += 2) {
            least = Math.min(least, java.awt.geom.Line2D.ptSegDist(points[i], points[i + 1], points[i + 2],
                    points[i + 3], x, y));
        }
        return least;
    }

    /** End of a part, or null when it is empty. */
    static Point2D end(Path2D part) {
        return part.getCurrentPoint();
    }

    private static PathIterator flat(Path2D path) {
        return new FlatteningPathIterator(path.getPathIterator(null), 0.1);
    }
}
