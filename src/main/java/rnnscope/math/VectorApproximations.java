package rnnscope.math;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static rnnscope.math.Approximations.BIAS;
import static rnnscope.math.Approximations.LN2_HIGH;
import static rnnscope.math.Approximations.LN2_LOW;
import static rnnscope.math.Approximations.MANTISSA_BITS;
import static rnnscope.math.VectorTiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Vectorised functions of {@link Approximations} on vectors, operation for operation. */
final class VectorApproximations {
    // Made once: where a broadcast is not inlined, it is an object each time.
    static final FloatVector TANH_END = all(Approximations.TANH_END);
    static final FloatVector P1 = all(Approximations.P1);
    static final FloatVector P2 = all(Approximations.P2);
    static final FloatVector P3 = all(Approximations.P3);
    static final FloatVector P4 = all(Approximations.P4);
    static final FloatVector Q1 = all(Approximations.Q1);
    static final FloatVector Q2 = all(Approximations.Q2);
    static final FloatVector Q3 = all(Approximations.Q3);
    static final FloatVector Q4 = all(Approximations.Q4);
    static final FloatVector EXP_START = all(Approximations.EXP_START);
    static final FloatVector LOG2_E = all(Approximations.LOG2_E);
    static final FloatVector ROUNDER = all(Approximations.ROUNDER);
    static final FloatVector E2 = all(Approximations.E2);
    static final FloatVector E3 = all(Approximations.E3);
    static final FloatVector E4 = all(Approximations.E4);
    static final FloatVector E5 = all(Approximations.E5);
    static final FloatVector E6 = all(Approximations.E6);
    static final FloatVector TINY = all(Approximations.TINY);
    static final FloatVector MINUS_TANH_END = all(-Approximations.TANH_END);
    static final FloatVector MINUS_LN2_LOW = all(-LN2_LOW);
    static final FloatVector MINUS_LN2_HIGH = all(-LN2_HIGH);
    static final FloatVector ZERO = all(0);
    static final FloatVector HALF = all(0.5f);
    static final FloatVector ONE = all(1);

    private VectorApproximations() {}

    static FloatVector tanh(FloatVector x) {
        FloatVector a = x.blend(TANH_END, x.compare(GT, TANH_END));
        a = a.blend(MINUS_TANH_END, a.compare(LT, MINUS_TANH_END));
        FloatVector t = a.mul(a);
        FloatVector p = P4.fma(t, P3).fma(t, P2).fma(t, P1).fma(t, ONE);
        FloatVector q = Q4.fma(t, Q3).fma(t, Q2).fma(t, Q1).fma(t, ONE);
        return a.mul(p).div(q);
    }

    static FloatVector sigmoid(FloatVector x) {
        return HALF.fma(tanh(x.mul(HALF)), HALF);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector a = x.blend(EXP_START, x.compare(LT, EXP_START));
        FloatVector shifted = a.fma(LOG2_E, ROUNDER);
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, a));
        FloatVector e = E6.fma(r, E5).fma(r, E4).fma(r, E3).fma(r, E2);
        e = e.fma(r, ONE).fma(r, ONE);
        FloatVector power = shifted.reinterpretAsInts().add(BIAS).lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
        return e.mul(power).blend(ZERO, x.compare(LT, EXP_START));
    }

    static FloatVector flush(FloatVector x) {
        return x.blend(ZERO, x.abs().compare(LT, TINY));
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }
}
