package rnnscope.analysis.gradient;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import rnnscope.network.ItemisedBackpropagation;
import rnnscope.network.Progress;

/**
 * Gradient norms by pairs of steps, what each step's loss sends back to each earlier step: ‖∂L_s/∂h_t‖ for all s ≥ t,
 * L_s = −ln p(target of s) in nats, by layer. Components below {@link GradientFlow#FLUSHED} count as 0, a norm beyond
 * float as infinite. Immutable.
 */
public final class ItemisedGradients {
    private final int steps;
    private final Truncation truncation;
    /** [layer][s (s + 1) / 2 + t] */
    private final float[][] norms;

    private ItemisedGradients(int layers, int steps, Truncation truncation) {
        this.steps = steps;
        this.truncation = truncation;
        this.norms = new float[layers][Math.multiplyExact(steps, steps + 1) / 2];
        for (float[] layer : norms) {
            Arrays.fill(layer, Float.NaN);
        }
    }

    /** @param window run */
    public static ItemisedGradients of(GradientWindow window, Truncation truncation) {
        return of(window, truncation, Progress.IGNORED);
    }

    /**
     * @param window   run
     * @param progress asked after every step
     * @throws CancellationException when {@code progress} says no
     */
    public static ItemisedGradients of(GradientWindow window, Truncation truncation, Progress progress) {
        ItemisedGradients all = new ItemisedGradients(window.spec().layers(), window.steps(), truncation);
        ItemisedBackpropagation back = window.itemised();
        for (int t = all.steps - 1; t >= 0; t--) {
            int end = truncation.end(t, all.steps);
            back.back(t, end);
            for (int s = t; s < end; s++) {
                for (int l = 0; l < all.norms.length && window.hasLoss(s); l++) {
                    all.norms[l][index(s, t)] = (float) back.norm(l, s);
                }
            }
            if (!progress.report(all.steps - t, all.steps)) {
                throw new CancellationException();
            }
        }
        return all;
    }

    public int steps() {
        return steps;
    }

    /**
     * ‖∂L_s/∂h_t‖; 0 for t &gt; s, since the future cannot be blamed. NaN where there is no such number: the target of
     * s is unknown, or training cuts between t and s.
     */
    public double hidden(int layer, int s, int t) {
        return t > s ? 0 : norms[layer][index(s, t)];
    }

    /** Row s: what its loss sends to steps 0 … s. A copy. */
    public float[] sentBy(int layer, int s) {
        return Arrays.copyOfRange(norms[layer], index(s, 0), index(s, s) + 1);
    }

    /** Column t: what reaches it from the losses of steps t … {@link #steps()} − 1. A copy. */
    public float[] reaching(int layer, int t) {
        float[] column = new float[steps - t];
        for (int s = t; s < steps; s++) {
            column[s - t] = norms[layer][index(s, t)];
        }
        return column;
    }

    private static int index(int s, int t) {
        return s * (s + 1) / 2 + t;
    }
}
