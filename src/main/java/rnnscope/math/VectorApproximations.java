package rnnscope.math;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static rnnscope.math.Approximations.*;
import static rnnscope.math.VectorTiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/** The functions of {@link Approximations} on vectors, operation for operation. */
final class VectorApproximations {
    private VectorApproximations() {}

    static FloatVector tanh(FloatVector x) {
        FloatVector a = x.blend(TANH_END, x.compare(GT, TANH_END));
        a = a.blend(-TANH_END, a.compare(LT, -TANH_END));
        FloatVector t = a.mul(a);
        FloatVector p = all(P4).fma(t, all(P3)).fma(t, all(P2)).fma(t, all(P1)).fma(t, all(1));
        FloatVector q = all(Q4).fma(t, all(Q3)).fma(t, all(Q2)).fma(t, all(Q1)).fma(t, all(1));
        return a.mul(p).div(q);
    }

    static FloatVector sigmoid(FloatVector x) {
        return all(0.5f).fma(tanh(x.mul(0.5f)), all(0.5f));
    }

    static FloatVector exp(FloatVector x) {
        FloatVector a = x.blend(EXP_START, x.compare(LT, EXP_START));
        FloatVector shifted = a.fma(all(LOG2_E), all(ROUNDER));
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), a));
        FloatVector e = all(E6).fma(r, all(E5)).fma(r, all(E4)).fma(r, all(E3)).fma(r, all(E2));
        e = e.fma(r, all(1)).fma(r, all(1));
        FloatVector power = shifted.reinterpretAsInts().add(BIAS).lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
        return e.mul(power).blend(0, x.compare(LT, EXP_START));
    }

    static FloatVector flush(FloatVector x) {
        return x.blend(0, x.abs().compare(LT, TINY));
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }
}
