package rnnscope.network.module.block;

import java.util.List;
import rnnscope.math.Panels;
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
 * Sinusoidal positions (Vaswani et al., 2017), added to what enters at step t, for attention does not know the order of
 * what it reads. Pairs of numbers turn, each at a pace of its own, from one radian a step to a 10,000th of that:
 *
 * <pre>
 *   y_t = e_t + p_t          p_{t,2i} = sin(t / 10000^{2i/D})          p_{t,2i+1} = cos(t / 10000^{2i/D})
 * </pre>
 *
 * @param width D
 */
public record Positions(Quantity input, int width) implements Module {
    private static final double SLOWEST = 10_000;

    /** Number {@code j} of the position of step {@code t}, p_{t,j}. */
    public static double at(int t, int j, int width) {
        double angle = t / Math.pow(SLOWEST, (double) (j - j % 2) / width);
        return j % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }

    @Override
    public Side side() {
        return input.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(input);
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), "positioned");
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(output().name(), width);
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(output().name(), "equation.positions", "x_t = e_t + p_t", ""));
    }

    @Override
    public RowModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final Quantity output;
        private final int batch;
        private final float[][] positions;
        private final Panels x;
        private final Panels dX;
        private final Panels y;
        private final Panels dY;

        Bound(Positions module, Binding binding) {
            super(module.side(), false);
            output = module.output();
            TapeLayout layout = binding.tape(module.side()).layout();
            batch = layout.batch();
            positions = new float[layout.steps()][module.width];
            for (int t = 0; t < positions.length; t++) {
                for (int j = 0; j < module.width; j++) {
                    positions[t][j] = (float) at(t, j, module.width);
                }
            }
            x = binding.place(module.input);
            dX = binding.gradient(module.input);
            y = binding.place(output);
            dY = binding.gradient(output);
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            for (int r = row; r < row + rows; r++) {
                float[] position = positions[r / batch - 1];
                for (int j = 0; j < position.length; j++) {
                    v[y.at(r, j)] = v[x.at(r, j)] + position[j];
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
            p.kernels().add(window(p).v(), dX, dY, row, rows);
        }
    }
}
