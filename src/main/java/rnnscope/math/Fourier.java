package rnnscope.math;

/**
 * Fourier transform, discrete, of a fixed length, a power of two, by Stockham's autosorting algorithm with radix 4
 * (Van Loan, Computational Frameworks for the Fast Fourier Transform, 1992):
 *
 * <pre>
 *   X[k] = Σ_t x[t] e^{−2πi kt/n}
 * </pre>
 *
 * Of one thread; nothing allocates after construction.
 */
public final class Fourier {
    private final int n;
    private final float[] cos;
    private final float[] sin;
    private float[] re;
    private float[] im;
    private float[] otherRe;
    private float[] otherIm;

    /** @param n length, a power of two */
    public Fourier(int n) {
        if (Integer.bitCount(n) != 1) {
            throw new IllegalArgumentException("a length of " + n + " is no power of two");
        }
        this.n = n;
        cos = new float[n];
        sin = new float[n];
        for (int i = 0; i < n; i++) {
            cos[i] = (float) Math.cos(2 * Math.PI * i / n);
            sin[i] = (float) Math.sin(2 * Math.PI * i / n);
        }
        re = new float[n];
        im = new float[n];
        otherRe = new float[n];
        otherIm = new float[n];
    }

    /**
     * Adds |A[k]|² and |B[k]|², k = 0 … n/2, of two real signals to {@code powerA} and {@code powerB}. One transform of
     * a + ib does for both.
     *
     * @param a      signal, read from {@code fromA}
     * @param b      signal, read from {@code fromB}
     * @param powerA accumulated, n/2 + 1 numbers
     * @param powerB accumulated, n/2 + 1 numbers
     */
    public void addPowers(float[] a, int fromA, float[] b, int fromB, float[] powerA, float[] powerB) {
        System.arraycopy(a, fromA, re, 0, n);
        System.arraycopy(b, fromB, im, 0, n);
        transform();
        for (int k = 0; k <= n / 2; k++) {
            int mirrored = n - k & n - 1;
            // A[k] = (X[k] + X*[n − k]) / 2, B[k] = (X[k] − X*[n − k]) / 2i.
            float evenRe = re[k] + re[mirrored];
            float oddRe = re[k] - re[mirrored];
            float evenIm = im[k] + im[mirrored];
            float oddIm = im[k] - im[mirrored];
            powerA[k] += 0.25f * (evenRe * evenRe + oddIm * oddIm);
            powerB[k] += 0.25f * (oddRe * oddRe + evenIm * evenIm);
        }
    }

    private void transform() {
        int length = n;
        int stride = 1;
        while (length >= 4) {
            radix4(length, stride);
            length /= 4;
            stride *= 4;
        }
        if (length == 2) {
            radix2(stride);
        }
    }

    /** One pass: sequences of {@code length} that lie {@code stride} apart become four of a quarter of the length. */
    private void radix4(int length, int stride) {
        int quarter = length / 4;
        for (int p = 0; p < quarter; p++) {
            int turn = p * stride;
            float c1 = cos[turn];
            float s1 = sin[turn];
            float c2 = cos[2 * turn];
            float s2 = sin[2 * turn];
            float c3 = cos[3 * turn];
            float s3 = sin[3 * turn];
            pass(re, im, turn, stride * quarter, otherRe, otherIm, 4 * turn, stride, c1, s1, c2, s2, c3, s3);
        }
        swap();
    }

    private static void pass(float[] re, float[] im, int from, int apart, float[] toRe, float[] toIm, int to,
            int stride, float c1, float s1, float c2, float s2, float c3, float s3) {
        for (int q = 0; q < stride; q++) {
            int i = from + q;
            float aRe = re[i];
            float aIm = im[i];
            float bRe = re[i + apart];
            float bIm = im[i + apart];
            float cRe = re[i + 2 * apart];
            float cIm = im[i + 2 * apart];
            float dRe = re[i + 3 * apart];
            float dIm = im[i + 3 * apart];
            float sumAcRe = aRe + cRe;
            float sumAcIm = aIm + cIm;
            float difAcRe = aRe - cRe;
            float difAcIm = aIm - cIm;
            float sumBdRe = bRe + dRe;
            float sumBdIm = bIm + dIm;
            // −i (b − d)
            float turnRe = bIm - dIm;
            float turnIm = dRe - bRe;
            int o = to + q;
            toRe[o] = sumAcRe + sumBdRe;
            toIm[o] = sumAcIm + sumBdIm;
            float xRe = difAcRe + turnRe;
            float xIm = difAcIm + turnIm;
            toRe[o + stride] = xRe * c1 + xIm * s1;
            toIm[o + stride] = xIm * c1 - xRe * s1;
            float yRe = sumAcRe - sumBdRe;
            float yIm = sumAcIm - sumBdIm;
            toRe[o + 2 * stride] = yRe * c2 + yIm * s2;
            toIm[o + 2 * stride] = yIm * c2 - yRe * s2;
            float zRe = difAcRe - turnRe;
            float zIm = difAcIm - turnIm;
            toRe[o + 3 * stride] = zRe * c3 + zIm * s3;
            toIm[o + 3 * stride] = zIm * c3 - zRe * s3;
        }
    }

    private void radix2(int stride) {
        for (int q = 0; q < stride; q++) {
            otherRe[q] = re[q] + re[q + stride];
            otherIm[q] = im[q] + im[q + stride];
            otherRe[q + stride] = re[q] - re[q + stride];
            otherIm[q + stride] = im[q] - im[q + stride];
        }
        swap();
    }

    private void swap() {
        float[] oldRe = re;
        re = otherRe;
        otherRe = oldRe;
        float[] oldIm = im;
        im = otherIm;
        otherIm = oldIm;
    }
}
