package rnnscope.network.module.layer;

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
 * Concatenation of what enters at a step and of numbers given once for the whole sequence, (e_t; v), so that they enter
 * the recurrence at every step: with W_ih in two halves, W_ih (e_t; v) = W_xh e_t + W_vh v (Mao et al., 2015; Karpathy and
 * Fei-Fei, 2015).
 *
 * @param step  e_t, a row for each step
 * @param given v, a row for each sequence
 */
public record GivenBeside(Quantity step, Quantity given, int stepWidth, int width, Quantity output) implements Module {

    @Override
    public Side side() {
        return output.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(step, given);
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(output.name(), width);
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(output.name(), "equation.concatenation", "x_t = (e_t; v)", ""));
    }

    @Override
    public List<String> sites() {
        return List.of();
    }

    @Override
    public StepModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends StepModule {
        private final Side side;
        private final int stepWidth;
        private final Panels e;
        private final Panels dE;
        private final Panels given;
        private final Panels dGiven;
        private final Panels x;
        private final Panels dX;

        Bound(GivenBeside module, Binding binding) {
            side = module.side();
            stepWidth = module.stepWidth;
            e = binding.place(module.step);
            dE = binding.gradient(module.step);
            given = binding.place(module.given);
            dGiven = binding.gradient(module.given);
            x = binding.place(module.output);
            dX = binding.gradient(module.output);
        }

        @Override
        protected Window window(Pass p) {
            return p.window(side);
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            Columns.put(v, x, 0, e, row, rows);
            for (int r = row; r < row + rows; r++) {
                for (int j = 0; j < given.columns(); j++) {
                    v[x.at(r, stepWidth + j)] = v[given.at(r % window(p).batch(), j)];
                }
            }
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dX, row, rows);
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            Columns.add(v, dE, dX, 0, row, rows);
            for (int r = row; r < row + rows; r++) {
                for (int j = 0; j < given.columns(); j++) {
                    v[dGiven.at(r % window(p).batch(), j)] += v[dX.at(r, stepWidth + j)];
                }
            }
        }
    }
}
