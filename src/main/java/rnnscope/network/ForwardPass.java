package rnnscope.network;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.network.stack.Dropout;
import rnnscope.network.stack.Head;
import rnnscope.network.stack.StackedLayer;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * The way forward through an {@link UnrolledNetwork}: what enters, layer after layer, what is predicted. The recurrence
 * is shared out by sequences, what goes before and after it by rows; nothing allocates after construction.
 */
final class ForwardPass {
    private final Kernels k;
    private final Workers workers;
    private final TapeLayout layout;
    private final float[] v;
    private final int batch;
    private final int steps;
    private final StackedLayer[] layers;
    private final Head head;
    private final Interventions interventions;
    private final Dropout dropout;
    private final boolean canDrop;
    private final Panels top;
    private final Panels scores;
    private final Panels headWeight;
    private final Panels headBias;
    private final Panels embedding;

    private final Workers.Task enterTask = this::enter;
    private final Workers.Task prepareTask = this::prepare;
    private final Workers.Task recurTask = this::recur;
    private final Workers.Task predictTask = this::predict;

    // What the tasks of the current call work on.
    private float[] w;
    private int[] tokens;
    private float[] inputs;
    private int layer;
    private int firstStep;
    private boolean dropping;
    private boolean predicting;

    ForwardPass(ModelSpec spec, Tape tape, ParameterLayout places, StackedLayer[] layers, Head head,
            Interventions interventions, Kernels kernels, Workers workers) {
        this.k = kernels;
        this.workers = workers;
        this.layout = tape.layout();
        this.v = tape.values();
        this.batch = layout.batch();
        this.steps = layout.steps();
        this.layers = layers;
        this.head = head;
        this.interventions = interventions;
        this.dropout = new Dropout(spec.dropout());
        this.canDrop = spec.dropout() > 0;
        this.top = layers[layers.length - 1].output();
        this.scores = layout.place(LanguageModel.headPlace(spec));
        this.headWeight = places.slice(LanguageModel.HEAD_WEIGHT).place();
        this.headBias = places.slice(LanguageModel.HEAD_BIAS).place();
        this.embedding = spec.embedding() > 0 ? places.slice(LanguageModel.EMBEDDING).place() : null;
    }

    /** The window without dropout. */
    void run(Parameters parameters, int[] newTokens, float[] newInputs, boolean predicts) {
        dropping = false;
        begin(parameters, newTokens, newInputs, predicts);
    }

    /** The window with dropout, its masks decided by {@code seed}. */
    void runWithDropout(Parameters parameters, int[] newTokens, float[] newInputs, long seed) {
        dropping = canDrop;
        dropout.seed(seed);
        begin(parameters, newTokens, newInputs, true);
    }

    private void begin(Parameters parameters, int[] newTokens, float[] newInputs, boolean predicts) {
        w = parameters.values();
        tokens = newTokens;
        inputs = newInputs;
        predicting = predicts;
        firstStep = 0;
        if (!layers[0].isOneHot()) {
            workers.run(enterTask);
        }
        run(0, 0, 0);
    }

    /** What follows from the state of a layer at step {@code t}, which was changed on the tape. */
    void runFrom(int changed, int t) {
        predicting = true;
        layers[changed].finish(k, w, v, layout.row(t), batch);
        run(changed, t + 1, t);
    }

    /** The layers from {@code bottom} up and the prediction: that layer from step {@code first}, the rest from t. */
    private void run(int bottom, int first, int t) {
        for (layer = bottom; layer < layers.length; layer++) {
            firstStep = layer == bottom ? first : t;
            if (!layers[layer].isOneHot()) {
                workers.run(prepareTask);
            }
            workers.run(recurTask);
        }
        firstStep = t;
        if (predicting) {
            workers.run(predictTask);
        }
    }

    /** The weights of the last run. */
    float[] weights() {
        return w;
    }

    /** The symbols of the last run. */
    int[] tokens() {
        return tokens;
    }

    /** Whether the last run dropped. */
    boolean isDropping() {
        return dropping;
    }

    /** Puts the embedded symbols, or the numbers given, where the first layer reads them. */
    private void enter(int worker, int of) {
        int from = share(worker, of);
        int end = share(worker + 1, of);
        Panels x = layers[0].input();
        if (embedding != null) {
            k.gatherRows(w, embedding, tokens, from, v, x, batch + from, end - from);
            return;
        }
        int width = x.columns();
        for (int i = from * width; i < end * width; i++) {
            v[x.at(batch + i / width, i % width)] = inputs[i];
        }
    }

    private void prepare(int worker, int of) {
        int from = share(worker, of);
        layers[layer].prepare(k, dropping ? dropout : null, w, v, batch + from, share(worker + 1, of) - from);
    }

    private void recur(int worker, int of) {
        int b = Workers.share(batch, worker, of);
        int rows = Workers.share(batch, worker + 1, of) - b;
        StackedLayer at = layers[layer];
        for (int t = firstStep; rows > 0 && t < steps; t++) {
            int row = layout.row(t) + b;
            if (at.isOneHot()) {
                at.cell(0).start(k, w, tokens, t * batch + b, v, row, rows);
            }
            at.cell(0).forward(k, w, v, row, rows, interventions.hook(layer));
            at.finish(k, w, v, row, rows);
        }
    }

    private void predict(int worker, int of) {
        int from = share(worker, of);
        int rows = share(worker + 1, of) - from;
        k.startRows(w, headBias, null, null, null, 0, v, scores, batch + from, rows);
        k.product(v, top, w, headWeight, v, scores, batch + from, rows);
        head.predict(k, v, batch + from, rows);
    }

    /** First of a worker's rows, counted without those before the window. */
    private int share(int worker, int of) {
        return firstStep * batch + Workers.share((steps - firstStep) * batch, worker, of);
    }
}
