package rnnscope.network.attention;

import java.util.Arrays;
import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ParameterLayout;
import rnnscope.model.TransposedWeights;
import rnnscope.network.stack.Columns;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * Scaled dot-product self-attention with several heads (Vaswani et al., 2017), its output added to its input (y_t what
 * enters, D wide; i a head of width d = D / heads):
 *
 * <pre>
 *   q^i_t = W_q^i y_t + b_q^i          k^i_s = W_k^i y_s + b_k^i          v^i_s = W_v^i y_s + b_v^i
 *   e^i_ts = q^i_t · k^i_s / √d        α^i_t = softmax_s(e^i_t)           c^i_t = Σ_s α^i_ts v^i_s
 *   out_t = y_t + W_o (c^1_t; …; c^n_t) + b_o
 * </pre>
 *
 * over all steps s, or where what comes next is predicted over s ≤ t. Weights as in PyTorch's MultiheadAttention:
 * in_proj (3D, D) holds W_q, W_k, W_v, in each the heads one after another; out_proj (D, D).
 */
public final class SelfAttention {
    private static final String IN = "attention.in_proj_weight";
    private static final String IN_BIAS = "attention.in_proj_bias";
    private static final String OUT = "attention.out_proj.weight";
    private static final String OUT_BIAS = "attention.out_proj.bias";
    private static final String[] PARTS = {"query", "key", "value"};

    private final Kernels k;
    private final Workers workers;
    private final TapeLayout layout;
    private final float[] v;
    private final int batch;
    private final int heads;
    private final boolean causal;
    private final float scale;

    private final Panels input;
    private final Panels dInput;
    private final Panels projected;
    private final Panels dProjected;
    private final Panels[] query;
    private final Panels[] key;
    private final Panels[] value;
    private final Panels[] scores;
    private final Panels[] context;
    private final Panels[] dQuery;
    private final Panels[] dKey;
    private final Panels[] dValue;
    private final Panels[] dContext;
    private final Panels joined;
    private final Panels dJoined;
    private final Panels output;
    private final Panels dOutput;
    private final BySequence[] keys;
    private final BySequence[] values;
    private final Reader[] readers;

    private final Panels wIn;
    private final Panels bIn;
    private final Panels wOut;
    private final Panels bOut;
    private final TransposedWeights transposed;

    private final Workers.Task projectTask = this::project;
    private final Workers.Task attendTask = this::attend;
    private final Workers.Task mergeTask = this::merge;
    private final Workers.Task mergeBackwardTask = this::mergeBackward;
    private final Workers.Task attendBackwardTask = this::attendBackward;
    private final Workers.Task projectBackwardTask = this::projectBackward;

    // What the tasks of the current call work on.
    private float[] w;
    private int steps;

    /**
     * @param input      what attends and is attended to
     * @param dInput     its gradient, added to
     * @param transposed null where nobody goes backward
     */
    public SelfAttention(int heads, boolean causal, Panels input, Panels dInput, Tape tape, ParameterLayout parameters,
            TransposedWeights transposed, Kernels kernels, Workers workers) {
        this.k = kernels;
        this.workers = workers;
        this.layout = tape.layout();
        this.v = tape.values();
        this.batch = layout.batch();
        this.heads = heads;
        this.causal = causal;
        this.input = input;
        this.dInput = dInput;
        this.transposed = transposed;
        int width = input.columns() / heads;
        this.scale = (float) (1 / Math.sqrt(width));
        Panels first = layout.place(name(0, "query"));
        projected = new Panels(first.offset(), 3 * heads * Panels.padded(width), first.rows(), first.stride());
        dProjected = tape.gradient(projected);
        query = places("query");
        key = places("key");
        value = places("value");
        scores = places("scores");
        context = places("context");
        dQuery = gradients(query);
        dKey = gradients(key);
        dValue = gradients(value);
        dContext = gradients(context);
        joined = layout.place("attention/joined");
        dJoined = tape.gradient(joined);
        output = layout.place("attention/output");
        dOutput = tape.gradient(output);
        keys = new BySequence[heads];
        values = new BySequence[heads];
        readers = new Reader[heads];
        for (int i = 0; i < heads; i++) {
            keys[i] = new BySequence(batch, layout.steps(), width, transposed != null);
            values[i] = new BySequence(batch, layout.steps(), width, transposed != null);
            readers[i] = new Reader(values[i], scores[i], layout.place(weightsPlace(i)), context[i], layout.size());
        }
        wIn = parameters.slice(IN).place();
        bIn = parameters.slice(IN_BIAS).place();
        wOut = parameters.slice(OUT).place();
        bOut = parameters.slice(OUT_BIAS).place();
    }

    /** Name of a head's weights on the tape: at each step one for each step that is attended to. */
    public static String weightsPlace(int head) {
        return name(head, "weights");
    }

    /** Name of a head's scores on the tape, scaled, before the softmax. */
    public static String scoresPlace(int head) {
        return name(head, "scores");
    }

    /** Name of a head's queries on the tape. */
    public static String queryPlace(int head) {
        return name(head, "query");
    }

    /** Name of a head's keys on the tape. */
    public static String keyPlace(int head) {
        return name(head, "key");
    }

    /** Name of what a head reads on the tape: the mean of the values, weighted. */
    public static String contextPlace(int head) {
        return name(head, "context");
    }

    private static String name(int head, String what) {
        return "attention/" + head + "/" + what;
    }

    private Panels[] gradients(Panels[] places) {
        return Arrays.stream(places).map(place -> place.moved(layout.size())).toArray(Panels[]::new);
    }

    private Panels[] places(String what) {
        Panels[] places = new Panels[heads];
        for (int i = 0; i < heads; i++) {
            places[i] = layout.place(name(i, what));
        }
        return places;
    }

    /** Adds the weights, {@code width} being D. */
    public static void addTo(ParameterLayout.Builder layout, int heads, int width) {
        layout.weight(IN, 3 * heads, width / heads, width).bias(IN_BIAS, 3 * heads, width / heads)
                .weight(OUT, 1, width, width).bias(OUT_BIAS, 1, width);
    }

    /** Adds what is written; queries, keys and values of all heads lie side by side. */
    public static void addTo(TapeLayout.Builder layout, int heads, int width, int steps) {
        for (String part : PARTS) {
            for (int i = 0; i < heads; i++) {
                layout.add(name(i, part), width / heads);
            }
        }
        for (int i = 0; i < heads; i++) {
            layout.add(scoresPlace(i), steps);
            layout.add(weightsPlace(i), steps);
            layout.add(name(i, "context"), width / heads);
        }
        layout.add("attention/joined", width);
        layout.add("attention/output", width);
    }

    public static List<String> transposedNames() {
        return List.of(IN, OUT);
    }

    public Panels output() {
        return output;
    }

    public Panels outputGradient() {
        return dOutput;
    }

    /** Attends over the first {@code steps} steps. */
    public void forward(float[] w, int steps) {
        this.w = w;
        this.steps = steps;
        for (int i = 0; i < heads; i++) {
            keys[i].setSteps(steps);
            values[i].setSteps(steps);
        }
        workers.run(projectTask);
        workers.run(attendTask);
        workers.run(mergeTask);
    }

    public void clearGradients() {
        k.clear(v, dOutput, 0, layout.row(steps));
    }

    /** From the output's gradient to the input's, which is added to. */
    public void backward() {
        workers.run(mergeBackwardTask);
        workers.run(attendBackwardTask);
        workers.run(projectBackwardTask);
    }

    /** Adds the gradients of the weights, a worker's share of the columns. */
    public void weightGradients(float[] g, int worker, int of) {
        add(g, input, dProjected, wIn, bIn, worker, of);
        add(g, joined, dOutput, wOut, bOut, worker, of);
    }

    private void add(float[] g, Panels x, Panels d, Panels weight, Panels bias, int worker, int of) {
        int from = Workers.share(weight.panels(), worker, of);
        int to = Workers.share(weight.panels(), worker + 1, of);
        k.transposedProduct(v, x, v, d, g, weight, batch, steps * batch, from, to);
        k.sumRows(v, d, g, bias, batch, steps * batch, from, to);
    }

    private void project(int worker, int of) {
        int from = batch + share(worker, of);
        int rows = batch + share(worker + 1, of) - from;
        k.startRows(w, bIn, null, null, null, 0, v, projected, from, rows);
        k.product(v, input, w, wIn, v, projected, from, rows);
    }

    private void attend(int worker, int of) {
        for (int b = Workers.share(batch, worker, of); b < Workers.share(batch, worker + 1, of); b++) {
            for (int i = 0; i < heads; i++) {
                keys[i].load(k, v, key[i], b);
                values[i].load(k, v, value[i], b);
                for (int t = 0; t < steps; t++) {
                    int row = layout.row(t) + b;
                    k.clear(v, scores[i], row, 1);
                    k.product(v, query[i], keys[i].transposes(), keys[i].transpose(b), v, scores[i], row, 1);
                    k.scale(v, scores[i], scores[i], scale, row, 1);
                    readers[i].forward(k, v, row, b, limit(t));
                }
            }
        }
    }

    private int limit(int t) {
        return causal ? t + 1 : steps;
    }

    private void merge(int worker, int of) {
        int from = batch + share(worker, of);
        int rows = batch + share(worker + 1, of) - from;
        for (int i = 0; i < heads; i++) {
            Columns.put(v, joined, i * context[i].columns(), context[i], from, rows);
        }
        k.startRows(w, bOut, null, null, null, 0, v, output, from, rows);
        k.product(v, joined, w, wOut, v, output, from, rows);
        k.add(v, output, input, from, rows);
    }

    private void mergeBackward(int worker, int of) {
        int from = batch + share(worker, of);
        int rows = batch + share(worker + 1, of) - from;
        k.add(v, dInput, dOutput, from, rows);
        k.clear(v, dJoined, from, rows);
        k.product(v, dOutput, transposed.values(), transposed.place(OUT), v, dJoined, from, rows);
        for (int i = 0; i < heads; i++) {
            Columns.get(v, dContext[i], dJoined, i * context[i].columns(), from, rows);
        }
    }

    private void attendBackward(int worker, int of) {
        for (int b = Workers.share(batch, worker, of); b < Workers.share(batch, worker + 1, of); b++) {
            for (int i = 0; i < heads; i++) {
                backwardOf(i, b);
            }
        }
    }

    private void backwardOf(int i, int b) {
        Panels dScores = readers[i].dScores();
        keys[i].clearGradients(k, b);
        values[i].clearGradients(k, b);
        for (int t = 0; t < steps; t++) {
            int row = layout.row(t) + b;
            readers[i].backward(k, v, row, b, limit(t));
            k.scale(v, dScores, dScores, scale, row, 1);
            k.clear(v, dQuery[i], row, 1);
            k.product(v, dScores, keys[i].values(), keys[i].matrix(b), v, dQuery[i], row, 1);
            k.transposedProduct(v, dScores, v, query[i], keys[i].gradients(), keys[i].matrix(b), row, 1, 0,
                    query[i].panels());
            k.clear(v, dKey[i], row, 1);
            k.clear(v, dValue[i], row, 1);
        }
        keys[i].addGradientsTo(v, dKey[i], b);
        values[i].addGradientsTo(v, dValue[i], b);
    }

    private void projectBackward(int worker, int of) {
        int from = batch + share(worker, of);
        int rows = batch + share(worker + 1, of) - from;
        k.product(v, dProjected, transposed.values(), transposed.place(IN), v, dInput, from, rows);
    }

    /** First of a worker's rows, counted without those before the window. */
    private int share(int worker, int of) {
        return Workers.share(steps * batch, worker, of);
    }
}
