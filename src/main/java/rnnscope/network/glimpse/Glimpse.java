package rnnscope.network.glimpse;

import java.util.Arrays;
import java.util.List;
import rnnscope.math.GaussianFilters;
import rnnscope.math.Panels;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.network.module.StepModule;
import rnnscope.network.module.Window;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Glimpse of a picture, the patch that enters a recurrence at each step (Gregor et al., 2015, equation 27 without its
 * error image, as their classifier of cluttered digits reads):
 *
 * <pre>
 *   x_t = γ_t F_Y x F_Xᵀ          x the picture, F the {@link GaussianFilters} of the grid of step t
 * </pre>
 *
 * All of it has a gradient, so that where to look is learned by backpropagation. (The recurrent attention of Mnih, Heess,
 * Graves and Kavukcuoglu, 2014, cuts a patch out at a place that is drawn at random; it has none, and is learned by
 * REINFORCE.)
 */
public record Glimpse(Quantity picture, FilterGrid grid) implements Module {
    /** A picture that is given once, row after row. */
    public static final Quantity PICTURE = new Quantity(Side.SOURCE, "picture");
    /** What the parameters and places of its grid are called. */
    public static final String NAME = "glimpse";
    /** Places of the grid and of what is seen. */
    public static final String GRID = NAME + "/grid";
    public static final String PATCH = NAME + "/patch";

    @Override
    public Side side() {
        return grid.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(grid.output(), picture);
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), grid.name() + "/patch");
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(output().name(), grid.patch() * grid.patch());
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(output().name(), "equation.glimpse.patch", "x_t = γ_t F_Y x F_X^⊤", ""));
    }

    @Override
    public StepModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends StepModule {
        private final Glimpse module;
        private final int batch;
        private final Panels picture;
        private final Panels dPicture;
        private final Panels grid;
        private final Panels dGrid;
        private final Panels patch;
        private final Panels dPatch;
        private final Sight[] sights;

        /** What is at work on one sequence. */
        private static final class Sight {
            private final GaussianFilters filters;
            private final float[] picture;
            private final float[] dPicture;
            private final float[] added;
            private final float[] patch;
            private final float[] dPatch;
            private final double[] dGrid = new double[4];

            Sight(int pixels, int patch) {
                filters = new GaussianFilters(pixels, pixels, patch);
                picture = new float[pixels * pixels];
                dPicture = new float[pixels * pixels];
                added = new float[pixels * pixels];
                this.patch = new float[patch * patch];
                dPatch = new float[patch * patch];
            }
        }

        Bound(Glimpse module, Binding binding) {
            this.module = module;
            batch = binding.tape(module.side()).layout().batch();
            picture = binding.place(module.picture);
            dPicture = binding.gradient(module.picture);
            grid = binding.place(module.grid.output());
            dGrid = binding.gradient(module.grid.output());
            patch = binding.place(module.output());
            dPatch = binding.gradient(module.output());
            sights = new Sight[batch];
            for (int b = 0; b < batch; b++) {
                sights[b] = new Sight(module.grid.pixels(), module.grid.patch());
            }
        }

        @Override
        protected Window window(Pass p) {
            return p.window(module.side());
        }

        @Override
        public void begin(Pass p, int firstSequence, int sequences) {
            for (int b = firstSequence; b < firstSequence + sequences; b++) {
                Rows.read(window(p).v(), picture, b, sights[b].picture);
            }
        }

        private Sight aim(float[] v, int row) {
            Sight sight = sights[row % batch];
            sight.filters.aim(v[grid.at(row, FilterGrid.CENTRE_X)], v[grid.at(row, FilterGrid.CENTRE_Y)],
                    v[grid.at(row, FilterGrid.STRIDE)], v[grid.at(row, FilterGrid.SIGMA)]);
            sight.filters.read(sight.picture, sight.patch);
            return sight;
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            for (int r = row; r < row + rows; r++) {
                Sight sight = aim(v, r);
                Rows.write(sight.patch, v[grid.at(r, FilterGrid.INTENSITY)], v, patch, r);
            }
            p.computed(module.output(), patch, row, rows);
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dPatch, row, rows);
        }

        @Override
        public void beginBackward(Pass p, int firstSequence, int sequences) {
            for (int b = firstSequence; b < firstSequence + sequences; b++) {
                Arrays.fill(sights[b].dPicture, 0);
            }
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            p.goingBack(module.output(), dPatch, row, rows);
            float[] v = window(p).v();
            for (int r = row; r < row + rows; r++) {
                Sight sight = aim(v, r);
                float intensity = v[grid.at(r, FilterGrid.INTENSITY)];
                Rows.read(v, dPatch, r, sight.dPatch);
                sight.filters.gradient(sight.picture, sight.dPatch, sight.dGrid);
                for (int k = 0; k < sight.dGrid.length; k++) {
                    v[dGrid.at(r, k)] += (float) (intensity * sight.dGrid[k]);
                }
                double product = 0;
                for (int i = 0; i < sight.patch.length; i++) {
                    product += (double) sight.patch[i] * sight.dPatch[i];
                }
                v[dGrid.at(r, FilterGrid.INTENSITY)] += (float) product;
                sight.filters.write(sight.dPatch, sight.added);
                for (int i = 0; i < sight.added.length; i++) {
                    sight.dPicture[i] += intensity * sight.added[i];
                }
            }
        }

        @Override
        public void endBackward(Pass p, int firstSequence, int sequences) {
            for (int b = firstSequence; b < firstSequence + sequences; b++) {
                Rows.add(sights[b].dPicture, 1, window(p).v(), dPicture, b);
            }
        }
    }
}
