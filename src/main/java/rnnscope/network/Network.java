package rnnscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.TransposedWeights;
import rnnscope.network.module.Binding;
import rnnscope.network.module.BoundModule;
import rnnscope.network.module.Interventions;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.network.module.RowGroup;
import rnnscope.network.module.Stepwise;
import rnnscope.network.module.Window;
import rnnscope.network.module.output.CrossEntropy;
import rnnscope.network.module.output.Loss;
import rnnscope.network.module.recurrent.RecurrentPass;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * A network unrolled over a batch of sequences: forward, loss and backpropagation through time (Werbos, 1990), for every
 * {@link Topology}. It runs the modules in their order, and back.
 *
 * <p>A batch's symbols or numbers are given step after step, those of step t of sequence b at {@code t · batch + b}; −1 is
 * an unknown symbol: nothing enters for it, and no loss is taken. All sequences of a batch have the same length, which may
 * be shorter than the room there is. Where a sequence is written, its targets are the symbols, step after step,
 * {@link Topology#boundary} after the last; where one has ended, −1 stands in its place. What is given beyond the room is
 * passed over.
 *
 * <p>Where the {@linkplain Topology#carriesState state is all} that a step needs of the past, the state at the end of a
 * window can be carried to the start of the next (truncated backpropagation through time; Williams and Peng, 1990). Else
 * each run begins with the zero state.
 *
 * <p>Nothing depends on the number of workers, and nothing allocates after construction.
 */
public final class Network {
    private final Topology topology;
    private final ModelSpec spec;
    private final Kernels k;
    private final Binding binding;
    private final Interventions interventions;
    private final Pass pass;
    private final BoundModule[] modules;
    /** Of the modules, where those begin that run on the side on which is predicted, one step after another if need be. */
    private final int writing;
    /** Null where nothing is written step by step. */
    private final Stepwise.StepwisePass stepwise;
    private final RecurrentPass[] layers;
    /** Where among the modules the layers are that run the whole window at once. */
    private final int[] layerAt;
    private final Loss loss;
    private final RecurrentState state;
    private final Backpropagation back;
    private final int batch;
    private final int[] entering;

    /** For stepping and tracing one sequence, on the calling thread. */
    public Network(ModelSpec spec, int steps, Kernels kernels) {
        this(spec, new Room(1, steps, steps), false, kernels, Workers.of(1));
    }

    /** Without room for what is written. */
    public Network(ModelSpec spec, int batch, int steps, boolean training, Kernels kernels, Workers workers) {
        this(spec, new Room(batch, steps, 0), training, kernels, workers);
    }

    /** @param training whether gradients will be asked for */
    public Network(ModelSpec spec, Room room, boolean training, Kernels kernels, Workers workers) {
        this(spec, room, training ? new TransposedWeights(Topology.of(spec).parameters()) : null, kernels, workers);
    }

    /** @param transposed null where no gradients will be asked for */
    Network(ModelSpec spec, Room room, TransposedWeights transposed, Kernels kernels, Workers workers) {
        boolean training = transposed != null;
        this.spec = spec;
        this.topology = Topology.of(spec);
        this.k = kernels;
        this.batch = room.sequences();
        ParameterLayout places = topology.parameters();
        binding = new Binding(tape(Side.SOURCE, room, training), tape(Side.TARGET, room, training), places, transposed);
        interventions = new Interventions(binding, topology.parts());
        pass = new Pass(binding, interventions, topology.carriesState(), spec.dropout(), kernels, workers);
        List<BoundModule> bound = new ArrayList<>();
        for (Module module : topology.modules()) {
            bound.add(module.bind(binding));
        }
        layers = bound.stream().filter(RecurrentPass.class::isInstance).toArray(RecurrentPass[]::new);
        loss = (Loss) bound.get(bound.size() - 1);
        stepwise = topology.side() == Side.TARGET ? (Stepwise.StepwisePass) bound.stream()
                .filter(Stepwise.StepwisePass.class::isInstance).findFirst().orElseThrow() : null;
        int head = bound.size() - 2;
        modules = Stream.concat(RowGroup.group(bound.subList(0, head)).stream(),
                RowGroup.group(bound.subList(head, bound.size())).stream()).toArray(BoundModule[]::new);
        List<BoundModule> order = List.of(modules);
        writing = stepwise == null ? 0 : order.indexOf(stepwise);
        layerAt = Arrays.stream(layers).mapToInt(order::indexOf).toArray();
        entering = new int[stepwise == null ? 0 : batch * room.written()];
        back = new Backpropagation(topology, modules, bound, layerAt, loss, pass, transposed, workers);
        state = new RecurrentState(window(), StateLayout.of(topology.layers(topology.side())), kernels);
    }

    private Tape tape(Side side, Room room, boolean training) {
        return topology.has(side) ? new Tape(topology.tape(side, room), training) : null;
    }

    // What it is

    public Topology topology() {
        return topology;
    }

    /** What a side wrote; null where there is nothing on it. */
    public Tape tape(Side side) {
        return binding.tape(side);
    }

    /** What the side on which is predicted wrote. */
    public Tape tape() {
        return binding.tape(topology.side());
    }

    /** Places on {@link #tape()}. */
    public TapeLayout layout() {
        return tape().layout();
    }

    Kernels kernels() {
        return k;
    }

    private Window window() {
        return pass.window(topology.side());
    }

    // State

    /** Starts from the zero state. */
    public void clearState() {
        state.clear();
    }

    /** Starts the next window from the state at the end of this one. */
    public void carryState() {
        state.carry();
    }

    /** The reverse of {@link #carryState}: puts the state before the window at its end, whence it will be carried. */
    public void copyStateToEnd() {
        state.copyToEnd();
    }

    /** Floats of one state: for each layer h (and c) of every sequence. */
    public int stateSize() {
        return state.size();
    }

    /** Copies the state after step {@code t} (−1: before the window) into {@code values}. */
    public void readState(int t, float[] values) {
        state.read(t, values, 0, batch);
    }

    /** The same for a batch of {@code all} sequences, of which this network's are those from {@code first} on. */
    void readState(int t, float[] values, int first, int all) {
        state.read(t, values, first, all);
    }

    /** Starts the window from a state. */
    public void writeState(float[] values) {
        state.write(values, 0, batch);
    }

    /** The same for a batch of {@code all} sequences, of which this network's are those from {@code first} on. */
    void writeState(float[] values, int first, int all) {
        state.write(values, first, all);
    }

    // Interventions

    /**
     * Changes what a sequence computes from now on, on the way forward and back. No gradient flows through a value that
     * is clamped.
     *
     * @param list in the order in which they act; empty for none
     * @throws IllegalArgumentException in words for the user when one does not fit the network
     */
    public void intervene(int sequence, List<Intervention> list) {
        interventions.set(sequence, list);
    }

    /** The same in every sequence. */
    public void interveneInAll(List<Intervention> list) {
        for (int b = 0; b < batch; b++) {
            intervene(b, list);
        }
    }

    /** Says at which step of its text the window of a sequence begins, where interventions last from step to step. */
    public void startAt(int sequence, int step) {
        interventions.startAt(sequence, step);
    }

    /** What is done to its quantities, for those who compute a part of a step themselves. */
    public Interventions interventions() {
        return interventions;
    }

    // Forward

    /** Runs a window of symbols without dropout and predicts. */
    public void forward(Parameters parameters, int[] tokens) {
        pass.dropNothing();
        begin(parameters, tokens, NO_NUMBERS);
        run(0, modules.length);
    }

    /** Runs the batch without dropout and predicts. */
    public void forward(Parameters parameters, Batch batch) {
        pass.dropNothing();
        run(parameters, batch);
    }

    /** The same with dropout, its masks decided by {@code seed}. */
    public void forwardWithDropout(Parameters parameters, Batch batch, long seed) {
        pass.drop(seed);
        run(parameters, batch);
    }

    /** The same without predictions, for whoever looks at the layers only. */
    public void forwardWithoutPrediction(Parameters parameters, int[] tokens) {
        pass.dropNothing();
        begin(parameters, tokens, NO_NUMBERS);
        run(0, modules.length - 1);
    }

    private static final float[] NO_NUMBERS = {};

    private void run(Parameters parameters, Batch batch) {
        begin(parameters, batch.tokens(), batch.inputs());
        if (stepwise != null) {
            enter(batch);
        }
        run(0, modules.length);
    }

    private void begin(Parameters parameters, int[] tokens, float[] inputs) {
        pass.use(parameters.values());
        pass.cut(-1);
        pass.force(null);
        Window source = pass.window(Side.SOURCE);
        if (source != null) {
            source.use(spec.wiring().glimpses().any() ? source.layout().steps() : Math.min(source.layout().steps(),
                    (spec.readsSymbols() ? tokens.length : inputs.length / spec.inputs()) / batch));
            source.enter(tokens, inputs);
        }
        if (stepwise != null) {
            window().enter(entering, inputs);
        }
    }

    /** The words of a question enter, or the symbols that should have been written; where one has ended, nothing does. */
    private void enter(Batch given) {
        if (spec.wiring().shape().asks()) {
            System.arraycopy(given.tokens(), 0, entering, 0, given.tokens().length);
            window().use(given.tokens().length / batch);
        } else {
            force(given.targets());
        }
    }

    private void force(int[] targets) {
        int steps = targets.length / batch;
        int boundary = Topology.boundary(spec);
        Arrays.fill(entering, 0, batch, boundary);
        System.arraycopy(targets, 0, entering, batch, (steps - 1) * batch);
        for (int i = batch; i < steps * batch; i++) {
            entering[i] = entering[i] == boundary ? -1 : entering[i];
        }
        window().use(steps);
    }

    private void run(int from, int end) {
        for (int i = from; i < end; i++) {
            modules[i].forward(pass);
        }
    }

    /**
     * Computes again what follows from the state of {@code changed} at step {@code t}, which the caller has changed on
     * the tape after a forward pass: the layer itself from step t + 1 on, all that is above it from step t on. All else
     * stays as it is. For networks that carry their state.
     */
    public void forwardFrom(int changed, int t) {
        int at = layerAt[changed];
        int end = window().steps();
        window().cover(t + 1, end);
        modules[at].forward(pass);
        window().cover(t, end);
        run(at + 1, modules.length);
        window().cover(0, end);
    }

    // Symbols chosen one after another

    /** Reads the sources and comes to the state before the first step of what is written, without dropout. */
    public void beginWriting(Parameters parameters, Batch sources) {
        pass.dropNothing();
        begin(parameters, sources.tokens(), sources.inputs());
        window().use(1);
        run(0, writing);
    }

    /**
     * Writes one step, after that before it.
     *
     * @param symbols that enter, one for each sequence
     * @param weights of the attention, for all sequences; null for its own
     */
    public void write(int t, int[] symbols, float[] weights) {
        System.arraycopy(symbols, 0, entering, t * batch, batch);
        window().use(t + 1);
        window().cover(t, t + 1);
        pass.force(weights);
        run(writing, modules.length);
        window().cover(0, t + 1);
    }

    /** Before step {@code t}: sequence b goes on from the state of sequence {@code parents[b]}. */
    public void reorder(int t, int[] parents) {
        state.reorder(t - 1, parents);
    }

    // Loss

    /** Mean cross-entropy −ln p(target) over the known targets of the window, in nats; NaN when there is none. */
    public double loss(int[] targets) {
        return loss.sum(tape().values(), targets, NO_NUMBERS) / loss.known(targets, NO_NUMBERS);
    }

    /**
     * Mean loss over the known targets of the batch, NaN when there is none: cross-entropy in nats where symbols are
     * predicted, squared error where numbers are, of pixels binary cross-entropy.
     */
    public double loss(Batch batch) {
        return sumOfLosses(batch) / known(batch);
    }

    /** Sum of the losses of the batch's known targets. */
    double sumOfLosses(Batch batch) {
        return loss.sum(tape().values(), batch.targets(), batch.targetNumbers());
    }

    /** −ln p(target) after step {@code t} of a sequence, in nats. For networks that predict symbols. */
    public double surprise(int t, int sequence, int target) {
        return ((CrossEntropy) loss).loss(tape().values(), layout().row(t) + sequence, target);
    }

    /** How many targets of the batch are known. */
    public int known(Batch batch) {
        return loss.known(batch.targets(), batch.targetNumbers());
    }

    /** The most probable symbol where the batch's target {@code i} is; −1 where numbers are predicted. */
    public int predicted(int i) {
        return loss.predicted(tape().values(), i);
    }

    /** One of the numbers that are predicted where the batch's target {@code i} is. For networks that predict numbers. */
    public float number(int i, int output) {
        return loss.score(tape().values(), i, output);
    }

    // Backward

    /** Backpropagation over the window that was run last. */
    public Backpropagation backpropagation() {
        return back;
    }

    /**
     * Gradient of the mean loss of the window with respect to every parameter, after a forward pass. The tapes'
     * gradients are written too, those of the state before the window included.
     *
     * @param parameters the same as forward
     * @param targets    one for each token
     * @param gradient   overwritten
     */
    public void backward(Parameters parameters, int[] targets, Parameters gradient) {
        back.toWeights(parameters, targets, NO_NUMBERS, gradient);
    }

    /** The same for symbols or numbers. */
    public void backward(Parameters parameters, Batch batch, Parameters gradient) {
        back.toWeights(parameters, batch.targets(), batch.targetNumbers(), gradient);
    }
}
