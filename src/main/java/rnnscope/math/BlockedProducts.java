package rnnscope.math;

import static rnnscope.math.Panels.LANES;

/**
 * Matrix products cut into blocks that stay in the caches. Both kinds are one operation, done block by block in the
 * order of the summed index:
 *
 * <pre>
 *   C[r, n] += Σ_k X[r, k] · Y[k, n]        product: X = A, Y = W        transposed product: X = Aᵀ, Y = D
 * </pre>
 */
abstract class BlockedProducts implements Kernels {
    /** Summed at a time: sixteen columns of as many rows of Y, a panel, are 16 KiB. */
    private static final int DEPTH = 256;
    /** Rows of C for which a block of Y is kept. */
    private static final int HEIGHT = 64;

    private final BlockProduct block;

    BlockedProducts(BlockProduct block) {
        this.block = block;
    }

    @Override
    public final void product(float[] a, Panels placeA, float[] w, Panels placeW, float[] c, Panels placeC, int row,
            int rows) {
        int depth = rows == 1 ? Integer.MAX_VALUE : DEPTH;
        for (int r = row; r < row + rows; r += HEIGHT) {
            for (int k = 0; k < placeW.rows(); k += depth) {
                block.accumulate(a, placeA.panel(k / LANES, r), LANES, 1, placeA.stride() - LANES + 1,
                        w, placeW.panel(0, k), placeW.stride(), Math.min(depth, placeW.rows() - k),
                        c, placeC.panel(0, r), placeC.stride(), Math.min(HEIGHT, row + rows - r), placeW.panels());
            }
        }
    }

    @Override
    public final void transposedProduct(float[] a, Panels placeA, float[] d, Panels placeD, float[] w, Panels placeW,
            int row, int rows, int fromPanel, int toPanel) {
        int width = block.panelsAtOnce();
        for (int r = row; r < row + rows; r += DEPTH) {
            for (int p = fromPanel; p < toPanel; p += width) {
                for (int k = 0; k < placeW.rows(); k += LANES) {
                    block.accumulate(a, placeA.panel(k / LANES, r), 1, LANES, LANES,
                            d, placeD.panel(p, r), placeD.stride(), Math.min(DEPTH, row + rows - r),
                            w, placeW.panel(p, k), placeW.stride(), Math.min(LANES, placeW.rows() - k),
                            Math.min(width, toPanel - p));
                }
            }
        }
    }

    @Override
    public final void transpose(float[] w, Panels placeW, float[] t, Panels placeT) {
        int rows = placeT.rows();
        int columns = placeW.rows();
        for (int n = 0; n < rows; n += LANES) {
            for (int k = 0; k < columns; k += LANES) {
                transposeBlock(w, placeW.panel(n / LANES, k), Math.min(LANES, columns - k),
                        t, placeT.panel(k / LANES, n), Math.min(LANES, rows - n));
            }
        }
    }

    private static void transposeBlock(float[] w, int wAt, int wRows, float[] t, int tAt, int tRows) {
        for (int n = 0; n < tRows; n++) {
            for (int k = 0; k < LANES; k++) {
                t[tAt + n * LANES + k] = k < wRows ? w[wAt + k * LANES + n] : 0;
            }
        }
    }
}
