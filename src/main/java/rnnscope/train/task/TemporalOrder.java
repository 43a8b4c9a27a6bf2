package rnnscope.train.task;

import java.util.List;
import rnnscope.language.Words;
import rnnscope.math.SeededRandom;
import rnnscope.network.Batch;

/**
 * Temporal order problem (Hochreiter and Schmidhuber, 1997, experiment 6a). A sequence begins with E and ends with B;
 * between them are a, b, c, d at random, but for an X or a Y at a step from T/10 to T/5 and another X or Y at a step
 * from T/2 to 3T/5. After B, and there alone, the order of the two is asked for:
 *
 * <pre>
 *   X … X  Q          X … Y  R          Y … X  S          Y … Y  U
 * </pre>
 *
 * <p>The answer follows from what entered, so the optimum is 0. The four answers are equally likely; without memory,
 * ln 4 remains.
 */
record TemporalOrder(int steps) implements Task {
    private static final List<String> SYMBOLS = List.of("E", "B", "a", "b", "c", "d", "X", "Y", "Q", "R", "S", "U");
    private static final int BEGIN = 0;
    private static final int END = 1;
    private static final int FIRST_FILLER = 2;
    private static final int FILLERS = 4;
    private static final int FIRST_MARK = 6;
    private static final int FIRST_ANSWER = 8;

    @Override
    public String id() {
        return "order:" + steps;
    }

    @Override
    public String title() {
        return Words.of("train.task.order.title", steps);
    }

    @Override
    public String description() {
        return Words.of("train.task.order.description", steps);
    }

    @Override
    public List<String> symbols() {
        return SYMBOLS;
    }

    @Override
    public Bound optimum() {
        return new Bound(0, Words.of("train.task.order.optimum"));
    }

    @Override
    public Bound trivial() {
        return new Bound(Math.log(4), Words.of("train.task.order.trivial"));
    }

    @Override
    public double forgetBias() {
        return Task.forgetBias(steps());
    }

    @Override
    public void write(SeededRandom random, Batch sequence) {
        int[] tokens = sequence.tokens();
        for (int t = 0; t < steps; t++) {
            tokens[t] = FIRST_FILLER + random.nextInt(FILLERS);
        }
        tokens[0] = BEGIN;
        tokens[steps - 1] = END;
        int first = random.nextInt(2);
        int second = random.nextInt(2);
        tokens[between(random, steps / 10, steps / 5)] = FIRST_MARK + first;
        tokens[between(random, steps / 2, 3 * steps / 5)] = FIRST_MARK + second;
        sequence.targets()[steps - 1] = FIRST_ANSWER + 2 * first + second;
    }

    private static int between(SeededRandom random, int from, int to) {
        return from + random.nextInt(to - from);
    }
}
