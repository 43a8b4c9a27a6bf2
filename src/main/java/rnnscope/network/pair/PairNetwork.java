package rnnscope.network.pair;

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
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.stack.Dropout;
import rnnscope.network.stack.Entrance;
import rnnscope.network.stack.Head;
import rnnscope.network.stack.RecurrentStack;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * A {@linkplain PairModel encoder and decoder} over a batch of pairs. All sources of a batch have the same length, so
 * that nothing need be masked; targets may differ: where one has ended, −1 stands in its place. There is room for the
 * longest, and a batch may be shorter. A batch's tokens or inputs are the source's, step after step (numbers given once:
 * one row a sequence), its targets the symbols to be written, step after step, {@link PairModel#boundary} after the last.
 *
 * <p>The encoder is shared out by sequences and rows, the decoder by sequences, the gradients of weights by columns. No
 * sum is split, so nothing depends on the number of workers.
 */
public final class PairNetwork implements Network {
    private static final long DECODER_MASKS = 0x6465636F646572L;

    private final ModelSpec spec;
    private final Kernels k;
    private final Workers workers;
    private final int batch;
    /** Null where there is no encoder. */
    private final Tape source;
    private final Tape target;
    private final TapeLayout layout;
    private final float[] v;

    private final Entrance entrance;
    private final RecurrentStack encoder;
    private final Bridge bridge;
    private final DecoderPass decoder;
    private final Head head;
    private final Dropout sourceDropout;
    private final Dropout dropout;
    private final Panels logits;
    private final Panels dLogits;
    private final Panels headWeight;
    private final Panels headBias;
    private final Panels[] states;
    private final TransposedWeights transposed;
    private final String[] transposedNames;

    private final Workers.Task enterTask = this::enter;
    private final Workers.Task beginTask = this::begin;
    private final Workers.Task stepsTask = this::steps;
    private final Workers.Task predictTask = this::predict;
    private final Workers.Task packTask = this::pack;
    private final Workers.Task clearTask = this::clear;
    private final Workers.Task predictBackwardTask = this::predictBackward;
    private final Workers.Task stepsBackwardTask = this::stepsBackward;
    private final Workers.Task weightGradientsTask = this::weightGradients;

    // What the tasks of the current call work on.
    private Parameters parameters;
    private float[] g;
    private Batch given;
    private final int[] symbols;
    private int sourceSteps;
    private int firstStep;
    private int endStep;
    private boolean dropping;
    private float[] forced;
    private float lossScale;

    /**
     * @param sourceSteps room for the longest source
     * @param steps       room for the longest target, its end included
     * @param training    whether {@link #backward} will be called
     */
    public PairNetwork(ModelSpec spec, int batch, int sourceSteps, int steps, boolean training, Kernels kernels,
            Workers workers) {
        this.spec = spec;
        this.k = kernels;
        this.workers = workers;
        this.batch = batch;
        ParameterLayout places = PairModel.parameterLayout(spec);
        transposed = training ? new TransposedWeights(places) : null;
        layout = PairModel.targetLayout(spec, batch, sourceSteps, steps);
        target = new Tape(layout, training);
        v = target.values();
        List<String> names = new ArrayList<>(List.of(PairModel.HEAD_WEIGHT));
        if (PairModel.hasEncoder(spec)) {
            source = new Tape(PairModel.sourceLayout(spec, batch, sourceSteps), training);
            entrance = new Entrance(source.layout(), places, PairModel.encoder(spec).inputPlace(),
                    spec.readsSymbols() ? PairModel.SOURCE_EMBEDDING : null);
            encoder = new RecurrentStack(PairModel.encoder(spec), source, places, transposed, true, k, workers);
            names.addAll(encoder.transposedNames());
            bridge = new Bridge(spec, source, encoder.ends(), target, places, transposed, k);
        } else {
            source = null;
            entrance = null;
            encoder = null;
            bridge = new Bridge(spec, target, null, target, places, transposed, k);
        }
        names.addAll(bridge.transposedNames());
        decoder = new DecoderPass(spec, source, encoder == null ? null : encoder.output(), target, places, transposed, k);
        names.addAll(decoder.transposedNames());
        transposedNames = names.toArray(String[]::new);
        head = Head.of(layout, batch);
        sourceDropout = new Dropout(spec.dropout());
        dropout = new Dropout(spec.dropout());
        logits = layout.place("logits");
        dLogits = target.gradient(logits);
        headWeight = places.slice(PairModel.HEAD_WEIGHT).place();
        headBias = places.slice(PairModel.HEAD_BIAS).place();
        symbols = new int[batch * steps];
        List<Panels> carried = new ArrayList<>();
        for (int l = 0; l < spec.layers(); l++) {
            for (String state : Cells.of(spec.cell()).state()) {
                carried.add(layout.channel(l, state));
            }
        }
        states = carried.toArray(Panels[]::new);
    }

    /** Values that a batch writes, without their gradients. */
    public static long floats(ModelSpec spec, int batch, int sourceSteps, int steps) {
        long target = PairModel.targetLayout(spec, batch, sourceSteps, steps).size();
        return PairModel.hasEncoder(spec) ? target + PairModel.sourceLayout(spec, batch, sourceSteps).size() : target;
    }

    /** What the encoder wrote; null where there is none. */
    public Tape source() {
        return source;
    }

    /** What the decoder wrote. */
    public Tape target() {
        return target;
    }

    // Symbols known beforehand

    @Override
    public void forward(Parameters parameters, Batch batch) {
        dropping = false;
        run(parameters, batch);
    }

    @Override
    public void forwardWithDropout(Parameters parameters, Batch batch, long seed) {
        dropping = spec.dropout() > 0;
        sourceDropout.seed(seed);
        dropout.seed(seed ^ DECODER_MASKS);
        run(parameters, batch);
    }

    private void run(Parameters parameters, Batch pairs) {
        encode(parameters, pairs);
        int steps = pairs.targets().length / batch;
        Arrays.fill(symbols, 0, batch, PairModel.boundary(spec));
        System.arraycopy(pairs.targets(), 0, symbols, batch, (steps - 1) * batch);
        // Where a target has ended, its end does not enter.
        for (int i = batch; i < steps * batch; i++) {
            symbols[i] = symbols[i] == PairModel.boundary(spec) ? -1 : symbols[i];
        }
        runSteps(0, steps, null);
    }

    // Symbols chosen one after another

    /** Reads the sources and comes to the state before the first step, without dropout. */
    public void begin(Parameters parameters, Batch sources) {
        dropping = false;
        encode(parameters, sources);
    }

    /**
     * One step, after that before it.
     *
     * @param entering the symbol that enters, one for each sequence
     * @param weights  of the attention, for all sequences; null for its own
     */
    public void step(int t, int[] entering, float[] weights) {
        System.arraycopy(entering, 0, symbols, t * batch, batch);
        runSteps(t, t + 1, weights);
    }

    /** Before step {@code t}: sequence b goes on from the state of sequence {@code parents[b]}. */
    public void reorder(int t, int[] parents) {
        int row = layout.row(t - 1);
        for (Panels state : states) {
            float[] kept = new float[batch * Panels.LANES];
            for (int p = 0; p < state.panels(); p++) {
                System.arraycopy(v, state.panel(p, row), kept, 0, kept.length);
                for (int b = 0; b < batch; b++) {
                    System.arraycopy(kept, parents[b] * Panels.LANES, v, state.panel(p, row + b), Panels.LANES);
                }
            }
        }
    }

    private void encode(Parameters parameters, Batch sources) {
        this.parameters = parameters;
        this.given = sources;
        sourceSteps = sources.tokens().length > 0 ? sources.tokens().length / batch
                : sources.inputs().length / (batch * spec.inputs());
        decoder.setSourceSteps(sourceSteps);
        workers.run(enterTask);
        if (encoder != null) {
            encoder.forward(parameters.values(), sources.tokens(), sourceSteps, dropping ? sourceDropout : null);
        }
        workers.run(beginTask);
    }

    private void runSteps(int from, int end, float[] weights) {
        firstStep = from;
        endStep = end;
        forced = weights;
        workers.run(stepsTask);
        workers.run(predictTask);
    }

    private void enter(int worker, int of) {
        if (entrance != null) {
            int rows = sourceSteps * batch;
            entrance.forward(k, parameters.values(), given.tokens(), given.inputs(), source.values(),
                    Workers.share(rows, worker, of), Workers.share(rows, worker + 1, of));
            return;
        }
        Panels numbers = layout.place(PairModel.GIVEN);
        int width = spec.inputs();
        for (int i = Workers.share(batch, worker, of) * width; i < Workers.share(batch, worker + 1, of) * width; i++) {
            v[numbers.at(i / width, i % width)] = given.inputs()[i];
        }
    }

    private void begin(int worker, int of) {
        int b = Workers.share(batch, worker, of);
        int rows = Workers.share(batch, worker + 1, of) - b;
        bridge.forward(parameters.values(), b, rows);
        decoder.load(parameters.values(), b, rows);
    }

    private void steps(int worker, int of) {
        int b = Workers.share(batch, worker, of);
        int rows = Workers.share(batch, worker + 1, of) - b;
        for (int t = firstStep; t < endStep && rows > 0; t++) {
            decoder.forward(parameters.values(), symbols, t, b, rows, dropping ? dropout : null, forced);
        }
    }

    private void predict(int worker, int of) {
        int count = (endStep - firstStep) * batch;
        int row = layout.row(firstStep) + Workers.share(count, worker, of);
        int rows = layout.row(firstStep) + Workers.share(count, worker + 1, of) - row;
        k.startRows(parameters.values(), headBias, null, null, null, 0, v, logits, row, rows);
        k.product(v, decoder.headInput(), parameters.values(), headWeight, v, logits, row, rows);
        head.predict(k, v, row, rows);
    }

    // Loss

    @Override
    public double loss(Batch pairs) {
        return head.loss(v, pairs.targets(), null) / known(pairs);
    }

    @Override
    public int known(Batch pairs) {
        return head.known(pairs.targets(), null);
    }

    @Override
    public int predicted(int i) {
        return head.predicted(v, i);
    }

    // Backward

    @Override
    public void backward(Parameters parameters, Batch pairs, Parameters gradient) {
        this.given = pairs;
        g = gradient.values();
        lossScale = 1f / Math.max(1, known(pairs));
        workers.run(packTask);
        if (encoder != null) {
            encoder.clearGradients();
        }
        workers.run(clearTask);
        workers.run(predictBackwardTask);
        workers.run(stepsBackwardTask);
        if (encoder != null) {
            encoder.backward();
        }
        workers.run(weightGradientsTask);
    }

    private void pack(int worker, int of) {
        Arrays.fill(g, Workers.share(g.length, worker, of), Workers.share(g.length, worker + 1, of), 0);
        for (int i = worker; i < transposedNames.length; i += of) {
            transposed.update(k, parameters, transposedNames[i]);
        }
    }

    private void clear(int worker, int of) {
        int b = Workers.share(batch, worker, of);
        decoder.clearGradients(endStep, b, Workers.share(batch, worker + 1, of) - b);
    }

    private void predictBackward(int worker, int of) {
        int from = Workers.share(endStep * batch, worker, of);
        int end = Workers.share(endStep * batch, worker + 1, of);
        head.gradient(k, v, given.targets(), null, lossScale, from, end);
        k.product(v, dLogits, transposed.values(), transposed.place(PairModel.HEAD_WEIGHT), v,
                decoder.headInputGradient(), batch + from, end - from);
    }

    private void stepsBackward(int worker, int of) {
        int b = Workers.share(batch, worker, of);
        int rows = Workers.share(batch, worker + 1, of) - b;
        decoder.backward(endStep, b, rows, dropping);
        bridge.backward(b, rows);
    }

    private void weightGradients(int worker, int of) {
        int from = Workers.share(headWeight.panels(), worker, of);
        int to = Workers.share(headWeight.panels(), worker + 1, of);
        k.transposedProduct(v, decoder.headInput(), v, dLogits, g, headWeight, batch, endStep * batch, from, to);
        k.sumRows(v, dLogits, g, headBias, batch, endStep * batch, from, to);
        decoder.weightGradients(symbols, g, endStep, worker, of);
        bridge.weightGradients(g, batch, worker, of);
        if (encoder != null) {
            encoder.weightGradients(g, worker, of);
            entrance.weightGradients(k, given.tokens(), source.values(), g, sourceSteps * batch, worker, of);
        }
    }
}
