package rnnscope.network.glimpse;

import java.util.List;
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
 * Numbers given once that enter at every step, x_t = v.
 *
 * @param given v, a row for each sequence
 */
public record GivenNumbers(Quantity given, int width, Quantity output) implements Module {

    @Override
    public Side side() {
        return output.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(given);
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(output.name(), width);
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(output.name(), "equation.concatenation", "x_t = v", ""));
    }

    @Override
    public StepModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends StepModule {
        private final GivenNumbers module;
        private final int batch;
        private final Panels given;
        private final Panels dGiven;
        private final Panels x;
        private final Panels dX;

        Bound(GivenNumbers module, Binding binding) {
            this.module = module;
            batch = binding.tape(module.side()).layout().batch();
            given = binding.place(module.given);
            dGiven = binding.gradient(module.given);
            x = binding.place(module.output);
            dX = binding.gradient(module.output);
        }

        @Override
        protected Window window(Pass p) {
            return p.window(module.side());
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            for (int r = row; r < row + rows; r++) {
                for (int j = 0; j < module.width; j++) {
                    v[x.at(r, j)] = v[given.at(r % batch, j)];
                }
            }
            p.computed(module.output, x, row, rows);
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dX, row, rows);
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            p.goingBack(module.output, dX, row, rows);
            float[] v = window(p).v();
            for (int r = row; r < row + rows; r++) {
                for (int j = 0; j < module.width; j++) {
                    v[dGiven.at(r % batch, j)] += v[dX.at(r, j)];
                }
            }
        }
    }
}
