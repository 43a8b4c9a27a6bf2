package rnnscope.network.stack;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.tape.TapeLayout;

/**
 * A distribution over symbols and its cross-entropy (z logits, p probabilities, k the target):
 *
 * <pre>
 *   p = softmax(z)          loss = −ln p_k          ∂loss/∂z = p − one-hot(k)
 * </pre>
 *
 * where p_k − 1 is taken as −Σ p_n, n ≠ k, from p_k = ½ on: near 1 a float has no digits left for the difference.
 */
public final class SoftmaxHead implements Head {
    private final int first;
    private final int room;
    private final Panels logits;
    private final Panels dLogits;
    private final Panels probabilities;

    SoftmaxHead(TapeLayout tape, int first) {
        this.first = first;
        logits = tape.place("logits");
        room = logits.rows() - first;
        dLogits = logits.moved(tape.size());
        probabilities = tape.place("probabilities");
    }

    @Override
    public void predict(Kernels k, float[] v, int row, int rows) {
        k.softmax(v, probabilities, logits, row, rows);
    }

    @Override
    public int known(int[] targets, float[] numbers) {
        int known = 0;
        for (int r = 0; r < Math.min(room, targets.length); r++) {
            known += targets[r] >= 0 ? 1 : 0;
        }
        return known;
    }

    @Override
    public double loss(float[] v, int[] targets, float[] numbers) {
        double sum = 0;
        for (int r = 0; r < Math.min(room, targets.length); r++) {
            if (targets[r] >= 0) {
                sum += loss(v, first + r, targets[r]);
            }
        }
        return sum;
    }

    /** −ln p of a symbol after a row of the tape, in nats. */
    public double loss(float[] v, int row, int target) {
        float p = v[probabilities.at(row, target)];
        if (p > 1e-30f) {
            return -Math.log(p);
        }
        double max = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < logits.columns(); n++) {
            max = Math.max(max, v[logits.at(row, n)]);
        }
        double sum = 0;
        for (int n = 0; n < logits.columns(); n++) {
            sum += Math.exp(v[logits.at(row, n)] - max);
        }
        return max + Math.log(sum) - v[logits.at(row, target)];
    }

    @Override
    public int predicted(float[] v, int row) {
        int best = 0;
        for (int n = 1; n < logits.columns(); n++) {
            best = v[logits.at(first + row, n)] > v[logits.at(first + row, best)] ? n : best;
        }
        return best;
    }

    @Override
    public void gradient(Kernels k, float[] v, int[] targets, float[] numbers, float scale, int from, int end) {
        k.scale(v, dLogits, probabilities, scale, first + from, end - from);
        for (int r = from; r < end; r++) {
            if (targets[r] < 0) {
                k.clear(v, dLogits, first + r, 1);
            } else {
                subtractTarget(k, v, first + r, targets[r], scale);
            }
        }
    }

    private void subtractTarget(Kernels k, float[] v, int row, int target, float scale) {
        int at = dLogits.at(row, target);
        if (v[probabilities.at(row, target)] <= 0.5f) {
            v[at] -= scale;
        } else {
            v[at] = 0;
            v[at] = -k.sumOfRow(v, dLogits, row);
        }
    }
}
