package rnnscope.network.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.TransposedWeights;
import rnnscope.network.Batch;
import rnnscope.network.LanguageModel;
import rnnscope.network.Network;
import rnnscope.network.attention.Pool;
import rnnscope.network.attention.SelfAttention;
import rnnscope.network.stack.Dropout;
import rnnscope.network.stack.Entrance;
import rnnscope.network.stack.Head;
import rnnscope.network.stack.RecurrentStack;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * A {@linkplain SequenceModel sequence model} over a batch of sequences of the same length, which may be shorter than
 * the room that there is. Symbols and numbers are given step after step; a −1 is an unknown symbol, for which nothing
 * enters. Targets likewise, or one for each sequence where one prediction is made of all steps.
 */
public final class SequenceNetwork implements Network {
    private final ModelSpec spec;
    private final Kernels k;
    private final Workers workers;
    private final TapeLayout layout;
    private final Tape tape;
    private final float[] v;
    private final int batch;

    private final Entrance entrance;
    private final RecurrentStack stack;
    /** Null where there are no heads. */
    private final SelfAttention attention;
    /** Null where predictions are made at each step. */
    private final Pool pool;
    private final Dropout dropout;
    private final Head head;
    private final Panels read;
    private final Panels dRead;
    private final Panels scores;
    private final Panels dScores;
    private final Panels headWeight;
    private final Panels headBias;
    private final TransposedWeights transposed;
    private final String[] transposedNames;

    private final Workers.Task enterTask = this::enter;
    private final Workers.Task predictTask = this::predict;
    private final Workers.Task packTask = this::pack;
    private final Workers.Task predictBackwardTask = this::predictBackward;
    private final Workers.Task weightGradientsTask = this::weightGradients;

    // What the tasks of the current call work on.
    private Parameters parameters;
    private float[] g;
    private Batch given;
    private int steps;
    private float lossScale;

    /**
     * @param steps    room for the longest sequence
     * @param training whether {@link #backward} will be called
     */
    public SequenceNetwork(ModelSpec spec, int batch, int steps, boolean training, Kernels kernels, Workers workers) {
        this.spec = spec;
        this.k = kernels;
        this.workers = workers;
        this.batch = batch;
        this.layout = SequenceModel.tapeLayout(spec, batch, steps);
        this.tape = new Tape(layout, training);
        this.v = tape.values();
        ParameterLayout places = SequenceModel.parameterLayout(spec);
        this.transposed = training ? new TransposedWeights(places) : null;
        String inputPlace = LanguageModel.stack(spec).inputPlace();
        entrance = new Entrance(layout, places, inputPlace, spec.embedding() > 0 ? SequenceModel.EMBEDDING : null);
        stack = new RecurrentStack(LanguageModel.stack(spec), tape, places, transposed, false, k, workers);
        List<String> names = new ArrayList<>(List.of(SequenceModel.HEAD_WEIGHT));
        names.addAll(stack.transposedNames());
        Panels top = stack.output();
        if (spec.wiring().heads() > 0) {
            attention = new SelfAttention(spec.wiring().heads(), SequenceModel.isCausal(spec), top,
                    tape.gradient(top), tape, places, transposed, k, workers);
            names.addAll(SelfAttention.transposedNames());
            top = attention.output();
        } else {
            attention = null;
        }
        if (spec.wiring().shape().isPooled()) {
            pool = new Pool(spec.wiring().pooling(), top, tape.gradient(top), tape, places, transposed, k);
            names.addAll(Pool.transposedNames(spec.wiring().pooling()));
            top = pool.pooled();
        } else {
            pool = null;
        }
        read = top;
        dRead = tape.gradient(top);
        dropout = new Dropout(spec.dropout());
        head = Head.of(layout, pool == null ? batch : 0);
        scores = layout.place(LanguageModel.headPlace(spec));
        dScores = tape.gradient(scores);
        headWeight = places.slice(SequenceModel.HEAD_WEIGHT).place();
        headBias = places.slice(SequenceModel.HEAD_BIAS).place();
        transposedNames = names.toArray(String[]::new);
    }

    public Tape tape() {
        return tape;
    }

    public TapeLayout layout() {
        return layout;
    }

    @Override
    public void forward(Parameters parameters, Batch batch) {
        run(parameters, batch, null);
    }

    @Override
    public void forwardWithDropout(Parameters parameters, Batch batch, long seed) {
        dropout.seed(seed);
        run(parameters, batch, spec.dropout() > 0 ? dropout : null);
    }

    private void run(Parameters parameters, Batch given, Dropout dropping) {
        this.parameters = parameters;
        this.given = given;
        steps = spec.readsSymbols() ? given.tokens().length / batch : given.inputs().length / (batch * spec.inputs());
        workers.run(enterTask);
        float[] w = parameters.values();
        stack.forward(w, given.tokens(), steps, dropping);
        if (attention != null) {
            attention.forward(w, steps);
        }
        if (pool != null) {
            pool.forward(w, steps, workers);
        }
        workers.run(predictTask);
    }

    @Override
    public double loss(Batch batch) {
        return head.loss(v, batch.targets(), batch.targetNumbers()) / known(batch);
    }

    @Override
    public int known(Batch batch) {
        return head.known(batch.targets(), batch.targetNumbers());
    }

    @Override
    public int predicted(int i) {
        return head.predicted(v, i);
    }

    @Override
    public void backward(Parameters parameters, Batch batch, Parameters gradient) {
        this.given = batch;
        g = gradient.values();
        lossScale = 1f / Math.max(1, known(batch));
        workers.run(packTask);
        stack.clearGradients();
        if (attention != null) {
            attention.clearGradients();
        }
        workers.run(predictBackwardTask);
        if (pool != null) {
            pool.backward(workers);
        }
        if (attention != null) {
            attention.backward();
        }
        stack.backward();
        workers.run(weightGradientsTask);
    }

    private void enter(int worker, int of) {
        entrance.forward(k, parameters.values(), given.tokens(), given.inputs(), v,
                Workers.share(steps * batch, worker, of), Workers.share(steps * batch, worker + 1, of));
    }

    private void predict(int worker, int of) {
        float[] w = parameters.values();
        int row = firstRow() + Workers.share(predictions(), worker, of);
        int rows = firstRow() + Workers.share(predictions(), worker + 1, of) - row;
        k.startRows(w, headBias, null, null, null, 0, v, scores, row, rows);
        k.product(v, read, w, headWeight, v, scores, row, rows);
        head.predict(k, v, row, rows);
    }

    private void pack(int worker, int of) {
        Arrays.fill(g, Workers.share(g.length, worker, of), Workers.share(g.length, worker + 1, of), 0);
        for (int i = worker; i < transposedNames.length; i += of) {
            transposed.update(k, parameters, transposedNames[i]);
        }
    }

    private void predictBackward(int worker, int of) {
        int from = Workers.share(predictions(), worker, of);
        int end = Workers.share(predictions(), worker + 1, of);
        head.gradient(k, v, given.targets(), given.targetNumbers(), lossScale, from, end);
        if (pool != null) {
            k.clear(v, dRead, from, end - from);
        }
        k.product(v, dScores, transposed.values(), transposed.place(SequenceModel.HEAD_WEIGHT), v, dRead,
                firstRow() + from, end - from);
    }

    private void weightGradients(int worker, int of) {
        int from = Workers.share(headWeight.panels(), worker, of);
        int to = Workers.share(headWeight.panels(), worker + 1, of);
        k.transposedProduct(v, read, v, dScores, g, headWeight, firstRow(), predictions(), from, to);
        k.sumRows(v, dScores, g, headBias, firstRow(), predictions(), from, to);
        if (pool != null) {
            pool.weightGradients(g, worker, of);
        }
        if (attention != null) {
            attention.weightGradients(g, worker, of);
        }
        stack.weightGradients(g, worker, of);
        entrance.weightGradients(k, given.tokens(), v, g, steps * batch, worker, of);
    }

    /** Rows of the tape that hold predictions. */
    private int predictions() {
        return pool == null ? steps * batch : batch;
    }

    private int firstRow() {
        return pool == null ? batch : 0;
    }
}
