package rnnscope.train.task;

import java.util.List;
import rnnscope.language.Words;
import rnnscope.math.SeededRandom;
import rnnscope.network.Batch;

/**
 * Three-bit flip-flop (Sussillo and Barak, 2013): three switches, each put up by its capital and down by its small letter.
 * The first three steps put each of them somewhere; later one step in four is a pulse, the others are points. What the
 * switches stand at is asked for after each step from the third on,
 *
 * <pre>
 *   4 A + 2 B + C          0 … 7
 * </pre>
 *
 * <p>The answer follows from what entered, so the optimum is 0. Without memory a pulse tells its own switch and leaves
 * four answers, a point leaves eight.
 */
record FlipFlop(int steps) implements Task {
    private static final List<String> SYMBOLS =
            List.of(".", "A", "a", "B", "b", "C", "c", "0", "1", "2", "3", "4", "5", "6", "7");
    private static final int BITS = 3;
    private static final int REST = 0;
    private static final int FIRST_PULSE = 1;
    private static final int FIRST_ANSWER = 7;
    /** One step in so many is a pulse. */
    private static final int PULSES = 4;

    @Override
    public String id() {
        return "flipflop:" + steps;
    }

    @Override
    public String title() {
        return Words.of("train.task.flipflop.title", steps);
    }

    @Override
    public String description() {
        return Words.of("train.task.flipflop.description");
    }

    @Override
    public List<String> symbols() {
        return SYMBOLS;
    }

    @Override
    public Bound optimum() {
        return new Bound(0, Words.of("train.task.flipflop.optimum"));
    }

    @Override
    public Bound trivial() {
        double later = ((PULSES - 1) * Math.log(8) + Math.log(4)) / PULSES;
        return new Bound((Math.log(4) + (steps - BITS) * later) / (steps - BITS + 1), Words.of("train.task.flipflop.trivial"));
    }

    @Override
    public void write(SeededRandom random, Batch sequence) {
        int state = 0;
        for (int t = 0; t < steps; t++) {
            sequence.tokens()[t] = REST;
            if (t < BITS || random.nextInt(PULSES) == 0) {
                int bit = t < BITS ? t : random.nextInt(BITS);
                int up = random.nextInt(2);
                int weight = 4 >> bit;
                state = up == 1 ? state | weight : state & ~weight;
                sequence.tokens()[t] = FIRST_PULSE + 2 * bit + 1 - up;
            }
            if (t >= BITS - 1) {
                sequence.targets()[t] = FIRST_ANSWER + state;
            }
        }
    }
}
