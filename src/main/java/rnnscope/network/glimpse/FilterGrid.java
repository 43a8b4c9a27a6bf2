package rnnscope.network.glimpse;

import java.util.List;
import rnnscope.math.GaussianFilters;
import rnnscope.math.Panels;
import rnnscope.model.ParameterLayout;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.network.module.StepModule;
import rnnscope.network.module.Window;
import rnnscope.network.module.layer.LinearMap;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Grid of {@link GaussianFilters} that a hidden state lays over a square picture of A pixels a side (Gregor et al., 2015,
 * equations 21 to 24), N filters a side:
 *
 * <pre>
 *   (g̃_X, g̃_Y, log σ², log δ̃, log γ) = W h + b
 *   g_X = (A + 1)/2 (g̃_X + 1)     g_Y = (A + 1)/2 (g̃_Y + 1)     δ = (A − 1)/(N − 1) δ̃
 * </pre>
 *
 * What leaves it are five numbers: the centre and the stride in pixels, counted from 1, the width of the filters, and
 * an intensity.
 *
 * @param name   what its parameters and places are called: "glimpse"
 * @param asking h
 * @param before whether it is laid before the step, by h_{t−1}
 * @param units  width of h
 * @param pixels A
 * @param patch  N
 */
public record FilterGrid(String name, Quantity asking, boolean before, int units, int pixels, int patch)
        implements Module {
    /** Columns of what leaves it. */
    public static final int CENTRE_X = 0;
    public static final int CENTRE_Y = 1;
    public static final int STRIDE = 2;
    public static final int SIGMA = 3;
    public static final int INTENSITY = 4;
    /** Their letters. */
    public static final List<String> LETTERS = List.of("g_X", "g_Y", "δ", "σ", "γ");

    // Columns of W h + b, where they differ.
    private static final int LOG_VARIANCE = 2;
    private static final int LOG_STRIDE = 3;

    @Override
    public Side side() {
        return asking.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(asking);
    }

    /** W h + b. */
    private Quantity raw() {
        return new Quantity(side(), name + "/raw");
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), name + "/grid");
    }

    public String weight() {
        return name + ".grid.weight";
    }

    public String bias() {
        return name + ".grid.bias";
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        parameters.weight(weight(), 1, LETTERS.size(), units).bias(bias(), 1, LETTERS.size());
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(raw().name(), LETTERS.size()).add(output().name(), LETTERS.size());
    }

    @Override
    public List<Equation> equations() {
        String h = before ? "h_{t−1}" : "h_t";
        return List.of(new Equation(raw().name(), "equation.glimpse.raw",
                        "(g̃_X, g̃_Y, log σ^2, log δ̃, log γ) = W_g " + h + " + b_g", ""),
                new Equation(output().name(), "equation.glimpse.grid",
                        "g_X = (A + 1)/2 · (g̃_X + 1),  δ = (A − 1)/(N − 1) · δ̃", ""));
    }

    @Override
    public StepModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends StepModule {
        private final FilterGrid module;
        private final LinearMap map;
        private final Panels raw;
        private final Panels dRaw;
        private final Panels grid;
        private final Panels dGrid;
        /** From g̃ to pixels, and from δ̃. */
        private final float half;
        private final float unit;

        Bound(FilterGrid module, Binding binding) {
            this.module = module;
            int back = module.before ? -binding.tape(module.side()).layout().batch() : 0;
            float[] v = binding.values(module.side());
            raw = binding.place(module.raw());
            dRaw = binding.gradient(module.raw());
            grid = binding.place(module.output());
            dGrid = binding.gradient(module.output());
            map = new LinearMap(binding, module.weight(), module.bias(), v, binding.place(module.asking).shifted(back),
                    binding.gradient(module.asking).shifted(back), v, raw, dRaw);
            half = (module.pixels + 1) / 2f;
            unit = (module.pixels - 1f) / (module.patch - 1);
        }

        @Override
        protected Window window(Pass p) {
            return p.window(module.side());
        }

        @Override
        public List<String> transposedNames() {
            return List.of(map.name());
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            map.forward(p, row, rows);
            float[] v = window(p).v();
            for (int r = row; r < row + rows; r++) {
                v[grid.at(r, CENTRE_X)] = half * (v[raw.at(r, CENTRE_X)] + 1);
                v[grid.at(r, CENTRE_Y)] = half * (v[raw.at(r, CENTRE_Y)] + 1);
                v[grid.at(r, STRIDE)] = (float) (unit * Math.exp(v[raw.at(r, LOG_STRIDE)]));
                v[grid.at(r, SIGMA)] = (float) Math.max(GaussianFilters.NARROWEST, Math.exp(v[raw.at(r, LOG_VARIANCE)] / 2));
                v[grid.at(r, INTENSITY)] = (float) Math.exp(v[raw.at(r, INTENSITY)]);
            }
            p.computed(module.output(), grid, row, rows);
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dGrid, row, rows);
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            p.goingBack(module.output(), dGrid, row, rows);
            float[] v = window(p).v();
            for (int r = row; r < row + rows; r++) {
                float sigma = v[grid.at(r, SIGMA)];
                v[dRaw.at(r, CENTRE_X)] = half * v[dGrid.at(r, CENTRE_X)];
                v[dRaw.at(r, CENTRE_Y)] = half * v[dGrid.at(r, CENTRE_Y)];
                v[dRaw.at(r, LOG_STRIDE)] = v[grid.at(r, STRIDE)] * v[dGrid.at(r, STRIDE)];
                v[dRaw.at(r, LOG_VARIANCE)] = sigma > GaussianFilters.NARROWEST ? sigma / 2 * v[dGrid.at(r, SIGMA)] : 0;
                v[dRaw.at(r, INTENSITY)] = v[grid.at(r, INTENSITY)] * v[dGrid.at(r, INTENSITY)];
            }
            map.backward(p, row, rows);
        }

        @Override
        public void weightGradients(Pass p, int worker, int of) {
            Window window = window(p);
            map.weightGradients(p, window.batch(), window.steps() * window.batch(), worker, of);
        }
    }
}
