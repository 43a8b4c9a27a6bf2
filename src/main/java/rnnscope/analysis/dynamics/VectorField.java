package rnnscope.analysis.dynamics;

import rnnscope.network.StateUpdate;

/**
 * Vector field of a state update in a plane: where one step takes the states of a grid, as seen in the plane, and how far
 * it takes them in all.
 *
 * @param columns of the grid
 * @param rows    of the grid
 * @param a       along u, from its least to its greatest, one for each column
 * @param b       along v, one for each row
 * @param da      (rows, columns), the step along u
 * @param db      (rows, columns), the step along v
 * @param speed   (rows, columns), ‖F(s, x) − s‖, also what leaves the plane
 */
public record VectorField(int columns, int rows, double[] a, double[] b, float[] da, float[] db, float[] speed) {

    /**
     * The field over a part of the plane.
     *
     * @param map with what enters held, of {@code columns · rows} states
     */
    public static VectorField of(StateUpdate map, StatePlane plane, int columns, int rows, double fromA, double toA,
            double fromB, double toB) {
        int n = map.size();
        double[] a = places(columns, fromA, toA);
        double[] b = places(rows, fromB, toB);
        float[] from = new float[map.states() * n];
        float[] to = new float[from.length];
        for (int i = 0; i < columns * rows; i++) {
            plane.write(a[i % columns], b[i / columns], from, i * n);
        }
        map.apply(from, to);
        float[] da = new float[columns * rows];
        float[] db = new float[columns * rows];
        float[] speed = new float[columns * rows];
        for (int i = 0; i < columns * rows; i++) {
            da[i] = (float) (plane.a(to, i * n) - a[i % columns]);
            db[i] = (float) (plane.b(to, i * n) - b[i / columns]);
            double squares = 0;
            for (int j = i * n; j < (i + 1) * n; j++) {
                double d = (double) to[j] - from[j];
                squares += d * d;
            }
            speed[i] = (float) Math.sqrt(squares);
        }
        return new VectorField(columns, rows, a, b, da, db, speed);
    }

    private static double[] places(int count, double from, double to) {
        double[] places = new double[count];
        for (int i = 0; i < count; i++) {
            places[i] = from + (to - from) * (i + 0.5) / count;
        }
        return places;
    }
}
