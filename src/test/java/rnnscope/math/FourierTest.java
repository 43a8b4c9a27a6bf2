package rnnscope.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 32, 128, 512})
    void powersAreThoseOfTheDefinition(int n) {
        SeededRandom random = new SeededRandom(n);
        float[] a = new float[n + 3];
        float[] b = new float[n + 5];
        for (int t = 0; t < n; t++) {
            a[t + 3] = (float) random.nextGaussian();
            b[t + 5] = (float) random.nextGaussian();
        }
        float[] powerA = new float[n / 2 + 1];
        float[] powerB = new float[n / 2 + 1];
        powerA[0] = 7;
        new Fourier(n).addPowers(a, 3, b, 5, powerA, powerB);
        for (int k = 0; k <= n / 2; k++) {
            assertEquals(power(a, 3, n, k) + (k == 0 ? 7 : 0), powerA[k], 1e-4 * n, "k = " + k);
            assertEquals(power(b, 5, n, k), powerB[k], 1e-4 * n, "k = " + k);
        }
    }

    private static double power(float[] x, int from, int n, int k) {
        double re = 0;
        double im = 0;
        for (int t = 0; t < n; t++) {
            re += x[from + t] * Math.cos(2 * Math.PI * k * t / n);
            im -= x[from + t] * Math.sin(2 * Math.PI * k * t / n);
        }
        return re * re + im * im;
    }

    @Test
    void otherLengthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Fourier(12));
    }
}
