package rnnscope.analysis.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import rnnscope.network.Progress;
import rnnscope.network.StateSequence;
import rnnscope.network.StateUpdate;
import rnnscope.network.StepInput;

/**
 * Lyapunov exponents of a network along a text (Oseledets, 1968; by repeated QR decomposition: Benettin et al., 1980;
 * of recurrent networks: Vogt et al., 2022): how fast, in nats a step, small differences of the state grow,
 *
 * <pre>
 *   Q_t R_t = J_tᵀ Q_{t+1}          λ_i = 1/T Σ_t ln |(R_t)_ii|          J_t = ∂s_{t+1}/∂s_t
 * </pre>
 *
 * found on the way back, where a gradient goes: ‖∂L/∂s_{t−k}‖ fades as e^{λ_1 k} in the end. All negative: the past is
 * forgotten, half of it in ln 2 / −λ_1 steps. λ_1 near 0: the edge of chaos. λ_1 > 0: chaos, gradients explode.
 *
 * @param exponents λ, the largest first; negative infinity for a direction that a step loses altogether
 * @param steps     T
 */
public record LyapunovSpectrum(List<Double> exponents, int steps) {
    private static final int CHECKED = 50;

    /** The list is copied. */
    public LyapunovSpectrum {
        exponents = List.copyOf(exponents);
    }

    /** λ_1. */
    public double largest() {
        return exponents.get(0);
    }

    /** Steps in which a gradient loses half of itself on its way back; infinite where it does not fade. */
    public double halfLife() {
        return largest() < 0 ? Math.log(2) / -largest() : Double.POSITIVE_INFINITY;
    }

    /**
     * The spectrum along a text.
     *
     * @param map       of as many states as exponents are wanted, the largest, at most as many as a state has floats
     * @param start     (n), the state before the text
     * @param tokens    what enters, −1 where unknown
     * @param settling  how many steps at the end are gone back through before any is counted, so that Q has settled; fewer
     *                  than there are tokens
     * @param progress  asked often; null is given when it says no
     */
    public static LyapunovSpectrum along(StateUpdate map, float[] start, int[] tokens, int settling, Progress progress) {
        float[][] visited = Trajectory.along(map.of(1), start, tokens);
        return along(map, List.of(new StateSequence(0, false, start, IntStream.of(tokens).mapToObj(StepInput::of).toList(),
                visited)), settling, progress);
    }

    /**
     * The spectrum along several sequences, such as examples: Q goes on from the beginning of one to the end of that before.
     *
     * @param settling how many steps at the end of the last are gone back through before any is counted; fewer than there
     *                 are in all
     */
    public static LyapunovSpectrum along(StateUpdate map, List<StateSequence> sequences, int settling, Progress progress) {
        int n = map.size();
        int count = map.states();
        float[] all = new float[count * n];
        float[] q = new float[count * n];
        for (int i = 0; i < count; i++) {
            q[i * n + i] = 1;
        }
        double[] sums = new double[count];
        Orthonormal orthonormal = new Orthonormal(count, n);
        int total = sequences.stream().mapToInt(StateSequence::length).sum();
        int counted = total - settling;
        int done = 0;
        for (int s = sequences.size() - 1; s >= 0; s--) {
            StateSequence sequence = sequences.get(s);
            for (int t = sequence.length() - 1; t >= 0; t--, done++) {
                if (done % CHECKED == 0 && !progress.report(done, total)) {
                    return null;
                }
                for (int b = 0; b < count; b++) {
                    System.arraycopy(sequence.before(t), 0, all, b * n, n);
                }
                map.enter(sequence.inputs().get(t));
                map.apply(all, all);
                map.pullBack(q, q);
                double[] stretched = orthonormal.make(q);
                for (int i = 0; i < count && done >= settling; i++) {
                    sums[i] += Math.log(stretched[i]);
                }
            }
        }
        return new LyapunovSpectrum(DoubleStream.of(sums).map(sum -> sum / counted).boxed()
                .sorted((a, b) -> Double.compare(b, a)).toList(), counted);
    }

    /** Gram and Schmidt's orthonormal basis, in double precision; loops run over vectors, not within one. */
    private static final class Orthonormal {
        private final int count;
        private final int n;
        /** Element k of vector i at k · count + i. */
        private final double[] a;
        private final double[] r;
        private final double[] lengths;

        Orthonormal(int count, int n) {
            this.count = count;
            this.n = n;
            a = new double[count * n];
            r = new double[count];
            lengths = new double[count];
        }

        /** Makes (count, n) orthonormal; returns what of each row was not in those before it. */
        double[] make(float[] rows) {
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < n; k++) {
                    a[k * count + i] = rows[i * n + k];
                }
            }
            for (int i = 0; i < count; i++) {
                double squares = 0;
                for (int k = 0; k < n; k++) {
                    squares += a[k * count + i] * a[k * count + i];
                }
                lengths[i] = Math.sqrt(squares);
                double scale = lengths[i] > 0 ? 1 / lengths[i] : 0;
                Arrays.fill(r, i, count, 0);
                for (int k = 0; k < n; k++) {
                    a[k * count + i] *= scale;
                    double q = a[k * count + i];
                    for (int j = i + 1; j < count; j++) {
                        r[j] += q * a[k * count + j];
                    }
                }
                for (int k = 0; k < n; k++) {
                    double q = a[k * count + i];
                    for (int j = i + 1; j < count; j++) {
                        a[k * count + j] -= q * r[j];
                    }
                }
            }
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < n; k++) {
                    rows[i * n + k] = (float) a[k * count + i];
                }
            }
            return lengths;
        }
    }
}
