package rnnscope.network.attention;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.model.Wiring.Pooling;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Pass;
import rnnscope.network.module.RowModule;
import rnnscope.network.module.layer.LinearMap;
import rnnscope.tape.Quantity;
import rnnscope.tape.TapeLayout;

/** A {@link Pool} at its places: the rows are those of whole sequences. */
final class PoolPass extends RowModule {
    private final Pooling kind;
    private final Quantity output;
    private final TapeLayout layout;
    private final Panels input;
    private final Panels dInput;
    private final Panels pooled;
    private final Panels dPooled;
    /** Of every sequence and unit the step of the maximum. */
    private final int[] argMax;
    private final Attending attending;

    /** What pooling by attention has beside. */
    private record Attending(LinearMap linear, LinearMap score, Panels hidden, Panels dHidden, Panels column,
            Panels dColumn, WeightedMean mean, SequenceMatrices read) {}

    PoolPass(Pool pool, Binding binding) {
        super(pool.side(), true);
        kind = pool.kind();
        output = pool.output();
        layout = binding.tape(pool.side()).layout();
        input = binding.place(pool.input());
        dInput = binding.gradient(pool.input());
        pooled = binding.place(output);
        dPooled = binding.gradient(output);
        argMax = kind == Pooling.MAX ? new int[layout.batch() * input.columns()] : null;
        attending = kind == Pooling.ATTENTION ? attending(pool, binding) : null;
    }

    private Attending attending(Pool pool, Binding binding) {
        SequenceMatrices read = new SequenceMatrices(layout.batch(), layout.steps(), input.columns(),
                binding.transposed() != null);
        Quantity hidden = new Quantity(pool.side(), Pool.hiddenPlace());
        Quantity column = new Quantity(pool.side(), Pool.columnPlace());
        return new Attending(new LinearMap(binding, Pool.LINEAR, Pool.LINEAR_BIAS, pool.input(), hidden),
                new LinearMap(binding, Pool.SCORE, null, hidden, column), binding.place(hidden),
                binding.gradient(hidden), binding.place(column), binding.gradient(column),
                new WeightedMean(read, layout.place(Pool.scoresPlace()), layout.place(Pool.weightsPlace()), pooled,
                        layout.size()), read);
    }

    @Override
    public List<String> transposedNames() {
        return attending == null ? List.of() : List.of(attending.linear.name(), attending.score.name());
    }

    private int steps(Pass p) {
        return window(p).steps();
    }

    @Override
    public void forward(Pass p, int b, int rows) {
        Kernels k = p.kernels();
        float[] v = window(p).v();
        switch (kind) {
            case LAST -> {
                for (int d = 0; d < layout.directions(); d++) {
                    copyColumns(p, d, b, rows, true);
                }
            }
            case MEAN -> {
                k.clear(v, pooled, b, rows);
                for (int t = 0; t < steps(p); t++) {
                    k.add(v, pooled, input.shifted(layout.row(t)), b, rows);
                }
                k.scale(v, pooled, pooled, 1f / steps(p), b, rows);
            }
            case MAX -> {
                for (int r = b; r < b + rows; r++) {
                    max(v, steps(p), r);
                }
            }
            case ATTENTION -> attend(p, b, rows);
        }
        p.computed(output, pooled, b, rows);
    }

    private void max(float[] v, int steps, int b) {
        for (int j = 0; j < input.columns(); j++) {
            int best = 0;
            for (int t = 1; t < steps; t++) {
                best = v[input.at(layout.row(t) + b, j)] > v[input.at(layout.row(best) + b, j)] ? t : best;
            }
            argMax[b * input.columns() + j] = best;
            v[pooled.at(b, j)] = v[input.at(layout.row(best) + b, j)];
        }
    }

    private void attend(Pass p, int b, int rows) {
        Attending a = attending;
        float[] v = window(p).v();
        a.read.setSteps(steps(p));
        for (int t = 0; t < steps(p) && rows > 0; t++) {
            int row = layout.row(t) + b;
            a.linear.forward(p, row, rows);
            p.kernels().tanh(v, a.hidden, a.hidden, row, rows);
            a.score.forward(p, row, rows);
        }
        for (int r = b; r < b + rows; r++) {
            for (int t = 0; t < steps(p); t++) {
                v[a.mean.scores().at(r, t)] = v[a.column.at(layout.row(t) + r, 0)];
            }
            a.read.load(p.kernels(), v, input, r);
            a.mean.forward(p.kernels(), v, r, r, steps(p));
        }
    }

    @Override
    public void clearRows(Pass p, int b, int rows) {
        p.kernels().clear(window(p).v(), dPooled, b, rows);
    }

    @Override
    public void backward(Pass p, int b, int rows) {
        Kernels k = p.kernels();
        float[] v = window(p).v();
        p.goingBack(output, dPooled, b, rows);
        switch (kind) {
            case LAST -> {
                for (int d = 0; d < layout.directions(); d++) {
                    copyColumns(p, d, b, rows, false);
                }
            }
            case MEAN -> {
                k.scale(v, dPooled, dPooled, 1f / steps(p), b, rows);
                for (int t = 0; t < steps(p); t++) {
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
            case ATTENTION -> attendBackward(p, b, rows);
        }
    }

    private void attendBackward(Pass p, int b, int rows) {
        Attending a = attending;
        Kernels k = p.kernels();
        float[] v = window(p).v();
        for (int r = b; r < b + rows; r++) {
            a.read.clearGradients(k, r);
            a.mean.backward(k, v, r, r, steps(p));
            a.read.addGradientsTo(v, dInput, r);
        }
        for (int t = 0; t < steps(p) && rows > 0; t++) {
            int row = layout.row(t) + b;
            k.clear(v, a.dColumn, row, rows);
            for (int r = 0; r < rows; r++) {
                v[a.dColumn.at(row + r, 0)] = v[a.mean.dScores().at(b + r, t)];
            }
            k.clear(v, a.dHidden, row, rows);
            a.score.backward(p, row, rows);
            k.tanhGradient(v, a.dHidden, a.dHidden, a.hidden, row, rows);
            a.linear.backward(p, row, rows);
        }
    }

    @Override
    public void weightGradients(Pass p, int worker, int of) {
        if (attending != null) {
            int rows = steps(p) * layout.batch();
            attending.linear.weightGradients(p, layout.batch(), rows, worker, of);
            attending.score.weightGradients(p, layout.batch(), rows, worker, of);
        }
    }

    /** Where a direction ended: its columns of that step copied to the pooled row, or the gradient added back. */
    private void copyColumns(Pass p, int direction, int b, int rows, boolean forward) {
        float[] v = window(p).v();
        int width = input.columns() / layout.directions();
        int row = layout.row(layout.isReverse(direction) ? 0 : steps(p) - 1);
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
