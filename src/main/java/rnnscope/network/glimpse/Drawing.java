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
 * Drawing on a canvas, a patch at each step (Gregor et al., 2015, equations 28 and 29):
 *
 * <pre>
 *   w_t = W_w h_t + b_w          c_t = c_{t−1} + F_Yᵀ w_t F_X / γ_t          c_0 = 0
 * </pre>
 *
 * F the {@link GaussianFilters} of the grid of step t; the picture drawn is σ(c_T).
 *
 * @param hidden h_t
 * @param units  its width
 */
public record Drawing(FilterGrid grid, Quantity hidden, int units) implements Module {
    /** What the parameters and places of its grid are called. */
    public static final String NAME = "writing";
    /** Places of the grid, of w_t and of c_t. */
    public static final String GRID = NAME + "/grid";
    public static final String PATCH = NAME + "/patch";
    public static final String CANVAS = "canvas";
    private static final String WEIGHT = NAME + ".patch.weight";
    private static final String BIAS = NAME + ".patch.bias";

    @Override
    public Side side() {
        return hidden.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(hidden, grid.output());
    }

    private Quantity patch() {
        return new Quantity(side(), PATCH);
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), CANVAS);
    }

    public String weight() {
        return WEIGHT;
    }

    public String bias() {
        return BIAS;
    }

    private int cells() {
        return grid.patch() * grid.patch();
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        parameters.weight(WEIGHT, 1, cells(), units).bias(BIAS, 1, cells());
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(PATCH, cells()).add(CANVAS, grid.pixels() * grid.pixels());
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(PATCH, "equation.glimpse.patch", "w_t = W_w h_t + b_w", ""),
                new Equation(CANVAS, "equation.drawing.canvas", "c_t = c_{t−1} + F_Y^⊤ w_t F_X / γ_t", ""));
    }

    @Override
    public List<String> sites() {
        return List.of(PATCH, CANVAS);
    }

    @Override
    public StepModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends StepModule {
        private final Drawing module;
        private final int batch;
        private final LinearMap map;
        private final Panels grid;
        private final Panels dGrid;
        private final Panels patch;
        private final Panels dPatch;
        private final Panels canvas;
        private final Panels dCanvas;
        private final Hand[] hands;

        /** What is at work on one sequence. */
        private static final class Hand {
            private final GaussianFilters filters;
            private final float[] canvas;
            private final float[] patch;
            private final float[] seen;
            private final double[] dGrid = new double[4];

            Hand(int pixels, int patch) {
                filters = new GaussianFilters(pixels, pixels, patch);
                canvas = new float[pixels * pixels];
                this.patch = new float[patch * patch];
                seen = new float[patch * patch];
            }
        }

        Bound(Drawing module, Binding binding) {
            this.module = module;
            batch = binding.tape(module.side()).layout().batch();
            map = new LinearMap(binding, WEIGHT, BIAS, module.hidden, module.patch());
            grid = binding.place(module.grid.output());
            dGrid = binding.gradient(module.grid.output());
            patch = binding.place(module.patch());
            dPatch = binding.gradient(module.patch());
            canvas = binding.place(module.output());
            dCanvas = binding.gradient(module.output());
            hands = new Hand[batch];
            for (int b = 0; b < batch; b++) {
                hands[b] = new Hand(module.grid.pixels(), module.grid.patch());
            }
        }

        @Override
        protected Window window(Pass p) {
            return p.window(module.side());
        }

        @Override
        public List<String> transposedNames() {
            return List.of(map.name());
        }

        /** The canvas is empty. */
        @Override
        public void begin(Pass p, int firstSequence, int sequences) {
            p.kernels().clear(window(p).v(), canvas, window(p).layout().row(-1) + firstSequence, sequences);
        }

        private Hand aim(float[] v, int row) {
            Hand hand = hands[row % batch];
            hand.filters.aim(v[grid.at(row, FilterGrid.CENTRE_X)], v[grid.at(row, FilterGrid.CENTRE_Y)],
                    v[grid.at(row, FilterGrid.STRIDE)], v[grid.at(row, FilterGrid.SIGMA)]);
            Rows.read(v, patch, row, hand.patch);
            return hand;
        }

        /** 1/γ; of a γ that is held at 0 nothing is written. */
        private float inverse(float[] v, int row) {
            float intensity = v[grid.at(row, FilterGrid.INTENSITY)];
            return intensity == 0 ? 0 : 1 / intensity;
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            map.forward(p, row, rows);
            p.computed(module.patch(), patch, row, rows);
            for (int r = row; r < row + rows; r++) {
                Hand hand = aim(v, r);
                hand.filters.write(hand.patch, hand.canvas);
                float inverse = inverse(v, r);
                for (int j = 0; j < hand.canvas.length; j++) {
                    v[canvas.at(r, j)] = v[canvas.at(r - batch, j)] + inverse * hand.canvas[j];
                }
            }
            p.computed(module.output(), canvas, row, rows);
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dCanvas, row, rows);
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            p.goingBack(module.output(), dCanvas, row, rows);
            float[] v = window(p).v();
            for (int r = row; r < row + rows; r++) {
                Hand hand = aim(v, r);
                Rows.read(v, dCanvas, r, hand.canvas);
                Rows.add(hand.canvas, 1, v, dCanvas, r - batch);
                float inverse = inverse(v, r);
                hand.filters.gradient(hand.canvas, hand.patch, hand.dGrid);
                for (int k = 0; k < hand.dGrid.length; k++) {
                    v[dGrid.at(r, k)] += (float) (inverse * hand.dGrid[k]);
                }
                hand.filters.read(hand.canvas, hand.seen);
                double product = 0;
                for (int i = 0; i < hand.seen.length; i++) {
                    product += (double) hand.seen[i] * hand.patch[i];
                }
                v[dGrid.at(r, FilterGrid.INTENSITY)] -= (float) (inverse * inverse * product);
                Rows.write(hand.seen, inverse, v, dPatch, r);
            }
            p.goingBack(module.patch(), dPatch, row, rows);
            map.backward(p, row, rows);
        }

        @Override
        public void weightGradients(Pass p, int worker, int of) {
            Window window = window(p);
            map.weightGradients(p, window.batch(), window.steps() * window.batch(), worker, of);
        }
    }
}
