package rnnscope.math;

import static rnnscope.math.Panels.LANES;

/**
 * Covers a block with {@linkplain VectorTiles tiles}: pairs of panels by eight or four rows, and what is left row by row.
 */
final class VectorBlockProduct implements BlockProduct {
    private static final int WIDTH = VectorTiles.SPECIES.length();

    @Override
    public void accumulate(float[] x, int xAt, int rowStep, int step, int jump, float[] y, int yAt, int yStride, int n,
            float[] c, int cAt, int cStride, int rows, int panels) {
        int inTiles = rows & -4;
        for (int p = 0; p < panels && inTiles > 0; p += 2) {
            boolean alone = p + 1 == panels;
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                tiles(x, xAt, rowStep, jump, y, yAt + p * yStride + lane, alone ? 0 : yStride, n,
                        c, cAt + p * cStride + lane, alone ? 0 : cStride, inTiles);
            }
        }
        for (int r = inTiles; r < rows; r++) {
            for (int p = 0; p < panels; p += 8) {
                for (int lane = 0; lane < LANES; lane += WIDTH) {
                    VectorTiles.oneByEight(x, xAt + r * rowStep, step, jump, y, yAt + p * yStride + lane, yStride, n,
                            c, cAt + p * cStride + r * LANES + lane, cStride, panels - p);
                }
            }
        }
    }

    /** Two vectors of columns by {@code rows} rows, a multiple of four. */
    private static void tiles(float[] x, int xAt, int rowStep, int jump, float[] y, int yAt, int yStep, int n,
            float[] c, int cAt, int cStep, int rows) {
        int byEight = WIDTH == LANES ? rows & -8 : 0;
        for (int r = 0; r < byEight; r += 8) {
            if (rowStep == LANES) {
                VectorTiles.eightRows(x, xAt + r * LANES, jump, y, yAt, yStep, n, c, cAt + r * LANES, cStep);
            } else {
                VectorTiles.eightColumns(x, xAt + r, y, yAt, yStep, n, c, cAt + r * LANES, cStep);
            }
        }
        for (int r = byEight; r < rows; r += 4) {
            if (rowStep == LANES) {
                VectorTiles.fourRows(x, xAt + r * LANES, jump, y, yAt, yStep, n, c, cAt + r * LANES, cStep);
            } else {
                VectorTiles.fourColumns(x, xAt + r, y, yAt, yStep, n, c, cAt + r * LANES, cStep);
            }
        }
    }
}
