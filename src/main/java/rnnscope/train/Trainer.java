package rnnscope.train;

import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.DataParallelNetwork;

/**
 * Trainer of a network by truncated backpropagation through time on windows that come one after another; a window
 * carries the state of the last one, unless it starts afresh.
 *
 * <p>Of one thread, which the workers help. Two trainers with the same specs and batches do the same bit for bit,
 * whatever the number of workers. A step allocates nothing of its own.
 */
public final class Trainer {
    /** Elements of one partial sum of the gradient's norm: fixed, so that the sum does not depend on the workers. */
    private static final int BLOCK = 1 << 14;

    private final ModelSpec model;
    private final TrainingSpec training;
    private final Batches batches;
    private final Kernels kernels;
    private final Workers workers;
    private final Parameters parameters;
    private final Parameters gradient;
    private final Optimizer optimizer;
    private final DataParallelNetwork network;
    private final double[] squares;
    private final float[] change;
    private final Workers.Task squaresTask = this::sumSquares;
    private final Workers.Task updateTask = this::update;

    private long iteration;
    private double loss = Double.NaN;
    private double gradientNorm = Double.NaN;
    private double updateRatio = Double.NaN;
    private double learningRate = Double.NaN;
    private Hyperparameters hyperparameters;
    private boolean measuring;
    private float[] measured;
    private float scale;
    /** The step that was measured last; −1 before. */
    private long measuredStep = -1;

    /**
     * Trains a language model on one long text, cut into {@link TextStreams}.
     *
     * @param text symbols of the training text; −1 where the vocabulary lacks one
     * @throws IllegalArgumentException when the text is too short for one window
     */
    public Trainer(ModelSpec model, TrainingSpec training, int[] text, Kernels kernels, Workers workers) {
        this(model, training, new TextStreams(text, training.batch(), training.steps()), kernels, workers);
    }

    /** @throws IllegalArgumentException when the batches are not as wide and long as the training spec says */
    public Trainer(ModelSpec model, TrainingSpec training, Batches batches, Kernels kernels, Workers workers) {
        if (batches.sequences() != training.batch() || batches.steps() != training.steps()) {
            throw new IllegalArgumentException(Words.of("train.bad.windows", batches.sequences(), batches.steps(),
                    training.batch(), training.steps()));
        }
        this.model = model;
        this.training = training;
        this.batches = batches;
        this.kernels = kernels;
        this.parameters = training.init().parameters(model, training.forgetBias(), training.seed());
        this.gradient = new Parameters(parameters.layout());
        this.optimizer = new Optimizer(training.optimizer(), parameters.layout(), kernels);
        this.network = new DataParallelNetwork(model, batches.room(), kernels, workers);
        this.workers = network.workers();
        this.squares = new double[(parameters.values().length + BLOCK - 1) / BLOCK];
        this.change = new float[parameters.values().length];
        this.hyperparameters = training.hyperparameters();
    }

    public ModelSpec model() {
        return model;
    }

    /** What is being learned; changes at every step. */
    public Parameters parameters() {
        return parameters;
    }

    public Optimizer optimizer() {
        return optimizer;
    }

    /** Steps done. */
    public long iteration() {
        return iteration;
    }

    /** Steps of one epoch. */
    public int iterationsPerEpoch() {
        return batches.perEpoch();
    }

    /** Epochs done, with their fraction. */
    public double epoch() {
        return (double) iteration / batches.perEpoch();
    }

    /** Symbols read at each step, on average. */
    public int symbolsPerIteration() {
        return batches.symbols();
    }

    /** Mean loss of the last step's window before its update: nats per symbol, or squared error of a number. */
    public double loss() {
        return loss;
    }

    /** Norm of the last step's whole gradient before clipping. */
    public double gradientNorm() {
        return gradientNorm;
    }

    /** Norm of the last step's whole gradient after clipping. */
    public double clippedNorm() {
        return gradientNorm * scale;
    }

    /** ‖Δw‖ / ‖w‖ of the last step that was {@linkplain #measureUpdate measured}; NaN before. */
    public double updateRatio() {
        return updateRatio;
    }

    /** Learning rate of the last step; NaN before the first. */
    public double learningRate() {
        return learningRate;
    }

    public Hyperparameters hyperparameters() {
        return hyperparameters;
    }

    /** What holds from the next step on. */
    public void setHyperparameters(Hyperparameters changed) {
        hyperparameters = changed;
    }

    /** Whether the steps from now on measure {@link #updateRatio}, which takes one more copy of the parameters. */
    public void measureUpdate(boolean measure) {
        measuring = measure;
    }

    /**
     * One window: forward, backward, clip, update.
     *
     * @throws DivergenceException when the loss or the gradient is no longer a number; the parameters are then those
     *     before this step
     */
    public void step() {
        Batch batch = batches.load(iteration);
        if (batches.startsAfresh(iteration)) {
            network.clearState();
        } else {
            network.carryState();
        }
        loss = network.forward(parameters, batch, training.seed() * 31 + iteration);
        network.backward(gradient);
        gradientNorm = norm(gradient.values());
        if (!Double.isFinite(gradientNorm)) {
            throw new DivergenceException(iteration + 1, steepest());
        }
        double clip = hyperparameters.clip();
        scale = clip > 0 && gradientNorm > clip ? (float) (clip / gradientNorm) : 1;
        learningRate = hyperparameters.learningRate((int) (iteration / batches.perEpoch()));
        iteration++;
        workers.run(updateTask);
        if (measuring) {
            updateRatio = norm(change) / norm(parameters.values());
            measuredStep = iteration;
        }
    }

    /** What the last step did to each number, copied; null where it was not {@linkplain #measureUpdate measured}. */
    public ParameterUpdate lastUpdate() {
        if (measuredStep != iteration) {
            return null;
        }
        Parameters added = new Parameters(parameters.layout());
        for (int i = 0; i < change.length; i++) {
            added.values()[i] = -change[i];
        }
        return new ParameterUpdate(gradient.copy(), added);
    }

    /** Euclidean norm, in partial sums that do not depend on the workers. */
    private double norm(float[] values) {
        measured = values;
        workers.run(squaresTask);
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum);
    }

    private void sumSquares(int worker, int of) {
        float[] x = measured;
        for (int i = Workers.share(squares.length, worker, of); i < Workers.share(squares.length, worker + 1, of); i++) {
            squares[i] = kernels.sumOfSquares(x, i * BLOCK, Math.min(x.length, (i + 1) * BLOCK));
        }
    }

    private void update(int worker, int of) {
        float[] w = parameters.values();
        int from = Workers.share(squares.length, worker, of) * BLOCK;
        int to = Math.min(w.length, Workers.share(squares.length, worker + 1, of) * BLOCK);
        if (measuring) {
            System.arraycopy(w, from, change, from, to - from);
        }
        optimizer.update(parameters, gradient, scale, learningRate, iteration, from, to);
        for (int i = from; measuring && i < to; i++) {
            change[i] -= w[i];
        }
    }

    /** The parameter with the greatest part in the norm of the last gradient, or the first where that is no number. */
    public String steepest() {
        String steepest = "";
        double greatest = -1;
        for (Slice slice : parameters.layout().slices()) {
            double square = 0;
            for (float x : gradient.get(slice.name())) {
                square += (double) x * x;
            }
            if (!Double.isFinite(square)) {
                return slice.name();
            }
            steepest = square > greatest ? slice.name() : steepest;
            greatest = Math.max(square, greatest);
        }
        return steepest;
    }

    // Interruption

    /**
     * Everything that decides how training goes on; a copy.
     *
     * @param state           the recurrent state at the end of the last window
     * @param hyperparameters those in force
     */
    public record State(long iteration, Parameters parameters, Parameters firstMoment, Parameters secondMoment,
            float[] state, Hyperparameters hyperparameters) {}

    public State state() {
        return new State(iteration, parameters.copy(), optimizer.firstMoment().copy(), optimizer.secondMoment().copy(),
                recurrentState(), hyperparameters);
    }

    /** The recurrent state at the end of the last window, from which the next goes on unless it starts afresh; a copy. */
    public float[] recurrentState() {
        float[] state = new float[network.stateSize()];
        network.readState(training.steps() - 1, state);
        return state;
    }

    /**
     * Goes on from {@code state}, as if there had been no interruption.
     *
     * @throws IllegalArgumentException in words for the user when it is not a state of this training
     */
    public void restore(State state) {
        if (state.iteration() < 0) {
            throw new IllegalArgumentException(Words.of("train.bad.iteration", state.iteration()));
        }
        if (state.state().length != network.stateSize()) {
            throw new IllegalArgumentException(Words.of("train.bad.state", state.state().length, network.stateSize()));
        }
        iteration = state.iteration();
        measuredStep = -1;
        hyperparameters = state.hyperparameters();
        parameters.set(state.parameters());
        optimizer.firstMoment().set(state.firstMoment());
        optimizer.secondMoment().set(state.secondMoment());
        network.writeState(state.state());
        network.copyStateToEnd();
    }
}
