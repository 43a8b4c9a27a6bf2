package rnnscope.train.task;

import rnnscope.language.Words;
import rnnscope.math.SeededRandom;
import rnnscope.network.Batch;

/**
 * Integration of evidence with context (Mante, Sussillo, Shenoy and Newsome, 2013). Four numbers enter at each step: two
 * channels of noisy evidence, and two that say, 1 or 0 all the time, which of the channels counts. After the last step, and
 * there alone, the direction of the channel that counts is asked for:
 *
 * <pre>
 *   u_{i,t} = d_i + ε          d_i one of ±0.1, ±0.25, ±0.5;  ε Gaussian noise of deviation 1
 *   target  = sign of d_c      c the channel that counts
 * </pre>
 *
 * <p>All that u tells of the direction is in its sum, whose density in n steps is, for either sign s,
 *
 * <pre>
 *   p_s(S) = 1/3 Σ_m N(S; s n m, n)
 * </pre>
 *
 * so the best answer is the mean of the sign given S, (p₊ − p₋) / (p₊ + p₋), and leaves 1 − ½ ∫ (p₊ − p₋)² / (p₊ + p₋) dS of
 * squared error, which no model can be below; what sees the last step alone is left with that of n = 1.
 */
record EvidenceInContext(int steps) implements Task {
    /** Numbers that enter: two channels of evidence, two of context. */
    static final int READ = 4;
    private static final int CHANNELS = 2;
    /** How strong the evidence is. */
    private static final double[] STRENGTHS = {0.1, 0.25, 0.5};
    /** Of the sum, within this many deviations of its greatest means; the rest of the integral is below 1e-15. */
    private static final int DEVIATIONS = 9;
    private static final int GRID = 4_000;

    @Override
    public String id() {
        return "context:" + steps;
    }

    @Override
    public String title() {
        return Words.of("train.task.context.title", steps);
    }

    @Override
    public String description() {
        return Words.of("train.task.context.description");
    }

    @Override
    public int inputs() {
        return READ;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public Bound optimum() {
        return new Bound(errorAfter(steps), Words.of("train.task.context.optimum"));
    }

    @Override
    public Bound trivial() {
        return new Bound(errorAfter(1), Words.of("train.task.context.trivial"));
    }

    /** Least squared error that is possible after so many steps of evidence. */
    private static double errorAfter(int n) {
        double deviation = Math.sqrt(n);
        double end = n * STRENGTHS[STRENGTHS.length - 1] + DEVIATIONS * deviation;
        double width = 2 * end / GRID;
        double known = 0;
        for (int i = 0; i < GRID; i++) {
            double sum = -end + (i + 0.5) * width;
            double up = density(sum, n);
            double down = density(-sum, n);
            known += up + down > 0 ? (up - down) * (up - down) / (up + down) * width / 2 : 0;
        }
        return 1 - known;
    }

    /** p₊(S), which is p₋(−S). */
    private static double density(double sum, int n) {
        double density = 0;
        for (double strength : STRENGTHS) {
            double z = (sum - n * strength) / Math.sqrt(n);
            density += Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI * n) / STRENGTHS.length;
        }
        return density;
    }

    @Override
    public void write(SeededRandom random, Batch sequence) {
        int counts = random.nextInt(CHANNELS);
        double[] drift = new double[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            drift[i] = STRENGTHS[random.nextInt(STRENGTHS.length)] * (random.nextInt(2) == 0 ? 1 : -1);
        }
        float[] inputs = sequence.inputs();
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < CHANNELS; i++) {
                inputs[READ * t + i] = (float) (drift[i] + random.nextGaussian());
                inputs[READ * t + CHANNELS + i] = i == counts ? 1 : 0;
            }
        }
        sequence.targetNumbers()[steps - 1] = (float) Math.signum(drift[counts]);
    }
}
