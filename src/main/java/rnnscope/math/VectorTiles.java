package rnnscope.math;

import static rnnscope.math.Panels.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles, the innermost loops of the matrix products: a tile of C is held in registers while k runs, so that a value
 * loaded takes part in several multiply-adds, and several chains hide the latency of each.
 *
 * <pre>
 *   C[r, p] += Σ_k X[r, k] · Y[k, p]        r a row of the tile, p a vector of columns
 * </pre>
 *
 * A row of C, or of Y, is {@code LANES} floats from the next; a vector of columns is {@code yStep}, or {@code cStep},
 * floats from the next. With 0 they are the same and one is stored over the other, which is how a vector without a
 * neighbour is done. A tile's name says how many rows and vectors it has.
 *
 * <p>Each is a method with a single loop because HotSpot keeps vectors in memory where loops nest. Two k at a time
 * halve what the loop itself costs, which is most where X jumps from panel to panel: the tiles take an even {@code n},
 * and single rows what is left. The rows of X lie at constant distances because HotSpot then checks their bounds all
 * at once. The methods of vectors are called directly, since from a certain size on HotSpot inlines nothing else.
 *
 * <p>Written by {@code VectorTilesWriter}, which is among the tests: change that.
 */
final class VectorTiles {
    /** The vectors of this machine, of at most a panel's width. */
    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > LANES ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    /**
     * What every vector is an object of. What a loop leaves behind is cast to it, since HotSpot would otherwise have to
     * learn the class while it watches the program, and makes objects of vectors where it has not.
     */
    static final Class<? extends FloatVector> VECTOR = FloatVector.zero(SPECIES).getClass();

    private VectorTiles() {}

    /** Rows of X {@code LANES} apart; {@code jump} leads from a panel's last two k to the next panel. */
    static void rows8x3(float[] x, int xFrom, int jump, float[] y, int yAt, int yStep, int n, float[] c, int cAt,
            int cStep) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector a1 = FloatVector.fromArray(SPECIES, c, cAt + cStep);
        FloatVector a2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * cStep);
        FloatVector b0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, c, cAt + LANES + cStep);
        FloatVector b2 = FloatVector.fromArray(SPECIES, c, cAt + LANES + 2 * cStep);
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES + cStep);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES + 2 * cStep);
        FloatVector d0 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES);
        FloatVector d1 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES + cStep);
        FloatVector d2 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES + 2 * cStep);
        FloatVector e0 = FloatVector.fromArray(SPECIES, c, cAt + 4 * LANES);
        FloatVector e1 = FloatVector.fromArray(SPECIES, c, cAt + 4 * LANES + cStep);
        FloatVector e2 = FloatVector.fromArray(SPECIES, c, cAt + 4 * LANES + 2 * cStep);
        FloatVector f0 = FloatVector.fromArray(SPECIES, c, cAt + 5 * LANES);
        FloatVector f1 = FloatVector.fromArray(SPECIES, c, cAt + 5 * LANES + cStep);
        FloatVector f2 = FloatVector.fromArray(SPECIES, c, cAt + 5 * LANES + 2 * cStep);
        FloatVector g0 = FloatVector.fromArray(SPECIES, c, cAt + 6 * LANES);
        FloatVector g1 = FloatVector.fromArray(SPECIES, c, cAt + 6 * LANES + cStep);
        FloatVector g2 = FloatVector.fromArray(SPECIES, c, cAt + 6 * LANES + 2 * cStep);
        FloatVector h0 = FloatVector.fromArray(SPECIES, c, cAt + 7 * LANES);
        FloatVector h1 = FloatVector.fromArray(SPECIES, c, cAt + 7 * LANES + cStep);
        FloatVector h2 = FloatVector.fromArray(SPECIES, c, cAt + 7 * LANES + 2 * cStep);
        int xAt = xFrom;
        for (int k = 0; k < n; k += 2) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector y2 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + 2 * yStep);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            a2 = x0.fma(y2, a2);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xAt + LANES]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            b2 = x1.fma(y2, b2);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xAt + 2 * LANES]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            c2 = x2.fma(y2, c2);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xAt + 3 * LANES]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
            d2 = x3.fma(y2, d2);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[xAt + 4 * LANES]);
            e0 = x4.fma(y0, e0);
            e1 = x4.fma(y1, e1);
            e2 = x4.fma(y2, e2);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[xAt + 5 * LANES]);
            f0 = x5.fma(y0, f0);
            f1 = x5.fma(y1, f1);
            f2 = x5.fma(y2, f2);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[xAt + 6 * LANES]);
            g0 = x6.fma(y0, g0);
            g1 = x6.fma(y1, g1);
            g2 = x6.fma(y2, g2);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[xAt + 7 * LANES]);
            h0 = x7.fma(y0, h0);
            h1 = x7.fma(y1, h1);
            h2 = x7.fma(y2, h2);
            FloatVector z0 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES);
            FloatVector z1 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES + yStep);
            FloatVector z2 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES + 2 * yStep);
            FloatVector w0 = FloatVector.broadcast(SPECIES, x[xAt + 1]);
            a0 = w0.fma(z0, a0);
            a1 = w0.fma(z1, a1);
            a2 = w0.fma(z2, a2);
            FloatVector w1 = FloatVector.broadcast(SPECIES, x[xAt + 1 + LANES]);
            b0 = w1.fma(z0, b0);
            b1 = w1.fma(z1, b1);
            b2 = w1.fma(z2, b2);
            FloatVector w2 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 2 * LANES]);
            c0 = w2.fma(z0, c0);
            c1 = w2.fma(z1, c1);
            c2 = w2.fma(z2, c2);
            FloatVector w3 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 3 * LANES]);
            d0 = w3.fma(z0, d0);
            d1 = w3.fma(z1, d1);
            d2 = w3.fma(z2, d2);
            FloatVector w4 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 4 * LANES]);
            e0 = w4.fma(z0, e0);
            e1 = w4.fma(z1, e1);
            e2 = w4.fma(z2, e2);
            FloatVector w5 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 5 * LANES]);
            f0 = w5.fma(z0, f0);
            f1 = w5.fma(z1, f1);
            f2 = w5.fma(z2, f2);
            FloatVector w6 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 6 * LANES]);
            g0 = w6.fma(z0, g0);
            g1 = w6.fma(z1, g1);
            g2 = w6.fma(z2, g2);
            FloatVector w7 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 7 * LANES]);
            h0 = w7.fma(z0, h0);
            h1 = w7.fma(z1, h1);
            h2 = w7.fma(z2, h2);
            xAt += (k & 15) == 14 ? jump : 2;
        }
        VECTOR.cast(a0).intoArray(c, cAt);
        VECTOR.cast(a1).intoArray(c, cAt + cStep);
        VECTOR.cast(a2).intoArray(c, cAt + 2 * cStep);
        VECTOR.cast(b0).intoArray(c, cAt + LANES);
        VECTOR.cast(b1).intoArray(c, cAt + LANES + cStep);
        VECTOR.cast(b2).intoArray(c, cAt + LANES + 2 * cStep);
        VECTOR.cast(c0).intoArray(c, cAt + 2 * LANES);
        VECTOR.cast(c1).intoArray(c, cAt + 2 * LANES + cStep);
        VECTOR.cast(c2).intoArray(c, cAt + 2 * LANES + 2 * cStep);
        VECTOR.cast(d0).intoArray(c, cAt + 3 * LANES);
        VECTOR.cast(d1).intoArray(c, cAt + 3 * LANES + cStep);
        VECTOR.cast(d2).intoArray(c, cAt + 3 * LANES + 2 * cStep);
        VECTOR.cast(e0).intoArray(c, cAt + 4 * LANES);
        VECTOR.cast(e1).intoArray(c, cAt + 4 * LANES + cStep);
        VECTOR.cast(e2).intoArray(c, cAt + 4 * LANES + 2 * cStep);
        VECTOR.cast(f0).intoArray(c, cAt + 5 * LANES);
        VECTOR.cast(f1).intoArray(c, cAt + 5 * LANES + cStep);
        VECTOR.cast(f2).intoArray(c, cAt + 5 * LANES + 2 * cStep);
        VECTOR.cast(g0).intoArray(c, cAt + 6 * LANES);
        VECTOR.cast(g1).intoArray(c, cAt + 6 * LANES + cStep);
        VECTOR.cast(g2).intoArray(c, cAt + 6 * LANES + 2 * cStep);
        VECTOR.cast(h0).intoArray(c, cAt + 7 * LANES);
        VECTOR.cast(h1).intoArray(c, cAt + 7 * LANES + cStep);
        VECTOR.cast(h2).intoArray(c, cAt + 7 * LANES + 2 * cStep);
    }

    /** Rows of X {@code LANES} apart; {@code jump} leads from a panel's last two k to the next panel. */
    static void rows8x2(float[] x, int xFrom, int jump, float[] y, int yAt, int yStep, int n, float[] c, int cAt,
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
        for (int k = 0; k < n; k += 2) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xAt + LANES]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xAt + 2 * LANES]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xAt + 3 * LANES]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[xAt + 4 * LANES]);
            e0 = x4.fma(y0, e0);
            e1 = x4.fma(y1, e1);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[xAt + 5 * LANES]);
            f0 = x5.fma(y0, f0);
            f1 = x5.fma(y1, f1);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[xAt + 6 * LANES]);
            g0 = x6.fma(y0, g0);
            g1 = x6.fma(y1, g1);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[xAt + 7 * LANES]);
            h0 = x7.fma(y0, h0);
            h1 = x7.fma(y1, h1);
            FloatVector z0 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES);
            FloatVector z1 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES + yStep);
            FloatVector w0 = FloatVector.broadcast(SPECIES, x[xAt + 1]);
            a0 = w0.fma(z0, a0);
            a1 = w0.fma(z1, a1);
            FloatVector w1 = FloatVector.broadcast(SPECIES, x[xAt + 1 + LANES]);
            b0 = w1.fma(z0, b0);
            b1 = w1.fma(z1, b1);
            FloatVector w2 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 2 * LANES]);
            c0 = w2.fma(z0, c0);
            c1 = w2.fma(z1, c1);
            FloatVector w3 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 3 * LANES]);
            d0 = w3.fma(z0, d0);
            d1 = w3.fma(z1, d1);
            FloatVector w4 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 4 * LANES]);
            e0 = w4.fma(z0, e0);
            e1 = w4.fma(z1, e1);
            FloatVector w5 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 5 * LANES]);
            f0 = w5.fma(z0, f0);
            f1 = w5.fma(z1, f1);
            FloatVector w6 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 6 * LANES]);
            g0 = w6.fma(z0, g0);
            g1 = w6.fma(z1, g1);
            FloatVector w7 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 7 * LANES]);
            h0 = w7.fma(z0, h0);
            h1 = w7.fma(z1, h1);
            xAt += (k & 15) == 14 ? jump : 2;
        }
        VECTOR.cast(a0).intoArray(c, cAt);
        VECTOR.cast(a1).intoArray(c, cAt + cStep);
        VECTOR.cast(b0).intoArray(c, cAt + LANES);
        VECTOR.cast(b1).intoArray(c, cAt + LANES + cStep);
        VECTOR.cast(c0).intoArray(c, cAt + 2 * LANES);
        VECTOR.cast(c1).intoArray(c, cAt + 2 * LANES + cStep);
        VECTOR.cast(d0).intoArray(c, cAt + 3 * LANES);
        VECTOR.cast(d1).intoArray(c, cAt + 3 * LANES + cStep);
        VECTOR.cast(e0).intoArray(c, cAt + 4 * LANES);
        VECTOR.cast(e1).intoArray(c, cAt + 4 * LANES + cStep);
        VECTOR.cast(f0).intoArray(c, cAt + 5 * LANES);
        VECTOR.cast(f1).intoArray(c, cAt + 5 * LANES + cStep);
        VECTOR.cast(g0).intoArray(c, cAt + 6 * LANES);
        VECTOR.cast(g1).intoArray(c, cAt + 6 * LANES + cStep);
        VECTOR.cast(h0).intoArray(c, cAt + 7 * LANES);
        VECTOR.cast(h1).intoArray(c, cAt + 7 * LANES + cStep);
    }

    /** Rows of X {@code LANES} apart; {@code jump} leads from a panel's last two k to the next panel. */
    static void rows5x3(float[] x, int xFrom, int jump, float[] y, int yAt, int yStep, int n, float[] c, int cAt,
            int cStep) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector a1 = FloatVector.fromArray(SPECIES, c, cAt + cStep);
        FloatVector a2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * cStep);
        FloatVector b0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, c, cAt + LANES + cStep);
        FloatVector b2 = FloatVector.fromArray(SPECIES, c, cAt + LANES + 2 * cStep);
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES + cStep);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES + 2 * cStep);
        FloatVector d0 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES);
        FloatVector d1 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES + cStep);
        FloatVector d2 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES + 2 * cStep);
        FloatVector e0 = FloatVector.fromArray(SPECIES, c, cAt + 4 * LANES);
        FloatVector e1 = FloatVector.fromArray(SPECIES, c, cAt + 4 * LANES + cStep);
        FloatVector e2 = FloatVector.fromArray(SPECIES, c, cAt + 4 * LANES + 2 * cStep);
        int xAt = xFrom;
        for (int k = 0; k < n; k += 2) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector y2 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + 2 * yStep);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            a2 = x0.fma(y2, a2);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xAt + LANES]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            b2 = x1.fma(y2, b2);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xAt + 2 * LANES]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            c2 = x2.fma(y2, c2);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xAt + 3 * LANES]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
            d2 = x3.fma(y2, d2);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[xAt + 4 * LANES]);
            e0 = x4.fma(y0, e0);
            e1 = x4.fma(y1, e1);
            e2 = x4.fma(y2, e2);
            FloatVector z0 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES);
            FloatVector z1 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES + yStep);
            FloatVector z2 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES + 2 * yStep);
            FloatVector w0 = FloatVector.broadcast(SPECIES, x[xAt + 1]);
            a0 = w0.fma(z0, a0);
            a1 = w0.fma(z1, a1);
            a2 = w0.fma(z2, a2);
            FloatVector w1 = FloatVector.broadcast(SPECIES, x[xAt + 1 + LANES]);
            b0 = w1.fma(z0, b0);
            b1 = w1.fma(z1, b1);
            b2 = w1.fma(z2, b2);
            FloatVector w2 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 2 * LANES]);
            c0 = w2.fma(z0, c0);
            c1 = w2.fma(z1, c1);
            c2 = w2.fma(z2, c2);
            FloatVector w3 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 3 * LANES]);
            d0 = w3.fma(z0, d0);
            d1 = w3.fma(z1, d1);
            d2 = w3.fma(z2, d2);
            FloatVector w4 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 4 * LANES]);
            e0 = w4.fma(z0, e0);
            e1 = w4.fma(z1, e1);
            e2 = w4.fma(z2, e2);
            xAt += (k & 15) == 14 ? jump : 2;
        }
        VECTOR.cast(a0).intoArray(c, cAt);
        VECTOR.cast(a1).intoArray(c, cAt + cStep);
        VECTOR.cast(a2).intoArray(c, cAt + 2 * cStep);
        VECTOR.cast(b0).intoArray(c, cAt + LANES);
        VECTOR.cast(b1).intoArray(c, cAt + LANES + cStep);
        VECTOR.cast(b2).intoArray(c, cAt + LANES + 2 * cStep);
        VECTOR.cast(c0).intoArray(c, cAt + 2 * LANES);
        VECTOR.cast(c1).intoArray(c, cAt + 2 * LANES + cStep);
        VECTOR.cast(c2).intoArray(c, cAt + 2 * LANES + 2 * cStep);
        VECTOR.cast(d0).intoArray(c, cAt + 3 * LANES);
        VECTOR.cast(d1).intoArray(c, cAt + 3 * LANES + cStep);
        VECTOR.cast(d2).intoArray(c, cAt + 3 * LANES + 2 * cStep);
        VECTOR.cast(e0).intoArray(c, cAt + 4 * LANES);
        VECTOR.cast(e1).intoArray(c, cAt + 4 * LANES + cStep);
        VECTOR.cast(e2).intoArray(c, cAt + 4 * LANES + 2 * cStep);
    }

    /** Rows of X {@code LANES} apart; {@code jump} leads from a panel's last two k to the next panel. */
    static void rows5x2(float[] x, int xFrom, int jump, float[] y, int yAt, int yStep, int n, float[] c, int cAt,
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
        int xAt = xFrom;
        for (int k = 0; k < n; k += 2) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xAt + LANES]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xAt + 2 * LANES]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xAt + 3 * LANES]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[xAt + 4 * LANES]);
            e0 = x4.fma(y0, e0);
            e1 = x4.fma(y1, e1);
            FloatVector z0 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES);
            FloatVector z1 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES + yStep);
            FloatVector w0 = FloatVector.broadcast(SPECIES, x[xAt + 1]);
            a0 = w0.fma(z0, a0);
            a1 = w0.fma(z1, a1);
            FloatVector w1 = FloatVector.broadcast(SPECIES, x[xAt + 1 + LANES]);
            b0 = w1.fma(z0, b0);
            b1 = w1.fma(z1, b1);
            FloatVector w2 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 2 * LANES]);
            c0 = w2.fma(z0, c0);
            c1 = w2.fma(z1, c1);
            FloatVector w3 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 3 * LANES]);
            d0 = w3.fma(z0, d0);
            d1 = w3.fma(z1, d1);
            FloatVector w4 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 4 * LANES]);
            e0 = w4.fma(z0, e0);
            e1 = w4.fma(z1, e1);
            xAt += (k & 15) == 14 ? jump : 2;
        }
        VECTOR.cast(a0).intoArray(c, cAt);
        VECTOR.cast(a1).intoArray(c, cAt + cStep);
        VECTOR.cast(b0).intoArray(c, cAt + LANES);
        VECTOR.cast(b1).intoArray(c, cAt + LANES + cStep);
        VECTOR.cast(c0).intoArray(c, cAt + 2 * LANES);
        VECTOR.cast(c1).intoArray(c, cAt + 2 * LANES + cStep);
        VECTOR.cast(d0).intoArray(c, cAt + 3 * LANES);
        VECTOR.cast(d1).intoArray(c, cAt + 3 * LANES + cStep);
        VECTOR.cast(e0).intoArray(c, cAt + 4 * LANES);
        VECTOR.cast(e1).intoArray(c, cAt + 4 * LANES + cStep);
    }

    /** Rows of X {@code LANES} apart; {@code jump} leads from a panel's last two k to the next panel. */
    static void rows4x3(float[] x, int xFrom, int jump, float[] y, int yAt, int yStep, int n, float[] c, int cAt,
            int cStep) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector a1 = FloatVector.fromArray(SPECIES, c, cAt + cStep);
        FloatVector a2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * cStep);
        FloatVector b0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, c, cAt + LANES + cStep);
        FloatVector b2 = FloatVector.fromArray(SPECIES, c, cAt + LANES + 2 * cStep);
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES + cStep);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES + 2 * cStep);
        FloatVector d0 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES);
        FloatVector d1 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES + cStep);
        FloatVector d2 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES + 2 * cStep);
        int xAt = xFrom;
        for (int k = 0; k < n; k += 2) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector y2 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + 2 * yStep);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            a2 = x0.fma(y2, a2);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xAt + LANES]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            b2 = x1.fma(y2, b2);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xAt + 2 * LANES]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            c2 = x2.fma(y2, c2);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xAt + 3 * LANES]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
            d2 = x3.fma(y2, d2);
            FloatVector z0 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES);
            FloatVector z1 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES + yStep);
            FloatVector z2 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES + 2 * yStep);
            FloatVector w0 = FloatVector.broadcast(SPECIES, x[xAt + 1]);
            a0 = w0.fma(z0, a0);
            a1 = w0.fma(z1, a1);
            a2 = w0.fma(z2, a2);
            FloatVector w1 = FloatVector.broadcast(SPECIES, x[xAt + 1 + LANES]);
            b0 = w1.fma(z0, b0);
            b1 = w1.fma(z1, b1);
            b2 = w1.fma(z2, b2);
            FloatVector w2 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 2 * LANES]);
            c0 = w2.fma(z0, c0);
            c1 = w2.fma(z1, c1);
            c2 = w2.fma(z2, c2);
            FloatVector w3 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 3 * LANES]);
            d0 = w3.fma(z0, d0);
            d1 = w3.fma(z1, d1);
            d2 = w3.fma(z2, d2);
            xAt += (k & 15) == 14 ? jump : 2;
        }
        VECTOR.cast(a0).intoArray(c, cAt);
        VECTOR.cast(a1).intoArray(c, cAt + cStep);
        VECTOR.cast(a2).intoArray(c, cAt + 2 * cStep);
        VECTOR.cast(b0).intoArray(c, cAt + LANES);
        VECTOR.cast(b1).intoArray(c, cAt + LANES + cStep);
        VECTOR.cast(b2).intoArray(c, cAt + LANES + 2 * cStep);
        VECTOR.cast(c0).intoArray(c, cAt + 2 * LANES);
        VECTOR.cast(c1).intoArray(c, cAt + 2 * LANES + cStep);
        VECTOR.cast(c2).intoArray(c, cAt + 2 * LANES + 2 * cStep);
        VECTOR.cast(d0).intoArray(c, cAt + 3 * LANES);
        VECTOR.cast(d1).intoArray(c, cAt + 3 * LANES + cStep);
        VECTOR.cast(d2).intoArray(c, cAt + 3 * LANES + 2 * cStep);
    }

    /** Rows of X {@code LANES} apart; {@code jump} leads from a panel's last two k to the next panel. */
    static void rows4x2(float[] x, int xFrom, int jump, float[] y, int yAt, int yStep, int n, float[] c, int cAt,
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
        for (int k = 0; k < n; k += 2) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xAt + LANES]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xAt + 2 * LANES]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xAt + 3 * LANES]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
            FloatVector z0 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES);
            FloatVector z1 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES + yStep);
            FloatVector w0 = FloatVector.broadcast(SPECIES, x[xAt + 1]);
            a0 = w0.fma(z0, a0);
            a1 = w0.fma(z1, a1);
            FloatVector w1 = FloatVector.broadcast(SPECIES, x[xAt + 1 + LANES]);
            b0 = w1.fma(z0, b0);
            b1 = w1.fma(z1, b1);
            FloatVector w2 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 2 * LANES]);
            c0 = w2.fma(z0, c0);
            c1 = w2.fma(z1, c1);
            FloatVector w3 = FloatVector.broadcast(SPECIES, x[xAt + 1 + 3 * LANES]);
            d0 = w3.fma(z0, d0);
            d1 = w3.fma(z1, d1);
            xAt += (k & 15) == 14 ? jump : 2;
        }
        VECTOR.cast(a0).intoArray(c, cAt);
        VECTOR.cast(a1).intoArray(c, cAt + cStep);
        VECTOR.cast(b0).intoArray(c, cAt + LANES);
        VECTOR.cast(b1).intoArray(c, cAt + LANES + cStep);
        VECTOR.cast(c0).intoArray(c, cAt + 2 * LANES);
        VECTOR.cast(c1).intoArray(c, cAt + 2 * LANES + cStep);
        VECTOR.cast(d0).intoArray(c, cAt + 3 * LANES);
        VECTOR.cast(d1).intoArray(c, cAt + 3 * LANES + cStep);
    }

    /** Rows of X that lie side by side in a panel: columns of a matrix that is multiplied transposed. */
    static void columns8x2(float[] x, int xAt, float[] y, int yAt, int yStep, int n, float[] c, int cAt,
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
        for (int k = 0; k < n; k += 2) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES + 1]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES + 2]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES + 3]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES + 4]);
            e0 = x4.fma(y0, e0);
            e1 = x4.fma(y1, e1);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES + 5]);
            f0 = x5.fma(y0, f0);
            f1 = x5.fma(y1, f1);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES + 6]);
            g0 = x6.fma(y0, g0);
            g1 = x6.fma(y1, g1);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES + 7]);
            h0 = x7.fma(y0, h0);
            h1 = x7.fma(y1, h1);
            FloatVector z0 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES);
            FloatVector z1 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES + yStep);
            FloatVector w0 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES]);
            a0 = w0.fma(z0, a0);
            a1 = w0.fma(z1, a1);
            FloatVector w1 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES + 1]);
            b0 = w1.fma(z0, b0);
            b1 = w1.fma(z1, b1);
            FloatVector w2 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES + 2]);
            c0 = w2.fma(z0, c0);
            c1 = w2.fma(z1, c1);
            FloatVector w3 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES + 3]);
            d0 = w3.fma(z0, d0);
            d1 = w3.fma(z1, d1);
            FloatVector w4 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES + 4]);
            e0 = w4.fma(z0, e0);
            e1 = w4.fma(z1, e1);
            FloatVector w5 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES + 5]);
            f0 = w5.fma(z0, f0);
            f1 = w5.fma(z1, f1);
            FloatVector w6 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES + 6]);
            g0 = w6.fma(z0, g0);
            g1 = w6.fma(z1, g1);
            FloatVector w7 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES + 7]);
            h0 = w7.fma(z0, h0);
            h1 = w7.fma(z1, h1);
        }
        VECTOR.cast(a0).intoArray(c, cAt);
        VECTOR.cast(a1).intoArray(c, cAt + cStep);
        VECTOR.cast(b0).intoArray(c, cAt + LANES);
        VECTOR.cast(b1).intoArray(c, cAt + LANES + cStep);
        VECTOR.cast(c0).intoArray(c, cAt + 2 * LANES);
        VECTOR.cast(c1).intoArray(c, cAt + 2 * LANES + cStep);
        VECTOR.cast(d0).intoArray(c, cAt + 3 * LANES);
        VECTOR.cast(d1).intoArray(c, cAt + 3 * LANES + cStep);
        VECTOR.cast(e0).intoArray(c, cAt + 4 * LANES);
        VECTOR.cast(e1).intoArray(c, cAt + 4 * LANES + cStep);
        VECTOR.cast(f0).intoArray(c, cAt + 5 * LANES);
        VECTOR.cast(f1).intoArray(c, cAt + 5 * LANES + cStep);
        VECTOR.cast(g0).intoArray(c, cAt + 6 * LANES);
        VECTOR.cast(g1).intoArray(c, cAt + 6 * LANES + cStep);
        VECTOR.cast(h0).intoArray(c, cAt + 7 * LANES);
        VECTOR.cast(h1).intoArray(c, cAt + 7 * LANES + cStep);
    }

    /** Rows of X that lie side by side in a panel: columns of a matrix that is multiplied transposed. */
    static void columns4x2(float[] x, int xAt, float[] y, int yAt, int yStep, int n, float[] c, int cAt,
            int cStep) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector a1 = FloatVector.fromArray(SPECIES, c, cAt + cStep);
        FloatVector b0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, c, cAt + LANES + cStep);
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES + cStep);
        FloatVector d0 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES);
        FloatVector d1 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES + cStep);
        for (int k = 0; k < n; k += 2) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES]);
            a0 = x0.fma(y0, a0);
            a1 = x0.fma(y1, a1);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES + 1]);
            b0 = x1.fma(y0, b0);
            b1 = x1.fma(y1, b1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES + 2]);
            c0 = x2.fma(y0, c0);
            c1 = x2.fma(y1, c1);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xAt + k * LANES + 3]);
            d0 = x3.fma(y0, d0);
            d1 = x3.fma(y1, d1);
            FloatVector z0 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES);
            FloatVector z1 = FloatVector.fromArray(SPECIES, y, yAt + (k + 1) * LANES + yStep);
            FloatVector w0 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES]);
            a0 = w0.fma(z0, a0);
            a1 = w0.fma(z1, a1);
            FloatVector w1 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES + 1]);
            b0 = w1.fma(z0, b0);
            b1 = w1.fma(z1, b1);
            FloatVector w2 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES + 2]);
            c0 = w2.fma(z0, c0);
            c1 = w2.fma(z1, c1);
            FloatVector w3 = FloatVector.broadcast(SPECIES, x[xAt + (k + 1) * LANES + 3]);
            d0 = w3.fma(z0, d0);
            d1 = w3.fma(z1, d1);
        }
        VECTOR.cast(a0).intoArray(c, cAt);
        VECTOR.cast(a1).intoArray(c, cAt + cStep);
        VECTOR.cast(b0).intoArray(c, cAt + LANES);
        VECTOR.cast(b1).intoArray(c, cAt + LANES + cStep);
        VECTOR.cast(c0).intoArray(c, cAt + 2 * LANES);
        VECTOR.cast(c1).intoArray(c, cAt + 2 * LANES + cStep);
        VECTOR.cast(d0).intoArray(c, cAt + 3 * LANES);
        VECTOR.cast(d1).intoArray(c, cAt + 3 * LANES + cStep);
    }

    /**
     * A single row, k by k, by twice 4 vectors: the second half {@code yNext} further on.
     *
     * @param step from X[k] to the next; {@code jump} where the next is in another panel
     */
    static void row1x8(float[] x, int xFrom, int step, int jump, float[] y, int yAt, int yStep, int yNext, int n,
            float[] c, int cAt, int cStep, int cNext) {
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + cStep);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * cStep);
        FloatVector c3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * cStep);
        FloatVector c4 = FloatVector.fromArray(SPECIES, c, cAt + cNext);
        FloatVector c5 = FloatVector.fromArray(SPECIES, c, cAt + cNext + cStep);
        FloatVector c6 = FloatVector.fromArray(SPECIES, c, cAt + cNext + 2 * cStep);
        FloatVector c7 = FloatVector.fromArray(SPECIES, c, cAt + cNext + 3 * cStep);
        int xAt = xFrom;
        for (int k = 0; k < n; k++) {
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);
            c0 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES), c0);
            c1 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep), c1);
            c2 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES + 2 * yStep), c2);
            c3 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES + 3 * yStep), c3);
            c4 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yNext), c4);
            c5 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yNext + yStep), c5);
            c6 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yNext + 2 * yStep), c6);
            c7 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yNext + 3 * yStep), c7);
            xAt += (k & 15) == 15 ? jump : step;
        }
        VECTOR.cast(c0).intoArray(c, cAt);
        VECTOR.cast(c1).intoArray(c, cAt + cStep);
        VECTOR.cast(c2).intoArray(c, cAt + 2 * cStep);
        VECTOR.cast(c3).intoArray(c, cAt + 3 * cStep);
        VECTOR.cast(c4).intoArray(c, cAt + cNext);
        VECTOR.cast(c5).intoArray(c, cAt + cNext + cStep);
        VECTOR.cast(c6).intoArray(c, cAt + cNext + 2 * cStep);
        VECTOR.cast(c7).intoArray(c, cAt + cNext + 3 * cStep);
    }

    /**
     * A single row, k by k, by twice 2 vectors: the second half {@code yNext} further on.
     *
     * @param step from X[k] to the next; {@code jump} where the next is in another panel
     */
    static void row1x4(float[] x, int xFrom, int step, int jump, float[] y, int yAt, int yStep, int yNext, int n,
            float[] c, int cAt, int cStep, int cNext) {
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + cStep);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, cAt + cNext);
        FloatVector c3 = FloatVector.fromArray(SPECIES, c, cAt + cNext + cStep);
        int xAt = xFrom;
        for (int k = 0; k < n; k++) {
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);
            c0 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES), c0);
            c1 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep), c1);
            c2 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yNext), c2);
            c3 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yNext + yStep), c3);
            xAt += (k & 15) == 15 ? jump : step;
        }
        VECTOR.cast(c0).intoArray(c, cAt);
        VECTOR.cast(c1).intoArray(c, cAt + cStep);
        VECTOR.cast(c2).intoArray(c, cAt + cNext);
        VECTOR.cast(c3).intoArray(c, cAt + cNext + cStep);
    }

    /**
     * A single row, k by k, by two vectors.
     *
     * @param step from X[k] to the next; {@code jump} where the next is in another panel
     */
    static void row1x2(float[] x, int xFrom, int step, int jump, float[] y, int yAt, int yStep, int n,
            float[] c, int cAt, int cStep) {
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + cStep);
        int xAt = xFrom;
        for (int k = 0; k < n; k++) {
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);
            c0 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES), c0);
            c1 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES + yStep), c1);
            xAt += (k & 15) == 15 ? jump : step;
        }
        VECTOR.cast(c0).intoArray(c, cAt);
        VECTOR.cast(c1).intoArray(c, cAt + cStep);
    }

    /**
     * A single row, k by k, by a vector.
     *
     * @param step from X[k] to the next; {@code jump} where the next is in another panel
     */
    static void row1x1(float[] x, int xFrom, int step, int jump, float[] y, int yAt, int n,
            float[] c, int cAt) {
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
        int xAt = xFrom;
        for (int k = 0; k < n; k++) {
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);
            c0 = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES), c0);
            xAt += (k & 15) == 15 ? jump : step;
        }
        VECTOR.cast(c0).intoArray(c, cAt);
    }
}
