package rnnscope.train.task;

import java.util.Arrays;
import rnnscope.language.Words;
import rnnscope.math.SeededRandom;
import rnnscope.network.Batch;

/**
 * Sine wave generation (Sussillo and Barak, 2013). A frequency ω, uniform from {@value #LEAST} to {@value #MOST} radians a
 * step, enters as a number that stays the same; the sine wave of that frequency is to come out:
 *
 * <pre>
 *   φ₀ = 0,   φ_t = φ_{t−1} + ω_t          target sin φ_t
 * </pre>
 *
 * <p>The target follows from what entered, so the optimum is 0. Without memory the frequency is known and the step is not, so
 * that the mean of the wave is the best answer and its variance over the steps is left, on average over all frequencies:
 *
 * <pre>
 *   1/T Σ_t sin² ωt − (1/T Σ_t sin ωt)²
 * </pre>
 */
record SineWave(int steps) implements Task {
    private static final double LEAST = 0.1;
    private static final double MOST = 0.6;
    /** Frequencies over which the mean is taken, by the midpoint rule. */
    private static final int FREQUENCIES = 1_000;

    @Override
    public String id() {
        return "sine:" + steps;
    }

    @Override
    public String title() {
        return Words.of("train.task.sine.title", steps);
    }

    @Override
    public String description() {
        return Words.of("train.task.sine.description");
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public Bound optimum() {
        return new Bound(0, Words.of("train.task.sine.optimum"));
    }

    @Override
    public Bound trivial() {
        double sum = 0;
        for (int i = 0; i < FREQUENCIES; i++) {
            sum += variance(LEAST + (MOST - LEAST) * (i + 0.5) / FREQUENCIES);
        }
        return new Bound(sum / FREQUENCIES, Words.of("train.task.sine.trivial"));
    }

    private double variance(double frequency) {
        double mean = 0;
        double square = 0;
        for (int t = 0; t < steps; t++) {
            double value = Math.sin(frequency * t);
            mean += value / steps;
            square += value * value / steps;
        }
        return square - mean * mean;
    }

    @Override
    public void write(SeededRandom random, Batch sequence) {
        float frequency = (float) (LEAST + (MOST - LEAST) * random.nextDouble());
        Arrays.fill(sequence.inputs(), frequency);
        solve(sequence);
    }

    @Override
    public boolean solve(Batch sequence) {
        double phase = 0;
        for (int t = 0; t < sequence.inputs().length; t++) {
            phase += t == 0 ? 0 : sequence.inputs()[t];
            sequence.targetNumbers()[t] = (float) Math.sin(phase);
        }
        return true;
    }
}
