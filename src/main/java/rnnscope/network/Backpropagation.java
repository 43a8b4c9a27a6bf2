package rnnscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.TransposedWeights;
import rnnscope.network.stack.Head;
import rnnscope.network.stack.StackedLayer;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * The way back through an {@link UnrolledNetwork}: from the losses to the values on the tape, and from there to the
 * parameters. Shared out as the way forward is; nothing allocates while training.
 */
final class Backpropagation {
    private final Kernels k;
    private final Workers workers;
    private final TapeLayout layout;
    private final float[] v;
    private final int batch;
    private final int steps;
    private final StackedLayer[] layers;
    private final Head head;
    private final Interventions interventions;
    private final TransposedWeights transposed;
    private final String[] transposedNames;
    private final Panels[] clearedAtEnd;
    private final Panels top;
    private final Panels dTop;
    private final Panels dScores;
    private final Panels headWeight;
    private final Panels headWeightT;
    private final Panels headBias;
    private final Panels embedding;

    private final Workers.Task packTask = this::pack;
    private final Workers.Task beginTask = this::begin;
    private final Workers.Task finishTask = this::finish;
    private final Workers.Task recurTask = this::recur;
    private final Workers.Task prepareTask = this::prepare;
    private final Workers.Task weightGradientsTask = this::weightGradients;

    // What the tasks of the current call work on.
    private float[] g;
    private Parameters parameters;
    private int[] tokens;
    private int[] targets;
    private float[] targetNumbers;
    private boolean dropping;
    private float lossScale;
    private int layer;
    private int backTo;
    private int firstLoss;
    private int endOfLoss;
    /** The score to go back from in place of the losses, −1 for these. */
    private int score = -1;
    private float[] recurrent;

    Backpropagation(ModelSpec spec, Tape tape, ParameterLayout places, TransposedWeights transposed,
            StackedLayer[] layers, Head head, Interventions interventions, Kernels kernels, Workers workers) {
        this.k = kernels;
        this.workers = workers;
        this.layout = tape.layout();
        this.v = tape.values();
        this.batch = layout.batch();
        this.steps = layout.steps();
        this.layers = layers;
        this.head = head;
        this.interventions = interventions;
        this.transposed = transposed;
        List<String> names = new ArrayList<>(List.of(LanguageModel.HEAD_WEIGHT));
        List<Panels> cleared = new ArrayList<>();
        for (int l = 0; l < layers.length; l++) {
            names.add("rnn.weight_hh_l" + l);
            layers[l].addTransposed(names);
            for (String state : Cells.of(spec.cell()).state()) {
                if (!state.equals("hidden")) {
                    cleared.add(tape.gradient(layout.channel(l, state)));
                }
            }
        }
        this.transposedNames = names.toArray(String[]::new);
        this.clearedAtEnd = cleared.toArray(Panels[]::new);
        top = layers[layers.length - 1].output();
        dTop = tape.gradient(top);
        dScores = tape.gradient(layout.place(LanguageModel.headPlace(spec)));
        headWeight = places.slice(LanguageModel.HEAD_WEIGHT).place();
        headWeightT = transposed.place(LanguageModel.HEAD_WEIGHT);
        headBias = places.slice(LanguageModel.HEAD_BIAS).place();
        embedding = spec.embedding() > 0 ? places.slice(LanguageModel.EMBEDDING).place() : null;
    }

    /** See {@link UnrolledNetwork#backward}. */
    void toParameters(Parameters parameters, int[] tokens, int[] targets, float[] targetNumbers, boolean dropping,
            Parameters gradient) {
        this.tokens = tokens;
        this.dropping = dropping;
        this.parameters = parameters;
        g = gradient.values();
        workers.run(packTask);
        lossScale = 1f / Math.max(1, head.known(targets, targetNumbers));
        toValues(targets, targetNumbers, 0, 0, steps, -1);
        workers.run(weightGradientsTask);
    }

    /** Packs the transposes of the weights. */
    void pack(Parameters parameters) {
        this.parameters = parameters;
        g = null;
        workers.run(packTask);
    }

    /** See {@link UnrolledNetwork#backwardToValues}; {@code cut}: layer without recurrence, −1 for none. */
    void toValues(Batch losses, int backTo, int firstLoss, int endOfLoss, int cut, boolean dropping) {
        this.dropping = dropping;
        lossScale = 1;
        toValues(losses.targets(), losses.targetNumbers(), backTo, firstLoss, endOfLoss, cut);
    }

    /** See {@link UnrolledNetwork#backwardFromScore}. */
    void scoreToValues(int score, int t, int backTo) {
        dropping = false;
        this.score = score;
        toValues(null, null, backTo, t, t + 1, -1);
        this.score = -1;
    }

    private void pack(int worker, int of) {
        if (g != null) {
            Arrays.fill(g, Workers.share(g.length, worker, of), Workers.share(g.length, worker + 1, of), 0);
        }
        for (int i = worker; i < transposedNames.length; i += of) {
            transposed.update(k, parameters, transposedNames[i]);
        }
    }

    private void toValues(int[] targets, float[] targetNumbers, int backTo, int firstLoss, int endOfLoss, int cut) {
        this.targets = targets;
        this.targetNumbers = targetNumbers;
        this.backTo = backTo;
        this.firstLoss = firstLoss;
        this.endOfLoss = endOfLoss;
        workers.run(beginTask);
        for (layer = layers.length - 1; layer >= Math.max(0, cut); layer--) {
            workers.run(finishTask);
            recurrent = layer == cut ? new float[transposed.values().length] : transposed.values();
            workers.run(recurTask);
            if (!layers[layer].isOneHot() && layer != cut) {
                workers.run(prepareTask);
            }
        }
    }

    private void begin(int worker, int of) {
        int first = worker == 0 ? backTo * batch : batch + share(worker, of);
        int end = batch + share(worker + 1, of);
        for (StackedLayer at : layers) {
            at.clearGradients(k, v, first, end - first);
        }
        if (worker == 0) {
            for (Panels d : clearedAtEnd) {
                k.clear(v, d, layout.row(endOfLoss - 1), batch);
            }
        }
    }

    private void finish(int worker, int of) {
        int from = share(worker, of);
        int end = share(worker + 1, of);
        if (layer == layers.length - 1) {
            int lossFrom = Math.min(end, Math.max(from, firstLoss * batch));
            k.clear(v, dScores, batch + from, lossFrom - from);
            if (score < 0) {
                head.gradient(k, v, targets, targetNumbers, lossScale, lossFrom, end);
            } else {
                k.clear(v, dScores, batch + lossFrom, end - lossFrom);
                for (int r = lossFrom; r < end; r++) {
                    v[dScores.at(batch + r, score)] = 1;
                }
            }
            k.product(v, dScores, transposed.values(), headWeightT, v, dTop, batch + lossFrom, end - lossFrom);
        }
        layers[layer].finishBackward(k, transposed.values(), v, batch + from, end - from);
    }

    private void recur(int worker, int of) {
        int b = Workers.share(batch, worker, of);
        int rows = Workers.share(batch, worker + 1, of) - b;
        for (int t = endOfLoss - 1; rows > 0 && t >= backTo; t--) {
            layers[layer].cell(0).backward(k, recurrent, v, layout.row(t) + b, rows, interventions.hook(layer));
        }
    }

    private void prepare(int worker, int of) {
        int from = share(worker, of);
        layers[layer].prepareBackward(k, dropping, transposed.values(), v, batch + from,
                share(worker + 1, of) - from);
    }

    private void weightGradients(int worker, int of) {
        int rows = steps * batch;
        for (StackedLayer at : layers) {
            at.weightGradients(k, tokens, v, g, batch, rows, worker, of);
        }
        int from = Workers.share(headWeight.panels(), worker, of);
        int to = Workers.share(headWeight.panels(), worker + 1, of);
        k.transposedProduct(v, top, v, dScores, g, headWeight, batch, rows, from, to);
        k.sumRows(v, dScores, g, headBias, batch, rows, from, to);
        if (embedding != null) {
            k.scatterRows(v, layers[0].inputGradient(), tokens, 0, g, embedding, batch, rows,
                    Workers.share(embedding.panels(), worker, of), Workers.share(embedding.panels(), worker + 1, of));
        }
    }

    /** First of a worker's rows, counted without those before the window. */
    private int share(int worker, int of) {
        return backTo * batch + Workers.share((endOfLoss - backTo) * batch, worker, of);
    }
}
