package rnnscope.train.task;

import java.util.Arrays;
import java.util.List;
import rnnscope.language.Words;
import rnnscope.math.SeededRandom;
import rnnscope.network.Batch;

/**
 * Delayed match to sample, of which a sequence has four trials, one after the other. In each a sample enters, A, B, C or D,
 * then a delay of 1 to T steps, then a test, which is the same letter or, as often, another. The steps between are points,
 * and one in four is a distractor, x or y. At the test it is asked whether it was the sample, elsewhere for a point:
 *
 * <pre>
 *   enters    . . C . x . C . . B y . . A .
 *   target    . . . . . . = . . . . . . ≠ .
 * </pre>
 *
 * <p>A trial takes T + 2 steps, so that a delay and where it begins can be any that fit. The targets follow from what
 * entered, so the optimum is 0. Without memory a point or a distractor is answered for sure, and a letter is a sample in one
 * case of two, a test that matches in one of four and one that does not in one of four: 3/2 ln 2 nats at two steps of a trial.
 */
record MatchToSample(int delay) implements Task {
    private static final List<String> SYMBOLS = List.of(".", "A", "B", "C", "D", "x", "y", "=", "≠");
    private static final int TRIALS = 4;
    private static final int REST = 0;
    private static final int FIRST_SAMPLE = 1;
    private static final int SAMPLES = 4;
    private static final int FIRST_DISTRACTOR = 5;
    private static final int DISTRACTORS = 2;
    private static final int SAME = 7;
    private static final int OTHER = 8;
    /** One step in so many without a letter is a distractor. */
    private static final int DISTRACTED = 4;

    @Override
    public String id() {
        return "match:" + delay;
    }

    @Override
    public String title() {
        return Words.of("train.task.match.title", delay);
    }

    @Override
    public String description() {
        return Words.of("train.task.match.description", delay);
    }

    @Override
    public int steps() {
        return TRIALS * trial();
    }

    private int trial() {
        return delay + 2;
    }

    @Override
    public List<String> symbols() {
        return SYMBOLS;
    }

    @Override
    public Bound optimum() {
        return new Bound(0, Words.of("train.task.match.optimum"));
    }

    @Override
    public Bound trivial() {
        return new Bound(2 * 1.5 * Math.log(2) / trial(), Words.of("train.task.match.trivial"));
    }

    @Override
    public void write(SeededRandom random, Batch sequence) {
        int[] tokens = sequence.tokens();
        Arrays.fill(sequence.targets(), REST);
        for (int t = 0; t < tokens.length; t++) {
            tokens[t] = random.nextInt(DISTRACTED) == 0 ? FIRST_DISTRACTOR + random.nextInt(DISTRACTORS) : REST;
        }
        for (int trial = 0; trial < TRIALS; trial++) {
            int waits = 1 + random.nextInt(delay);
            int begins = trial * trial() + random.nextInt(delay - waits + 1);
            int sample = random.nextInt(SAMPLES);
            boolean same = random.nextInt(2) == 0;
            int test = same ? sample : (sample + 1 + random.nextInt(SAMPLES - 1)) % SAMPLES;
            tokens[begins] = FIRST_SAMPLE + sample;
            tokens[begins + waits + 1] = FIRST_SAMPLE + test;
            sequence.targets()[begins + waits + 1] = same ? SAME : OTHER;
        }
    }
}
