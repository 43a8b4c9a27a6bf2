package rnnscope.network.module.layer;

import java.util.List;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ParameterLayout;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.network.module.RowModule;
import rnnscope.network.module.Window;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Embedding of symbols, the row E[k] of a table for symbol k; zero where nothing enters.
 *
 * @param table name of E (symbols, width)
 */
public record Embedding(String table, int symbols, int width, Quantity output) implements Module {

    @Override
    public Side side() {
        return output.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of();
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        parameters.table(table, symbols, width);
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(output.name(), width);
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(output.name(), "equation.embedding", side() == Side.SOURCE ? "e_t = E[x_t]" : "e_t = E[y_{t−1}]", ""));
    }

    @Override
    public RowModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final Quantity output;
        private final Panels table;
        private final Panels x;
        private final Panels dX;

        Bound(Embedding module, Binding binding) {
            super(module.side(), false);
            output = module.output;
            table = binding.parameter(module.table);
            x = binding.place(output);
            dX = binding.gradient(output);
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            Window window = window(p);
            p.kernels().gatherRows(p.w(), table, window.tokens(), row - window.batch(), window.v(), x, row, rows);
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

        @Override
        public void weightGradients(Pass p, int worker, int of) {
            p.kernels().scatterRows(window(p).v(), dX, window(p).tokens(), 0, p.g(), table, firstRow(p), rows(p),
                    Workers.share(table.panels(), worker, of), Workers.share(table.panels(), worker + 1, of));
        }
    }
}
