package rnnscope.network.attention;

import java.util.ArrayList;
import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.model.Wiring.Scoring;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Pass;
import rnnscope.network.module.SourcePath;
import rnnscope.network.module.StepModule;
import rnnscope.network.module.Window;
import rnnscope.network.module.layer.LinearMap;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/** {@link SourceAttention} at its places, one step of some sequences at a time. */
final class SourceAttentionPass extends StepModule {
    private final TapeLayout layout;
    private final int batch;

    private final SequenceMatrices source;
    private final float[] sourceTape;
    private final Panels sourceStates;
    private final Panels dSourceStates;
    private final WeightedMean mean;
    private final AdditiveScores additive;
    private final Panels keyT;
    private final Panels scoreT;

    /** From what asks to the query; null for dot attention. Row r is read for a context at row r. */
    private final LinearMap ask;
    private final Panels query;
    private final Panels dQuery;
    private final Panels scores;
    private final Panels dScores;
    private final Panels weights;
    private final Quantity output;
    private final Panels context;
    private final Panels dContext;

    SourceAttentionPass(SourceAttention module, Binding binding) {
        Scoring scoring = module.scoring();
        layout = binding.target().layout();
        batch = layout.batch();
        sourceTape = binding.source().values();
        sourceStates = binding.place(module.states());
        dSourceStates = binding.gradient(module.states());
        int room = binding.source().layout().steps();
        source = new SequenceMatrices(batch, room, sourceStates.columns(), binding.transposed() != null);
        output = module.output();
        scores = layout.place(SourceAttention.scoresPlace());
        dScores = binding.target().gradient(scores);
        weights = layout.place(SourceAttention.weightsPlace());
        context = binding.place(output);
        dContext = binding.gradient(output);
        mean = new WeightedMean(source, scores, weights, context, layout.size());
        query = binding.place(module.query());
        dQuery = binding.gradient(module.query());
        int back = SourceAttention.asksBefore(scoring) ? -batch : 0;
        float[] v = binding.target().values();
        ask = scoring == Scoring.DOT ? null : new LinearMap(binding, SourceAttention.QUERY, null, v,
                binding.place(module.asking()).shifted(back), binding.gradient(module.asking()).shifted(back), v, query,
                dQuery);
        additive = scoring == Scoring.ADDITIVE ? new AdditiveScores(batch, room, source, query, scores, layout.size(),
                binding.parameter(SourceAttention.KEY), binding.parameter(SourceAttention.SCORE)) : null;
        keyT = additive == null ? null : binding.transposed(SourceAttention.KEY);
        scoreT = additive == null ? null : binding.transposed(SourceAttention.SCORE);
    }

    @Override
    public List<String> transposedNames() {
        List<String> names = new ArrayList<>();
        if (ask != null) {
            names.add(ask.name());
        }
        if (additive != null) {
            names.addAll(List.of(SourceAttention.KEY, SourceAttention.SCORE));
        }
        return names;
    }

    @Override
    protected Window window(Pass p) {
        return p.window(Side.TARGET);
    }

    /** Takes over the source states of some sequences. */
    @Override
    public void begin(Pass p, int firstSequence, int sequences) {
        int steps = p.window(Side.SOURCE).steps();
        source.setSteps(steps);
        if (additive != null) {
            additive.setSteps(steps);
        }
        for (int b = firstSequence; b < firstSequence + sequences; b++) {
            source.load(p.kernels(), sourceTape, sourceStates, b);
            if (additive != null) {
                additive.load(p.kernels(), p.w(), b);
            }
        }
    }

    /** Query, scores, weights, context at the rows of one step. */
    @Override
    public void forward(Pass p, int row, int rows) {
        Kernels k = p.kernels();
        float[] v = window(p).v();
        int steps = p.window(Side.SOURCE).steps();
        if (ask != null) {
            ask.forward(p, row, rows);
        }
        for (int r = row; r < row + rows; r++) {
            int b = r % batch;
            if (additive != null) {
                additive.forward(k, p.w(), v, r, b);
            } else {
                k.clear(v, scores, r, 1);
                k.product(v, query, source.transposes(), source.transpose(b), v, scores, r, 1);
            }
            if (p.forced() == null) {
                mean.forward(k, v, r, b, steps);
            } else {
                for (int s = 0; s < steps; s++) {
                    v[weights.at(r, s)] = p.forced()[s];
                }
                mean.read(k, v, r, b, steps);
            }
        }
        p.computed(output, context, row, rows);
    }

    @Override
    public void clearRows(Pass p, int row, int rows) {
        p.kernels().clear(window(p).v(), dContext, row, rows);
    }

    @Override
    public void beginBackward(Pass p, int firstSequence, int sequences) {
        for (int b = firstSequence; b < firstSequence + sequences; b++) {
            source.clearGradients(p.kernels(), b);
            if (additive != null) {
                additive.clearGradients(p.kernels(), b);
            }
        }
    }

    /** From the gradient of the context to those of the decoder state that asked and of the source, both added to. */
    @Override
    public void backward(Pass p, int row, int rows) {
        Kernels k = p.kernels();
        float[] v = window(p).v();
        int steps = p.window(Side.SOURCE).steps();
        p.goingBack(output, dContext, row, rows);
        if (ask != null) {
            k.clear(v, dQuery, row, rows);
        }
        for (int r = row; r < row + rows; r++) {
            int b = r % batch;
            mean.backward(k, v, r, b, steps);
            if (additive != null) {
                additive.backward(k, p.transposed(), scoreT, v, r, b);
            } else {
                k.product(v, dScores, source.values(), source.matrix(b), v, dQuery, r, 1);
                k.transposedProduct(v, dScores, v, query, source.gradients(), source.matrix(b), r, 1, 0,
                        query.panels());
            }
        }
        if (ask != null) {
            ask.backward(p, row, rows);
        }
    }

    /** Adds the gradients of the source states of some sequences to those on the source's tape. */
    @Override
    public void endBackward(Pass p, int firstSequence, int sequences) {
        if (p.isClosed(SourcePath.ATTENTION)) {
            return;
        }
        for (int b = firstSequence; b < firstSequence + sequences; b++) {
            if (additive != null) {
                additive.finishBackward(p.kernels(), p.transposed(), keyT, b);
            }
            source.addGradientsTo(sourceTape, dSourceStates, b);
        }
    }

    @Override
    public void weightGradients(Pass p, int worker, int of) {
        Window window = window(p);
        if (ask != null) {
            ask.weightGradients(p, window.batch(), window.steps() * window.batch(), worker, of);
        }
        if (additive != null) {
            additive.weightGradients(p.kernels(), p.g(), worker, of);
        }
    }
}
