package rnnscope.network;

import java.util.Arrays;
import java.util.List;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Parameters;
import rnnscope.model.TransposedWeights;
import rnnscope.network.module.BoundModule;
import rnnscope.network.module.Pass;
import rnnscope.network.module.SourcePath;
import rnnscope.network.module.Window;
import rnnscope.network.module.output.Loss;
import rnnscope.network.module.recurrent.RecurrentPass;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;

/**
 * Backpropagation through time (Werbos, 1990) over the window that a {@link Network} has run: from the losses of some of
 * its steps, or from one score, back through the modules to the values on the tapes, and from there to the weights.
 *
 * <p>Nothing depends on the number of workers, and nothing allocates after construction.
 */
public final class Backpropagation {
    private final Topology topology;
    private final BoundModule[] modules;
    /** Whether what is predicted is written step by step. */
    private final boolean isStepwise;
    /** The lowest layer that runs the whole window at once; null where there is none. */
    private final RecurrentPass lowest;
    /** Where among the modules the layers are that run the whole window at once. */
    private final int[] layerAt;
    private final Loss loss;
    private final Pass pass;
    private final Workers workers;
    private final TransposedWeights transposed;
    private final String[] transposedNames;

    private final Workers.Task packTask = this::pack;
    private final Workers.Task clearTask = this::clear;
    private final Workers.Task weightGradientsTask = this::weightGradients;

    // What the tasks of the current call work on.
    private Parameters parameters;

    /**
     * @param modules    as they are run
     * @param single     the same modules, none of them put together
     * @param transposed null where no gradients will be asked for
     */
    Backpropagation(Topology topology, BoundModule[] modules, List<BoundModule> single, int[] layerAt, Loss loss,
            Pass pass, TransposedWeights transposed, Workers workers) {
        this.topology = topology;
        this.modules = modules;
        this.isStepwise = topology.spec().wiring().shape().decodes();
        this.lowest = single.stream().filter(RecurrentPass.class::isInstance).map(RecurrentPass.class::cast).findFirst()
                .orElse(null);
        this.layerAt = layerAt;
        this.loss = loss;
        this.pass = pass;
        this.transposed = transposed;
        this.transposedNames = single.stream().flatMap(m -> m.transposedNames().stream()).toArray(String[]::new);
        this.workers = workers;
    }

    // To the weights

    /** Gradient of the mean loss of the window with respect to every parameter, which overwrites {@code gradient}. */
    void toWeights(Parameters parameters, int[] targets, float[] numbers, Parameters gradient) {
        pack(parameters);
        Arrays.fill(gradient.values(), 0);
        begin(targets, numbers, 1f / Math.max(1, loss.known(targets, numbers)), gradient.values());
        workers.run(weightGradientsTask);
    }

    /**
     * The way back to the values on the tapes alone, with the weights {@linkplain #pack packed}; {@link #weightGradients}
     * goes on from there.
     *
     * @param scale what every loss is multiplied by
     */
    void begin(Batch batch, float scale, float[] gradient) {
        begin(batch.targets(), batch.targetNumbers(), scale, gradient);
    }

    private void begin(int[] targets, float[] numbers, float scale, float[] gradient) {
        pass.gradientGoesTo(gradient);
        pass.expect(targets, numbers, scale);
        run(0, 0, window().steps(), -1);
    }

    /** Makes the weights ready for the way back, once for each change of them. */
    public void pack(Parameters parameters) {
        this.parameters = parameters;
        workers.run(packTask);
    }

    private void pack(int worker, int of) {
        pack(parameters, worker, of);
    }

    /** A worker's share of making the weights ready. */
    void pack(Parameters parameters, int worker, int of) {
        for (int i = worker; i < transposedNames.length; i += of) {
            transposed.update(pass.kernels(), parameters, transposedNames[i]);
        }
    }

    /** Adds a worker's share of the gradients of all weights. */
    void weightGradients(int worker, int of) {
        for (BoundModule module : modules) {
            module.weightGradients(pass, worker, of);
        }
    }

    // To the values

    /**
     * Gradient of the sum of the losses of steps {@code firstLoss} … {@code endOfLoss − 1} with respect to the values
     * on the tapes. Where the state is all that a step needs of the past, it goes from the last of these steps back to
     * step {@code backTo} and the state before it; later and earlier steps of the tape's gradients are left alone.
     * Elsewhere it goes through all that is read, and of what is written through every step to the last of these. No
     * gradient of a parameter is computed.
     *
     * @param batch what should come out of the window
     */
    public void toValues(Batch batch, int backTo, int firstLoss, int endOfLoss) {
        pass.expect(batch.targets(), batch.targetNumbers(), 1);
        run(backTo, firstLoss, endOfLoss, -1);
    }

    /**
     * The same along one path from the decoder to the source, the other one closed. What the two leave on the source's
     * tape adds up to the whole.
     */
    public void along(SourcePath path, Batch batch, int firstLoss, int endOfLoss) {
        pass.close(path == SourcePath.BRIDGE ? SourcePath.ATTENTION : SourcePath.BRIDGE);
        toValues(batch, 0, firstLoss, endOfLoss);
        pass.close(null);
    }

    /**
     * The same with the recurrent weights of layer {@code cut} taken as 0 on the way back, so that its gradients come
     * from above and, where the cell carries a state past its weights (an LSTM's c), along that state alone. Layers
     * below are left alone.
     */
    public void withoutRecurrence(Batch batch, int backTo, int firstLoss, int endOfLoss, int cut) {
        pass.expect(batch.targets(), batch.targetNumbers(), 1);
        run(backTo, firstLoss, endOfLoss, cut);
    }

    /**
     * Gradient of one score after step {@code t} (a symbol's logit, or a number predicted) with respect to the values on
     * the tapes, back to step {@code backTo} and the state before it. Where one prediction is made of a whole sequence,
     * t is its last step.
     *
     * @param score row of the head's weights
     */
    public void fromScore(int score, int t, int backTo) {
        pass.expect(null, null, 1);
        pass.beginAtScore(score);
        run(backTo, t, t + 1, -1);
    }

    /** Leaves on the tape, for every step of the window, the gradient of its own loss with respect to the scores. */
    void toScores(Batch batch) {
        pass.expect(batch.targets(), batch.targetNumbers(), 1);
        window().cover(0, window().steps());
        loss.backward(pass);
    }

    private void run(int backTo, int firstLoss, int endOfLoss, int cut) {
        Window window = window();
        int steps = window.steps();
        if (topology.carriesState()) {
            window.cover(backTo, endOfLoss);
        } else {
            window.cover(0, isStepwise ? endOfLoss : steps);
        }
        window.countLosses(firstLoss, endOfLoss);
        pass.cut(cut);
        workers.run(clearTask);
        int lowest = cut < 0 ? 0 : layerAt[cut];
        for (int i = modules.length - 1; i >= lowest; i--) {
            modules[i].backward(pass);
        }
        pass.cut(-1);
        window.use(steps);
    }

    private Window window() {
        return pass.window(topology.side());
    }

    private void clear(int worker, int of) {
        for (BoundModule module : modules) {
            module.clearGradients(pass, worker, of);
        }
    }

    /**
     * Gradient of what enters the network at step {@code t} of the first sequence, after a way back that reached it:
     * W_ihᵀ times the gates' gradients for each symbol of a one-hot input, ∂/∂E[token_t] for an embedded one.
     *
     * @param gradient overwritten, as long as the input is wide
     */
    public void readInputGradient(int t, float[] gradient) {
        readInputGradient(t, 0, gradient);
    }

    /** The same of any sequence of the batch. */
    public void readInputGradient(int t, int sequence, float[] gradient) {
        Window source = pass.window(Side.SOURCE);
        int row = source.layout().row(t) + sequence;
        Quantity entering = topology.entering();
        if (entering == null) {
            lowest.readInputGradient(pass, row, gradient);
            return;
        }
        Panels place = source.layout().place(entering.name()).moved(source.layout().size());
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = source.v()[place.at(row, j)];
        }
    }
}
