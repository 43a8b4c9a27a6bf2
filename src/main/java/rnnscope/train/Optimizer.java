package rnnscope.train;

import java.util.Locale;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;

/**
 * Turns a gradient into an update, element by element, with PyTorch's formulas (w parameter, g gradient, η learning
 * rate, t iteration from 1):
 *
 * <pre>
 *   SGD      m ← 0.9 m + g                       w ← w − η m
 *   RMSProp  v ← 0.95 v + 0.05 g²                w ← w − η g / (√v + 1e-8)
 *   Adam     m ← 0.9 m + 0.1 g                   w ← w − η / (1 − 0.9^t) · m / (√v / √(1 − 0.999^t) + 1e-8)
 *            v ← 0.999 v + 0.001 g²
 * </pre>
 *
 * SGD with momentum (Polyak, 1964), RMSProp (Tieleman and Hinton, 2012), Adam (Kingma and Ba, 2015).
 */
public final class Optimizer {
    private static final float EPSILON = 1e-8f;
    private static final float MOMENTUM = 0.9f;
    private static final float RMS_DECAY = 0.95f;
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;

    /** Which formula. */
    public enum Kind {
        SGD, RMSPROP, ADAM;

        /** @throws IllegalArgumentException in words for the user */
        public static Kind of(String name) {
            for (Kind kind : values()) {
                if (kind.name().equalsIgnoreCase(name)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("there is no optimizer \"" + name + "\"; there are sgd, rmsprop, adam");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final Parameters first;
    private final Parameters second;

    public Optimizer(Kind kind, ParameterLayout layout) {
        this.kind = kind;
        this.first = new Parameters(layout);
        this.second = new Parameters(layout);
    }

    /** m, running mean of the gradient (SGD, Adam). */
    public Parameters firstMoment() {
        return first;
    }

    /** v, running mean of its square (RMSProp, Adam). */
    public Parameters secondMoment() {
        return second;
    }

    /**
     * Updates elements {@code from} … {@code to − 1}.
     *
     * @param scale     what every gradient is multiplied by first: less than 1 where it is clipped
     * @param iteration counted from 1
     */
    void update(Parameters parameters, Parameters gradient, float scale, double learningRate, long iteration, int from,
            int to) {
        float[] w = parameters.values();
        float[] g = gradient.values();
        switch (kind) {
            case SGD -> sgd(w, g, first.values(), scale, (float) learningRate, from, to);
            case RMSPROP -> rmsProp(w, g, second.values(), scale, (float) learningRate, from, to);
            case ADAM -> {
                float rate = (float) (learningRate / (1 - Math.pow(BETA_1, iteration)));
                float root = (float) Math.sqrt(1 - Math.pow(BETA_2, iteration));
                adam(w, g, first.values(), second.values(), scale, rate, root, from, to);
            }
        }
    }

    private static void sgd(float[] w, float[] g, float[] m, float scale, float rate, int from, int to) {
        for (int i = from; i < to; i++) {
            m[i] = Math.fma(MOMENTUM, m[i], scale * g[i]);
            w[i] = Math.fma(-rate, m[i], w[i]);
        }
    }

    private static void rmsProp(float[] w, float[] g, float[] v, float scale, float rate, int from, int to) {
        for (int i = from; i < to; i++) {
            float d = scale * g[i];
            v[i] = Math.fma(RMS_DECAY, v[i], (1 - RMS_DECAY) * d * d);
            w[i] = w[i] - rate * d / ((float) Math.sqrt(v[i]) + EPSILON);
        }
    }

    private static void adam(float[] w, float[] g, float[] m, float[] v, float scale, float rate, float root, int from,
            int to) {
        float beta1 = (float) BETA_1;
        float beta2 = (float) BETA_2;
        float rest1 = (float) (1 - BETA_1);
        float rest2 = (float) (1 - BETA_2);
        for (int i = from; i < to; i++) {
            float d = scale * g[i];
            m[i] = Math.fma(beta1, m[i], rest1 * d);
            v[i] = Math.fma(beta2, v[i], rest2 * d * d);
            w[i] = w[i] - rate * m[i] / ((float) Math.sqrt(v[i]) / root + EPSILON);
        }
    }
}
