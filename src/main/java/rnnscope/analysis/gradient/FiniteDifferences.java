package rnnscope.analysis.gradient;

import rnnscope.analysis.gradient.GradientCheck.Direction;
import rnnscope.cell.Hook;
import rnnscope.cell.Memory;
import rnnscope.math.Panels;
import rnnscope.math.SeededRandom;

/**
 * Central differences of a window's loss with respect to one state, in float runs. A step ε too large bends the
 * quotient (ε² times a third derivative), one too small drowns in the rounding of the losses (noise / ε); all powers of
 * two between are tried, and one is taken whose estimate of both is about the least.
 */
final class FiniteDifferences {
    private static final int LARGEST = 0;
    private static final int SMALLEST = -10;
    /** Steps this small show the noise alone. */
    private static final int[] NOISY = {-14, -15, -16, -17};
    /** The rounding of one loss, at least. */
    private static final double ROUNDING = 0x1p-22;

    private final GradientWindow window;
    private final int layer;
    private final int step;
    private final String state;
    private final LossChoice loss;
    private final int backTo;
    private final int firstLoss;
    private final int end;
    private final Panels place;
    private final float[] kept; // (H)
    private final double scale;
    private double[] direction; // (H)
    /** The push that was made of the last pair of runs, per 2ε: ε d after rounding. */
    private double[] pushed; // (H)

    FiniteDifferences(GradientWindow window, int layer, int step, String state, LossChoice loss,
            Truncation truncation) {
        this.window = window;
        this.layer = layer;
        this.step = step;
        this.state = state;
        this.loss = loss;
        this.backTo = truncation.first(step);
        int windowEnd = truncation.end(step, window.steps());
        boolean last = loss == LossChoice.LAST_STEP;
        boolean inWindow = window.lastLoss() >= step && window.lastLoss() < windowEnd;
        this.end = !last ? windowEnd : inWindow ? window.lastLoss() + 1 : step + 1;
        this.firstLoss = !last ? step : inWindow ? window.lastLoss() : end;
        this.place = window.value(layer, state);
        this.kept = row(place);
        double largest = 1;
        for (float x : kept) {
            largest = Math.max(largest, Math.abs(x));
        }
        this.scale = largest;
    }

    GradientCheck check(Direction chosen, long seed) {
        window.backward(backTo, firstLoss, end);
        float[] gradient = row(window.gradient(layer, state));
        direction = direction(chosen, gradient, seed);

        double[] slopes = new double[LARGEST - SMALLEST + 1];
        double[][] pushes = new double[slopes.length][];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = slope(epsilon(LARGEST - i));
            pushes[i] = pushed;
        }
        double noise = noise(slopes[slopes.length / 2]);
        double[] errors = new double[slopes.length];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i + 1 < slopes.length; i++) {
            double change = Math.max(Math.abs(slopes[i] - slopes[i - 1]), Math.abs(slopes[i] - slopes[i + 1]));
            errors[i] = Math.max(change, noise / epsilon(LARGEST - i));
            least = Math.min(least, errors[i]);
        }
        // Of estimates about as good the smallest step: a long one may agree with its neighbours by chance.
        int best = slopes.length - 2;
        while (best > 1 && errors[best] > 3 * least) {
            best--;
        }
        double analytical = 0;
        for (int j = 0; j < gradient.length; j++) {
            analytical += gradient[j] * pushes[best][j];
        }
        push(0);
        return new GradientCheck(layer, step, state, chosen, loss, analytical, slopes[best], epsilon(LARGEST - best),
                2 * errors[best]);
    }

    private double[] direction(Direction chosen, float[] gradient, long seed) {
        double[] d = new double[gradient.length];
        for (int j = 0; j < d.length && chosen == Direction.GRADIENT; j++) {
            d[j] = gradient[j];
        }
        if (norm(d) == 0) {
            SeededRandom random = new SeededRandom(seed);
            for (int j = 0; j < d.length; j++) {
                double draw = random.nextGaussian();
                d[j] = window.isClamped(layer, state, j, step) ? 0 : draw;
            }
        }
        double norm = Math.max(norm(d), Double.MIN_NORMAL);
        for (int j = 0; j < d.length; j++) {
            d[j] /= norm;
        }
        return d;
    }

    private double epsilon(int power) {
        return Math.scalb(scale, power);
    }

    /** The rounding of half a difference of two losses: three deviations of what the smallest steps show. */
    private double noise(double slope) {
        int losses = 0;
        for (int s = firstLoss; s < end; s++) {
            losses += window.hasLoss(s) ? 1 : 0;
        }
        double squares = 0;
        for (int power : NOISY) {
            double off = epsilon(power) * (slope(epsilon(power)) - slope);
            squares += off * off;
        }
        return Math.max(3 * Math.sqrt(squares / NOISY.length), ROUNDING * Math.sqrt(losses));
    }

    private double slope(double epsilon) {
        float[] above = push(epsilon);
        double lossAbove = window.loss(firstLoss, end);
        float[] below = push(-epsilon);
        double lossBelow = window.loss(firstLoss, end);
        pushed = new double[above.length];
        for (int j = 0; j < pushed.length; j++) {
            pushed[j] = ((double) above[j] - below[j]) / (2 * epsilon);
        }
        return (lossAbove - lossBelow) / (2 * epsilon);
    }

    /** Sets the state to what it was plus {@code epsilon} d and runs the rest; returns what it became in float. */
    private float[] push(double epsilon) {
        float[] v = window.tape();
        float[] state = new float[kept.length];
        for (int j = 0; j < state.length; j++) {
            state[j] = epsilon == 0 ? kept[j] : (float) (kept[j] + epsilon * direction[j]);
            v[window.at(place, step, j)] = state[j];
        }
        if (!this.state.equals("hidden")) {
            finishCell();
        }
        window.network().forwardFrom(layer, step);
        return state;
    }

    /** h = o ⊙ tanh c, which follows from c at the same step; by the engine's own tanh. */
    private void finishCell() {
        int row = window.network().layout().row(step);
        Memory memory = window.cell().memory().get();
        Panels shown = window.value(layer, memory.shown());
        Hook hook = window.network().hook(layer);
        if (!shown.equals(place)) {
            window.kernels().tanh(window.tape(), shown, place, row, 1);
            hook.computed(memory.shown(), window.tape(), shown, row, 1);
        }
        Panels hidden = window.value(layer, "hidden");
        window.kernels().multiply(window.tape(), hidden, window.value(layer, memory.output()), shown, row, 1);
        hook.computed("hidden", window.tape(), hidden, row, 1);
    }

    private float[] row(Panels panels) {
        float[] row = new float[panels.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = window.tape()[window.at(panels, step, j)];
        }
        return row;
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
