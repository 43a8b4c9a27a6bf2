package rnnscope.analysis.probe;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import rnnscope.language.Words;
import rnnscope.math.InnerProduct;

/**
 * Linear probe by ridge regression (Alain and Bengio, 2017; Hoerl and Kennard, 1970): how well a property y of the steps
 * of a text can be read off all units at once,
 *
 * <pre>
 *   w = (X̂ᵀX̂ + κ T I)⁻¹ X̂ᵀ(y − ȳ)          ŷ = ȳ + w · x̂          x̂ the unit less its mean, by its deviation
 * </pre>
 *
 * scored where it was not fitted: the text is cut into folds of neighbouring steps, each told by the others. What holds or
 * does not (y = 1 or 0) is scored by the area under the curve of ŷ, a number by the share of its variance that is told (R²).
 * A unit alone is told in the same way, so that all and one can be compared; and so is a control, the same values in an
 * order that has nothing to do with the text, which shows what so many units tell of anything (Hewitt and Liang, 2019).
 */
public final class RidgeProbe {
    /** Of neighbouring steps. */
    public static final int FOLDS = 5;
    private static final double RIDGE = 1e-3;
    /** What varies less says nothing. */
    private static final double CONSTANT = 1e-12;

    private final int n;
    private final int steps;
    private final double[][] x; // (n, T), standardised
    /** Standard deviation of each unit. */
    private final double[] scales;
    private final int[] ends = new int[FOLDS + 1];
    /** X̂ᵀX̂ of each fold. */
    private final DMatrixRMaj[] products = new DMatrixRMaj[FOLDS];

    /**
     * What a probe found.
     *
     * @param score     AUC, or R²
     * @param bestUnit  the unit that tells most alone
     * @param unitScore its score
     * @param control   score of all units on the shuffled values
     * @param direction (n), of length 1: the way in which a state goes so that ŷ grows most, as can be added to it
     */
    public record Result(double score, int bestUnit, double unitScore, double control, float[] direction) {}

    /** @param states (T, n): each unit at each step; not kept */
    public RidgeProbe(float[][] states) {
        steps = states.length;
        n = states[0].length;
        if (steps < 2 * FOLDS) {
            throw new IllegalArgumentException(Words.of("analysis.probe.steps", 2 * FOLDS, steps));
        }
        x = new double[n][steps];
        scales = new double[n];
        for (int j = 0; j < n; j++) {
            double mean = 0;
            for (int t = 0; t < steps; t++) {
                mean += states[t][j] / (double) steps;
            }
            double squares = 0;
            for (int t = 0; t < steps; t++) {
                x[j][t] = states[t][j] - mean;
                squares += x[j][t] * x[j][t];
            }
            scales[j] = Math.sqrt(squares / steps);
            for (int t = 0; t < steps; t++) {
                x[j][t] = scales[j] > CONSTANT ? x[j][t] / scales[j] : 0;
            }
        }
        for (int f = 0; f < FOLDS; f++) {
            ends[f + 1] = (int) ((long) steps * (f + 1) / FOLDS);
            products[f] = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = InnerProduct.of(x[i], x[j], ends[f], ends[f + 1]);
                    products[f].set(i, j, sum);
                    products[f].set(j, i, sum);
                }
            }
        }
    }

    /**
     * What the units know of a property.
     *
     * @param y        one for each step
     * @param isBinary whether it holds or does not, 1 or 0
     * @param seed     of the control's order
     * @throws IllegalArgumentException in words for the user when the property is the same at every step
     */
    public Result probe(float[] y, boolean isBinary, long seed) {
        boolean same = true;
        for (int t = 1; t < steps; t++) {
            same &= y[t] == y[0];
        }
        if (same) {
            throw new IllegalArgumentException(Words.of("analysis.probe.same"));
        }
        int best = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            double score = scales[j] > CONSTANT ? score(predictedByOne(j, y), y, isBinary) : Double.NEGATIVE_INFINITY;
            if (score > bestScore) {
                best = j;
                bestScore = score;
            }
        }
        float[] shuffled = y.clone();
        Random random = new Random(seed);
        for (int t = steps - 1; t > 0; t--) {
            int other = random.nextInt(t + 1);
            float kept = shuffled[t];
            shuffled[t] = shuffled[other];
            shuffled[other] = kept;
        }
        return new Result(score(predicted(y), y, isBinary), best, bestScore, score(predicted(shuffled), shuffled, isBinary),
                direction(y));
    }

    /** Told by all units, each fold by the others. */
    private double[] predicted(float[] y) {
        double[] predicted = new double[steps];
        for (int f = 0; f < FOLDS; f++) {
            double mean = mean(y, f);
            double[] w = weights(y, f, mean);
            for (int t = ends[f]; t < ends[f + 1]; t++) {
                double sum = mean;
                for (int j = 0; j < n; j++) {
                    sum += w[j] * x[j][t];
                }
                predicted[t] = sum;
            }
        }
        return predicted;
    }

    /** Told by one unit, each fold by the others. */
    private double[] predictedByOne(int j, float[] y) {
        double[] predicted = new double[steps];
        for (int f = 0; f < FOLDS; f++) {
            double mean = mean(y, f);
            double xy = 0;
            double xx = 0;
            for (int g = 0; g < FOLDS; g++) {
                for (int t = ends[g]; t < ends[g + 1] && g != f; t++) {
                    xy += x[j][t] * (y[t] - mean);
                    xx += x[j][t] * x[j][t];
                }
            }
            double w = xx > 0 ? xy / xx : 0;
            for (int t = ends[f]; t < ends[f + 1]; t++) {
                predicted[t] = mean + w * x[j][t];
            }
        }
        return predicted;
    }

    /** Mean outside a fold. */
    private double mean(float[] y, int fold) {
        double sum = 0;
        for (int t = 0; t < steps; t++) {
            sum += t >= ends[fold] && t < ends[fold + 1] ? 0 : y[t];
        }
        return sum / (steps - (ends[fold + 1] - ends[fold]));
    }

    /** Weights fitted outside a fold; to all steps where {@code fold} is −1. */
    private double[] weights(float[] y, int fold, double mean) {
        DMatrixRMaj a = new DMatrixRMaj(n, n);
        DMatrixRMaj b = new DMatrixRMaj(n, 1);
        double[] centred = new double[steps];
        for (int t = 0; t < steps; t++) {
            centred[t] = y[t] - mean;
        }
        int counted = 0;
        for (int g = 0; g < FOLDS; g++) {
            if (g != fold) {
                counted += ends[g + 1] - ends[g];
                for (int i = 0; i < a.data.length; i++) {
                    a.data[i] += products[g].data[i];
                }
                for (int j = 0; j < n; j++) {
                    b.data[j] += InnerProduct.of(x[j], centred, ends[g], ends[g + 1]);
                }
            }
        }
        for (int j = 0; j < n; j++) {
            a.add(j, j, RIDGE * counted);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
        if (!solver.setA(a)) {
            throw new ArithmeticException(Words.of("analysis.probe.state"));
        }
        DMatrixRMaj w = new DMatrixRMaj(n, 1);
        solver.solve(b, w);
        return w.data;
    }

    private float[] direction(float[] y) {
        double mean = 0;
        for (float value : y) {
            mean += value / (double) steps;
        }
        double[] w = weights(y, -1, mean);
        double squares = 0;
        for (int j = 0; j < n; j++) {
            w[j] = scales[j] > CONSTANT ? w[j] / scales[j] : 0;
            squares += w[j] * w[j];
        }
        float[] direction = new float[n];
        for (int j = 0; j < n && squares > 0; j++) {
            direction[j] = (float) (w[j] / Math.sqrt(squares));
        }
        return direction;
    }

    private static double score(double[] predicted, float[] y, boolean isBinary) {
        return isBinary ? auc(predicted, y) : r2(predicted, y);
    }

    /** Probability that ŷ is higher where y is 1 than where it is 0, equal counting one half. */
    static double auc(double[] predicted, float[] y) {
        Integer[] order = new Integer[y.length];
        Arrays.setAll(order, t -> t);
        Arrays.sort(order, (s, t) -> Double.compare(predicted[s], predicted[t]));
        double u = 0;
        double below = 0;
        double holds = 0;
        for (int first = 0, end; first < order.length; first = end) {
            double with = 0;
            double without = 0;
            for (end = first; end < order.length && predicted[order[end]] == predicted[order[first]]; end++) {
                with += y[order[end]];
                without += 1 - y[order[end]];
            }
            u += with * (below + without / 2);
            below += without;
            holds += with;
        }
        return u / (below * holds);
    }

    private static double r2(double[] predicted, float[] y) {
        double mean = 0;
        for (float value : y) {
            mean += value / (double) y.length;
        }
        double left = 0;
        double all = 0;
        for (int t = 0; t < y.length; t++) {
            left += (y[t] - predicted[t]) * (y[t] - predicted[t]);
            all += (y[t] - mean) * (y[t] - mean);
        }
        return 1 - left / all;
    }
}
