package rnnscope.network.sequence;

import java.util.Arrays;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.network.LanguageModel;
import rnnscope.network.Network;
import rnnscope.network.Topology;
import rnnscope.network.attention.Pool;
import rnnscope.network.attention.SelfAttention;
import rnnscope.network.attention.SourceAttention;
import rnnscope.network.glimpse.Drawing;
import rnnscope.network.glimpse.FilterGrid;
import rnnscope.network.glimpse.Glimpse;
import rnnscope.network.module.output.Pixels;
import rnnscope.tape.ComputationOrder;
import rnnscope.tape.Side;
import rnnscope.tape.Trace;

/**
 * A sequence read at once, with everything that was computed on the way and what is predicted: a label at each step, or
 * a label or numbers for the whole. Immutable.
 */
public final class SequenceTrace {
    private final ModelSpec spec;
    private final Trace trace;
    private final int steps;
    private final Trace source;

    private SequenceTrace(ModelSpec spec, Trace trace, int steps, Trace source) {
        this.source = source;
        this.spec = spec;
        this.trace = trace;
        this.steps = steps;
    }

    /**
     * Reads a sequence, changed as the model's interventions say.
     *
     * @throws IllegalArgumentException in words for the user when the model does not read a sequence at once, or there
     *     is nothing to read
     */
    public static SequenceTrace of(Kernels kernels, Model model, Batch source) {
        ModelSpec spec = model.spec();
        if (spec.wiring().shape().decodes() || LanguageModel.readsText(spec)) {
            throw new IllegalArgumentException(Words.of("network.no-sequence", model.card().name(),
                    spec.wiring().shape().withArticle()));
        }
        boolean asks = spec.wiring().shape().asks();
        int read = source.steps(spec, Side.SOURCE);
        int steps = asks ? source.steps(spec, Side.TARGET) : read;
        if (steps == 0 || read == 0) {
            throw new IllegalArgumentException(Words.of("network.empty"));
        }
        Network network = new Network(spec, source.room(spec, 1), false, kernels, Workers.of(1));
        network.intervene(0, model.interventions());
        network.forward(model.parameters(), source);
        int[] tokens = Arrays.copyOf(source.tokens(), steps + 1);
        Arrays.fill(tokens, source.tokens().length, steps + 1, -1);
        return new SequenceTrace(spec, new Trace(network.tape(), 0, tokens), steps,
                asks ? new Trace(network.tape(Side.SOURCE), 0, nothing(read + 1)) : null);
    }

    private static int[] nothing(int steps) {
        int[] tokens = new int[steps];
        Arrays.fill(tokens, -1);
        return tokens;
    }

    /** All that the layers computed. Of two directions, layer 2l is the first of l, layer 2l + 1 the other. */
    public Trace trace() {
        return trace;
    }

    public int steps() {
        return steps;
    }

    /** All that the layers computed which read what the sequence, a question, is about; null where it is about nothing else. */
    public Trace source() {
        return source;
    }

    /** How much of what is read at a step comes from each step of the source; null without attention to one. */
    public float[] sourceWeights(int step) {
        if (source == null || !trace.layout().has(SourceAttention.weightsPlace())) {
            return null;
        }
        float[] weights = new float[trace.layout().place(SourceAttention.weightsPlace()).columns()];
        trace.read(SourceAttention.weightsPlace(), step, weights);
        return weights;
    }

    /** When each of its columns is computed, and when what is predicted. */
    public ComputationOrder order() {
        return spec.isTransformer() && !isCausal() ? ComputationOrder.atOnce(trace.layout()) : ComputationOrder.of(trace.layout(), isPooled() || heads() > 0 && !isCausal());
    }

    /** Whether there is one prediction for the whole sequence, not one for each step. */
    public boolean isPooled() {
        return spec.wiring().shape().isPooled();
    }

    /**
     * Probabilities of all labels or symbols.
     *
     * @param step passed over where there is one prediction for all
     */
    public float[] probabilities(int step) {
        return prediction("probabilities", step);
    }

    /** Their scores before the softmax. */
    public float[] logits(int step) {
        return prediction("logits", step);
    }

    /** The most probable label or symbol, the first of equal ones. */
    public int best(int step) {
        float[] logits = logits(step);
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            best = logits[k] > logits[best] ? k : best;
        }
        return best;
    }

    /** The numbers predicted. */
    public float[] outputs(int step) {
        return prediction("outputs", step);
    }

    private float[] prediction(String name, int step) {
        float[] values = new float[spec.outputWidth()];
        if (isPooled()) {
            trace.readOnce(name, values);
        } else {
            trace.read(name, step, values);
        }
        return values;
    }

    /** Weights of the steps in pooling by attention. */
    public float[] poolingWeights() {
        return once(Pool.weightsPlace());
    }

    /** Their scores before the softmax. */
    public float[] poolingScores() {
        return once(Pool.scoresPlace());
    }

    /** The row that the one prediction is made of. */
    public float[] pooled() {
        float[] values = new float[trace.layout().place(Pool.pooledPlace()).columns()];
        trace.readOnce(Pool.pooledPlace(), values);
        return values;
    }

    private float[] once(String name) {
        float[] values = new float[steps];
        trace.readOnce(name, values);
        return values;
    }

    /** Whether a picture is read by glimpses. */
    public boolean glimpses() {
        return spec.glimpses();
    }

    /** Whether a picture is drawn patch by patch. */
    public boolean draws() {
        return spec.draws();
    }

    /** The picture as far as it is drawn after a step, grey levels row after row. */
    public float[] canvas(int step) {
        float[] levels = new float[spec.outputs()];
        trace.read(Drawing.CANVAS, step, levels);
        for (int j = 0; j < levels.length; j++) {
            levels[j] = (float) Pixels.level(levels[j]);
        }
        return levels;
    }

    /** The grid of a glimpse or of a patch that is drawn, five numbers in the order of {@link FilterGrid#LETTERS}. */
    public float[] grid(int step) {
        float[] values = new float[FilterGrid.LETTERS.size()];
        trace.read(draws() ? Drawing.GRID : Glimpse.GRID, step, values);
        return values;
    }

    /** What a glimpse saw, or the patch that was drawn, row after row. */
    public float[] patch(int step) {
        float[] values = new float[spec.wiring().glimpses().patch() * spec.wiring().glimpses().patch()];
        trace.read(draws() ? Drawing.PATCH : Glimpse.PATCH, step, values);
        return values;
    }

    /** Heads of self-attention, of all blocks where these are blocks of a Transformer; 0 for none. */
    public int heads() {
        return spec.heads();
    }

    /** Those of one layer. */
    public int headsOfLayer() {
        return spec.wiring().heads();
    }

    /** Whether a head reads at a step itself and what came before alone. */
    public boolean isCausal() {
        return Topology.of(spec).isCausal();
    }

    /** What a head reads at a step: a weight for each step. */
    public float[] headWeights(int head, int step) {
        float[] values = new float[steps];
        trace.read(SelfAttention.weightsPlace(head), step, values);
        return values;
    }

    /** What a head makes of a step: the mean of the values it reads, weighted. */
    public float[] headContext(int head, int step) {
        float[] values = new float[trace.layout().place(SelfAttention.contextPlace(head)).columns()];
        trace.read(SelfAttention.contextPlace(head), step, values);
        return values;
    }

    /** Their scaled scores before the softmax; of steps that may not be looked at without meaning. */
    public float[] headScores(int head, int step) {
        float[] values = new float[steps];
        trace.read(SelfAttention.scoresPlace(head), step, values);
        return values;
    }
}
