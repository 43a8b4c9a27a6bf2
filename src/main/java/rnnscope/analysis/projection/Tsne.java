package rnnscope.analysis.projection;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import rnnscope.network.Progress;

/**
 * t-distributed stochastic neighbour embedding (van der Maaten and Hinton, 2008): points y_i in the plane whose
 * neighbourhoods are like those of the states x_i.
 *
 * <pre>
 *   p_{j|i} ∝ exp(−‖x_i − x_j‖² / 2σ_i²), σ_i such that the entropy of p_{·|i} is ln perplexity
 *   p_ij = (p_{j|i} + p_{i|j}) / 2m          q_ij ∝ (1 + ‖y_i − y_j‖²)⁻¹
 *   ∂KL(P‖Q)/∂y_i = 4 Σ_j (p_ij − q_ij)(y_i − y_j)(1 + ‖y_i − y_j‖²)⁻¹
 * </pre>
 *
 * Exact, over all pairs; gradient descent with momentum, gains and early exaggeration as in the paper, from the first
 * two principal components, so that nothing is left to chance. Distances of far points mean little in such a picture.
 */
public final class Tsne {
    /** Neighbours that count for a point. */
    public static final double PERPLEXITY = 30;

    private static final int STEPS = 500;
    private static final int EXAGGERATED = 125;
    private static final double EXAGGERATION = 12;
    private static final double EARLY_MOMENTUM = 0.5;
    private static final double LATE_MOMENTUM = 0.8;
    private static final double LEAST_GAIN = 0.01;
    /** Standard deviation of the first coordinate at the start. */
    private static final double SPREAD = 1e-4;
    private static final int BISECTIONS = 60;

    private final int m;
    /** p_ij, (m, m). */
    private final float[] p;
    private final double[] x; // (m)
    private final double[] y; // (m)
    private final double[] dx; // (m), ∂KL/∂x
    private final double[] dy; // (m), ∂KL/∂y

    private Tsne(float[][] states, double perplexity) {
        m = states.length;
        p = similarities(squaredDistances(states), m, Math.min(perplexity, Math.max(1, (m - 1) / 3.0)));
        x = new double[m];
        y = new double[m];
        dx = new double[m];
        dy = new double[m];
    }

    /**
     * Lays states out.
     *
     * @param states   (m, n); not modified
     * @param start    by which the points are laid out at first, of the same states
     * @param progress counts steps of descent
     * @return (2, m)
     * @throws CancellationException when {@code progress} says no
     */
    public static double[][] layOut(float[][] states, PrincipalComponents start, double perplexity, Progress progress) {
        Tsne tsne = new Tsne(states, perplexity);
        tsne.begin(states, start);
        tsne.descend(progress);
        return new double[][] {tsne.x, tsne.y};
    }

    private void begin(float[][] states, PrincipalComponents start) {
        double squares = 0;
        for (int i = 0; i < m; i++) {
            x[i] = start.project(0, states[i]);
            y[i] = start.project(1, states[i]);
            squares += x[i] * x[i];
        }
        double scale = squares == 0 ? 0 : SPREAD / Math.sqrt(squares / m);
        for (int i = 0; i < m; i++) {
            // States that are the same to the bit would never part.
            x[i] = x[i] * scale + 1e-3 * SPREAD * Math.sin(i);
            y[i] = y[i] * scale + 1e-3 * SPREAD * Math.cos(i);
        }
    }

    private void descend(Progress progress) {
        double rate = Math.max(50, m / EXAGGERATION / 4);
        double[] gainX = new double[m];
        double[] gainY = new double[m];
        Arrays.fill(gainX, 1);
        Arrays.fill(gainY, 1);
        double[] moveX = new double[m];
        double[] moveY = new double[m];
        for (int step = 0; step < STEPS; step++) {
            if (!progress.report(step, STEPS)) {
                throw new CancellationException();
            }
            gradient(step < EXAGGERATED ? EXAGGERATION : 1);
            double momentum = step < EXAGGERATED ? EARLY_MOMENTUM : LATE_MOMENTUM;
            move(x, dx, moveX, gainX, rate, momentum);
            move(y, dy, moveY, gainY, rate, momentum);
        }
        progress.report(STEPS, STEPS);
    }

    /** A gain grows while its slope keeps its sign. */
    private static void move(double[] y, double[] dy, double[] move, double[] gain, double rate, double momentum) {
        double mean = 0;
        for (int i = 0; i < y.length; i++) {
            gain[i] = dy[i] > 0 == move[i] > 0 ? Math.max(LEAST_GAIN, 0.8 * gain[i]) : gain[i] + 0.2;
            move[i] = momentum * move[i] - rate * gain[i] * dy[i];
            y[i] += move[i];
            mean += y[i] / y.length;
        }
        for (int i = 0; i < y.length; i++) {
            y[i] -= mean;
        }
    }

    /** dx, dy ← the gradient with p_ij times {@code exaggeration}; one pass over all pairs for both of its sums. */
    private void gradient(double exaggeration) {
        double total = Double.MIN_NORMAL;
        Arrays.fill(dx, 0);
        Arrays.fill(dy, 0);
        double[] pushX = new double[m];
        double[] pushY = new double[m];
        for (int i = 0; i < m; i++) {
            double xi = x[i];
            double yi = y[i];
            double pullX = 0;
            double pullY = 0;
            double outX = 0;
            double outY = 0;
            double sum = 0;
            int row = i * m;
            for (int j = 0; j < i; j++) {
                double a = xi - x[j];
                double b = yi - y[j];
                double kernel = 1 / (1 + a * a + b * b);
                double pull = p[row + j] * kernel;
                double push = kernel * kernel;
                sum += kernel;
                pullX += pull * a;
                pullY += pull * b;
                outX += push * a;
                outY += push * b;
                dx[j] -= pull * a;
                dy[j] -= pull * b;
                pushX[j] -= push * a;
                pushY[j] -= push * b;
            }
            dx[i] += pullX;
            dy[i] += pullY;
            pushX[i] += outX;
            pushY[i] += outY;
            total += 2 * sum;
        }
        for (int i = 0; i < m; i++) {
            dx[i] = 4 * (exaggeration * dx[i] - pushX[i] / total);
            dy[i] = 4 * (exaggeration * dy[i] - pushY[i] / total);
        }
    }

    private static float[] squaredDistances(float[][] states) {
        int m = states.length;
        float[] d = new float[m * m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < i; j++) {
                float sum = 0;
                for (int u = 0; u < states[i].length; u++) {
                    float difference = states[i][u] - states[j][u];
                    sum += difference * difference;
                }
                d[i * m + j] = d[j * m + i] = sum;
            }
        }
        return d;
    }

    /** p_ij, from squared distances that are overwritten. */
    private static float[] similarities(float[] d, int m, double perplexity) {
        double[] row = new double[m];
        for (int i = 0; i < m; i++) {
            conditional(d, i, m, Math.log(perplexity), row);
            for (int j = 0; j < m; j++) {
                d[i * m + j] = (float) row[j];
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < i; j++) {
                float both = (d[i * m + j] + d[j * m + i]) / (2 * m);
                d[i * m + j] = d[j * m + i] = both;
            }
        }
        return d;
    }

    /** p_{j|i} for all j, the precision 1 / 2σ_i² found by bisection. */
    private static void conditional(float[] d, int i, int m, double entropy, double[] row) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < m; j++) {
            nearest = j == i ? nearest : Math.min(nearest, d[i * m + j]);
        }
        double precision = 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int k = 0; k < BISECTIONS; k++) {
            double sum = 0;
            double weighted = 0;
            for (int j = 0; j < m; j++) {
                double further = d[i * m + j] - nearest;
                row[j] = j == i ? 0 : Math.exp(-precision * further);
                sum += row[j];
                weighted += row[j] * further;
            }
            double found = m == 1 ? 0 : Math.log(sum) + precision * weighted / sum;
            for (int j = 0; j < m; j++) {
                row[j] /= Math.max(sum, Double.MIN_NORMAL);
            }
            if (Math.abs(found - entropy) < 1e-5) {
                return;
            }
            if (found > entropy) {
                low = precision;
                precision = high == Double.POSITIVE_INFINITY ? 2 * precision : (low + high) / 2;
            } else {
                high = precision;
                precision = (low + high) / 2;
            }
        }
    }
}
