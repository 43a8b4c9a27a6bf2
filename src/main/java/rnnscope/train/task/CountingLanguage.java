package rnnscope.train.task;

import java.util.List;
import rnnscope.language.Words;

/**
 * Counting language aⁿbⁿ or aⁿbⁿcⁿ, n uniform from 1 to N (Gers and Schmidhuber, 2001). Only while the a's are written
 * is anything open:
 *
 * <pre>
 *   after k &lt; N a's, k ≥ 1:   p(a) = (N − k) / (N − k + 1),   p(b) = 1 / (N − k + 1)
 *   after N a's:              p(b) = 1
 * </pre>
 *
 * and the first b tells n, so that all that follows is certain. A word of L letters and a line break
 * holds ln N nats in L (N + 1) / 2 + 1 symbols on average; the entropy rate is the quotient, with L = 2, ln N / (N + 2).
 */
final class CountingLanguage extends FormalLanguage {
    private final int letters;
    private final int most;

    /**
     * @param letters L, 2 or 3
     * @param most    N
     */
    CountingLanguage(int letters, int most) {
        this.letters = letters;
        this.most = most;
    }

    @Override
    public String id() {
        return (letters == 2 ? "anbn:" : "anbncn:") + most;
    }

    @Override
    public String title() {
        return Words.of("train.task.counting.title", letters == 2 ? "aⁿbⁿ" : "aⁿbⁿcⁿ", most);
    }

    @Override
    public String description() {
        return Words.of(letters == 2 ? "train.task.anbn.description" : "train.task.anbncn.description");
    }

    @Override
    public List<String> symbols() {
        return List.of("\n", "a", "b", "c").subList(0, letters + 1);
    }

    @Override
    String reason() {
        return Words.of("train.task.counting.optimum", most);
    }

    // State k ≤ N: k a's. After them for each n what follows the first b, n (L − 1) symbols with the line break.

    @Override
    int states() {
        return most + 1 + most * tail(most);
    }

    /** Symbols after the first b of the word with this n. */
    private int tail(int n) {
        return n * (letters - 1);
    }

    @Override
    double probability(int state, int symbol) {
        if (state > most) {
            return symbol == certain(state) ? 1 : 0;
        }
        double ends = state == 0 ? 0 : 1.0 / (most - state + 1);
        return symbol == 1 ? 1 - ends : symbol == 2 ? ends : 0;
    }

    private int certain(int state) {
        int n = (state - most - 1) / tail(most) + 1;
        int written = (state - most - 1) % tail(most);
        return written == tail(n) - 1 ? END_OF_WORD : 2 + (written + 1) / n;
    }

    @Override
    int next(int state, int symbol) {
        if (symbol == END_OF_WORD) {
            return 0;
        }
        return state > most || symbol == 1 ? state + 1 : most + 1 + (state - 1) * tail(most);
    }
}
