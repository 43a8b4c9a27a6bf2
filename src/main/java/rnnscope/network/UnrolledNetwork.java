package rnnscope.network;

import java.util.ArrayList;
import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.cell.Hook;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.TransposedWeights;
import rnnscope.network.stack.Dropout;
import rnnscope.network.stack.Head;
import rnnscope.network.stack.SoftmaxHead;
import rnnscope.network.stack.StackedLayer;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * A {@linkplain LanguageModel language model}, or one of real numbers, unrolled over a window of steps for a batch of
 * sequences: forward, loss and backpropagation through time (Werbos, 1990), truncated at the window (Williams and Peng,
 * 1990). The state at the end of a window can be carried to the start of the next.
 *
 * <p>Tokens and targets are given step after step, {@code tokens[t · batch + b]}; −1 is an unknown symbol: nothing
 * enters for it, and no loss is taken.
 *
 * <p>The recurrence is shared out by sequences, what goes before and after it by rows, the gradients of weights by
 * columns. No sum is split, so nothing depends on the number of workers. Nothing allocates after construction.
 */
public final class UnrolledNetwork implements Network {
    private final ModelSpec spec;
    private final Kernels k;
    private final Workers workers;
    private final TapeLayout layout;
    private final Tape tape;
    private final float[] v;
    private final int batch;
    private final int steps;

    private final StackedLayer[] layers;
    private final Panels[] states;
    private final Panels[] endStates;
    private final Dropout dropout;
    private final Panels top;
    private final Head head;
    private final Panels scores;
    private final Panels headWeight;
    private final Panels headBias;
    private final Panels embedding;
    private final Interventions interventions;
    private final Backpropagation backpropagation;

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
    private boolean predicting = true;

    /** For stepping and tracing, on the calling thread. */
    public UnrolledNetwork(ModelSpec spec, int steps, Kernels kernels) {
        this(spec, 1, steps, false, kernels, Workers.of(1));
    }

    /** @param training whether {@link #backward} will be called */
    public UnrolledNetwork(ModelSpec spec, int batch, int steps, boolean training, Kernels kernels, Workers workers) {
        this.spec = spec;
        this.k = kernels;
        this.workers = workers;
        this.batch = batch;
        this.steps = steps;
        this.layout = LanguageModel.tapeLayout(spec, batch, steps);
        this.tape = new Tape(layout, training);
        this.v = tape.values();
        this.dropout = new Dropout(spec.dropout());

        ParameterLayout places = LanguageModel.parameterLayout(spec);
        TransposedWeights transposed = training ? new TransposedWeights(places) : null;
        this.layers = new StackedLayer[spec.layers()];
        List<Panels> states = new ArrayList<>();
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new StackedLayer(LanguageModel.stack(spec), layout, places, transposed, l,
                    l == 0 ? null : layers[l - 1]);
            for (String state : Cells.of(spec.cell()).state()) {
                states.add(layout.channel(l, state));
            }
        }
        this.states = states.toArray(Panels[]::new);
        this.endStates = states.stream().map(s -> s.shifted(steps * batch)).toArray(Panels[]::new);
        top = layers[layers.length - 1].output();
        head = Head.of(layout, batch);
        scores = layout.place(LanguageModel.headPlace(spec));
        headWeight = places.slice(LanguageModel.HEAD_WEIGHT).place();
        headBias = places.slice(LanguageModel.HEAD_BIAS).place();
        embedding = spec.embedding() > 0 ? places.slice(LanguageModel.EMBEDDING).place() : null;
        interventions = new Interventions(spec, batch);
        backpropagation = training
                ? new Backpropagation(spec, tape, places, transposed, layers, head, interventions, k, workers) : null;
    }

    public Tape tape() {
        return tape;
    }

    public TapeLayout layout() {
        return layout;
    }

    // State

    /** Starts from the zero state. */
    @Override
    public void clearState() {
        for (Panels state : states) {
            k.clear(v, state, 0, batch);
        }
    }

    /** Starts the next window from the state at the end of this one. */
    @Override
    public void carryState() {
        for (int i = 0; i < states.length; i++) {
            k.copy(v, states[i], endStates[i], 0, batch);
        }
    }

    /** The reverse of {@link #carryState}: puts the state before the window at its end, whence it will be carried. */
    @Override
    public void copyStateToEnd() {
        for (int i = 0; i < states.length; i++) {
            k.copy(v, endStates[i], states[i], 0, batch);
        }
    }

    /** Floats of one state: for each layer h (and c) of every sequence. */
    @Override
    public int stateSize() {
        return states.length * batch * spec.units();
    }

    /** Copies the state after step {@code t} (−1: before the window) into {@code state}. */
    @Override
    public void readState(int t, float[] state) {
        int at = 0;
        for (Panels place : states) {
            for (int b = 0; b < batch; b++) {
                for (int j = 0; j < place.columns(); j++) {
                    state[at++] = v[place.at(layout.row(t) + b, j)];
                }
            }
        }
    }

    /** Starts the window from {@code state}. */
    @Override
    public void writeState(float[] state) {
        int at = 0;
        for (Panels place : states) {
            for (int b = 0; b < batch; b++) {
                for (int j = 0; j < place.columns(); j++) {
                    v[place.at(b, j)] = state[at++];
                }
            }
        }
    }

    // Interventions

    /**
     * Changes what a sequence computes from now on, on the way forward and back. No gradient flows through a value that
     * is held.
     *
     * @param list in the order in which they act; empty for none
     * @throws IllegalArgumentException in words for the user when one does not fit the network
     */
    public void intervene(int sequence, List<Intervention> list) {
        interventions.set(sequence, list);
    }

    /** Says at which step of its text the window of a sequence begins, where interventions last from step to step. */
    public void startAt(int sequence, int step) {
        interventions.startAt(sequence, step);
    }

    /** What acts on a layer, for those who compute a part of a step themselves. */
    public Hook hook(int layer) {
        return interventions.hook(layer);
    }

    /** Whether an intervention holds a value of a sequence at step {@code t} of the window. */
    public boolean isHeld(int sequence, int layer, String channel, int unit, int t) {
        return interventions.isHeld(sequence, layer, channel, unit, t);
    }

    /**
     * What stops the way back through the values that are held at step {@code t} of the first sequence, for those who
     * take many gradients back through that step, a row each.
     */
    public Hook heldInAllRows(int layer, int t) {
        return interventions.heldInAllRows(layer, t);
    }

    // Forward

    /** Runs the window without dropout and predicts after every step. For networks that read symbols. */
    public void forward(Parameters parameters, int[] tokens) {
        dropping = false;
        run(parameters, tokens, null);
    }

    /** Runs the window without dropout and predicts after every step. */
    @Override
    public void forward(Parameters parameters, Batch batch) {
        dropping = false;
        run(parameters, batch.tokens(), batch.inputs());
    }

    /** The same without predictions, for whoever looks at the layers only. */
    public void forwardWithoutPrediction(Parameters parameters, int[] tokens) {
        predicting = false;
        try {
            forward(parameters, tokens);
        } finally {
            predicting = true;
        }
    }

    /** Runs the window with dropout, its masks decided by {@code seed}. For networks that read symbols. */
    public void forwardWithDropout(Parameters parameters, int[] tokens, long seed) {
        drop(seed);
        run(parameters, tokens, null);
    }

    /** The same with dropout, its masks decided by {@code seed}. */
    @Override
    public void forwardWithDropout(Parameters parameters, Batch batch, long seed) {
        drop(seed);
        run(parameters, batch.tokens(), batch.inputs());
    }

    private void drop(long seed) {
        dropping = spec.dropout() > 0;
        dropout.seed(seed);
    }

    private void run(Parameters parameters, int[] tokens, float[] inputs) {
        this.w = parameters.values();
        this.tokens = tokens;
        this.inputs = inputs;
        firstStep = 0;
        if (!layers[0].isOneHot()) {
            workers.run(enterTask);
        }
        run(0, 0, 0);
    }

    /**
     * Computes again what follows from the state of {@code changed} at step {@code t}, which the caller has changed on
     * the tape after a forward pass: the layer itself from step t + 1 on, all that is above it from step t on. All else
     * stays as it is.
     */
    public void forwardFrom(int changed, int t) {
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

    // Loss

    /** Mean cross-entropy −ln p(target) over the known targets of the window, in nats; NaN when there is none. */
    public double loss(int[] targets) {
        return head.loss(v, targets, null) / head.known(targets, null);
    }

    /**
     * Mean loss over the known targets of the window, NaN when there is none: cross-entropy in nats where symbols are
     * predicted, squared error where numbers are.
     */
    @Override
    public double loss(Batch batch) {
        return head.loss(v, batch.targets(), batch.targetNumbers()) / known(batch);
    }

    /** −ln p(target) after step {@code t} of a sequence, in nats. For networks that predict symbols. */
    public double surprise(int t, int sequence, int target) {
        return ((SoftmaxHead) head).loss(v, layout.row(t) + sequence, target);
    }

    /** How many targets of the window are known. */
    @Override
    public int known(Batch batch) {
        return head.known(batch.targets(), batch.targetNumbers());
    }

    @Override
    public int predicted(int i) {
        return head.predicted(v, i);
    }

    // Backward

    /**
     * Gradient of the mean loss of the window with respect to every parameter, after a forward pass. The tape's
     * gradients are written too, those of the state before the window included.
     *
     * @param parameters the same as forward
     * @param targets    one for each token
     * @param gradient   overwritten
     */
    public void backward(Parameters parameters, int[] targets, Parameters gradient) {
        backward(parameters, targets, null, gradient);
    }

    /** The same for symbols or numbers. */
    @Override
    public void backward(Parameters parameters, Batch batch, Parameters gradient) {
        backward(parameters, batch.targets(), batch.targetNumbers(), gradient);
    }

    private void backward(Parameters parameters, int[] targets, float[] targetNumbers, Parameters gradient) {
        backpropagation.toParameters(parameters, tokens, targets, targetNumbers, dropping, gradient);
    }

    /** Makes the weights ready for {@link #backwardToValues}, once for each change of them. */
    public void packForBackward(Parameters parameters) {
        backpropagation.pack(parameters);
    }

    /**
     * Gradient of the sum of the losses of steps {@code firstLoss} … {@code endOfLoss − 1} with respect to the values
     * on the tape, from the last of these steps back to step {@code backTo} and the state before it. Later and earlier
     * steps of the tape's gradients are left alone, and no gradient of a parameter is computed.
     *
     * @param batch what should come out of the window
     */
    public void backwardToValues(Batch batch, int backTo, int firstLoss, int endOfLoss) {
        backpropagation.toValues(batch, backTo, firstLoss, endOfLoss, -1, dropping);
    }

    /**
     * The same with the recurrent weights of layer {@code cut} taken as 0 on the way back, so that its gradients come
     * from above and, where the cell carries a state past its weights (an LSTM's c), along that state alone. Layers
     * below are left alone.
     */
    public void backwardWithoutRecurrence(Batch batch, int backTo, int firstLoss, int endOfLoss, int cut) {
        backpropagation.toValues(batch, backTo, firstLoss, endOfLoss, cut, dropping);
    }

    /** Leaves on the tape, for every step of the window, the gradient of its own loss with respect to the scores. */
    void backwardToScores(Batch batch) {
        head.gradient(k, v, batch.targets(), batch.targetNumbers(), 1, 0, steps * this.batch);
    }

    /** What it was built for. */
    ModelSpec spec() {
        return spec;
    }

    Kernels kernels() {
        return k;
    }

    /**
     * Gradient of one score after step {@code t} (a symbol's logit, or a number predicted) with respect to the values on
     * the tape, back to step {@code backTo} and the state before it.
     *
     * @param score row of the head's weights
     */
    public void backwardFromScore(int score, int t, int backTo) {
        backpropagation.scoreToValues(score, t, backTo);
    }

    /**
     * Gradient of what enters the network at step {@code t} of the first sequence, after a way back that reached it:
     * W_ihᵀ times the gates' gradients for each symbol of a one-hot input, ∂/∂E[token_t] for an embedded one.
     *
     * @param gradient overwritten, as long as the input is wide
     */
    public void readInputGradient(int t, float[] gradient) {
        layers[0].readInputGradient(w, v, layout.row(t), gradient);
    }

    /** First of a worker's rows on the way forward, counted without those before the window. */
    private int share(int worker, int of) {
        return firstStep * batch + Workers.share((steps - firstStep) * batch, worker, of);
    }
}
