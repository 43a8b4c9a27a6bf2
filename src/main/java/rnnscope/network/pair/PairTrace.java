package rnnscope.network.pair;

import rnnscope.network.attention.SourceAttention;
import rnnscope.tape.Trace;

/**
 * A source read and a target written, with everything that was computed on the way. Immutable. Step t of the decoder
 * writes the symbol {@link #written}(t); the last one may be the {@link #boundary}, the end.
 */
public final class PairTrace {
    private final Trace source;
    private final Trace target;
    private final int sourceSteps;
    private final int boundary;
    private final Forcing forcing;

    /** @param source null where numbers were given once */
    PairTrace(Trace source, Trace target, int sourceSteps, int boundary, Forcing forcing) {
        this.source = source;
        this.target = target;
        this.sourceSteps = sourceSteps;
        this.boundary = boundary;
        this.forcing = forcing;
    }

    /** All that the encoder computed; null where there is none. */
    public Trace source() {
        return source;
    }

    /** All that the decoder computed: what entered is its token, what was written its successor. */
    public Trace target() {
        return target;
    }

    /** Steps of the source, 1 where numbers were given once. */
    public int sourceSteps() {
        return sourceSteps;
    }

    /** Steps of the decoder. */
    public int steps() {
        return target.end();
    }

    /** Number of the symbol that begins and ends. */
    public int boundary() {
        return boundary;
    }

    /** The symbol that entered at a step: the boundary, then what was written before. */
    public int entered(int step) {
        return target.token(step);
    }

    /** The symbol written at a step. */
    public int written(int step) {
        return target.next(step);
    }

    /** The symbols written, without the end. */
    public int[] written() {
        int count = written(steps() - 1) == boundary ? steps() - 1 : steps();
        int[] symbols = new int[count];
        for (int t = 0; t < count; t++) {
            symbols[t] = written(t);
        }
        return symbols;
    }

    /** Sum of ln p of the symbols written, in nats. */
    public double logProbability() {
        double sum = 0;
        for (int t = 0; t < steps(); t++) {
            sum -= target.surprise(t);
        }
        return sum;
    }

    /** What was imposed. */
    public Forcing forcing() {
        return forcing;
    }

    // Attention

    public boolean attends() {
        return target.layout().has(SourceAttention.weightsPlace());
    }

    /** How well step {@code s} of the source suits the decoder at a step, before the softmax. */
    public float score(int step, int s) {
        return row(SourceAttention.scoresPlace(), step)[s];
    }

    /** How much of what is read at a step comes from step {@code s} of the source. */
    public float weight(int step, int s) {
        return row(SourceAttention.weightsPlace(), step)[s];
    }

    /** All weights of a step. */
    public float[] weights(int step) {
        return row(SourceAttention.weightsPlace(), step);
    }

    /** All scores of a step. */
    public float[] scores(int step) {
        return row(SourceAttention.scoresPlace(), step);
    }

    /** What is read at a step. */
    public float[] context(int step) {
        return row(SourceAttention.contextPlace(), step);
    }

    /** Hard attention: the step of the source with the greatest weight, the first of several. */
    public int hardest(int step) {
        float[] weights = weights(step);
        int best = 0;
        for (int s = 1; s < weights.length; s++) {
            best = weights[s] > weights[best] ? s : best;
        }
        return best;
    }

    private float[] row(String place, int step) {
        float[] row = new float[target.layout().place(place).columns()];
        target.read(place, step, row);
        return row;
    }
}
