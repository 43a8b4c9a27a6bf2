package rnnscope.network.module.block;

import java.util.List;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.LayerSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.network.module.RowModule;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Layer normalisation (Ba, Kiros and Hinton, 2016): at each step the D numbers of x are brought to mean 0 and variance 1,
 * then each to a scale γ and a shift β that are learned (⊙ element by element):
 *
 * <pre>
 *   μ = mean_j x_j      σ² = mean_j (x_j − μ)²      x̂ = (x − μ) / √(σ² + ε)      y = γ ⊙ x̂ + β,      ε = 10⁻⁵
 *
 *   ∂x += (∂x̂ − mean_j ∂x̂_j − x̂ mean_j(∂x̂_j x̂_j)) / √(σ² + ε),      ∂x̂ = γ ⊙ ∂y
 *   ∂γ += Σ_t ∂y ⊙ x̂          ∂β += Σ_t ∂y
 * </pre>
 *
 * @param layer number of the block of a Transformer that it is in
 * @param which the first or the second of the block, from 1; what the second gives is what leaves the block, its h
 * @param width D
 */
public record LayerNorm(Quantity input, int layer, int which, int width) implements Module {
    private static final double EPSILON = 1e-5;

    @Override
    public Side side() {
        return input.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(input);
    }

    /** Whether what it gives leaves the block. */
    public boolean isLast() {
        return which == 2;
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), layer + (isLast() ? "/hidden" : "/normed"));
    }

    /** Name of x̂ on the tape. */
    private String standardised() {
        return layer + "/standardised" + which;
    }

    private String factor() {
        return factor(layer, which);
    }

    /** Name on the tape of 1 / √(σ² + ε), one number a step. */
    public static String factor(int layer, int which) {
        return layer + "/factor" + which;
    }

    /** Name of γ. */
    public String weight() {
        return parameter(layer, which, "weight");
    }

    /** Name of β. */
    public String bias() {
        return parameter(layer, which, "bias");
    }

    /** Name of a parameter, "weight" or "bias". */
    static String parameter(int layer, int which, String what) {
        return LayerSpec.blockName(layer) + "norm" + which + "." + what;
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        parameters.diagonal(weight(), 1, width).bias(bias(), 1, width);
    }

    /** What it gives is a channel of the block. */
    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(standardised(), width).add(factor(), 1);
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(output().name(), "equation.layer-norm", isLast()
                ? "h_t = γ ⊙ (s_t − μ_t) / σ_t + β" : "n_t = γ ⊙ (a_t − μ_t) / σ_t + β", ""));
    }

    @Override
    public RowModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final Quantity output;
        private final int width;
        private final Panels gamma;
        private final Panels beta;
        private final Panels x;
        private final Panels dX;
        private final Panels standardised;
        private final Panels factor;
        private final Panels y;
        private final Panels dY;

        Bound(LayerNorm module, Binding binding) {
            super(module.side(), false);
            output = module.output();
            width = module.width;
            gamma = binding.parameter(module.weight());
            beta = binding.parameter(module.bias());
            x = binding.place(module.input);
            dX = binding.gradient(module.input);
            standardised = binding.place(new Quantity(module.side(), module.standardised()));
            factor = binding.place(new Quantity(module.side(), module.factor()));
            y = binding.place(output);
            dY = binding.gradient(output);
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            float[] w = p.w();
            for (int r = row; r < row + rows; r++) {
                double mean = 0;
                for (int j = 0; j < width; j++) {
                    mean += v[x.at(r, j)];
                }
                mean /= width;
                double variance = 0;
                for (int j = 0; j < width; j++) {
                    double off = v[x.at(r, j)] - mean;
                    variance += off * off;
                }
                double scale = 1 / Math.sqrt(variance / width + EPSILON);
                v[factor.at(r, 0)] = (float) scale;
                for (int j = 0; j < width; j++) {
                    float standard = (float) ((v[x.at(r, j)] - mean) * scale);
                    v[standardised.at(r, j)] = standard;
                    v[y.at(r, j)] = w[gamma.at(0, j)] * standard + w[beta.at(0, j)];
                }
            }
            p.computed(output, y, row, rows);
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dY, row, rows);
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            p.goingBack(output, dY, row, rows);
            float[] v = window(p).v();
            float[] w = p.w();
            for (int r = row; r < row + rows; r++) {
                double mean = 0;
                double along = 0;
                for (int j = 0; j < width; j++) {
                    double d = w[gamma.at(0, j)] * v[dY.at(r, j)];
                    mean += d;
                    along += d * v[standardised.at(r, j)];
                }
                mean /= width;
                along /= width;
                for (int j = 0; j < width; j++) {
                    double d = w[gamma.at(0, j)] * v[dY.at(r, j)];
                    v[dX.at(r, j)] += (float) ((d - mean - v[standardised.at(r, j)] * along) * v[factor.at(r, 0)]);
                }
            }
        }

        @Override
        public void weightGradients(Pass p, int worker, int of) {
            float[] v = window(p).v();
            int from = Workers.share(gamma.panels(), worker, of);
            int to = Workers.share(gamma.panels(), worker + 1, of);
            p.kernels().sumRows(v, dY, p.g(), beta, firstRow(p), rows(p), from, to);
            for (int r = firstRow(p); r < firstRow(p) + rows(p); r++) {
                for (int j = from * Panels.LANES; j < Math.min(width, to * Panels.LANES); j++) {
                    p.g()[gamma.at(0, j)] += v[dY.at(r, j)] * v[standardised.at(r, j)];
                }
            }
        }
    }
}
