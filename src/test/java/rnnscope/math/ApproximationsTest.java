package rnnscope.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ApproximationsTest {
    /** Steps through the floats, not through the numbers, so that all magnitudes are covered. */
    private static final int STRIDE = 977;

    @Test
    void tanhIsWithinFiveAndAFifthUlp() {
        double worst = 0;
        for (int bits = 0; bits < Float.floatToRawIntBits(30); bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            double exact = Math.tanh(x);
            worst = Math.max(worst, Math.abs(Approximations.tanh(x) - exact) / Math.ulp((float) exact));
        }
        assertTrue(worst <= 5.2, "worst " + worst + " ulp");
    }

    @Test
    void tanhIsOddAndReachesOneWithoutPassingIt() {
        for (float x = 0; x < 12; x += 0x1p-12f) {
            float y = Approximations.tanh(x);
            assertTrue(y <= 1);
            assertEquals(-y, Approximations.tanh(-x));
        }
        for (int bits = Float.floatToRawIntBits(7); bits < Float.floatToRawIntBits(8.2f); bits++) {
            assertTrue(Approximations.tanh(Float.intBitsToFloat(bits)) <= 1);
        }
        assertEquals(1, Approximations.tanh(Approximations.TANH_END));
        assertEquals(1, Approximations.tanh(Float.POSITIVE_INFINITY));
        assertEquals(-1, Approximations.tanh(Float.NEGATIVE_INFINITY));
        assertEquals(-0f, Approximations.tanh(-0f));
        assertEquals(Float.MIN_VALUE, Approximations.tanh(Float.MIN_VALUE));
        assertTrue(Float.isNaN(Approximations.tanh(Float.NaN)));
    }

    @Test
    void sigmoidStaysBetweenZeroAndOneAndNearTheTruth() {
        double worst = 0;
        for (float x = -30; x < 30; x += 0x1p-10f) {
            float y = Approximations.sigmoid(x);
            assertTrue(y >= 0 && y <= 1);
            worst = Math.max(worst, Math.abs(y - 1 / (1 + Math.exp(-x))));
        }
        assertTrue(worst < 1.8e-7, "worst " + worst);
        assertEquals(0.5f, Approximations.sigmoid(0));
        assertEquals(1, Approximations.sigmoid(Float.POSITIVE_INFINITY));
        assertEquals(0, Approximations.sigmoid(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isNaN(Approximations.sigmoid(Float.NaN)));
    }

    @Test
    void expIsWithinOneUlpWhereTheResultIsNormal() {
        double worst = 0;
        for (int bits = 0; bits <= Float.floatToRawIntBits(-Approximations.EXP_START); bits += STRIDE) {
            float x = -Float.intBitsToFloat(bits);
            double exact = Math.exp(x);
            worst = Math.max(worst, Math.abs(Approximations.exp(x) - exact) / Math.ulp((float) exact));
        }
        assertTrue(worst < 1, "worst " + worst + " ulp");
        assertEquals(1, Approximations.exp(0));
        assertTrue(Approximations.exp(Approximations.EXP_START) >= Float.MIN_NORMAL);
        assertEquals(0, Approximations.exp(Math.nextDown(Approximations.EXP_START)));
        assertEquals(0, Approximations.exp(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isNaN(Approximations.exp(Float.NaN)));
    }

    @Test
    void lanesAreSummedPairwise() {
        float[] x = new float[17];
        for (int i = 0; i < 16; i++) {
            x[1 + i] = 1 << i;
        }
        assertEquals(65535, Approximations.sumOfLanes(x, 1));
    }
}
