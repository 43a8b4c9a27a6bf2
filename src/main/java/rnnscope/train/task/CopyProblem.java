package rnnscope.train.task;

import java.util.Arrays;
import java.util.List;
import rnnscope.language.Words;
import rnnscope.math.SeededRandom;
import rnnscope.network.Batch;

/**
 * Copy problem (Hochreiter and Schmidhuber, 1997; in the form of Arjovsky, Shah and Bengio, 2016). Ten random symbols
 * of eight enter, then T − 1 blanks, a sign to begin, and ten more blanks. T + 10 blanks are to come out, then the ten
 * symbols in their order:
 *
 * <pre>
 *   step      0 … 9     10 … T + 8     T + 9     T + 10 … T + 19
 *   enters    s₀ … s₉   blank          ?         blank
 *   target    blank     blank          blank     s₀ … s₉
 * </pre>
 *
 * <p>The targets follow from what entered, so the optimum is 0. A model that counts but does not remember the symbols
 * gives each of ten targets the probability 1/8 and is sure of the other T + 10: 10 ln 8 / (T + 20).
 */
record CopyProblem(int delay) implements Task {
    private static final int COPIED = 10;
    private static final int KINDS = 8;
    private static final List<String> SYMBOLS = List.of("a", "b", "c", "d", "e", "f", "g", "h", ".", "?");
    private static final int BLANK = 8;
    private static final int BEGIN = 9;

    @Override
    public String id() {
        return "copy:" + delay;
    }

    @Override
    public String title() {
        return Words.of("train.task.copy.title", delay);
    }

    @Override
    public String description() {
        return Words.of("train.task.copy.description", delay);
    }

    @Override
    public int steps() {
        return delay + 2 * COPIED;
    }

    @Override
    public List<String> symbols() {
        return SYMBOLS;
    }

    @Override
    public Bound optimum() {
        return new Bound(0, Words.of("train.task.copy.optimum"));
    }

    @Override
    public Bound trivial() {
        return new Bound(COPIED * Math.log(KINDS) / steps(),
                Words.of("train.task.copy.trivial"));
    }

    @Override
    public double forgetBias() {
        return Task.forgetBias(steps());
    }

    @Override
    public void write(SeededRandom random, Batch sequence) {
        Arrays.fill(sequence.tokens(), BLANK);
        Arrays.fill(sequence.targets(), BLANK);
        sequence.tokens()[delay + COPIED - 1] = BEGIN;
        for (int i = 0; i < COPIED; i++) {
            int symbol = random.nextInt(KINDS);
            sequence.tokens()[i] = symbol;
            sequence.targets()[delay + COPIED + i] = symbol;
        }
    }
}
