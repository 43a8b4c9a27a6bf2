package rnnscope.network.module.layer;

import rnnscope.math.Panels;

/** Matrices side by side as one, and apart again; all in the same array. */
public final class Columns {
    private Columns() {}

    /** Columns {@code first} … of {@code whole} ← {@code part}. */
    public static void put(float[] v, Panels whole, int first, Panels part, int row, int rows) {
        if (isAligned(whole, first, part)) {
            for (int p = 0; p < part.panels(); p++) {
                System.arraycopy(v, part.panel(p, row), v, whole.panel(first / Panels.LANES + p, row), rows * Panels.LANES);
            }
            return;
        }
        for (int r = row; r < row + rows; r++) {
            for (int j = 0; j < part.columns(); j++) {
                v[whole.at(r, first + j)] = v[part.at(r, j)];
            }
        }
    }

    /** {@code part} ← columns {@code first} … of {@code whole}. */
    public static void get(float[] v, Panels part, Panels whole, int first, int row, int rows) {
        if (isAligned(whole, first, part)) {
            for (int p = 0; p < part.panels(); p++) {
                System.arraycopy(v, whole.panel(first / Panels.LANES + p, row), v, part.panel(p, row), rows * Panels.LANES);
            }
            return;
        }
        for (int r = row; r < row + rows; r++) {
            for (int j = 0; j < part.columns(); j++) {
                v[part.at(r, j)] = v[whole.at(r, first + j)];
            }
        }
    }

    /** {@code part} ← {@code part} + columns {@code first} … of {@code whole}. */
    public static void add(float[] v, Panels part, Panels whole, int first, int row, int rows) {
        if (isAligned(whole, first, part)) {
            for (int p = 0; p < part.panels(); p++) {
                int to = part.panel(p, row);
                int from = whole.panel(first / Panels.LANES + p, row);
                for (int i = 0; i < rows * Panels.LANES; i++) {
                    v[to + i] += v[from + i];
                }
            }
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
}
