package rnnscope.session.dynamics;

import rnnscope.analysis.dynamics.StatePlane;
import rnnscope.analysis.dynamics.VectorField;

/**
 * Phase portrait of a layer: the states that a stretch of the text visits, seen in a plane through the space of states,
 * and where one step with the same input takes other states of that plane. Immutable.
 *
 * @param first  step of the text of the first state
 * @param states (T, n), after each step; not modified
 * @param before of each the index of the one that it followed, −1 for the first of an example; not modified
 * @param plane  through the state of the beam, or another that was asked for
 * @param shares of the variance along both axes; NaN where they are units
 * @param low    {a, b} at the lower left corner of the field
 * @param high   {a, b} at the upper right corner
 * @param field  null in space
 * @param space  null in the plane
 */
public record Portrait(PortraitQuestion question, int first, float[][] states, int[] before, StatePlane plane, double[] shares,
        double[] low, double[] high, VectorField field, Space space) {

    /**
     * A third axis, and where one step takes some of the states that are visited.
     *
     * @param w      direction of the third component, of length 1; 0 where there are only two
     * @param origin whose place along it is 0; not modified
     * @param share  of the variance along it
     * @param centre {a, b, c} of what is visited; not modified
     * @param half   halves of the edges of the box about it that holds all; not modified
     * @param from   (k, n); not modified
     * @param to     (k, n), a step later; not modified
     */
    public record Space(float[] w, float[] origin, double share, double[] centre, double[] half, float[][] from, float[][] to) {
        double c(float[] state) {
            double sum = 0;
            for (int j = 0; j < w.length; j++) {
                sum += w[j] * ((double) state[j] - origin[j]);
            }
            return sum;
        }
    }

    /** Where a state lies in the space of three components: {a, b, c}. */
    public double[] place(float[] state) {
        return new double[] {a(state), b(state), space.c(state)};
    }

    /** How many states the text visits. */
    public int size() {
        return states.length;
    }

    /** Where a state lies to the right. */
    public double a(float[] state) {
        return plane.a(state, 0);
    }

    /** Where a state lies upwards. */
    public double b(float[] state) {
        return plane.b(state, 0);
    }
}
