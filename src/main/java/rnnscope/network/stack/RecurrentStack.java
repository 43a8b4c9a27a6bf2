package rnnscope.network.stack;

import java.util.ArrayList;
import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.cell.Hook;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ParameterLayout;
import rnnscope.model.TransposedWeights;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * A {@linkplain StackSpec stack} unrolled over whole sequences that begin with the zero state, forward and back. The
 * tape has room for the longest; a run may be shorter.
 *
 * <p>The recurrence is shared out by sequences, what goes before and after it by rows, the gradients of weights by
 * columns. No sum is split, so nothing depends on the number of workers.
 */
public final class RecurrentStack {
    private final Kernels k;
    private final Workers workers;
    private final TapeLayout layout;
    private final float[] v;
    private final int batch;
    private final int directions;
    private final StackedLayer[] layers;
    private final TransposedWeights transposed;
    private final List<String> transposedNames = new ArrayList<>();
    /** Of each layer and direction what is carried from step to step, h first. */
    private final Panels[][] states;
    private final Ends ends;

    private final Workers.Task prepareTask = this::prepare;
    private final Workers.Task recurTask = this::recur;
    private final Workers.Task finishTask = this::finish;
    private final Workers.Task finishBackwardTask = this::finishBackward;
    private final Workers.Task recurBackwardTask = this::recurBackward;
    private final Workers.Task prepareBackwardTask = this::prepareBackward;

    // What the tasks of the current call work on.
    private float[] w;
    private int[] tokens;
    private Dropout dropout;
    private int steps;
    private int layer;

    /**
     * @param transposed null where nobody goes backward
     * @param ends       whether the states at which each direction ends are wanted beside one another, see {@link Ends}
     */
    public RecurrentStack(StackSpec spec, Tape tape, ParameterLayout places, TransposedWeights transposed,
            boolean ends, Kernels kernels, Workers workers) {
        this.k = kernels;
        this.workers = workers;
        this.layout = tape.layout();
        this.v = tape.values();
        this.batch = layout.batch();
        this.directions = spec.directions();
        this.transposed = transposed;
        this.layers = new StackedLayer[spec.layers()];
        List<String> carried = Cells.of(spec.cell()).state();
        this.states = new Panels[layers.length * directions][carried.size()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new StackedLayer(spec, layout, places, transposed, l, l == 0 ? null : layers[l - 1]);
            layers[l].addTransposed(transposedNames);
            for (int d = 0; d < directions; d++) {
                transposedNames.add(spec.weightName("weight_hh", l, d));
                for (int s = 0; s < carried.size(); s++) {
                    states[l * directions + d][s] = layout.channel(l * directions + d, carried.get(s));
                }
            }
        }
        this.ends = ends ? new Ends(spec, layout) : null;
    }

    /** What leaves the last layer. */
    public Panels output() {
        return layers[layers.length - 1].output();
    }

    public Panels outputGradient() {
        return layers[layers.length - 1].outputGradient();
    }

    /** The states at which each direction ends; null where they are not wanted. */
    public Ends ends() {
        return ends;
    }

    /** Names of the weights whose transposes going backward needs. */
    public List<String> transposedNames() {
        return transposedNames;
    }

    /**
     * Runs all layers. What is dense and enters must lie on the tape.
     *
     * @param tokens  symbols where they enter one-hot, step after step
     * @param dropout null for none
     */
    public void forward(float[] w, int[] tokens, int steps, Dropout dropout) {
        this.w = w;
        this.tokens = tokens;
        this.steps = steps;
        this.dropout = dropout;
        for (layer = 0; layer < layers.length; layer++) {
            if (!layers[layer].isOneHot()) {
                workers.run(prepareTask);
            }
            workers.run(recurTask);
            workers.run(finishTask);
        }
    }

    /** Sets all gradients to 0; what reads the output and the ends adds to them then. */
    public void clearGradients() {
        for (StackedLayer at : layers) {
            at.clearGradients(k, v, 0, layout.row(steps) + (directions - 1) * batch);
        }
        if (ends != null) {
            ends.clearGradients(k, v);
        }
    }

    /** From the gradients of the output and the ends to those of everything before them. */
    public void backward() {
        for (layer = layers.length - 1; layer >= 0; layer--) {
            workers.run(finishBackwardTask);
            workers.run(recurBackwardTask);
            workers.run(prepareBackwardTask);
        }
    }

    /** Adds the gradients of all weights, a worker's share of the columns. */
    public void weightGradients(float[] g, int worker, int of) {
        for (StackedLayer at : layers) {
            at.weightGradients(k, tokens, v, g, batch, steps * batch, worker, of);
        }
    }

    private void prepare(int worker, int of) {
        int from = share(worker, of);
        layers[layer].prepare(k, dropout, w, v, batch + from, share(worker + 1, of) - from);
    }

    private void recur(int worker, int of) {
        int b = Workers.share(batch, worker, of);
        int rows = Workers.share(batch, worker + 1, of) - b;
        StackedLayer at = layers[layer];
        for (int d = 0; rows > 0 && d < directions; d++) {
            for (Panels state : states[layer * directions + d]) {
                k.clear(v, state, layout.row(d == 0 ? -1 : steps) + b, rows);
            }
            for (int i = 0; i < steps; i++) {
                int t = d == 0 ? i : steps - 1 - i;
                int row = layout.row(t) + b;
                if (at.isOneHot()) {
                    at.cell(d).start(k, w, tokens, t * batch + b, v, row, rows);
                }
                at.cell(d).forward(k, w, v, row, rows, Hook.NONE);
            }
            if (ends != null) {
                ends.read(k, v, states, layer * directions + d, endRow(d), b, rows);
            }
        }
    }

    private void finish(int worker, int of) {
        int from = share(worker, of);
        layers[layer].finish(k, w, v, batch + from, share(worker + 1, of) - from);
    }

    private void finishBackward(int worker, int of) {
        int from = share(worker, of);
        layers[layer].finishBackward(k, transposed.values(), v, batch + from, share(worker + 1, of) - from);
    }

    private void recurBackward(int worker, int of) {
        int b = Workers.share(batch, worker, of);
        int rows = Workers.share(batch, worker + 1, of) - b;
        for (int d = 0; rows > 0 && d < directions; d++) {
            Panels[] carried = states[layer * directions + d];
            for (int s = 1; s < carried.length; s++) {
                k.clear(v, carried[s].moved(layout.size()), endRow(d) + b, rows);
            }
            if (ends != null) {
                ends.addGradients(k, v, states, layer * directions + d, endRow(d), b, rows);
            }
            for (int i = steps - 1; i >= 0; i--) {
                int row = layout.row(d == 0 ? i : steps - 1 - i) + b;
                layers[layer].cell(d).backward(k, transposed.values(), v, row, rows, Hook.NONE);
            }
        }
    }

    private void prepareBackward(int worker, int of) {
        int from = share(worker, of);
        layers[layer].prepareBackward(k, dropout != null, transposed.values(), v, batch + from,
                share(worker + 1, of) - from);
    }

    /** First row of the step at which a direction ends. */
    private int endRow(int direction) {
        return layout.row(direction == 0 ? steps - 1 : 0);
    }

    /** First of a worker's rows, counted without those before the window. */
    private int share(int worker, int of) {
        return Workers.share(steps * batch, worker, of);
    }
}
