package rnnscope.network.module.output;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Pass;
import rnnscope.network.module.RowModule;
import rnnscope.tape.Quantity;

/**
 * Prediction made of scores, and how far it is from what should have come out. Targets are symbols or numbers, as is
 * predicted; the other array is passed over. Where there are fewer targets than the tape has room for, the rest of the
 * tape is not in use.
 */
public abstract class Loss extends RowModule {
    /** First row of the tape that is predicted. */
    protected final int first;
    protected final Panels scores;
    protected final Panels dScores;

    protected Loss(Binding binding, Quantity scores, boolean once) {
        super(scores.side(), once);
        this.first = once ? 0 : binding.tape(scores.side()).layout().batch();
        this.scores = binding.place(scores);
        this.dScores = binding.gradient(scores);
    }

    /** A score, or a number that is predicted, for a row of targets. */
    public final float score(float[] v, int row, int column) {
        return v[scores.at(first + row, column)];
    }

    /** How many targets are known. */
    public abstract int known(int[] targets, float[] numbers);

    /** Sum of the losses of all known targets. */
    public abstract double sum(float[] v, int[] targets, float[] numbers);

    /** The most probable symbol for a row of targets, the first of equal ones; −1 where numbers are predicted. */
    public abstract int predicted(float[] v, int row);

    /** Gradient of the scaled sum of losses with respect to the scores, rows of targets; 0 where unknown. */
    protected abstract void gradient(Kernels k, float[] v, int[] targets, float[] numbers, float scale, int from, int end);

    @Override
    public void clearRows(Pass p, int row, int rows) {}

    /** Overwrites the gradients of the scores. */
    @Override
    public void backward(Pass p, int row, int rows) {
        float[] v = window(p).v();
        int from = firstLossRow(p, row, rows);
        int end = endOfLossRow(p, from, row, rows);
        p.kernels().clear(v, dScores, row, from - row);
        p.kernels().clear(v, dScores, end, row + rows - end);
        if (p.score() < 0) {
            gradient(p.kernels(), v, p.targets(), p.targetNumbers(), p.lossScale(), from - first, end - first);
            return;
        }
        p.kernels().clear(v, dScores, from, end - from);
        for (int r = from; r < end; r++) {
            v[dScores.at(r, p.score())] = 1;
        }
    }
}
