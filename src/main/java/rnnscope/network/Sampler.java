package rnnscope.network;

import java.util.function.IntToDoubleFunction;
import rnnscope.language.Words;
import rnnscope.math.SeededRandom;

/**
 * Draws the next symbol from a prediction: p_k ∝ exp(logit_k / temperature) over the {@code topK} best symbols.
 * Temperature 0 takes the best. One seed decides all draws.
 */
public final class Sampler {
    /** Above it, all symbols are all but equally likely. */
    public static final double MOST_TEMPERATURE = 100;

    private final double temperature;
    private final int topK;
    private final SeededRandom random;
    private double[] weights = new double[0];

    /**
     * @param temperature 0 or more
     * @param topK        how many of the best symbols may be drawn; 0 for all
     */
    public Sampler(double temperature, int topK, long seed) {
        if (!(temperature >= 0) || temperature > MOST_TEMPERATURE) {
            throw new IllegalArgumentException(Words.of("network.temperature", temperature));
        }
        if (topK < 0) {
            throw new IllegalArgumentException(Words.of("network.top-k", topK));
        }
        this.temperature = temperature;
        this.topK = topK;
        this.random = new SeededRandom(seed);
    }

    /** The next symbol after the stepper's last step. */
    public int next(Stepper stepper) {
        return next(stepper.symbols(), stepper::logit);
    }

    /** The same of a model without a state. */
    public int next(WindowStepper stepper) {
        return next(stepper.symbols(), stepper::logit);
    }

    /**
     * The next of {@code symbols} symbols.
     *
     * @param logit score of a symbol before the softmax
     */
    public int next(int symbols, IntToDoubleFunction logit) {
        int best = 0;
        for (int k = 1; k < symbols; k++) {
            best = logit.applyAsDouble(k) > logit.applyAsDouble(best) ? k : best;
        }
        double draw = random.nextDouble();
        if (temperature == 0) {
            return best;
        }
        if (weights.length != symbols) {
            weights = new double[symbols];
        }
        double sum = 0;
        for (int k = 0; k < symbols; k++) {
            weights[k] = isAmongBest(symbols, logit, k)
                    ? StrictMath.exp((logit.applyAsDouble(k) - logit.applyAsDouble(best)) / temperature) : 0;
            sum += weights[k];
        }
        double rest = draw * sum;
        for (int k = 0; k < symbols; k++) {
            rest -= weights[k];
            if (rest < 0) {
                return k;
            }
        }
        return best;
    }

    /** Symbols with a higher score, or the same and a smaller number, come first. */
    private boolean isAmongBest(int symbols, IntToDoubleFunction logit, int symbol) {
        if (topK == 0 || topK >= symbols) {
            return true;
        }
        int better = 0;
        double score = logit.applyAsDouble(symbol);
        for (int k = 0; k < symbols && better < topK; k++) {
            double other = logit.applyAsDouble(k);
            better += other > score || (other == score && k < symbol) ? 1 : 0;
        }
        return better < topK;
    }
}
