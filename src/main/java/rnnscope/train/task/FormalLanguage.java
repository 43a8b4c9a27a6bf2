package rnnscope.train.task;

import java.util.Arrays;
import rnnscope.language.Words;
import rnnscope.math.SeededRandom;
import rnnscope.network.Batch;

/**
 * Formal language of words, one after another, each ended by a line break; each symbol is to predict the next. A
 * sequence begins with a line break, so that the first prediction is that of a word's first symbol.
 *
 * <p>The words come from a machine that writes a symbol and goes on to another state, which the symbol decides. So what
 * was written decides the state s_t, and nothing predicts the next symbol better than the machine's own probabilities.
 * With q_t(s) the probability of state s after t symbols, q_0 the start of a word, the optimum for T steps is
 *
 * <pre>
 *   1/T Σ_{t &lt; T} Σ_s q_t(s) H(s),   H(s) = −Σ_k p(k | s) ln p(k | s),
 *   q_{t+1}(s') = Σ_{s, k: s → s'} q_t(s) p(k | s)
 * </pre>
 *
 * which is computed exactly, and nears the entropy rate of the machine as T grows. A model that reads nothing can do no
 * better than the entropy of how often each symbol comes over all steps.
 */
abstract class FormalLanguage implements Task {
    private static final int STEPS = 100;
    /** Number of the line break. */
    static final int END_OF_WORD = 0;

    /** States, numbered from 0, the start of a word. */
    abstract int states();

    /** p(symbol | state). */
    abstract double probability(int state, int symbol);

    /** Where the machine goes after a symbol that is possible in {@code state}. */
    abstract int next(int state, int symbol);

    /** How the optimum comes about, in a sentence. */
    abstract String reason();

    @Override
    public final int steps() {
        return STEPS;
    }

    @Override
    public final void write(SeededRandom random, Batch sequence) {
        int state = 0;
        int symbol = END_OF_WORD;
        for (int t = 0; t < STEPS; t++) {
            sequence.tokens()[t] = symbol;
            symbol = draw(state, random.nextDouble());
            sequence.targets()[t] = symbol;
            state = next(state, symbol);
        }
    }

    private int draw(int state, double u) {
        int last = 0;
        for (int k = 0; k < symbols().size(); k++) {
            double p = probability(state, k);
            if (p > 0) {
                last = k;
                if (u < p) {
                    return k;
                }
                u -= p;
            }
        }
        return last;
    }

    @Override
    public final Bound optimum() {
        int symbols = symbols().size();
        double[] now = start();
        double information = 0;
        for (int t = 0; t < STEPS; t++) {
            for (int s = 0; s < now.length; s++) {
                for (int k = 0; now[s] > 0 && k < symbols; k++) {
                    information += now[s] * entropy(probability(s, k));
                }
            }
            now = after(now);
        }
        return new Bound(information / STEPS, reason());
    }

    @Override
    public final Bound trivial() {
        double[] often = new double[symbols().size()];
        double[] now = start();
        for (int t = 0; t < STEPS; t++) {
            for (int s = 0; s < now.length; s++) {
                for (int k = 0; now[s] > 0 && k < often.length; k++) {
                    often[k] += now[s] * probability(s, k) / STEPS;
                }
            }
            now = after(now);
        }
        return new Bound(Arrays.stream(often).map(FormalLanguage::entropy).sum(),
                Words.of("train.task.trivial"));
    }

    /** q_0. */
    private double[] start() {
        double[] q = new double[states()];
        q[0] = 1;
        return q;
    }

    /** q_{t+1} from q_t. */
    private double[] after(double[] now) {
        double[] after = new double[now.length];
        for (int s = 0; s < now.length; s++) {
            for (int k = 0; now[s] > 0 && k < symbols().size(); k++) {
                double p = probability(s, k);
                if (p > 0) {
                    after[next(s, k)] += now[s] * p;
                }
            }
        }
        return after;
    }

    /** −p ln p. */
    private static double entropy(double p) {
        return p > 0 ? -p * Math.log(p) : 0;
    }
}
