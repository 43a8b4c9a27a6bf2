package rnnscope.math;

import static rnnscope.math.Panels.LANES;

/**
 * C2 makes vectors of a loop over neighbours in memory if the loop is long and every array in it has the same index. So
 * a block of C, and four rows of Y at a time, are laid out in arrays of their own, and four multiply-adds are done for
 * each element of C that is loaded and stored.
 */
final class PlainBlockProduct implements BlockProduct {
    /** A block of C that the second cache holds beside what it is made of. */
    private static final int ROWS = 32;
    private static final int COLUMNS = 512;

    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    /** A thread's block of C, row by row, and rows of Y. */
    private static final class Scratch {
        private final float[][] c = new float[ROWS][COLUMNS];
        private final float[][] y = new float[4][COLUMNS];
    }

    @Override
    public int panelsAtOnce() {
        return COLUMNS / LANES;
    }

    @Override
    public void accumulate(float[] x, int xAt, int rowStep, int step, int jump, float[] y, int yAt, int yStride, int n,
            float[] c, int cAt, int cStride, int rows, int panels) {
        if (rows == 1) {
            for (int p = 0; p < panels; p++) {
                accumulateOctet(x, xAt, step, jump, y, yAt + p * yStride, n, c, cAt + p * cStride);
                accumulateOctet(x, xAt, step, jump, y, yAt + p * yStride + 8, n, c, cAt + p * cStride + 8);
            }
            return;
        }
        Scratch s = scratch.get();
        for (int p = 0; p < panels; p += COLUMNS / LANES) {
            int width = Math.min(COLUMNS / LANES, panels - p) * LANES;
            for (int r = 0; r < rows; r += ROWS) {
                int count = Math.min(ROWS, rows - r);
                int block = cAt + p * cStride + r * LANES;
                unpack(c, block, cStride, s.c, count, width);
                multiply(x, xAt + r * rowStep, rowStep, step, jump, y, yAt + p * yStride, yStride, n, s, count, width);
                pack(s.c, count, width, c, block, cStride);
            }
        }
    }

    /** Eight columns of a single row: eight chains in registers. */
    private static void accumulateOctet(float[] x, int xFrom, int step, int jump, float[] y, int yFrom, int n,
            float[] c, int at) {
        float c0 = c[at];
        float c1 = c[at + 1];
        float c2 = c[at + 2];
        float c3 = c[at + 3];
        float c4 = c[at + 4];
        float c5 = c[at + 5];
        float c6 = c[at + 6];
        float c7 = c[at + 7];
        int xAt = xFrom;
        for (int k = 0; k < n; k++) {
            float a = x[xAt];
            int yAt = yFrom + k * LANES;
            c0 = Math.fma(a, y[yAt], c0);
            c1 = Math.fma(a, y[yAt + 1], c1);
            c2 = Math.fma(a, y[yAt + 2], c2);
            c3 = Math.fma(a, y[yAt + 3], c3);
            c4 = Math.fma(a, y[yAt + 4], c4);
            c5 = Math.fma(a, y[yAt + 5], c5);
            c6 = Math.fma(a, y[yAt + 6], c6);
            c7 = Math.fma(a, y[yAt + 7], c7);
            xAt += (k & 15) == 15 ? jump : step;
        }
        c[at] = c0;
        c[at + 1] = c1;
        c[at + 2] = c2;
        c[at + 3] = c3;
        c[at + 4] = c4;
        c[at + 5] = c5;
        c[at + 6] = c6;
        c[at + 7] = c7;
    }

    private static void multiply(float[] x, int xFrom, int rowStep, int step, int jump, float[] y, int yAt, int yStride,
            int n, Scratch s, int rows, int width) {
        int xAt = xFrom;
        int k = 0;
        for (; k + 4 <= n; k += 4) {
            unpack(y, yAt + k * LANES, yStride, s.y, 4, width);
            for (int r = 0; r < rows; r++) {
                int at = xAt + r * rowStep;
                addRows(x[at], s.y[0], x[at + step], s.y[1], x[at + 2 * step], s.y[2], x[at + 3 * step], s.y[3],
                        s.c[r], width);
            }
            xAt += 3 * step + ((k & 15) == 12 ? jump : step);
        }
        for (; k < n; k++) {
            unpack(y, yAt + k * LANES, yStride, s.y, 1, width);
            for (int r = 0; r < rows; r++) {
                addRow(x[xAt + r * rowStep], s.y[0], s.c[r], width);
            }
            xAt += step;
        }
    }

    private static void addRows(float a0, float[] y0, float a1, float[] y1, float a2, float[] y2, float a3, float[] y3,
            float[] c, int width) {
        for (int j = 0; j < width; j++) {
            c[j] = Math.fma(a3, y3[j], Math.fma(a2, y2[j], Math.fma(a1, y1[j], Math.fma(a0, y0[j], c[j]))));
        }
    }

    private static void addRow(float a, float[] y, float[] c, int width) {
        for (int j = 0; j < width; j++) {
            c[j] = Math.fma(a, y[j], c[j]);
        }
    }

    /** Copies rows out of panels. */
    private static void unpack(float[] m, int at, int stride, float[][] to, int rows, int width) {
        for (int j = 0; j < width; j += LANES) {
            int panel = at + j / LANES * stride;
            for (int r = 0; r < rows; r++) {
                System.arraycopy(m, panel + r * LANES, to[r], j, LANES);
            }
        }
    }

    private static void pack(float[][] from, int rows, int width, float[] m, int at, int stride) {
        for (int j = 0; j < width; j += LANES) {
            int panel = at + j / LANES * stride;
            for (int r = 0; r < rows; r++) {
                System.arraycopy(from[r], j, m, panel + r * LANES, LANES);
            }
        }
    }
}
