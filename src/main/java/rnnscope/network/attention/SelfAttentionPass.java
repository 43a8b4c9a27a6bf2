package rnnscope.network.attention;

import java.util.Arrays;
import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.network.module.Binding;
import rnnscope.network.module.BoundModule;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Window;
import rnnscope.network.module.layer.Columns;
import rnnscope.network.module.layer.LinearMap;
import rnnscope.tape.Quantity;
import rnnscope.tape.TapeLayout;

/** {@link SelfAttention} at its places: projections are shared out by rows, what attends by sequences. */
final class SelfAttentionPass extends BoundModule {
    private final SelfAttention module;
    private final TapeLayout layout;
    private final int heads;
    private final float scale;

    private final Panels input;
    private final Panels dInput;
    private final Panels[] query;
    private final Panels[] key;
    private final Panels[] value;
    private final Panels[] scores;
    private final Panels[] context;
    private final Panels[] dQuery;
    private final Panels[] dKey;
    private final Panels[] dValue;
    private final Panels[] dContext;
    private final Quantity[] contexts;
    private final Panels joined;
    private final Panels dJoined;
    private final Panels output;
    private final Panels dOutput;
    private final SequenceMatrices[] keys;
    private final SequenceMatrices[] values;
    private final WeightedMean[] means;
    /** To queries, keys and values of all heads at once. */
    private final LinearMap in;
    private final LinearMap out;

    private final Workers.Task projectTask = this::project;
    private final Workers.Task attendTask = this::attend;
    private final Workers.Task mergeTask = this::merge;
    private final Workers.Task mergeBackwardTask = this::mergeBackward;
    private final Workers.Task attendBackwardTask = this::attendBackward;
    private final Workers.Task projectBackwardTask = this::projectBackward;
    private Pass p;

    SelfAttentionPass(SelfAttention module, Binding binding) {
        this.module = module;
        layout = binding.tape(module.side()).layout();
        heads = module.heads();
        input = binding.place(module.input());
        dInput = binding.gradient(module.input());
        int width = module.width() / heads;
        scale = (float) (1 / Math.sqrt(width));
        query = places("query");
        key = places("key");
        value = places("value");
        scores = places("scores");
        context = places("context");
        dQuery = gradients(query);
        dKey = gradients(key);
        dValue = gradients(value);
        dContext = gradients(context);
        contexts = new Quantity[heads];
        joined = binding.place(module.joined());
        dJoined = binding.gradient(module.joined());
        output = binding.place(module.output());
        dOutput = binding.gradient(module.output());
        keys = new SequenceMatrices[heads];
        values = new SequenceMatrices[heads];
        means = new WeightedMean[heads];
        for (int i = 0; i < heads; i++) {
            contexts[i] = new Quantity(module.side(), SelfAttention.contextPlace(module.first() + i));
            keys[i] = new SequenceMatrices(layout.batch(), layout.steps(), width, binding.transposed() != null);
            values[i] = new SequenceMatrices(layout.batch(), layout.steps(), width, binding.transposed() != null);
            means[i] = new WeightedMean(values[i], scores[i], layout.place(SelfAttention.weightsPlace(module.first() + i)), context[i],
                    layout.size());
        }
        float[] v = binding.values(module.side());
        Panels projected = new Panels(query[0].offset(), 3 * heads * Panels.padded(width), query[0].rows(),
                query[0].stride());
        in = new LinearMap(binding, module.in(), module.inBias(), v, input, dInput, v, projected,
                projected.moved(layout.size()));
        out = new LinearMap(binding, module.out(), module.outBias(), module.joined(), module.output());
    }

    private Panels[] gradients(Panels[] places) {
        return Arrays.stream(places).map(place -> place.moved(layout.size())).toArray(Panels[]::new);
    }

    private Panels[] places(String what) {
        Panels[] places = new Panels[heads];
        for (int i = 0; i < heads; i++) {
            places[i] = layout.place(SelfAttention.name(module.first() + i, what));
        }
        return places;
    }

    @Override
    public List<String> transposedNames() {
        return List.of(in.name(), out.name());
    }

    private Window window() {
        return p.window(module.side());
    }

    @Override
    public void forward(Pass p) {
        this.p = p;
        for (int i = 0; i < heads; i++) {
            keys[i].setSteps(window().steps());
            values[i].setSteps(window().steps());
        }
        p.workers().run(projectTask);
        p.workers().run(attendTask);
        p.workers().run(mergeTask);
    }

    @Override
    public void clearGradients(Pass p, int worker, int of) {
        Window window = p.window(module.side());
        int row = window.row(worker, of);
        p.kernels().clear(window.v(), dOutput, row, window.row(worker + 1, of) - row);
    }

    @Override
    public void backward(Pass p) {
        this.p = p;
        p.workers().run(mergeBackwardTask);
        p.workers().run(attendBackwardTask);
        p.workers().run(projectBackwardTask);
    }

    @Override
    public void weightGradients(Pass p, int worker, int of) {
        Window window = p.window(module.side());
        in.weightGradients(p, window.batch(), window.steps() * window.batch(), worker, of);
        out.weightGradients(p, window.batch(), window.steps() * window.batch(), worker, of);
    }

    private void project(int worker, int of) {
        int row = window().row(worker, of);
        in.forward(p, row, window().row(worker + 1, of) - row);
    }

    private void attend(int worker, int of) {
        Kernels k = p.kernels();
        float[] v = window().v();
        int batch = window().batch();
        for (int b = Workers.share(batch, worker, of); b < Workers.share(batch, worker + 1, of); b++) {
            for (int i = 0; i < heads; i++) {
                keys[i].load(k, v, key[i], b);
                values[i].load(k, v, value[i], b);
                for (int t = 0; t < window().steps(); t++) {
                    int row = layout.row(t) + b;
                    k.clear(v, scores[i], row, 1);
                    k.product(v, query[i], keys[i].transposes(), keys[i].transpose(b), v, scores[i], row, 1);
                    k.scale(v, scores[i], scores[i], scale, row, 1);
                    means[i].forward(k, v, row, b, limit(t));
                    p.computed(contexts[i], context[i], row, 1);
                }
            }
        }
    }

    /** How many steps are looked at from step {@code t}. */
    private int limit(int t) {
        return module.causal() ? t + 1 : window().steps();
    }

    private void merge(int worker, int of) {
        float[] v = window().v();
        int row = window().row(worker, of);
        int rows = window().row(worker + 1, of) - row;
        for (int i = 0; i < heads; i++) {
            Columns.put(v, joined, i * context[i].columns(), context[i], row, rows);
        }
        out.forward(p, row, rows);
        p.kernels().add(v, output, input, row, rows);
        p.computed(module.output(), output, row, rows);
    }

    private void mergeBackward(int worker, int of) {
        Kernels k = p.kernels();
        float[] v = window().v();
        int row = window().row(worker, of);
        int rows = window().row(worker + 1, of) - row;
        p.goingBack(module.output(), dOutput, row, rows);
        k.add(v, dInput, dOutput, row, rows);
        k.clear(v, dJoined, row, rows);
        out.backward(p, row, rows);
        for (int i = 0; i < heads; i++) {
            Columns.get(v, dContext[i], dJoined, i * context[i].columns(), row, rows);
            p.goingBack(contexts[i], dContext[i], row, rows);
        }
    }

    private void attendBackward(int worker, int of) {
        int batch = window().batch();
        for (int b = Workers.share(batch, worker, of); b < Workers.share(batch, worker + 1, of); b++) {
            for (int i = 0; i < heads; i++) {
                backwardOf(i, b);
            }
        }
    }

    private void backwardOf(int i, int b) {
        Kernels k = p.kernels();
        float[] v = window().v();
        Panels dScores = means[i].dScores();
        keys[i].clearGradients(k, b);
        values[i].clearGradients(k, b);
        for (int t = 0; t < window().steps(); t++) {
            int row = layout.row(t) + b;
            means[i].backward(k, v, row, b, limit(t));
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
        int row = window().row(worker, of);
        in.backward(p, row, window().row(worker + 1, of) - row);
    }
}
