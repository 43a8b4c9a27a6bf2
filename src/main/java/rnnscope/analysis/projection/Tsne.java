package rnnscope.analysis.projection;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import rnnscope.math.Workers;
import rnnscope.network.Progress;

/**
 * t-distributed stochastic neighbour embedding (van der Maaten and Hinton, 2008): points y_i in the plane whose
 * neighbourhoods are like those of the states x_i, p_ij as in {@link Neighbourhoods}.
 *
 * <pre>
 *   q_ij ∝ (1 + ‖y_i − y_j‖²)⁻¹          KL(P‖Q) = Σ p_ij ln (p_ij / q_ij)
 *   ∂KL(P‖Q)/∂y_i = 4 Σ_j (p_ij − q_ij)(y_i − y_j)(1 + ‖y_i − y_j‖²)⁻¹
 * </pre>
 *
 * Exact, over all pairs; gradient descent with momentum, gains and early exaggeration as in the paper, from the first
 * two principal components, so that nothing is left to chance: the same picture whatever the number of threads.
 * Distances of far points mean little in it. Of one thread.
 */
public final class Tsne {
    /** Neighbours that count for a point. */
    public static final double PERPLEXITY = 30;
    /** Steps of descent until the picture is done. */
    public static final int STEPS = 500;

    private static final int EXAGGERATED = 125;
    private static final double EXAGGERATION = 12;
    private static final double EARLY_MOMENTUM = 0.5;
    private static final double LATE_MOMENTUM = 0.8;
    private static final double LEAST_GAIN = 0.01;
    /** Standard deviation of the first coordinate at the start. */
    private static final double SPREAD = 1e-4;
    /** Parts that pairs are dealt out in, whatever the number of threads, so that sums are the same. */
    private static final int PARTS = 8;

    private final int m;
    private final Neighbourhoods p;
    private final Workers workers;
    private final Part[] parts = new Part[PARTS];
    private final Axis across;
    private final Axis up;
    private int done;

    /**
     * @param states  (m, n); not modified
     * @param start   by which the points are laid out at first, of the same states
     * @param workers who share the pairs; not closed
     */
    public Tsne(float[][] states, PrincipalComponents start, double perplexity, Workers workers) {
        m = states.length;
        p = Neighbourhoods.of(states, perplexity, workers);
        this.workers = workers;
        across = new Axis(m);
        up = new Axis(m);
        Arrays.setAll(parts, part -> new Part(m));
        begin(states, start);
    }

    /**
     * Lays states out.
     *
     * @param progress counts steps of descent
     * @return (2, m)
     * @throws CancellationException when {@code progress} says no
     */
    public static double[][] layOut(float[][] states, PrincipalComponents start, double perplexity, Progress progress) {
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            Tsne tsne = new Tsne(states, start, perplexity, workers);
            do {
                if (!progress.report(tsne.done, STEPS)) {
                    throw new CancellationException();
                }
            } while (tsne.step());
            progress.report(STEPS, STEPS);
            return tsne.places();
        }
    }

    private void begin(float[][] states, PrincipalComponents start) {
        double squares = 0;
        for (int i = 0; i < m; i++) {
            across.y[i] = start.project(0, states[i]);
            up.y[i] = start.project(1, states[i]);
            squares += across.y[i] * across.y[i];
        }
        double scale = squares == 0 ? 0 : SPREAD / Math.sqrt(squares / m);
        for (int i = 0; i < m; i++) {
            // States that are the same to the bit would never part.
            across.y[i] = across.y[i] * scale + 1e-3 * SPREAD * Math.sin(i);
            up.y[i] = up.y[i] * scale + 1e-3 * SPREAD * Math.cos(i);
        }
    }

    /** One step of descent; whether another follows. */
    public boolean step() {
        if (done < STEPS) {
            gradient(done < EXAGGERATED ? EXAGGERATION : 1);
            double rate = Math.max(50, m / EXAGGERATION / 4);
            double momentum = done < EXAGGERATED ? EARLY_MOMENTUM : LATE_MOMENTUM;
            across.move(rate, momentum);
            up.move(rate, momentum);
            done++;
        }
        return done < STEPS;
    }

    /** Steps of descent until now. */
    public int done() {
        return done;
    }

    /** Where the points are, (2, m), copied. */
    public double[][] places() {
        return new double[][] {across.y.clone(), up.y.clone()};
    }

    /** Puts the points elsewhere. */
    void place(double[][] places) {
        System.arraycopy(places[0], 0, across.y, 0, m);
        System.arraycopy(places[1], 0, up.y, 0, m);
    }

    /** ∂KL/∂y, (2, m), copied. */
    double[][] gradient() {
        gradient(1);
        return new double[][] {across.dY.clone(), up.dY.clone()};
    }

    Neighbourhoods neighbourhoods() {
        return p;
    }

    /** KL(P‖Q), nats, of the points where they are. */
    public double divergence() {
        double[] sums = new double[2 * PARTS];
        forEachPart((part, k) -> {
            for (int i = k; i < m; i += PARTS) {
                for (int j = 0; j < i; j++) {
                    double kernel = kernel(i, j);
                    double pij = p.p(i, j);
                    sums[k] += kernel;
                    sums[PARTS + k] += pij == 0 ? 0 : pij * Math.log(pij / kernel);
                }
            }
        });
        double total = Double.MIN_NORMAL;
        double sum = 0;
        for (int k = 0; k < PARTS; k++) {
            total += 2 * sums[k];
            sum += 2 * sums[PARTS + k];
        }
        return m < 2 ? 0 : sum + Math.log(total);
    }

    private double kernel(int i, int j) {
        double a = across.y[i] - across.y[j];
        double b = up.y[i] - up.y[j];
        return 1 / (1 + a * a + b * b);
    }

    @FunctionalInterface
    private interface OfPart {
        void run(Part part, int number);
    }

    private void forEachPart(OfPart work) {
        workers.run((worker, team) -> {
            for (int k = worker; k < PARTS; k += team) {
                work.run(parts[k], k);
            }
        });
    }

    /** The gradient with p_ij times {@code exaggeration}; one pass over all pairs for both of its sums. */
    private void gradient(double exaggeration) {
        forEachPart((part, k) -> {
            part.clear();
            for (int i = k; i < m; i += PARTS) {
                part.add(this, i);
            }
        });
        double total = Double.MIN_NORMAL;
        for (Part part : parts) {
            total += part.total;
        }
        for (int i = 0; i < m; i++) {
            double pullX = 0;
            double pullY = 0;
            double pushX = 0;
            double pushY = 0;
            for (Part part : parts) {
                pullX += part.pullX[i];
                pullY += part.pullY[i];
                pushX += part.pushX[i];
                pushY += part.pushY[i];
            }
            across.dY[i] = 4 * (exaggeration * pullX - pushX / total);
            up.dY[i] = 4 * (exaggeration * pullY - pushY / total);
        }
    }

    /** Sums over some of the pairs. */
    private static final class Part {
        private final double[] pullX;
        private final double[] pullY;
        private final double[] pushX;
        private final double[] pushY;
        private double total;

        Part(int m) {
            pullX = new double[m];
            pullY = new double[m];
            pushX = new double[m];
            pushY = new double[m];
        }

        void clear() {
            total = 0;
            for (double[] sums : new double[][] {pullX, pullY, pushX, pushY}) {
                Arrays.fill(sums, 0);
            }
        }

        /** Pairs of a point with those before it. */
        void add(Tsne of, int i) {
            double[] x = of.across.y;
            double[] y = of.up.y;
            double ofPullX = 0;
            double ofPullY = 0;
            double ofPushX = 0;
            double ofPushY = 0;
            double sum = 0;
            for (int j = 0; j < i; j++) {
                double a = x[i] - x[j];
                double b = y[i] - y[j];
                double kernel = 1 / (1 + a * a + b * b);
                double pull = of.p.p(i, j) * kernel;
                double push = kernel * kernel;
                sum += kernel;
                ofPullX += pull * a;
                ofPullY += pull * b;
                ofPushX += push * a;
                ofPushY += push * b;
                pullX[j] -= pull * a;
                pullY[j] -= pull * b;
                pushX[j] -= push * a;
                pushY[j] -= push * b;
            }
            pullX[i] += ofPullX;
            pullY[i] += ofPullY;
            pushX[i] += ofPushX;
            pushY[i] += ofPushY;
            total += 2 * sum;
        }
    }

    /** One coordinate of all points. */
    private static final class Axis {
        private final double[] y;
        private final double[] dY;
        private final double[] move;
        private final double[] gain;

        Axis(int m) {
            y = new double[m];
            dY = new double[m];
            move = new double[m];
            gain = new double[m];
            Arrays.fill(gain, 1);
        }

        /** A gain grows while its slope keeps its sign. */
        void move(double rate, double momentum) {
            double mean = 0;
            for (int i = 0; i < y.length; i++) {
                gain[i] = dY[i] > 0 == move[i] > 0 ? Math.max(LEAST_GAIN, 0.8 * gain[i]) : gain[i] + 0.2;
                move[i] = momentum * move[i] - rate * gain[i] * dY[i];
                y[i] += move[i];
                mean += y[i] / y.length;
            }
            for (int i = 0; i < y.length; i++) {
                y[i] -= mean;
            }
        }
    }
}
