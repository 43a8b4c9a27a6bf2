package rnnscope.train;

import java.util.Locale;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;

/**
 * Optimizer that turns a gradient into an update, element by element, with PyTorch's formulas (w parameter, g
 * gradient, η learning rate, t iteration from 1):
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
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;

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
            throw new IllegalArgumentException(Words.of("train.no-optimizer", name));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final Kernels kernels;
    private final Parameters first;
    private final Parameters second;

    public Optimizer(Kind kind, ParameterLayout layout, Kernels kernels) {
        this.kind = kind;
        this.kernels = kernels;
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
        float[] m = first.values();
        float[] v = second.values();
        float rate = (float) learningRate;
        switch (kind) {
            case SGD -> kernels.momentumStep(w, g, m, from, to, scale, MOMENTUM, rate);
            case RMSPROP -> kernels.rmsPropStep(w, g, v, from, to, scale, RMS_DECAY, rate, EPSILON);
            case ADAM -> kernels.adamStep(w, g, m, v, from, to, scale, BETA_1, BETA_2,
                    (float) (learningRate / (1 - Math.pow(BETA_1, iteration))),
                    (float) Math.sqrt(1 - Math.pow(BETA_2, iteration)), EPSILON);
        }
    }
}
