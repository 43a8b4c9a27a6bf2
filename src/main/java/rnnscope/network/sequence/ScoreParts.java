package rnnscope.network.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rnnscope.model.Model;
import rnnscope.network.attention.Pool;
import rnnscope.network.attention.SelfAttention;
import rnnscope.tape.Trace;

/**
 * Parts of a score of attention within a sequence (see {@link SelfAttention} and {@link Pool}):
 *
 * <pre>
 *   a head      e_ts = q_t · k_s / √d = ‖q_t‖ ‖k_s‖ cos(q_t, k_s) / √d       d numbers in a query and a key
 *   pooling     e_t = Σ_j v_j tanh((W y_t + b)_j)
 * </pre>
 *
 * and of all scores that count its softmax, α = exp(e − m) / z with m the greatest score.
 *
 * @param score    e
 * @param greatest m
 * @param sum      z = Σ exp(e − m)
 * @param query    ‖q‖; NaN for pooling
 * @param key      ‖k‖; NaN for pooling
 * @param cosine   of the angle between the two; NaN for pooling
 * @param width    d; 0 for pooling
 * @param terms    v_j tanh(…) of every unit, the greatest in size first; empty for a head
 */
public record ScoreParts(double score, double greatest, double sum, double query, double key, double cosine, int width,
        List<Double> terms) {

    public ScoreParts {
        terms = List.copyOf(terms);
    }

    /** Of what a head reads of step {@code s} at step {@code t}; it must be allowed to. */
    public static ScoreParts ofHead(SequenceTrace trace, int head, int t, int s) {
        float[] query = row(trace.trace(), SelfAttention.queryPlace(head), t);
        float[] key = row(trace.trace(), SelfAttention.keyPlace(head), s);
        double queryNorm = Math.sqrt(dot(query, query));
        double keyNorm = Math.sqrt(dot(key, key));
        float[] scores = trace.headScores(head, t);
        int count = trace.isCausal() ? t + 1 : scores.length;
        double greatest = greatest(scores, count);
        return new ScoreParts(scores[s], greatest, sum(scores, count, greatest), queryNorm, keyNorm,
                dot(query, key) / (queryNorm * keyNorm), query.length, List.of());
    }

    /** Of a step in pooling by attention. */
    public static ScoreParts ofPooling(Model model, SequenceTrace trace, int t) {
        float[] hidden = row(trace.trace(), Pool.hiddenPlace(), t);
        List<Double> terms = new ArrayList<>();
        for (int j = 0; j < hidden.length; j++) {
            terms.add((double) model.parameters().get(Pool.SCORE, 0, j) * hidden[j]);
        }
        terms.sort(Comparator.comparingDouble(term -> -Math.abs(term)));
        float[] scores = trace.poolingScores();
        double greatest = greatest(scores, scores.length);
        return new ScoreParts(scores[t], greatest, sum(scores, scores.length, greatest), Double.NaN, Double.NaN, Double.NaN,
                0, terms);
    }

    private static double greatest(float[] scores, int count) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            greatest = Math.max(greatest, scores[i]);
        }
        return greatest;
    }

    private static double sum(float[] scores, int count, double greatest) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.exp(scores[i] - greatest);
        }
        return sum;
    }

    private static float[] row(Trace trace, String place, int step) {
        float[] row = new float[trace.layout().place(place).columns()];
        trace.read(place, step, row);
        return row;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
