package rnnscope.math;

/**
 * Approximations of the transcendental functions of the engine, each a few fused multiply-adds, so that every
 * implementation of {@link Kernels} can do the same operations in the same order. The coefficients are minimax fits of
 * relative error, computed in 50 digits and rounded to float.
 */
final class Approximations {
    /** From here on tanh is ±1: the smallest float at which the quotient below rounds to 1. */
    static final float TANH_END = 8.061732f;

    // tanh x ≈ x P(x²) / Q(x²), relative error of the fit 8.3e-9 on [0, 8.2]
    static final float P1 = 0.13432135f;
    static final float P2 = 0.0035567f;
    static final float P3 = 2.1637472e-5f;
    static final float P4 = 1.4840778e-8f;
    static final float Q1 = 0.46765462f;
    static final float Q2 = 0.026108352f;
    static final float Q3 = 3.386462e-4f;
    static final float Q4 = 8.370706e-7f;

    /** Below this, ln of the smallest normal float, exp is 0. */
    static final float EXP_START = -87.33654f;
    static final float LOG2_E = 1.442695f;
    /** ln 2 in two parts, the first short enough that its product with a small integer is exact. */
    static final float LN2_HIGH = 0x1.62e4p-1f;
    static final float LN2_LOW = 1.4286068e-6f;
    /** 1.5 · 2²³: adding it rounds to an integer, which the low bits of the sum then hold. */
    static final float ROUNDER = 0x1.8p23f;
    /** Exponent bias of a float. */
    static final int BIAS = 127;
    static final int MANTISSA_BITS = 23;

    // exp r ≈ 1 + r + E2 r² + … + E6 r⁶, relative error of the fit 3.1e-9 on |r| ≤ ½ ln 2
    static final float E2 = 0.49999994f;
    static final float E3 = 0.1666652f;
    static final float E4 = 0.041668393f;
    static final float E5 = 0.008368781f;
    static final float E6 = 0.0013814465f;

    /** What is smaller becomes 0 on the way back: denormals in a product cost a hundred times an ordinary number. */
    static final float TINY = 1e-30f;

    private Approximations() {}

    /** tanh x within 5.2 ulp; exactly ±1 beyond {@link #TANH_END}, never more. */
    static float tanh(float x) {
        float a = Math.max(-TANH_END, Math.min(TANH_END, x));
        float t = a * a;
        float p = Math.fma(Math.fma(Math.fma(Math.fma(P4, t, P3), t, P2), t, P1), t, 1);
        float q = Math.fma(Math.fma(Math.fma(Math.fma(Q4, t, Q3), t, Q2), t, Q1), t, 1);
        return a * p / q;
    }

    /** σ(x) = ½ tanh(x/2) + ½ within 1.8e-7. */
    static float sigmoid(float x) {
        return Math.fma(0.5f, tanh(0.5f * x), 0.5f);
    }

    /** exp x for x ≤ 0 within 1 ulp; 0 where the result would be denormal. */
    static float exp(float x) {
        float a = x < EXP_START ? EXP_START : x;
        float shifted = Math.fma(a, LOG2_E, ROUNDER);
        float n = shifted - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, a));
        float e = Math.fma(Math.fma(Math.fma(Math.fma(E6, r, E5), r, E4), r, E3), r, E2);
        e = Math.fma(Math.fma(e, r, 1), r, 1);
        float power = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) + BIAS) << MANTISSA_BITS);
        return x < EXP_START ? 0 : e * power;
    }

    static float flush(float x) {
        return Math.abs(x) < TINY ? 0 : x;
    }

    /** The sum of sixteen lanes, pairwise: halves onto halves. */
    static float sumOfLanes(float[] x, int from) {
        float quarter0 = (x[from] + x[from + 8]) + (x[from + 4] + x[from + 12]);
        float quarter1 = (x[from + 1] + x[from + 9]) + (x[from + 5] + x[from + 13]);
        float quarter2 = (x[from + 2] + x[from + 10]) + (x[from + 6] + x[from + 14]);
        float quarter3 = (x[from + 3] + x[from + 11]) + (x[from + 7] + x[from + 15]);
        return (quarter0 + quarter2) + (quarter1 + quarter3);
    }
}
