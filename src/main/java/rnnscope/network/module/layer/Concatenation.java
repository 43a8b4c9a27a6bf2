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

/** Concatenation of two quantities, (a; b), at every row. */
public record Concatenation(Quantity first, Quantity second, int firstWidth, int width, Quantity output)
        implements Module {

    @Override
    public Side side() {
        return output.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(first, second);
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(output.name(), width);
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(output.name(), "equation.concatenation", "x_t = (e_t; c_t)", ""));
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
        private final int firstWidth;
        private final Panels a;
        private final Panels dA;
        private final Panels b;
        private final Panels dB;
        private final Panels y;
        private final Panels dY;

        Bound(Concatenation module, Binding binding) {
            super(module.side(), false);
            firstWidth = module.firstWidth;
            a = binding.place(module.first);
            dA = binding.gradient(module.first);
            b = binding.place(module.second);
            dB = binding.gradient(module.second);
            y = binding.place(module.output);
            dY = binding.gradient(module.output);
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            Columns.put(window(p).v(), y, 0, a, row, rows);
            Columns.put(window(p).v(), y, firstWidth, b, row, rows);
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dY, row, rows);
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            Columns.add(window(p).v(), dA, dY, 0, row, rows);
            Columns.add(window(p).v(), dB, dY, firstWidth, row, rows);
        }
    }
}
