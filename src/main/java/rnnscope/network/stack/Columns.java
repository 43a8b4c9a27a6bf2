package rnnscope.network.stack;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;

/** Matrices side by side as one, and apart again; all in the same array. */
public final class Columns {
    private Columns() {}

    /** Columns {@code first} … of {@code whole} ← {@code part}. */
    public static void put(Kernels k, float[] v, Panels whole, int first, Panels part, int row, int rows) {
        if (isAligned(whole, first, part)) {
            k.copy(v, slice(whole, first, part), part, row, rows);
            return;
        }
        for (int r = row; r < row + rows; r++) {
            for (int j = 0; j < part.columns(); j++) {
                v[whole.at(r, first + j)] = v[part.at(r, j)];
            }
        }
    }

    /** {@code part} ← columns {@code first} … of {@code whole}. */
    public static void get(Kernels k, float[] v, Panels part, Panels whole, int first, int row, int rows) {
        if (isAligned(whole, first, part)) {
            k.copy(v, part, slice(whole, first, part), row, rows);
            return;
        }
        for (int r = row; r < row + rows; r++) {
            for (int j = 0; j < part.columns(); j++) {
                v[part.at(r, j)] = v[whole.at(r, first + j)];
            }
        }
    }

    /** {@code part} ← {@code part} + columns {@code first} … of {@code whole}. */
    public static void add(Kernels k, float[] v, Panels part, Panels whole, int first, int row, int rows) {
        if (isAligned(whole, first, part)) {
            k.add(v, part, slice(whole, first, part), row, rows);
            return;
        }
        for (int r = row; r < row + rows; r++) {
            for (int j = 0; j < part.columns(); j++) {
                v[part.at(r, j)] += v[whole.at(r, first + j)];
            }
        }
    }

    /** Whether whole panels can be copied, with nothing but padding beside the part. */
    private static boolean isAligned(Panels whole, int first, Panels part) {
        return first % Panels.LANES == 0
                && (part.columns() % Panels.LANES == 0 || first + part.columns() == whole.columns());
    }

    private static Panels slice(Panels whole, int first, Panels part) {
        return whole.slice(first / Panels.LANES, first / Panels.LANES + part.panels());
    }
}
