package rnnscope.figure.wiring.unrolled;

import java.awt.geom.Path2D;
import rnnscope.figure.wiring.Wire;
import rnnscope.figure.wiring.WiringPlan.Link;

/**
 * Strand, one copy of a link in the unrolled network.
 *
 * @param fromStep step it comes from, −1 for before the first
 * @param toStep   step it goes to
 * @param path     its course
 * @param amount   the attention that it carries, 0 to 1; NaN for none
 */
record Strand(Link link, int fromStep, int toStep, Path2D path, float amount) {

    /** How far a place is from it. */
    double distance(double x, double y) {
        return Wire.distance(path, x, y);
    }
}
