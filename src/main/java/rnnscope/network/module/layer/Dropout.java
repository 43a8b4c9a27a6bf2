package rnnscope.network.module.layer;

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
 * Inverted dropout (Srivastava et al., 2014) between two layers, while training alone (m a mask, 0 with probability p,
 * else 1 / (1 − p)):
 *
 * <pre>
 *   y_t = m_t ⊙ x_t
 * </pre>
 *
 * @param layer number of the layer that reads it, among those of its side
 */
public record Dropout(Quantity input, int layer, int width) implements Module {

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
        return new Quantity(side(), layer + "/dropped");
    }

    /** Whether a quantity is written while training alone. */
    public static boolean isMask(String name) {
        return name.endsWith("/mask");
    }

    private Quantity mask() {
        return new Quantity(side(), layer + "/mask");
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(mask().name(), width).add(output().name(), width);
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(output().name(), "equation.dropout", "x_t = m_t ⊙ y_t", ""));
    }

    @Override
    public List<String> sites() {
        return List.of();
    }

    @Override
    public RowModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final Side side;
        private final int layer;
        private final Panels x;
        private final Panels dX;
        private final Panels mask;
        private final Panels y;
        private final Panels dY;

        Bound(Dropout module, Binding binding) {
            super(module.side(), false);
            side = module.side();
            layer = module.layer;
            x = binding.place(module.input);
            dX = binding.gradient(module.input);
            mask = binding.place(module.mask());
            y = binding.place(module.output());
            dY = binding.gradient(module.output());
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            if (p.isDropping()) {
                p.masks().fill(v, mask, side, layer, row, rows);
                p.kernels().multiply(v, y, mask, x, row, rows);
            } else {
                p.kernels().copy(v, y, x, row, rows);
            }
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dY, row, rows);
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            if (p.isDropping()) {
                p.kernels().multiplyAdd(v, dX, mask, dY, dX, row, rows);
            } else {
                p.kernels().add(v, dX, dY, row, rows);
            }
        }
    }
}
