package rnnscope.cell;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;

/** The gradient of a weight matrix and its bias, shared out by panels of columns, so that no sum is split. */
public final class WeightGradients {
    private WeightGradients() {}

    /**
     * W[k, n] += Σ_r X[r, k] · D[r, n] and b[n] += Σ_r D[r, n] over the rows {@code row} … {@code row + rows − 1}.
     *
     * @param x    what the weights were multiplied with (rows, K)
     * @param d    gradient of the sum that they entered (rows, N)
     * @param bias place of b's gradient; null where there is no bias
     */
    public static void add(Kernels k, float[] v, Panels x, Panels d, float[] g, Panels weight, Panels bias, int row, int rows,
            int worker, int workers) {
        int from = Workers.share(d.panels(), worker, workers);
        int to = Workers.share(d.panels(), worker + 1, workers);
        k.transposedProduct(v, x, v, d, g, weight, row, rows, from, to);
        addBias(k, v, d, g, bias, row, rows, worker, workers);
    }

    /** b[n] += Σ_r D[r, n], where there is a bias. */
    public static void addBias(Kernels k, float[] v, Panels d, float[] g, Panels bias, int row, int rows, int worker,
            int workers) {
        if (bias == null) {
            return;
        }
        k.sumRows(v, d, g, bias, row, rows, Workers.share(d.panels(), worker, workers),
                Workers.share(d.panels(), worker + 1, workers));
    }
}
