package rnnscope.network.module.output;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Pass;
import rnnscope.tape.Quantity;

/** Loss of a {@link Softmax}. */
public final class CrossEntropy extends Loss {
    private final int room;
    private final Panels probabilities;

    CrossEntropy(Binding binding, Quantity logits, Quantity probabilities, boolean once) {
        super(binding, logits, once);
        this.room = scores.rows() - first;
        this.probabilities = binding.place(probabilities);
    }

    @Override
    public void forward(Pass p, int row, int rows) {
        p.kernels().softmax(window(p).v(), probabilities, scores, row, rows);
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
    public double sum(float[] v, int[] targets, float[] numbers) {
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
        for (int n = 0; n < scores.columns(); n++) {
            max = Math.max(max, v[scores.at(row, n)]);
        }
        double sum = 0;
        for (int n = 0; n < scores.columns(); n++) {
            sum += Math.exp(v[scores.at(row, n)] - max);
        }
        return max + Math.log(sum) - v[scores.at(row, target)];
    }

    @Override
    public int predicted(float[] v, int row) {
        int best = 0;
        for (int n = 1; n < scores.columns(); n++) {
            best = v[scores.at(first + row, n)] > v[scores.at(first + row, best)] ? n : best;
        }
        return best;
    }

    @Override
    protected void gradient(Kernels k, float[] v, int[] targets, float[] numbers, float scale, int from, int end) {
        k.scale(v, dScores, probabilities, scale, first + from, end - from);
        for (int r = from; r < end; r++) {
            if (targets[r] < 0) {
                k.clear(v, dScores, first + r, 1);
            } else {
                subtractTarget(k, v, first + r, targets[r], scale);
            }
        }
    }

    private void subtractTarget(Kernels k, float[] v, int row, int target, float scale) {
        int at = dScores.at(row, target);
        if (v[probabilities.at(row, target)] <= 0.5f) {
            v[at] -= scale;
        } else {
            v[at] = 0;
            v[at] = -k.sumOfRow(v, dScores, row);
        }
    }
}
