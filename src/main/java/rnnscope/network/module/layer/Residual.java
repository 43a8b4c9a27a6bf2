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
 * Residual connection past a layer (He et al., 2016), y_t = h_t + x_t.
 *
 * @param hidden what the layer made, h
 * @param input  what entered the layer, x
 * @param layer  its number among those of its side
 * @param inBlock whether it is in a block of a Transformer, whose channels it writes to
 */
public record Residual(Quantity hidden, Quantity input, int layer, int width, boolean inBlock) implements Module {

    /** Past a recurrent layer. */
    public Residual(Quantity hidden, Quantity input, int layer, int width) {
        this(hidden, input, layer, width, false);
    }

    @Override
    public Side side() {
        return input.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(hidden, input);
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), layer + "/residual");
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        if (!inBlock) {
            tape.add(output().name(), width);
        }
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(output().name(), "equation.residual", "y_t = h_t + x_t", ""));
    }

    @Override
    public RowModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final Quantity output;
        private final Panels h;
        private final Panels dH;
        private final Panels x;
        private final Panels dX;
        private final Panels y;
        private final Panels dY;

        Bound(Residual module, Binding binding) {
            super(module.side(), false);
            output = module.output();
            h = binding.place(module.hidden);
            dH = binding.gradient(module.hidden);
            x = binding.place(module.input);
            dX = binding.gradient(module.input);
            y = binding.place(output);
            dY = binding.gradient(output);
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            p.kernels().copy(v, y, h, row, rows);
            p.kernels().add(v, y, x, row, rows);
            p.computed(output, y, row, rows);
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dY, row, rows);
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            p.goingBack(output, dY, row, rows);
            p.kernels().add(v, dH, dY, row, rows);
            p.kernels().add(v, dX, dY, row, rows);
        }
    }
}
