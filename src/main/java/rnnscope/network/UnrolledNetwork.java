package rnnscope.network;

import java.util.List;
import rnnscope.cell.Hook;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.TransposedWeights;
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
    private final TapeLayout layout;
    private final Tape tape;
    private final float[] v;
    private final int steps;
    private final int batch;
    private final StackedLayer[] layers;
    private final Head head;
    private final Interventions interventions;
    private final RecurrentState state;
    private final ForwardPass forward;
    private final Backpropagation backpropagation;

    /** For stepping and tracing, on the calling thread. */
    public UnrolledNetwork(ModelSpec spec, int steps, Kernels kernels) {
        this(spec, 1, steps, false, kernels, Workers.of(1));
    }

    /** @param training whether {@link #backward} will be called */
    public UnrolledNetwork(ModelSpec spec, int batch, int steps, boolean training, Kernels kernels, Workers workers) {
        this.spec = spec;
        this.k = kernels;
        this.batch = batch;
        this.steps = steps;
        this.layout = LanguageModel.tapeLayout(spec, batch, steps);
        this.tape = new Tape(layout, training);
        this.v = tape.values();
        ParameterLayout places = LanguageModel.parameterLayout(spec);
        TransposedWeights transposed = training ? new TransposedWeights(places) : null;
        this.layers = new StackedLayer[spec.layers()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new StackedLayer(LanguageModel.stack(spec), layout, places, transposed, l,
                    l == 0 ? null : layers[l - 1]);
        }
        head = Head.of(layout, batch);
        interventions = new Interventions(spec, batch);
        state = new RecurrentState(tape, k);
        forward = new ForwardPass(spec, tape, places, layers, head, interventions, k, workers);
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
        state.clear();
    }

    /** Starts the next window from the state at the end of this one. */
    @Override
    public void carryState() {
        state.carry();
    }

    /** The reverse of {@link #carryState}: puts the state before the window at its end, whence it will be carried. */
    @Override
    public void copyStateToEnd() {
        state.copyToEnd();
    }

    /** Floats of one state: for each layer h (and c) of every sequence. */
    @Override
    public int stateSize() {
        return state.size();
    }

    /** Copies the state after step {@code t} (−1: before the window) into {@code values}. */
    @Override
    public void readState(int t, float[] values) {
        state.read(t, values);
    }

    /** Starts the window from a state. */
    @Override
    public void writeState(float[] values) {
        state.write(values);
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
        forward.run(parameters, tokens, null, true);
    }

    /** Runs the window without dropout and predicts after every step. */
    @Override
    public void forward(Parameters parameters, Batch batch) {
        forward.run(parameters, batch.tokens(), batch.inputs(), true);
    }

    /** The same without predictions, for whoever looks at the layers only. */
    public void forwardWithoutPrediction(Parameters parameters, int[] tokens) {
        forward.run(parameters, tokens, null, false);
    }

    /** Runs the window with dropout, its masks decided by {@code seed}. For networks that read symbols. */
    public void forwardWithDropout(Parameters parameters, int[] tokens, long seed) {
        forward.runWithDropout(parameters, tokens, null, seed);
    }

    /** The same with dropout, its masks decided by {@code seed}. */
    @Override
    public void forwardWithDropout(Parameters parameters, Batch batch, long seed) {
        forward.runWithDropout(parameters, batch.tokens(), batch.inputs(), seed);
    }

    /**
     * Computes again what follows from the state of {@code changed} at step {@code t}, which the caller has changed on
     * the tape after a forward pass: the layer itself from step t + 1 on, all that is above it from step t on. All else
     * stays as it is.
     */
    public void forwardFrom(int changed, int t) {
        forward.runFrom(changed, t);
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
        backpropagation.toParameters(parameters, forward.tokens(), targets, targetNumbers,
                forward.isDropping(), gradient);
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
        backpropagation.toValues(batch, backTo, firstLoss, endOfLoss, -1, forward.isDropping());
    }

    /**
     * The same with the recurrent weights of layer {@code cut} taken as 0 on the way back, so that its gradients come
     * from above and, where the cell carries a state past its weights (an LSTM's c), along that state alone. Layers
     * below are left alone.
     */
    public void backwardWithoutRecurrence(Batch batch, int backTo, int firstLoss, int endOfLoss, int cut) {
        backpropagation.toValues(batch, backTo, firstLoss, endOfLoss, cut, forward.isDropping());
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
        layers[0].readInputGradient(forward.weights(), v, layout.row(t), gradient);
    }
}
