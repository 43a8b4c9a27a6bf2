package rnnscope.math;

import static rnnscope.math.Panels.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of the matrix products: a tile of C is held in registers while k runs, so that a value loaded
 * takes part in several multiply-adds, and several chains hide the latency of each.
 *
 * <pre>
 *   C[r, p] += Σ_k X[r, k] · Y[k, p]        r a row of the tile, p a vector of columns
 * </pre>
 *
 * A row of C, or of Y, is {@code LANES} floats from the next. Tiles of several rows are two vectors wide; the second is
 * {@code yStep} and {@code cStep} further on than the first. With 0 both are the same and one is stored over the other,
 * which is how an odd panel is done. Eight rows suit thirty-two registers, four suit sixteen and what eight leave over.
 *
 * <p>The loops are written out because an accumulator is in a register only as a local variable. Each tile is a method
 * with a single loop because HotSpot keeps vectors in memory where loops nest, and the rows of X lie at constant
 * distances because it then checks their bounds all at once.
 */
final class VectorTiles {
    /** The vectors of this machine, of at most a panel's width. */
    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > LANES ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    private VectorTiles() {}

    /** Eight rows of X, {@code LANES} apart; {@code jump} leads from a panel's last k to the next panel. */
    static void eightRows(float[] x, int xFrom, int jump, float[] y, int yAt, int yStep, int n, float[] c, int cAt,
            int cStep) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector a1 = FloatVector.fromArray(SPECIES, c, cAt + cStep);
        FloatVector b0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, c, cAt + LANES + cStep);
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES + cStep);
        FloatVector d0 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES);
        FloatVector d1 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES + cStep);
        FloatVector e0 = FloatVector.fromArray(SPECIES, c, cAt + 4 * LANES);
        FloatVector e1 = FloatVector.fromArray(SPECIES, c, cAt + 4 * LANES + cStep);
        FloatVector f0 = FloatVector.fromArray(SPECIES, c, cAt + 5 * LANES);
        FloatVector f1 = FloatVector.fromArray(SPECIES, c, cAt + 5 * LANES + cStep);
        FloatVector g0 = FloatVector.fromArray(SPECIES, c, cAt + 6 * LANES);
        FloatVector g1 = FloatVector.fromArray(SPECIES, c, cAt + 6 * LANES + cStep);
        FloatVector h0 = FloatVector.fromArray(SPECIES, c, cAt + 7 * LANES);
        FloatVector h1 = FloatVector.fromArray(SPECIES, c, cAt + 7 * LANES + cStep);
        int xAt = xFrom;
        for (int k = 0; k < n; k++) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector x0 = all(x[xAt]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            FloatVector x1 = all(x[xAt + LANES]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            FloatVector x2 = all(x[xAt + 2 * LANES]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            FloatVector x3 = all(x[xAt + 3 * LANES]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
            FloatVector x4 = all(x[xAt + 4 * LANES]);
            e0 = x4.fma(y0, e0);
            e1 = x4.fma(y1, e1);
            FloatVector x5 = all(x[xAt + 5 * LANES]);
            f0 = x5.fma(y0, f0);
            f1 = x5.fma(y1, f1);
            FloatVector x6 = all(x[xAt + 6 * LANES]);
            g0 = x6.fma(y0, g0);
            g1 = x6.fma(y1, g1);
            FloatVector x7 = all(x[xAt + 7 * LANES]);
            h0 = x7.fma(y0, h0);
            h1 = x7.fma(y1, h1);
            xAt += (k & 15) == 15 ? jump : 1;
        }
        a0.intoArray(c, cAt);
        a1.intoArray(c, cAt + cStep);
        b0.intoArray(c, cAt + LANES);
        b1.intoArray(c, cAt + LANES + cStep);
        c0.intoArray(c, cAt + 2 * LANES);
        c1.intoArray(c, cAt + 2 * LANES + cStep);
        d0.intoArray(c, cAt + 3 * LANES);
        d1.intoArray(c, cAt + 3 * LANES + cStep);
        e0.intoArray(c, cAt + 4 * LANES);
        e1.intoArray(c, cAt + 4 * LANES + cStep);
        f0.intoArray(c, cAt + 5 * LANES);
        f1.intoArray(c, cAt + 5 * LANES + cStep);
        g0.intoArray(c, cAt + 6 * LANES);
        g1.intoArray(c, cAt + 6 * LANES + cStep);
        h0.intoArray(c, cAt + 7 * LANES);
        h1.intoArray(c, cAt + 7 * LANES + cStep);
    }

    /** Four rows of X, {@code LANES} apart; {@code jump} leads from a panel's last k to the next panel. */
    static void fourRows(float[] x, int xFrom, int jump, float[] y, int yAt, int yStep, int n, float[] c, int cAt,
            int cStep) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector a1 = FloatVector.fromArray(SPECIES, c, cAt + cStep);
        FloatVector b0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, c, cAt + LANES + cStep);
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES + cStep);
        FloatVector d0 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES);
        FloatVector d1 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES + cStep);
        int xAt = xFrom;
        for (int k = 0; k < n; k++) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector x0 = all(x[xAt]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            FloatVector x1 = all(x[xAt + LANES]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            FloatVector x2 = all(x[xAt + 2 * LANES]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            FloatVector x3 = all(x[xAt + 3 * LANES]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
            xAt += (k & 15) == 15 ? jump : 1;
        }
        a0.intoArray(c, cAt);
        a1.intoArray(c, cAt + cStep);
        b0.intoArray(c, cAt + LANES);
        b1.intoArray(c, cAt + LANES + cStep);
        c0.intoArray(c, cAt + 2 * LANES);
        c1.intoArray(c, cAt + 2 * LANES + cStep);
        d0.intoArray(c, cAt + 3 * LANES);
        d1.intoArray(c, cAt + 3 * LANES + cStep);
    }

    /** Eight rows of X that lie side by side in a panel: columns of a matrix that is multiplied transposed. */
    static void eightColumns(float[] x, int xAt, float[] y, int yAt, int yStep, int n, float[] c, int cAt, int cStep) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector a1 = FloatVector.fromArray(SPECIES, c, cAt + cStep);
        FloatVector b0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, c, cAt + LANES + cStep);
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES + cStep);
        FloatVector d0 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES);
        FloatVector d1 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES + cStep);
        FloatVector e0 = FloatVector.fromArray(SPECIES, c, cAt + 4 * LANES);
        FloatVector e1 = FloatVector.fromArray(SPECIES, c, cAt + 4 * LANES + cStep);
        FloatVector f0 = FloatVector.fromArray(SPECIES, c, cAt + 5 * LANES);
        FloatVector f1 = FloatVector.fromArray(SPECIES, c, cAt + 5 * LANES + cStep);
        FloatVector g0 = FloatVector.fromArray(SPECIES, c, cAt + 6 * LANES);
        FloatVector g1 = FloatVector.fromArray(SPECIES, c, cAt + 6 * LANES + cStep);
        FloatVector h0 = FloatVector.fromArray(SPECIES, c, cAt + 7 * LANES);
        FloatVector h1 = FloatVector.fromArray(SPECIES, c, cAt + 7 * LANES + cStep);
        for (int k = 0; k < n; k++) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector x0 = all(x[xAt + k * LANES]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            FloatVector x1 = all(x[xAt + k * LANES + 1]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            FloatVector x2 = all(x[xAt + k * LANES + 2]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            FloatVector x3 = all(x[xAt + k * LANES + 3]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
            FloatVector x4 = all(x[xAt + k * LANES + 4]);
            e0 = x4.fma(y0, e0);
            e1 = x4.fma(y1, e1);
            FloatVector x5 = all(x[xAt + k * LANES + 5]);
            f0 = x5.fma(y0, f0);
            f1 = x5.fma(y1, f1);
            FloatVector x6 = all(x[xAt + k * LANES + 6]);
            g0 = x6.fma(y0, g0);
            g1 = x6.fma(y1, g1);
            FloatVector x7 = all(x[xAt + k * LANES + 7]);
            h0 = x7.fma(y0, h0);
            h1 = x7.fma(y1, h1);
        }
        a0.intoArray(c, cAt);
        a1.intoArray(c, cAt + cStep);
        b0.intoArray(c, cAt + LANES);
        b1.intoArray(c, cAt + LANES + cStep);
        c0.intoArray(c, cAt + 2 * LANES);
        c1.intoArray(c, cAt + 2 * LANES + cStep);
        d0.intoArray(c, cAt + 3 * LANES);
        d1.intoArray(c, cAt + 3 * LANES + cStep);
        e0.intoArray(c, cAt + 4 * LANES);
        e1.intoArray(c, cAt + 4 * LANES + cStep);
        f0.intoArray(c, cAt + 5 * LANES);
        f1.intoArray(c, cAt + 5 * LANES + cStep);
        g0.intoArray(c, cAt + 6 * LANES);
        g1.intoArray(c, cAt + 6 * LANES + cStep);
        h0.intoArray(c, cAt + 7 * LANES);
        h1.intoArray(c, cAt + 7 * LANES + cStep);
    }

    /** Four rows of X that lie side by side in a panel: columns of a matrix that is multiplied transposed. */
    static void fourColumns(float[] x, int xAt, float[] y, int yAt, int yStep, int n, float[] c, int cAt, int cStep) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector a1 = FloatVector.fromArray(SPECIES, c, cAt + cStep);
        FloatVector b0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, c, cAt + LANES + cStep);
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES + cStep);
        FloatVector d0 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES);
        FloatVector d1 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES + cStep);
        for (int k = 0; k < n; k++) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector x0 = all(x[xAt + k * LANES]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            FloatVector x1 = all(x[xAt + k * LANES + 1]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            FloatVector x2 = all(x[xAt + k * LANES + 2]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            FloatVector x3 = all(x[xAt + k * LANES + 3]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
        }
        a0.intoArray(c, cAt);
        a1.intoArray(c, cAt + cStep);
        b0.intoArray(c, cAt + LANES);
        b1.intoArray(c, cAt + LANES + cStep);
        c0.intoArray(c, cAt + 2 * LANES);
        c1.intoArray(c, cAt + 2 * LANES + cStep);
        d0.intoArray(c, cAt + 3 * LANES);
        d1.intoArray(c, cAt + 3 * LANES + cStep);
    }

    /** One row by eight vectors, a panel apart, or fewer: then the last of {@code vectors} is computed repeatedly. */
    static void oneByEight(float[] x, int xFrom, int step, int jump, float[] y, int yAt, int yStride, int n, float[] c,
            int cAt, int cStride, int vectors) {
        int last = vectors - 1;
        int p1 = Math.min(1, last);
        int p2 = Math.min(2, last);
        int p3 = Math.min(3, last);
        int p4 = Math.min(4, last);
        int p5 = Math.min(5, last);
        int p6 = Math.min(6, last);
        int p7 = Math.min(7, last);
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + p1 * cStride);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, cAt + p2 * cStride);
        FloatVector c3 = FloatVector.fromArray(SPECIES, c, cAt + p3 * cStride);
        FloatVector c4 = FloatVector.fromArray(SPECIES, c, cAt + p4 * cStride);
        FloatVector c5 = FloatVector.fromArray(SPECIES, c, cAt + p5 * cStride);
        FloatVector c6 = FloatVector.fromArray(SPECIES, c, cAt + p6 * cStride);
        FloatVector c7 = FloatVector.fromArray(SPECIES, c, cAt + p7 * cStride);
        int xAt = xFrom;
        for (int k = 0; k < n; k++) {
            int yRow = yAt + k * LANES;
            FloatVector x0 = all(x[xAt]);
            c0 = x0.fma(FloatVector.fromArray(SPECIES, y, yRow), c0);
            c1 = x0.fma(FloatVector.fromArray(SPECIES, y, yRow + p1 * yStride), c1);
            c2 = x0.fma(FloatVector.fromArray(SPECIES, y, yRow + p2 * yStride), c2);
            c3 = x0.fma(FloatVector.fromArray(SPECIES, y, yRow + p3 * yStride), c3);
            c4 = x0.fma(FloatVector.fromArray(SPECIES, y, yRow + p4 * yStride), c4);
            c5 = x0.fma(FloatVector.fromArray(SPECIES, y, yRow + p5 * yStride), c5);
            c6 = x0.fma(FloatVector.fromArray(SPECIES, y, yRow + p6 * yStride), c6);
            c7 = x0.fma(FloatVector.fromArray(SPECIES, y, yRow + p7 * yStride), c7);
            xAt += (k & 15) == 15 ? jump : step;
        }
        c0.intoArray(c, cAt);
        c1.intoArray(c, cAt + p1 * cStride);
        c2.intoArray(c, cAt + p2 * cStride);
        c3.intoArray(c, cAt + p3 * cStride);
        c4.intoArray(c, cAt + p4 * cStride);
        c5.intoArray(c, cAt + p5 * cStride);
        c6.intoArray(c, cAt + p6 * cStride);
        c7.intoArray(c, cAt + p7 * cStride);
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }
}
