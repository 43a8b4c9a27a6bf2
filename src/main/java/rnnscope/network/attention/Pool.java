package rnnscope.network.attention;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ParameterLayout;
import rnnscope.model.TransposedWeights;
import rnnscope.model.Wiring.Pooling;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * One row made of all steps of a sequence (y_t what leaves the layers, S steps, p the row):
 *
 * <pre>
 *   last       p = y_{S−1}; of two directions y_{S−1} of the first and y_0 of the other, where each ended
 *   mean       p = 1/S Σ_t y_t
 *   max        p_j = max_t y_tj
 *   attention  e_t = vᵀ tanh(W y_t + b)      α = softmax(e)      p = Σ_t α_t y_t       (Yang et al., 2016)
 * </pre>
 */
public final class Pool {
    private static final String LINEAR = "pooling.linear.weight";
    private static final String LINEAR_BIAS = "pooling.linear.bias";
    private static final String SCORE = "pooling.score.weight";
    private static final String POOLED = "pooled";
    private static final String HIDDEN = "pooling/hidden";
    private static final String COLUMN = "pooling/score";
    private static final String SCORES = "pooling/scores";
    private static final String WEIGHTS = "pooling/weights";

    private final Pooling kind;
    private final int directions;
    private final Kernels k;
    private final TapeLayout layout;
    private final float[] v;
    private final int batch;
    private final Panels input;
    private final Panels dInput;
    private final Panels pooled;
    private final Panels dPooled;
    /** Of every sequence and unit the step of the maximum. */
    private final int[] argMax;
    private final Attending attending;
    private final Workers.Task forwardTask = this::forward;
    private final Workers.Task backwardTask = this::backward;

    // What the tasks of the current call work on.
    private float[] w;
    private int steps;

    /** What pooling by attention has beside. */
    private record Attending(Panels hidden, Panels dHidden, Panels column, Panels dColumn, Reader reader,
            BySequence read, Panels wLinear, Panels bLinear, Panels wScore, TransposedWeights transposed) {}

    /**
     * @param input      what leaves the layers
     * @param dInput     its gradient, added to
     * @param transposed null where nobody goes backward
     */
    public Pool(Pooling kind, Panels input, Panels dInput, Tape tape, ParameterLayout parameters,
            TransposedWeights transposed, Kernels kernels) {
        this.kind = kind;
        this.k = kernels;
        this.layout = tape.layout();
        this.directions = layout.directions();
        this.v = tape.values();
        this.batch = layout.batch();
        this.input = input;
        this.dInput = dInput;
        this.pooled = layout.place(POOLED);
        this.dPooled = tape.gradient(pooled);
        this.argMax = kind == Pooling.MAX ? new int[batch * input.columns()] : null;
        if (kind == Pooling.ATTENTION) {
            BySequence read = new BySequence(batch, layout.steps(), input.columns(), transposed != null);
            Panels hidden = layout.place(HIDDEN);
            Panels column = layout.place(COLUMN);
            attending = new Attending(hidden, tape.gradient(hidden), column, tape.gradient(column), new Reader(read,
                    layout.place(SCORES), layout.place(WEIGHTS), pooled, layout.size()), read,
                    parameters.slice(LINEAR).place(), parameters.slice(LINEAR_BIAS).place(),
                    parameters.slice(SCORE).place(), transposed);
        } else {
            attending = null;
        }
    }

    /** Name of the weights of the steps on the tape, one row for each sequence. */
    public static String weightsPlace() {
        return WEIGHTS;
    }

    /** Name of their scores, before the softmax. */
    public static String scoresPlace() {
        return SCORES;
    }

    /** Name of the row that is made of all steps on the tape. */
    public static String pooledPlace() {
        return POOLED;
    }

    /** Name of tanh(W y_t + b) on the tape. */
    public static String hiddenPlace() {
        return HIDDEN;
    }

    /** Name of v. */
    public static String scoreWeight() {
        return SCORE;
    }

    /** Adds the weights, {@code width} being that of y. */
    public static void addTo(ParameterLayout.Builder layout, Pooling kind, int width) {
        if (kind == Pooling.ATTENTION) {
            layout.weight(LINEAR, 1, width, width).bias(LINEAR_BIAS, 1, width).weight(SCORE, 1, 1, width);
        }
    }

    /** Adds what is written. */
    public static void addTo(TapeLayout.Builder layout, Pooling kind, int width, int batch, int steps) {
        layout.add(POOLED, width, batch);
        if (kind == Pooling.ATTENTION) {
            layout.add(HIDDEN, width).add(COLUMN, 1).add(SCORES, steps, batch).add(WEIGHTS, steps, batch);
        }
    }

    public static List<String> transposedNames(Pooling kind) {
        return kind == Pooling.ATTENTION ? List.of(LINEAR, SCORE) : List.of();
    }

    /** One row for each sequence. */
    public Panels pooled() {
        return pooled;
    }

    public Panels gradient() {
        return dPooled;
    }

    /** Pools the first {@code steps} steps. */
    public void forward(float[] w, int steps, Workers workers) {
        this.w = w;
        this.steps = steps;
        if (attending != null) {
            attending.read.setSteps(steps);
        }
        workers.run(forwardTask);
    }

    private void forward(int worker, int of) {
        int b = Workers.share(batch, worker, of);
        int rows = Workers.share(batch, worker + 1, of) - b;
        switch (kind) {
            case LAST -> {
                for (int d = 0; d < directions; d++) {
                    copyColumns(d, b, rows, true);
                }
            }
            case MEAN -> {
                k.clear(v, pooled, b, rows);
                for (int t = 0; t < steps; t++) {
                    k.add(v, pooled, input.shifted(layout.row(t)), b, rows);
                }
                k.scale(v, pooled, pooled, 1f / steps, b, rows);
            }
            case MAX -> {
                for (int r = b; r < b + rows; r++) {
                    max(r);
                }
            }
            case ATTENTION -> attend(b, rows);
        }
    }

    private void max(int b) {
        for (int j = 0; j < input.columns(); j++) {
            int best = 0;
            for (int t = 1; t < steps; t++) {
                best = v[input.at(layout.row(t) + b, j)] > v[input.at(layout.row(best) + b, j)] ? t : best;
            }
            argMax[b * input.columns() + j] = best;
            v[pooled.at(b, j)] = v[input.at(layout.row(best) + b, j)];
        }
    }

    private void attend(int b, int rows) {
        Attending a = attending;
        for (int t = 0; t < steps && rows > 0; t++) {
            int row = layout.row(t) + b;
            k.startRows(w, a.bLinear, null, null, null, 0, v, a.hidden, row, rows);
            k.product(v, input, w, a.wLinear, v, a.hidden, row, rows);
            k.tanh(v, a.hidden, a.hidden, row, rows);
            k.clear(v, a.column, row, rows);
            k.product(v, a.hidden, w, a.wScore, v, a.column, row, rows);
        }
        for (int r = b; r < b + rows; r++) {
            for (int t = 0; t < steps; t++) {
                v[a.reader.scores().at(r, t)] = v[a.column.at(layout.row(t) + r, 0)];
            }
            a.read.load(k, v, input, r);
            a.reader.forward(k, v, r, r, steps);
        }
    }

    /** Adds to the input's gradient what the pooled rows' makes of it. */
    public void backward(Workers workers) {
        workers.run(backwardTask);
    }

    private void backward(int worker, int of) {
        int b = Workers.share(batch, worker, of);
        int rows = Workers.share(batch, worker + 1, of) - b;
        switch (kind) {
            case LAST -> {
                for (int d = 0; d < directions; d++) {
                    copyColumns(d, b, rows, false);
                }
            }
            case MEAN -> {
                k.scale(v, dPooled, dPooled, 1f / steps, b, rows);
                for (int t = 0; t < steps; t++) {
                    k.add(v, dInput.shifted(layout.row(t)), dPooled, b, rows);
                }
            }
            case MAX -> {
                for (int r = b; r < b + rows; r++) {
                    for (int j = 0; j < input.columns(); j++) {
                        v[dInput.at(layout.row(argMax[r * input.columns() + j]) + r, j)] += v[dPooled.at(r, j)];
                    }
                }
            }
            case ATTENTION -> attendBackward(b, rows);
        }
    }

    private void attendBackward(int b, int rows) {
        Attending a = attending;
        for (int r = b; r < b + rows; r++) {
            a.read.clearGradients(k, r);
            a.reader.backward(k, v, r, r, steps);
            a.read.addGradientsTo(v, dInput, r);
        }
        for (int t = 0; t < steps && rows > 0; t++) {
            int row = layout.row(t) + b;
            k.clear(v, a.dColumn, row, rows);
            for (int r = 0; r < rows; r++) {
                v[a.dColumn.at(row + r, 0)] = v[a.reader.dScores().at(b + r, t)];
            }
            k.clear(v, a.dHidden, row, rows);
            k.product(v, a.dColumn, a.transposed.values(), a.transposed.place(SCORE), v, a.dHidden, row, rows);
            k.tanhGradient(v, a.dHidden, a.dHidden, a.hidden, row, rows);
            k.product(v, a.dHidden, a.transposed.values(), a.transposed.place(LINEAR), v, dInput, row, rows);
        }
    }

    /** Adds the gradients of the weights, a worker's share of the columns. */
    public void weightGradients(float[] g, int worker, int of) {
        if (attending == null) {
            return;
        }
        Panels dHidden = attending.dHidden;
        int from = Workers.share(dHidden.panels(), worker, of);
        int to = Workers.share(dHidden.panels(), worker + 1, of);
        k.transposedProduct(v, input, v, dHidden, g, attending.wLinear, batch, steps * batch, from, to);
        k.sumRows(v, dHidden, g, attending.bLinear, batch, steps * batch, from, to);
        if (worker == 0) {
            k.transposedProduct(v, attending.hidden, v, attending.dColumn, g, attending.wScore,
                    batch, steps * batch, 0, 1);
        }
    }

    /** Where a direction ended: its columns of that step copied to the pooled row, or the gradient added back. */
    private void copyColumns(int direction, int b, int rows, boolean forward) {
        int width = input.columns() / directions;
        int row = layout.row(direction == 0 ? steps - 1 : 0);
        for (int r = b; r < b + rows; r++) {
            for (int j = direction * width; j < (direction + 1) * width; j++) {
                if (forward) {
                    v[pooled.at(r, j)] = v[input.at(row + r, j)];
                } else {
                    v[dInput.at(row + r, j)] += v[dPooled.at(r, j)];
                }
            }
        }
    }
}
