package rnnscope.analysis.word;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Analogy a : b :: c : ?, answered by 3CosAdd (Mikolov, Yih and Zweig, 2013): of all symbols but a, b and c themselves
 * the one whose vector has the largest cosine with b̂ − â + ĉ, vectors scaled to length 1.
 *
 * @param best the best answers, the best first
 */
public record Analogy(int a, int b, int c, List<Answer> best) {

    /**
     * A candidate.
     *
     * @param cosine   with b̂ − â + ĉ
     * @param distance Euclidean, of its vector of length 1 from b̂ − â + ĉ
     */
    public record Answer(int symbol, double cosine, double distance) {}

    public Analogy {
        best = List.copyOf(best);
    }

    /** The {@code most} best answers. */
    public static Analogy of(WordVectors vectors, int a, int b, int c, int most) {
        double[] target = vectors.unit(b);
        double[] from = vectors.unit(a);
        double[] to = vectors.unit(c);
        double squares = 0;
        for (int k = 0; k < target.length; k++) {
            target[k] += to[k] - from[k];
            squares += target[k] * target[k];
        }
        double length = Math.sqrt(squares);
        List<Answer> answers = new ArrayList<>();
        for (int d = 0; d < vectors.size(); d++) {
            if (d != a && d != b && d != c) {
                double dot = 0;
                for (int k = 0; k < target.length; k++) {
                    dot += target[k] * vectors.value(d, k);
                }
                dot /= Math.max(vectors.norm(d), Double.MIN_NORMAL);
                double own = vectors.norm(d) > 0 ? 1 : 0;
                answers.add(new Answer(d, length == 0 ? 0 : dot / length,
                        Math.sqrt(Math.max(0, own + squares - 2 * dot))));
            }
        }
        answers.sort(Comparator.comparingDouble((Answer answer) -> -answer.cosine).thenComparingInt(Answer::symbol));
        return new Analogy(a, b, c, answers.subList(0, Math.min(most, answers.size())));
    }

    /** The answer; −1 where no symbol is left. */
    public int answer() {
        return best.isEmpty() ? -1 : best.get(0).symbol;
    }
}
