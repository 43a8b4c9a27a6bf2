package rnnscope.figure.lecture;

import java.util.List;

/**
 * One step of a recurrent network with one layer, with all the numbers it takes:
 *
 * <pre>
 *   a_t = W_xh x_t + b_xh + W_hh h_{t−1} + b_hh     h_t = φ(a_t)     y_t = W_hy h_t + b_y     p_t = softmax(y_t)
 * </pre>
 *
 * The arrays are not to be changed.
 *
 * @param step          counted from 0
 * @param symbols       of the vocabulary, as they are shown
 * @param input         which of them is read; −1 where the vocabulary lacks it
 * @param target        which of them comes next; −1 where that is not known
 * @param phi           name of φ: "tanh"
 * @param before        h_{t−1}
 * @param sum           a_t
 * @param hidden        h_t
 * @param scores        y_t
 * @param probabilities p_t
 * @param loss          −ln p of the target, in nats; NaN where it is not known
 */
public record WorkedStep(int step, List<String> symbols, int input, int target, String phi, Weights weights, float[] before,
        float[] sum, float[] hidden, float[] scores, float[] probabilities, double loss) {
    private static final double ROUNDING = 1e-4;

    /** All that is learned. */
    public record Weights(NumberTable xh, NumberTable xBias, NumberTable hh, NumberTable hBias, NumberTable hy,
            NumberTable yBias) {
        boolean areLearning() {
            return hh.isLearning();
        }
    }

    public WorkedStep {
        symbols = List.copyOf(symbols);
    }

    public int units() {
        return hidden.length;
    }

    /** The one-hot vector. */
    float[] oneHot() {
        float[] x = new float[symbols.size()];
        if (input >= 0) {
            x[input] = 1;
        }
        return x;
    }

    /** W_xh x_t: the column of what is read. */
    float[] fromInput() {
        return weights.xh.times(oneHot(), symbols.size());
    }

    /** The first columns of W_hh h_{t−1}. */
    float[] fromState(int columns) {
        return weights.hh.times(before, columns);
    }

    /** The first columns of W_hy h_t. */
    float[] fromHidden(int columns) {
        return weights.hy.times(hidden, columns);
    }

    /** Whether a unit's number is not what its equation gives: something else has been put there. */
    boolean isHeld(int unit) {
        double a = fromInput()[unit] + weights.xBias.values()[unit] + fromState(units())[unit] + weights.hBias.values()[unit];
        double h = phi.equals("tanh") ? Math.tanh(sum[unit]) : Math.max(0, sum[unit]);
        return Math.abs(a - sum[unit]) > ROUNDING * Math.max(1, Math.abs(a)) || Math.abs(h - hidden[unit]) > ROUNDING * Math.max(1, h);
    }

    /** The symbol whose score is worked in numbers: what came, else the best. */
    int followed() {
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        return target >= 0 ? target : best;
    }
}
