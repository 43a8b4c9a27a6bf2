package rnnscope.math;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static rnnscope.math.VectorApproximations.HALF;
import static rnnscope.math.VectorApproximations.MINUS_TANH_END;
import static rnnscope.math.VectorApproximations.ONE;
import static rnnscope.math.VectorApproximations.P1;
import static rnnscope.math.VectorApproximations.P2;
import static rnnscope.math.VectorApproximations.P3;
import static rnnscope.math.VectorApproximations.P4;
import static rnnscope.math.VectorApproximations.Q1;
import static rnnscope.math.VectorApproximations.Q2;
import static rnnscope.math.VectorApproximations.Q3;
import static rnnscope.math.VectorApproximations.Q4;
import static rnnscope.math.VectorApproximations.TANH_END;
import static rnnscope.math.VectorApproximations.TINY;
import static rnnscope.math.VectorApproximations.ZERO;
import static rnnscope.math.VectorTiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Stages of gated cells between two products, along one panel: a value that several stages need is loaded once.
 * Arguments say where each matrix begins in {@code v}. The operations are those of the kernels for a single stage, in
 * their order, so the bits are the same.
 *
 * <p>The functions are those of {@link VectorApproximations}, written out: HotSpot does not inline what it has already
 * compiled by itself, and what is not inlined takes and gives objects.
 *
 * <p>Written by {@code VectorCellsWriter}, which is among the tests: change that.
 */
final class VectorCells {
    private static final int WIDTH = SPECIES.length();

    private VectorCells() {}

    static void lstmGates(float[] v, int input, int forget, int output, int count) {
        for (int at = 0; at < count; at += WIDTH) {
            FloatVector iHalfX = FloatVector.fromArray(SPECIES, v, input + at).mul(HALF);
            iHalfX = iHalfX.blend(TANH_END, iHalfX.compare(GT, TANH_END));
            iHalfX = iHalfX.blend(MINUS_TANH_END, iHalfX.compare(LT, MINUS_TANH_END));
            FloatVector iHalfT = iHalfX.mul(iHalfX);
            FloatVector iHalfP = P4.fma(iHalfT, P3).fma(iHalfT, P2).fma(iHalfT, P1).fma(iHalfT, ONE);
            FloatVector iHalfQ = Q4.fma(iHalfT, Q3).fma(iHalfT, Q2).fma(iHalfT, Q1).fma(iHalfT, ONE);
            FloatVector iHalf = iHalfX.mul(iHalfP).div(iHalfQ);
            FloatVector i = HALF.fma(iHalf, HALF);
            FloatVector fHalfX = FloatVector.fromArray(SPECIES, v, forget + at).mul(HALF);
            fHalfX = fHalfX.blend(TANH_END, fHalfX.compare(GT, TANH_END));
            fHalfX = fHalfX.blend(MINUS_TANH_END, fHalfX.compare(LT, MINUS_TANH_END));
            FloatVector fHalfT = fHalfX.mul(fHalfX);
            FloatVector fHalfP = P4.fma(fHalfT, P3).fma(fHalfT, P2).fma(fHalfT, P1).fma(fHalfT, ONE);
            FloatVector fHalfQ = Q4.fma(fHalfT, Q3).fma(fHalfT, Q2).fma(fHalfT, Q1).fma(fHalfT, ONE);
            FloatVector fHalf = fHalfX.mul(fHalfP).div(fHalfQ);
            FloatVector f = HALF.fma(fHalf, HALF);
            FloatVector oHalfX = FloatVector.fromArray(SPECIES, v, output + at).mul(HALF);
            oHalfX = oHalfX.blend(TANH_END, oHalfX.compare(GT, TANH_END));
            oHalfX = oHalfX.blend(MINUS_TANH_END, oHalfX.compare(LT, MINUS_TANH_END));
            FloatVector oHalfT = oHalfX.mul(oHalfX);
            FloatVector oHalfP = P4.fma(oHalfT, P3).fma(oHalfT, P2).fma(oHalfT, P1).fma(oHalfT, ONE);
            FloatVector oHalfQ = Q4.fma(oHalfT, Q3).fma(oHalfT, Q2).fma(oHalfT, Q1).fma(oHalfT, ONE);
            FloatVector oHalf = oHalfX.mul(oHalfP).div(oHalfQ);
            FloatVector o = HALF.fma(oHalf, HALF);
            i.intoArray(v, input + at);
            f.intoArray(v, forget + at);
            o.intoArray(v, output + at);
        }
    }

    static void lstmState(float[] v, int input, int forget, int candidate, int output, int before, int cell,
            int cellTanh, int hidden, int count) {
        for (int at = 0; at < count; at += WIDTH) {
            FloatVector gX = FloatVector.fromArray(SPECIES, v, candidate + at);
            gX = gX.blend(TANH_END, gX.compare(GT, TANH_END));
            gX = gX.blend(MINUS_TANH_END, gX.compare(LT, MINUS_TANH_END));
            FloatVector gT = gX.mul(gX);
            FloatVector gP = P4.fma(gT, P3).fma(gT, P2).fma(gT, P1).fma(gT, ONE);
            FloatVector gQ = Q4.fma(gT, Q3).fma(gT, Q2).fma(gT, Q1).fma(gT, ONE);
            FloatVector g = gX.mul(gP).div(gQ);
            FloatVector i = FloatVector.fromArray(SPECIES, v, input + at);
            FloatVector f = FloatVector.fromArray(SPECIES, v, forget + at);
            FloatVector c = f.fma(FloatVector.fromArray(SPECIES, v, before + at), i.mul(g));
            FloatVector sX = c;
            sX = sX.blend(TANH_END, sX.compare(GT, TANH_END));
            sX = sX.blend(MINUS_TANH_END, sX.compare(LT, MINUS_TANH_END));
            FloatVector sT = sX.mul(sX);
            FloatVector sP = P4.fma(sT, P3).fma(sT, P2).fma(sT, P1).fma(sT, ONE);
            FloatVector sQ = Q4.fma(sT, Q3).fma(sT, Q2).fma(sT, Q1).fma(sT, ONE);
            FloatVector s = sX.mul(sP).div(sQ);
            g.intoArray(v, candidate + at);
            c.intoArray(v, cell + at);
            s.intoArray(v, cellTanh + at);
            FloatVector.fromArray(SPECIES, v, output + at).mul(s).intoArray(v, hidden + at);
        }
    }

    static void lstmGradient(float[] v, int input, int forget, int candidate, int output, int before, int cellTanh,
            int dInput, int dForget, int dCandidate, int dOutput, int dBefore, int dCell, int dHidden, int count) {
        for (int at = 0; at < count; at += WIDTH) {
            FloatVector i = FloatVector.fromArray(SPECIES, v, input + at);
            FloatVector f = FloatVector.fromArray(SPECIES, v, forget + at);
            FloatVector g = FloatVector.fromArray(SPECIES, v, candidate + at);
            FloatVector o = FloatVector.fromArray(SPECIES, v, output + at);
            FloatVector s = FloatVector.fromArray(SPECIES, v, cellTanh + at);
            FloatVector dH = FloatVector.fromArray(SPECIES, v, dHidden + at);
            FloatVector dOAll = dH.mul(s).mul(o.mul(ONE.sub(o)));
            FloatVector dO = dOAll.blend(ZERO, dOAll.abs().compare(LT, TINY));
            FloatVector dCAll = dH.mul(o).fma(s.neg().fma(s, ONE), FloatVector.fromArray(SPECIES, v, dCell + at));
            FloatVector dC = dCAll.blend(ZERO, dCAll.abs().compare(LT, TINY));
            FloatVector dFAll = dC.mul(FloatVector.fromArray(SPECIES, v, before + at)).mul(f.mul(ONE.sub(f)));
            FloatVector dF = dFAll.blend(ZERO, dFAll.abs().compare(LT, TINY));
            FloatVector dIAll = dC.mul(g).mul(i.mul(ONE.sub(i)));
            FloatVector dI = dIAll.blend(ZERO, dIAll.abs().compare(LT, TINY));
            FloatVector dGAll = dC.mul(i).mul(g.neg().fma(g, ONE));
            FloatVector dG = dGAll.blend(ZERO, dGAll.abs().compare(LT, TINY));
            dO.intoArray(v, dOutput + at);
            dC.intoArray(v, dCell + at);
            dF.intoArray(v, dForget + at);
            dI.intoArray(v, dInput + at);
            dG.intoArray(v, dCandidate + at);
            dC.mul(f).intoArray(v, dBefore + at);
        }
    }

    static void gru(float[] v, int reset, int update, int candidate, int recurrent, int before, int hidden,
            int count) {
        for (int at = 0; at < count; at += WIDTH) {
            FloatVector rHalfX = FloatVector.fromArray(SPECIES, v, reset + at).mul(HALF);
            rHalfX = rHalfX.blend(TANH_END, rHalfX.compare(GT, TANH_END));
            rHalfX = rHalfX.blend(MINUS_TANH_END, rHalfX.compare(LT, MINUS_TANH_END));
            FloatVector rHalfT = rHalfX.mul(rHalfX);
            FloatVector rHalfP = P4.fma(rHalfT, P3).fma(rHalfT, P2).fma(rHalfT, P1).fma(rHalfT, ONE);
            FloatVector rHalfQ = Q4.fma(rHalfT, Q3).fma(rHalfT, Q2).fma(rHalfT, Q1).fma(rHalfT, ONE);
            FloatVector rHalf = rHalfX.mul(rHalfP).div(rHalfQ);
            FloatVector r = HALF.fma(rHalf, HALF);
            FloatVector zHalfX = FloatVector.fromArray(SPECIES, v, update + at).mul(HALF);
            zHalfX = zHalfX.blend(TANH_END, zHalfX.compare(GT, TANH_END));
            zHalfX = zHalfX.blend(MINUS_TANH_END, zHalfX.compare(LT, MINUS_TANH_END));
            FloatVector zHalfT = zHalfX.mul(zHalfX);
            FloatVector zHalfP = P4.fma(zHalfT, P3).fma(zHalfT, P2).fma(zHalfT, P1).fma(zHalfT, ONE);
            FloatVector zHalfQ = Q4.fma(zHalfT, Q3).fma(zHalfT, Q2).fma(zHalfT, Q1).fma(zHalfT, ONE);
            FloatVector zHalf = zHalfX.mul(zHalfP).div(zHalfQ);
            FloatVector z = HALF.fma(zHalf, HALF);
            FloatVector q = FloatVector.fromArray(SPECIES, v, recurrent + at);
            FloatVector nX = r.fma(q, FloatVector.fromArray(SPECIES, v, candidate + at));
            nX = nX.blend(TANH_END, nX.compare(GT, TANH_END));
            nX = nX.blend(MINUS_TANH_END, nX.compare(LT, MINUS_TANH_END));
            FloatVector nT = nX.mul(nX);
            FloatVector nP = P4.fma(nT, P3).fma(nT, P2).fma(nT, P1).fma(nT, ONE);
            FloatVector nQ = Q4.fma(nT, Q3).fma(nT, Q2).fma(nT, Q1).fma(nT, ONE);
            FloatVector n = nX.mul(nP).div(nQ);
            r.intoArray(v, reset + at);
            z.intoArray(v, update + at);
            n.intoArray(v, candidate + at);
            z.fma(FloatVector.fromArray(SPECIES, v, before + at).sub(n), n).intoArray(v, hidden + at);
        }
    }

    static void gruGradient(float[] v, int reset, int update, int candidate, int recurrent, int before, int dReset,
            int dUpdate, int dCandidate, int dRecurrent, int dBefore, int dHidden, int count) {
        for (int at = 0; at < count; at += WIDTH) {
            FloatVector r = FloatVector.fromArray(SPECIES, v, reset + at);
            FloatVector z = FloatVector.fromArray(SPECIES, v, update + at);
            FloatVector n = FloatVector.fromArray(SPECIES, v, candidate + at);
            FloatVector dH = FloatVector.fromArray(SPECIES, v, dHidden + at);
            FloatVector dNAll = dH.mul(ONE.sub(z)).mul(n.neg().fma(n, ONE));
            FloatVector dN = dNAll.blend(ZERO, dNAll.abs().compare(LT, TINY));
            FloatVector dZAll = dH.mul(FloatVector.fromArray(SPECIES, v, before + at).sub(n)).mul(z.mul(ONE.sub(z)));
            FloatVector dZ = dZAll.blend(ZERO, dZAll.abs().compare(LT, TINY));
            FloatVector dRAll = dN.mul(FloatVector.fromArray(SPECIES, v, recurrent + at)).mul(r.mul(ONE.sub(r)));
            FloatVector dR = dRAll.blend(ZERO, dRAll.abs().compare(LT, TINY));
            dN.intoArray(v, dCandidate + at);
            dZ.intoArray(v, dUpdate + at);
            dR.intoArray(v, dReset + at);
            dN.mul(r).intoArray(v, dRecurrent + at);
            dH.fma(z, FloatVector.fromArray(SPECIES, v, dBefore + at)).intoArray(v, dBefore + at);
        }
    }
}
