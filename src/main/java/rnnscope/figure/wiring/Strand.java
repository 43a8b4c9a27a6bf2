package rnnscope.figure.wiring;

import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import rnnscope.figure.wiring.WiringPlan.Link;

/**
 * One copy of a link in the unrolled network.
 *
 * @param fromStep step it comes from, −1 for before the first
 * @param toStep   step it goes to
 * @param path     its course
 * @param amount   the attention that it carries, 0 to 1; NaN for none
 */
record Strand(Link link, int fromStep, int toStep, Path2D path, float amount) {

    /** How far a place is from it. */
    double distance(double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        double[] at = new double[6];
        double fromX = 0;
        double fromY = 0;
        for (PathIterator i = new FlatteningPathIterator(path.getPathIterator(null), 0.5); !i.isDone(); i.next()) {
            if (i.currentSegment(at) == PathIterator.SEG_LINETO) {
                least = Math.min(least, Line2D.ptSegDist(fromX, fromY, at[0], at[1], x, y));
            }
            fromX = at[0];
            fromY = at[1];
        }
        return least;
    }
}
