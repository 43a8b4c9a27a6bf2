package rnnscope.network.pair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rnnscope.model.Model;
import rnnscope.network.Topology;
import rnnscope.model.Wiring.Scoring;
import rnnscope.network.attention.SourceAttention;
import rnnscope.tape.Trace;

/**
 * Terms of the score of one step of the source (see {@link SourceAttention}):
 *
 * <pre>
 *   dot, general   e_ts = q · x_s = ‖q‖ ‖x_s‖ cos(q, x_s)         q = h_t, or W_q h_t
 *   additive       e_ts = Σ_j v_j tanh(q_j + (W_k x_s)_j)         q = W_q h_{t−1}
 * </pre>
 *
 * and of all scores of the step its softmax, α_ts = exp(e_ts − m) / z with m the greatest score.
 *
 * @param score    e_ts
 * @param greatest m
 * @param sum      z = Σ_s exp(e_ts − m)
 * @param query    ‖q‖; NaN for additive attention
 * @param key      ‖x_s‖; NaN for additive attention
 * @param cosine   of the angle between the two; NaN for additive attention
 * @param terms    v_j tanh(…) of every unit, the greatest in size first; empty for the others
 */
public record ScoreTerms(double score, double greatest, double sum, double query, double key, double cosine,
        List<Double> terms) {

    public ScoreTerms {
        terms = List.copyOf(terms);
    }

    /** @param s step of the source */
    public static ScoreTerms of(Model model, PairTrace trace, int step, int s) {
        float[] scores = trace.scores(step);
        double greatest = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            greatest = Math.max(greatest, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - greatest);
        }
        SourceAttention attention = Topology.of(model.spec()).all(SourceAttention.class).get(0);
        float[] x = row(trace.source(), attention.states().name(), s);
        Scoring scoring = attention.scoring();
        float[] q = row(trace.target(), attention.query().name(), step);
        if (scoring == Scoring.ADDITIVE) {
            return new ScoreTerms(scores[s], greatest, sum, Double.NaN, Double.NaN, Double.NaN, terms(model, q, x));
        }
        double query = norm(q);
        double key = norm(x);
        return new ScoreTerms(scores[s], greatest, sum, query, key, dot(q, x) / (query * key), List.of());
    }

    private static List<Double> terms(Model model, float[] q, float[] x) {
        List<Double> terms = new ArrayList<>();
        for (int j = 0; j < q.length; j++) {
            double at = q[j];
            for (int d = 0; d < x.length; d++) {
                at += (double) model.parameters().get(SourceAttention.KEY, j, d) * x[d];
            }
            terms.add(model.parameters().get(SourceAttention.SCORE, 0, j) * Math.tanh(at));
        }
        terms.sort(Comparator.comparingDouble(term -> -Math.abs(term)));
        return terms;
    }

    private static float[] row(Trace trace, String place, int step) {
        float[] row = new float[trace.layout().place(place).columns()];
        trace.read(place, step, row);
        return row;
    }

    private static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
