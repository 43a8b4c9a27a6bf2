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
 * Real numbers that enter, at each step or once for a sequence.
 *
 * @param once whether there is one row for each sequence, not one for each of its steps
 */
public record NumberInput(Quantity output, int width, boolean once) implements Module {

    @Override
    public Side side() {
        return output.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of();
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        if (once) {
            tape.add(output.name(), width, room.sequences());
        } else {
            tape.add(output.name(), width);
        }
    }

    @Override
    public List<Equation> equations() {
        return List.of();
    }

    @Override
    public RowModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final Quantity output;
        private final int first;
        private final Panels x;
        private final Panels dX;

        Bound(NumberInput module, Binding binding) {
            super(module.side(), module.once);
            output = module.output;
            first = module.once ? 0 : binding.tape(module.side()).layout().batch();
            x = binding.place(output);
            dX = binding.gradient(output);
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            float[] inputs = window(p).inputs();
            int width = x.columns();
            for (int i = (row - first) * width; i < (row - first + rows) * width; i++) {
                v[x.at(first + i / width, i % width)] = inputs[i];
            }
            p.computed(output, x, row, rows);
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dX, row, rows);
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            p.goingBack(output, dX, row, rows);
        }
    }
}
