package rnnscope.train;

import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.model.Parameters;
import rnnscope.network.UnrolledNetwork;

/**
 * Trains a language model by truncated backpropagation through time on one long text. The text is cut into as many
 * streams as the batch has rows; each window goes on where the last one ended, and carries its state. An epoch is one
 * pass over all streams; at its start the state is zero.
 *
 * <p>Of one thread, which the workers help. Two trainers with the same specs and text do the same bit for bit, whatever
 * the number of workers. A step allocates nothing.
 */
public final class Trainer {
    /** Elements of one partial sum of the gradient's norm: fixed, so that the sum does not depend on the workers. */
    private static final int BLOCK = 1 << 14;

    private final ModelSpec model;
    private final TrainingSpec training;
    private final int[] text;
    private final Kernels kernels;
    private final Workers workers;
    private final Parameters parameters;
    private final Parameters gradient;
    private final Optimizer optimizer;
    private final UnrolledNetwork network;
    private final int[] tokens;
    private final int[] targets;
    private final int streamLength;
    private final int windows;
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

    /**
     * @param text symbols of the training text; −1 where the vocabulary lacks one
     * @throws IllegalArgumentException when the text is too short for one window
     */
    public Trainer(ModelSpec model, TrainingSpec training, int[] text, Kernels kernels, Workers workers) {
        this.model = model;
        this.training = training;
        this.text = text;
        this.kernels = kernels;
        this.workers = workers;
        this.streamLength = text.length / training.batch();
        this.windows = (streamLength - 1) / training.steps();
        if (windows < 1) {
            throw new IllegalArgumentException("a text of " + text.length + " symbols is too short for "
                    + training.batch() + " sequences of " + training.steps() + " steps");
        }
        this.parameters = training.init().parameters(model, training.forgetBias(), training.seed());
        this.gradient = new Parameters(parameters.layout());
        this.optimizer = new Optimizer(training.optimizer(), parameters.layout(), kernels);
        this.network = new UnrolledNetwork(model, training.batch(), training.steps(), true, kernels, workers);
        this.tokens = new int[training.batch() * training.steps()];
        this.targets = new int[tokens.length];
        this.squares = new double[(parameters.values().length + BLOCK - 1) / BLOCK];
        this.change = new float[parameters.values().length];
        this.hyperparameters = training.hyperparameters();
    }

    public ModelSpec model() {
        return model;
    }

    public TrainingSpec training() {
        return training;
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
        return windows;
    }

    /** Epochs done, with their fraction. */
    public double epoch() {
        return (double) iteration / windows;
    }

    /** Symbols read at each step. */
    public int symbolsPerIteration() {
        return tokens.length;
    }

    /** Mean cross-entropy of the last step's window before its update, nats per symbol. */
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
        int window = (int) (iteration % windows);
        load(window);
        if (window == 0) {
            network.clearState();
        } else {
            network.carryState();
        }
        network.forwardWithDropout(parameters, tokens, training.seed() * 31 + iteration);
        loss = network.loss(targets);
        network.backward(parameters, targets, gradient);
        gradientNorm = norm(gradient.values());
        if (!Double.isFinite(gradientNorm)) {
            throw new DivergenceException(iteration + 1, firstBroken());
        }
        double clip = hyperparameters.clip();
        scale = clip > 0 && gradientNorm > clip ? (float) (clip / gradientNorm) : 1;
        learningRate = hyperparameters.learningRate((int) (iteration / windows));
        iteration++;
        workers.run(updateTask);
        if (measuring) {
            updateRatio = norm(change) / norm(parameters.values());
        }
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

    private void load(int window) {
        int batch = training.batch();
        for (int b = 0; b < batch; b++) {
            int from = b * streamLength + window * training.steps();
            for (int t = 0; t < training.steps(); t++) {
                tokens[t * batch + b] = text[from + t];
                targets[t * batch + b] = text[from + t + 1];
            }
        }
    }

    private void sumSquares(int worker, int of) {
        float[] x = measured;
        for (int i = Workers.share(squares.length, worker, of); i < Workers.share(squares.length, worker + 1, of); i++) {
            squares[i] = kernels.sumOfSquares(x, i * BLOCK, Math.min(x.length, (i + 1) * BLOCK));
        }
    }

    private void update(int worker, int of) {
        float[] w = parameters.values();
        int from = Workers.share(w.length, worker, of);
        int to = Workers.share(w.length, worker + 1, of);
        if (measuring) {
            System.arraycopy(w, from, change, from, to - from);
        }
        optimizer.update(parameters, gradient, scale, learningRate, iteration, from, to);
        for (int i = from; measuring && i < to; i++) {
            change[i] -= w[i];
        }
    }

    private String firstBroken() {
        for (Slice slice : parameters.layout().slices()) {
            for (float x : gradient.get(slice.name())) {
                if (!Float.isFinite(x)) {
                    return slice.name();
                }
            }
        }
        return "the sum of all squares";
    }

    // Interruption

    /**
     * Everything that decides how training goes on; a copy.
     *
     * @param state the recurrent state at the end of the last window
     */
    public record State(long iteration, Parameters parameters, Parameters firstMoment, Parameters secondMoment,
            float[] state) {}

    public State state() {
        float[] state = new float[network.stateSize()];
        network.readState(training.steps() - 1, state);
        return new State(iteration, parameters.copy(), optimizer.firstMoment().copy(), optimizer.secondMoment().copy(),
                state);
    }

    /** Goes on from {@code state}, as if there had been no interruption. */
    public void restore(State state) {
        iteration = state.iteration();
        parameters.set(state.parameters());
        optimizer.firstMoment().set(state.firstMoment());
        optimizer.secondMoment().set(state.secondMoment());
        network.writeState(state.state());
        network.copyStateToEnd();
    }
}
