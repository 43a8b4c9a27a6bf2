package rnnscope.math;

import static rnnscope.math.Panels.LANES;

/**
 * Covers a block with {@linkplain VectorTiles tiles}, the largest that the registers hold: with thirty-two of them eight
 * rows by three or two vectors, with sixteen four by two. Rows that are left over are covered by five or four at a time,
 * as long as that comes out even, and then one by one.
 */
final class VectorBlockProduct implements BlockProduct {
    private static final int WIDTH = VectorTiles.SPECIES.length();
    /** Vectors in a panel's row. */
    private static final int PARTS = LANES / WIDTH;
    /** AVX-512 and every 64-bit Arm have thirty-two vector registers; what is left has sixteen. */
    private static final boolean MANY_REGISTERS = WIDTH == LANES || System.getProperty("os.arch").equals("aarch64");

    @Override
    public int panelsAtOnce() {
        return 2;
    }

    @Override
    public void accumulate(float[] x, int xAt, int rowStep, int step, int jump, float[] y, int yAt, int yStride, int n,
            float[] c, int cAt, int cStride, int rows, int panels) {
        boolean inRows = rowStep == LANES;
        int tiled = n < 2 ? 0 : rows - leftOver(rows, inRows);
        int even = n & -2;
        int vectors = panels * PARTS;
        for (int v = 0; v < vectors && tiled > 0; ) {
            int width = PARTS == 1 && inRows ? width(vectors - v) : 2;
            boolean alone = v + 1 == vectors;
            int yFrom = yAt + offset(v, yStride);
            int cFrom = cAt + offset(v, cStride);
            int yStep = alone ? 0 : PARTS == 1 ? yStride : WIDTH;
            int cStep = alone ? 0 : PARTS == 1 ? cStride : WIDTH;
            for (int r = 0; r < tiled; ) {
                int height = height(tiled - r, inRows);
                int to = cFrom + r * LANES;
                if (inRows) {
                    rows(height, width, x, xAt + r * LANES, jump + 1, y, yFrom, yStep, even, c, to, cStep);
                } else if (height == 8) {
                    VectorTiles.columns8x2(x, xAt + r, y, yFrom, yStep, even, c, to, cStep);
                } else {
                    VectorTiles.columns4x2(x, xAt + r, y, yFrom, yStep, even, c, to, cStep);
                }
                r += height;
            }
            v += width;
        }
        // Rows that no tile took, and of the others the last k where n is odd.
        for (int r = even == n ? tiled : 0; r < rows; r++) {
            int k = r < tiled ? even : 0;
            row(x, xAt + r * rowStep + k / LANES * (jump - step) + k * step, step, jump, y, yAt + k * LANES, yStride,
                    n - k, c, cAt + r * LANES, cStride, vectors);
        }
    }

    /** Where a vector of columns begins, counted from the first. */
    private static int offset(int vector, int stride) {
        return vector / PARTS * stride + vector % PARTS * WIDTH;
    }

    /** How many vectors the next tile takes so that none is left alone. */
    private static int width(int vectors) {
        return vectors == 3 || vectors > 4 ? 3 : 2;
    }

    /** How many rows the next tile takes, of so many that come out even. */
    private static int height(int rows, boolean inRows) {
        if (MANY_REGISTERS && rows >= 8 && comesOutEven(rows - 8, inRows)) {
            return 8;
        }
        return MANY_REGISTERS && inRows && rows >= 5 && comesOutEven(rows - 5, true) ? 5 : 4;
    }

    /** Rows that no tile takes. */
    private static int leftOver(int rows, boolean inRows) {
        int left = 0;
        while (!comesOutEven(rows - left, inRows)) {
            left++;
        }
        return left;
    }

    /** Whether tiles cover so many rows: eights and fours, and where rows have fives too, all from twelve on. */
    private static boolean comesOutEven(int rows, boolean inRows) {
        return rows % 4 == 0 || MANY_REGISTERS && inRows && (rows >= 12 || rows == 5 || rows == 9 || rows == 10);
    }

    private static void rows(int height, int width, float[] x, int xAt, int jump, float[] y, int yAt, int yStep, int n,
            float[] c, int cAt, int cStep) {
        if (width == 3) {
            switch (height) {
                case 8 -> VectorTiles.rows8x3(x, xAt, jump, y, yAt, yStep, n, c, cAt, cStep);
                case 5 -> VectorTiles.rows5x3(x, xAt, jump, y, yAt, yStep, n, c, cAt, cStep);
                default -> VectorTiles.rows4x3(x, xAt, jump, y, yAt, yStep, n, c, cAt, cStep);
            }
        } else {
            switch (height) {
                case 8 -> VectorTiles.rows8x2(x, xAt, jump, y, yAt, yStep, n, c, cAt, cStep);
                case 5 -> VectorTiles.rows5x2(x, xAt, jump, y, yAt, yStep, n, c, cAt, cStep);
                default -> VectorTiles.rows4x2(x, xAt, jump, y, yAt, yStep, n, c, cAt, cStep);
            }
        }
    }

    /** A single row: eight vectors at a time, as long as there are, whole panels first. */
    private static void row(float[] x, int xAt, int step, int jump, float[] y, int yAt, int yStride, int n, float[] c,
            int cAt, int cStride, int vectors) {
        int v = 0;
        for (; v + 8 <= vectors; v += 8) {
            VectorTiles.row1x8(x, xAt, step, jump, y, yAt + offset(v, yStride), first(yStride), second(4, yStride), n,
                    c, cAt + offset(v, cStride), first(cStride), second(4, cStride));
        }
        if (v + 4 <= vectors) {
            VectorTiles.row1x4(x, xAt, step, jump, y, yAt + offset(v, yStride), first(yStride), second(2, yStride), n,
                    c, cAt + offset(v, cStride), first(cStride), second(2, cStride));
            v += 4;
        }
        if (v + 2 <= vectors) {
            VectorTiles.row1x2(x, xAt, step, jump, y, yAt + offset(v, yStride), PARTS == 1 ? yStride : WIDTH, n,
                    c, cAt + offset(v, cStride), PARTS == 1 ? cStride : WIDTH);
            v += 2;
        }
        if (v < vectors) {
            VectorTiles.row1x1(x, xAt, step, jump, y, yAt + offset(v, yStride), n, c, cAt + offset(v, cStride));
        }
    }

    /** From a vector to the next in each half of a single row's tile: a panel on, but where panels have four vectors. */
    private static int first(int stride) {
        return PARTS == 4 ? WIDTH : stride;
    }

    /** From the first half, {@code half} vectors, to the second. */
    private static int second(int half, int stride) {
        return switch (PARTS) {
            case 1 -> half * stride;
            case 2 -> WIDTH;
            default -> half == 4 ? stride : 2 * WIDTH;
        };
    }
}
