package rnnscope.analysis.gradient;

import java.util.concurrent.CancellationException;
import rnnscope.cell.Memory;
import rnnscope.math.Panels;
import rnnscope.network.Progress;

/**
 * Norms of a layer's Jacobians through time: how strongly its state at step t depends on its state k steps before, as
 * the largest singular value of ∂h_t/∂h_{t−k}, k = 0, 1, … (Pascanu, Mikolov and Bengio, 2013). In words: a small push
 * of h_{t−k} moves h_t by at most that much. Immutable.
 *
 * <p>∂h_t/∂h_{t−k} is the total derivative through the layer's own recurrence with the input given; for an LSTM c_{t−k}
 * is held and everything after it moves. The exact product of the steps' Jacobians, in float, scaled by powers of two
 * where it leaves float's range; so the logarithm is exact far below what training can tell from 0.
 */
public final class JacobianNorms {
    private final int layer;
    private final int step;
    private final double[] hidden; // (lags + 1)
    private final double[] cellPath; // (lags + 1)

    private JacobianNorms(int layer, int step, double[] hidden, double[] cellPath) {
        this.layer = layer;
        this.step = step;
        this.hidden = hidden;
        this.cellPath = cellPath;
    }

    /**
     * @param window run
     * @param t      step of the window
     * @param lags   greatest k, at most t + 1 (which is the state before the window)
     */
    public static JacobianNorms of(GradientWindow window, int layer, int t, int lags) {
        return of(window, layer, t, lags, Progress.IGNORED);
    }

    /**
     * The same.
     *
     * @param progress asked after every step back
     * @throws CancellationException when {@code progress} says no
     */
    public static JacobianNorms of(GradientWindow window, int layer, int t, int lags, Progress progress) {
        if (t < 0 || t >= window.steps() || lags < 0 || lags > t + 1) {
            throw new IllegalArgumentException("no Jacobian of step " + t + " over " + lags + " steps in a window of "
                    + window.steps());
        }
        double[] hidden = new double[lags + 1];
        double[] cellPath = window.hasCell(layer) ? new double[lags + 1] : null;
        double[] logForgotten = new double[window.spec().units(layer)];
        JacobianProduct product = new JacobianProduct(window, layer);
        LargestSingularValue singular = new LargestSingularValue(window.spec().layer(layer).width());
        for (int k = 1; k <= lags; k++) {
            product.multiplyBy(t - k + 1);
            hidden[k] = Math.log10(singular.of(product.values(), product.matrix()))
                    + product.log10Scale();
            if (cellPath != null) {
                cellPath[k] = alongCell(window, layer, t - k + 1, logForgotten);
            }
            if (!progress.report(k, lags)) {
                throw new CancellationException();
            }
        }
        return new JacobianNorms(layer, t, hidden, cellPath);
    }

    private static double alongCell(GradientWindow window, int layer, int t, double[] logProduct) {
        Memory memory = window.cell(layer).memory().get();
        Panels keeping = window.value(layer, memory.gate());
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < logProduct.length; j++) {
            boolean clamped = window.isClamped(layer, memory.state(), j, t);
            logProduct[j] += clamped ? Double.NEGATIVE_INFINITY : Math.log10(memory.keeps(window.tape()[window.at(keeping, t, j)]));
            largest = Math.max(largest, logProduct[j]);
        }
        return largest;
    }

    /** Greatest k. */
    public int lags() {
        return hidden.length - 1;
    }

    /** Whether there is a cell state. */
    public boolean hasCell() {
        return cellPath != null;
    }

    /** σ_max(∂h_t/∂h_{t−k}), within about 1e-5 of its value after 200 steps in float; below 1e-308 it reads 0, its logarithm does not. */
    public double hidden(int k) {
        return Math.pow(10, hidden[k]);
    }

    /** log₁₀ σ_max(∂h_t/∂h_{t−k}); −∞ when the Jacobian is 0. */
    public double log10Hidden(int k) {
        return hidden[k];
    }

    /**
     * The cell state's own path, ∂c_t/∂c_{t−k} = diag(Π_{r = t−k+1 … t} f_r) with all gates kept fixed: its largest
     * singular value max_j Π_r f_{r,j}. NaN without a cell state.
     */
    public double cellPath(int k) {
        return Math.pow(10, log10CellPath(k));
    }

    /** log₁₀ of {@link #cellPath}. */
    public double log10CellPath(int k) {
        return cellPath == null ? Double.NaN : cellPath[k];
    }
}
