package rnnscope.network.module.layer;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Pass;
import rnnscope.tape.Quantity;

/**
 * Linear map at known places, the one that every module uses (x (rows, K), y (rows, N), W (N, K) as PyTorch writes it):
 *
 * <pre>
 *   y = W x + b          ∂x += Wᵀ ∂y          ∂W += ∂y xᵀ          ∂b += Σ ∂y
 * </pre>
 */
public final class LinearMap {
    private final float[] xs;
    private final float[] ys;
    private final Panels x;
    private final Panels dX;
    private final Panels y;
    private final Panels dY;
    private final Panels weight;
    private final Panels transposed;
    private final Panels bias;
    private final String name;

    /** @param bias name; null for none */
    public LinearMap(Binding binding, String weight, String bias, Quantity x, Quantity y) {
        this(binding, weight, bias, binding.values(x.side()), binding.place(x), binding.gradient(x),
                binding.values(y.side()), binding.place(y), binding.gradient(y));
    }

    /** The same for matrices that are no quantities of their own. */
    public LinearMap(Binding binding, String weight, String bias, float[] xs, Panels x, Panels dX, float[] ys, Panels y,
            Panels dY) {
        this.xs = xs;
        this.ys = ys;
        this.x = x;
        this.dX = dX;
        this.y = y;
        this.dY = dY;
        this.name = weight;
        this.weight = binding.parameter(weight);
        this.transposed = binding.transposed(weight);
        this.bias = bias == null ? null : binding.parameter(bias);
    }

    /** Name of W. */
    public String name() {
        return name;
    }

    public void forward(Pass p, int row, int rows) {
        Kernels k = p.kernels();
        if (bias == null) {
            k.clear(ys, y, row, rows);
        } else {
            k.startRows(p.w(), bias, null, null, null, 0, ys, y, row, rows);
        }
        k.product(xs, x, p.w(), weight, ys, y, row, rows);
    }

    /** Adds to the gradient of x. */
    public void backward(Pass p, int row, int rows) {
        p.kernels().product(ys, dY, p.transposed(), transposed, xs, dX, row, rows);
    }

    /** Adds the gradients of W and b over some rows, a worker's share of the columns. */
    public void weightGradients(Pass p, int row, int rows, int worker, int of) {
        int from = Workers.share(weight.panels(), worker, of);
        int to = Workers.share(weight.panels(), worker + 1, of);
        p.kernels().transposedProduct(xs, x, ys, dY, p.g(), weight, row, rows, from, to);
        if (bias != null) {
            p.kernels().sumRows(ys, dY, p.g(), bias, row, rows, from, to);
        }
    }
}
