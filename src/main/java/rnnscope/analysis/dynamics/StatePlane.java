package rnnscope.analysis.dynamics;

import rnnscope.analysis.projection.PrincipalComponents;

/**
 * Plane through the space of states, in which a phase portrait is drawn: centre + a u + b v.
 *
 * @param centre (n)
 * @param u      (n), of length 1
 * @param v      (n), of length 1, at a right angle to u
 */
public record StatePlane(float[] centre, float[] u, float[] v) {

    /** The plane of two principal components through their mean. */
    public static StatePlane of(PrincipalComponents components, int first, int second) {
        int n = components.units();
        float[] u = new float[n];
        float[] v = new float[n];
        float[] centre = new float[n];
        for (int j = 0; j < n; j++) {
            u[j] = (float) components.weight(first, j);
            v[j] = (float) components.weight(second, j);
            centre[j] = (float) components.mean(j);
        }
        return new StatePlane(centre, u, v);
    }

    /** The plane of two elements of the state, the others as in {@code state}. */
    public static StatePlane ofElements(int first, int second, float[] state) {
        float[] centre = state.clone();
        float[] u = new float[state.length];
        float[] v = new float[state.length];
        centre[first] = 0;
        centre[second] = 0;
        u[first] = 1;
        v[second] = 1;
        return new StatePlane(centre, u, v);
    }

    /** Where a state lies along u. */
    public double a(float[] states, int from) {
        return along(u, states, from);
    }

    /** Where a state lies along v. */
    public double b(float[] states, int from) {
        return along(v, states, from);
    }

    private double along(float[] direction, float[] states, int from) {
        double sum = 0;
        for (int j = 0; j < centre.length; j++) {
            sum += direction[j] * ((double) states[from + j] - centre[j]);
        }
        return sum;
    }

    /** Writes the state at a place of the plane. */
    public void write(double a, double b, float[] states, int from) {
        for (int j = 0; j < centre.length; j++) {
            states[from + j] = (float) (centre[j] + a * u[j] + b * v[j]);
        }
    }
}
