package rnnscope.network.glimpse;

import rnnscope.math.Panels;

/** Rows of a matrix on a tape as arrays of their own, and back. */
final class Rows {
    private Rows() {}

    /** to ← a row. */
    static void read(float[] v, Panels place, int row, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = v[place.at(row, j)];
        }
    }

    /** A row ← factor · from. */
    static void write(float[] from, float factor, float[] v, Panels place, int row) {
        for (int j = 0; j < from.length; j++) {
            v[place.at(row, j)] = factor * from[j];
        }
    }

    /** A row ← itself + factor · from. */
    static void add(float[] from, float factor, float[] v, Panels place, int row) {
        for (int j = 0; j < from.length; j++) {
            v[place.at(row, j)] += factor * from[j];
        }
    }
}
