package rnnscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.TransposedWeights;
import rnnscope.network.module.Room;

/**
 * Data-parallel network, for training: the sequences of a batch are dealt out to {@linkplain Network networks} with the
 * same weights, each of which a single worker runs from the first step to the last and back. What two workers write then
 * lies far apart: a processor that reads ahead, or writes a cache line that another one writes too, takes it away from
 * that one, which can cost more than the work. The gradient of the weights is the sum of the networks'.
 *
 * <p>How many networks there are follows from the number of sequences alone, so nothing depends on the number of workers.
 * Few sequences are one network, which the workers share within; they help only where its weights are many.
 */
public final class DataParallelNetwork {
    /** Sequences from which on they are dealt out. */
    private static final int LEAST = 8;
    /** Sequences of a network that are enough for products to be fast. */
    private static final int ENOUGH = 16;
    /** Networks at most: each has a gradient of its own. */
    private static final int MOST = 4;
    /** Weights that a single network must have for a second worker to be of use: what one core's cache does not hold. */
    private static final int MANY_WEIGHTS = 1 << 20;

    private final ModelSpec spec;
    private final Workers workers;
    private final Network[] networks;
    /** First sequence of each network, and the number of all. */
    private final int[] first;
    private final double[] losses;
    private final int[] known;
    /** Gradients of the weights, one for each network; the first is where their sum is asked for. */
    private final float[][] gradients;
    /** Room for the parts of batches, one for each length that there was. */
    private final List<Batch[]> rooms = new ArrayList<>();
    private final Workers.Task forwardTask = this::forward;
    private final Workers.Task backwardTask = this::backward;
    private final Workers.Task weightGradientsTask = this::weightGradients;
    private final Workers.Task sumTask = this::sum;

    // What the tasks of the current call work on.
    private Batch whole;
    /** Of the batch, for each network. */
    private Batch[] parts = new Batch[1];
    private Parameters parameters;
    private long seed;
    private float scale;
    private Beginning beginning = Beginning.AS_IT_IS;

    /** What state the next window begins with. */
    private enum Beginning { AS_IT_IS, ZERO, CARRIED }

    public DataParallelNetwork(ModelSpec spec, Room room, Kernels kernels, Workers workers) {
        this.spec = spec;
        ParameterLayout parameterLayout = Topology.of(spec).parameters();
        TransposedWeights transposed = new TransposedWeights(parameterLayout);
        int count = networks(room.sequences());
        gradients = new float[count][];
        this.workers = count > 1 || parameterLayout.size() >= MANY_WEIGHTS ? workers : Workers.of(1);
        networks = new Network[count];
        first = new int[count + 1];
        losses = new double[count];
        known = new int[count];
        for (int n = 0; n < count; n++) {
            first[n + 1] = Workers.share(room.sequences(), n + 1, count);
            networks[n] = new Network(spec, new Room(first[n + 1] - first[n], room.steps(), room.written()), transposed,
                    kernels, count > 1 ? Workers.of(1) : this.workers);
            gradients[n] = n == 0 ? null : new float[parameterLayout.size()];
        }
    }

    /** How many networks, and gradients, so many sequences are dealt out to: a power of two, as workers often are. */
    public static int networks(int sequences) {
        return sequences < LEAST ? 1 : Math.min(MOST, Math.max(2, Integer.highestOneBit(sequences / ENOUGH)));
    }

    /** Those of the workers that are of use here, for what is done to the weights as well. */
    public Workers workers() {
        return workers;
    }

    // State

    /** The next window starts from the zero state. */
    public void clearState() {
        beginning = Beginning.ZERO;
    }

    /** The next window starts from the state at the end of the last one. */
    public void carryState() {
        beginning = Beginning.CARRIED;
    }

    /** Puts the state before the window at its end, whence it will be carried. */
    public void copyStateToEnd() {
        for (Network network : networks) {
            network.copyStateToEnd();
        }
    }

    /** Floats of one state, as in {@link Network#stateSize}. */
    public int stateSize() {
        return Arrays.stream(networks).mapToInt(Network::stateSize).sum();
    }

    /** Copies the state after step {@code t} (−1: before the window) into {@code values}. */
    public void readState(int t, float[] values) {
        for (int n = 0; n < networks.length; n++) {
            networks[n].readState(t, values, first[n], first[networks.length]);
        }
    }

    /** Starts the window from a state. */
    public void writeState(float[] values) {
        for (int n = 0; n < networks.length; n++) {
            networks[n].writeState(values, first[n], first[networks.length]);
        }
    }

    // A step of training

    /**
     * Runs the batch and predicts.
     *
     * @param seed decides the masks of dropout
     * @return the mean loss over the known targets of the batch, NaN when there is none
     */
    public double forward(Parameters parameters, Batch batch, long seed) {
        this.parameters = parameters;
        this.seed = seed;
        whole = batch;
        if (networks.length == 1) {
            parts[0] = batch;
        } else {
            parts = room();
        }
        run(forwardTask);
        beginning = Beginning.AS_IT_IS;
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return sum / known();
    }

    /**
     * Gradient of that loss with respect to every parameter.
     *
     * @param gradient overwritten
     */
    public void backward(Parameters gradient) {
        gradients[0] = gradient.values();
        scale = 1f / Math.max(1, known());
        run(backwardTask);
        if (networks.length < workers.size()) {
            workers.run(weightGradientsTask);
        }
        if (networks.length > 1) {
            workers.run(sumTask);
        }
    }

    private int known() {
        int sum = 0;
        for (int count : known) {
            sum += count;
        }
        return sum;
    }

    /** Several networks are shared out among the workers; a single one does so itself. */
    private void run(Workers.Task task) {
        if (networks.length > 1) {
            workers.run(task);
        } else {
            task.run(0, 1);
        }
    }

    private void forward(int worker, int of) {
        networks[0].backpropagation().pack(parameters, worker, of);
        for (int n = Workers.share(networks.length, worker, of); n < Workers.share(networks.length, worker + 1, of); n++) {
            Network network = networks[n];
            Batch part = parts[n];
            if (networks.length > 1) {
                deal(n);
            }
            if (beginning == Beginning.ZERO) {
                network.clearState();
            } else if (beginning == Beginning.CARRIED) {
                network.carryState();
            }
            network.forwardWithDropout(parameters, part, seed ^ n * 0x9E3779B97F4A7C15L);
            known[n] = network.known(part);
            losses[n] = network.sumOfLosses(part);
        }
    }

    private void backward(int worker, int of) {
        for (int n = Workers.share(networks.length, worker, of); n < Workers.share(networks.length, worker + 1, of); n++) {
            Arrays.fill(gradients[n], 0);
            networks[n].backpropagation().begin(parts[n], scale, gradients[n]);
            if (networks.length >= workers.size()) {
                networks[n].backpropagation().weightGradients(0, 1);
            }
        }
    }

    /** Where there are more workers than networks, each does its share of the columns. */
    private void weightGradients(int worker, int of) {
        for (Network network : networks) {
            network.backpropagation().weightGradients(worker, of);
        }
    }

    private void sum(int worker, int of) {
        float[] sum = gradients[0];
        int from = Workers.share(sum.length, worker, of);
        int end = Workers.share(sum.length, worker + 1, of);
        for (int n = 1; n < gradients.length; n++) {
            add(gradients[n], sum, from, end);
        }
    }

    private static void add(float[] one, float[] sum, int from, int end) {
        for (int i = from; i < end; i++) {
            sum[i] += one[i];
        }
    }

    // Parts of a batch

    /** Where the parts of the batch are put: the same for batches of the same length. */
    private Batch[] room() {
        for (Batch[] room : rooms) {
            if (room[0].tokens().length == part(whole.tokens().length, 0)
                    && room[0].inputs().length == part(whole.inputs().length, 0)
                    && room[0].targets().length == part(whole.targets().length, 0)
                    && room[0].targetNumbers().length == part(whole.targetNumbers().length, 0)) {
                return room;
            }
        }
        Batch[] room = new Batch[networks.length];
        for (int n = 0; n < room.length; n++) {
            room[n] = new Batch(new int[part(whole.tokens().length, n)],
                    new float[part(whole.inputs().length, n)], new int[part(whole.targets().length, n)],
                    new float[part(whole.targetNumbers().length, n)]);
        }
        rooms.add(room);
        return room;
    }

    /** How much of a number of values is a network's. */
    private int part(int values, int n) {
        return values / first[networks.length] * (first[n + 1] - first[n]);
    }

    /** Fills the part of a network. */
    private void deal(int n) {
        Batch part = parts[n];
        copy(whole.tokens(), part.tokens(), part.tokens().length, n, 1);
        copy(whole.inputs(), part.inputs(), part.inputs().length, n, spec.inputs());
        copy(whole.targets(), part.targets(), part.targets().length, n, 1);
        copy(whole.targetNumbers(), part.targetNumbers(), part.targetNumbers().length, n, spec.outputs());
    }

    /** Copies what belongs to a network's sequences, step by step. */
    private void copy(Object all, Object part, int length, int n, int width) {
        int step = first[networks.length] * width;
        int own = (first[n + 1] - first[n]) * width;
        for (int from = first[n] * width, to = 0; to < length; from += step, to += own) {
            System.arraycopy(all, from, part, to, own);
        }
    }
}
