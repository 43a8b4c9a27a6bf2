package rnnscope.analysis.ranking;

import java.util.List;
import org.apache.commons.numbers.gamma.Erfc;
import rnnscope.math.Fourier;

/**
 * Null distribution of scores, as if the property had nothing to do with the unit: the property is shifted along the
 * text against it, by every distance there is, what is pushed out at the end coming in at the start. That keeps how
 * each of them repeats itself from symbol to symbol, which makes chance much stronger than among independent samples.
 *
 * <p>With signals x and y of mean 0 and mean square 1 over N steps, power spectra S(f) = |FFT(f)|² / M over segments of
 * M steps, the correlation of x with the shifted y has, over all shifts (Wiener and Khinchin),
 *
 * <pre>
 *   mean 0    and    variance   1/N · 1/M Σ_f S_x(f) S_y(f)
 * </pre>
 *
 * <p>The spectra are means over {@linkplain NullSegments segments} (Bartlett, 1948). So a signal's
 * likeness to itself farther off than a segment is not seen. A score is the correlation of ranks times a factor that
 * does not change with the shift.
 */
final class ShiftNull {
    private final NullSegments segments;
    private final List<float[]> spectra;

    /** @param signals at the steps that the segments keep; over the whole half each has mean 0 and mean square 1 */
    ShiftNull(List<float[]> signals, NullSegments segments) {
        this.segments = segments;
        Fourier fourier = fourier();
        float[][] spectra = new float[signals.size()][];
        for (int k = 0; k < spectra.length; k += 2) {
            float[] other = k + 1 < spectra.length ? signals.get(k + 1) : new float[segments.size()];
            float[][] both = spectra(fourier, signals.get(k), other);
            spectra[k] = both[0];
            if (k + 1 < spectra.length) {
                spectra[k + 1] = both[1];
            }
        }
        this.spectra = List.of(spectra);
    }

    /** For {@link #spectra}, one for each thread. */
    Fourier fourier() {
        return new Fourier(segments.segment());
    }

    /** Mean power spectra of two signals, frequencies 0 to M/2. */
    float[][] spectra(Fourier fourier, float[] a, float[] b) {
        int segment = segments.segment();
        float[][] powers = new float[2][segment / 2 + 1];
        for (int i = 0; i < segments.count(); i++) {
            int from = segments.at(i);
            fourier.addPowers(a, from, b, from, powers[0], powers[1]);
        }
        for (float[] power : powers) {
            for (int f = 0; f < power.length; f++) {
                power[f] /= (float) segments.count() * segment;
            }
        }
        return powers;
    }

    /** Standard deviation, over all shifts, of the correlation of a signal with one of those given at first. */
    double deviation(float[] spectrum, int signal) {
        float[] other = spectra.get(signal);
        int last = segments.segment() / 2;
        // Every frequency but the first and the last stands for its mirror image too.
        double sum = (double) spectrum[0] * other[0] + (last > 0 ? (double) spectrum[last] * other[last] : 0);
        for (int f = 1; f < last; f++) {
            sum += 2.0 * spectrum[f] * other[f];
        }
        return Math.sqrt(sum / segments.segment() / segments.length());
    }

    /** Probability that a normally distributed number is at least {@code z} standard deviations above its mean. */
    static double tail(double z) {
        return Double.isNaN(z) ? 1 : 0.5 * Erfc.value(z / Math.sqrt(2));
    }
}
