package rnnscope.network.module.block;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.model.LayerSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.network.module.RowModule;
import rnnscope.network.module.layer.LinearMap;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Feed-forward network of a Transformer's block (Vaswani et al., 2017), the same at every step, {@value #WIDER} times as
 * wide inside:
 *
 * <pre>
 *   u_t = max(W_1 n_t + b_1, 0)          f_t = W_2 u_t + b_2
 * </pre>
 *
 * @param layer number of the block
 * @param width of what it reads and gives
 */
public record FeedForward(Quantity input, int layer, int width) implements Module {
    /** How many times wider it is inside, as in the paper. */
    public static final int WIDER = 4;

    @Override
    public Side side() {
        return input.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(input);
    }

    /** u. */
    public Quantity inner() {
        return new Quantity(side(), layer + "/inner");
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), layer + "/fed");
    }

    /** Name of a parameter: "linear1.weight". */
    public String parameter(String what) {
        return LayerSpec.blockName(layer) + what;
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        parameters.weight(parameter("linear1.weight"), 1, WIDER * width, width)
                .bias(parameter("linear1.bias"), 1, WIDER * width)
                .weight(parameter("linear2.weight"), 1, width, WIDER * width)
                .bias(parameter("linear2.bias"), 1, width);
    }

    /** What it gives is a channel of the block. */
    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(inner().name(), WIDER * width);
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(inner().name(), "equation.inner", "u_t = ReLU(W_1 n_t + b_1)", ""),
                new Equation(output().name(), "equation.fed", "f_t = W_2 u_t + b_2", ""));
    }

    @Override
    public List<String> sites() {
        return List.of(inner().name(), output().name());
    }

    @Override
    public RowModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final FeedForward module;
        private final LinearMap in;
        private final LinearMap out;
        private final Panels u;
        private final Panels dU;
        private final Panels y;
        private final Panels dY;

        Bound(FeedForward module, Binding binding) {
            super(module.side(), false);
            this.module = module;
            in = new LinearMap(binding, module.parameter("linear1.weight"), module.parameter("linear1.bias"),
                    module.input, module.inner());
            out = new LinearMap(binding, module.parameter("linear2.weight"), module.parameter("linear2.bias"),
                    module.inner(), module.output());
            u = binding.place(module.inner());
            dU = binding.gradient(module.inner());
            y = binding.place(module.output());
            dY = binding.gradient(module.output());
        }

        @Override
        public List<String> transposedNames() {
            return List.of(in.name(), out.name());
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            in.forward(p, row, rows);
            p.kernels().relu(window(p).v(), u, u, row, rows);
            p.computed(module.inner(), u, row, rows);
            out.forward(p, row, rows);
            p.computed(module.output(), y, row, rows);
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dU, row, rows);
            p.kernels().clear(window(p).v(), dY, row, rows);
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            Kernels k = p.kernels();
            float[] v = window(p).v();
            p.goingBack(module.output(), dY, row, rows);
            out.backward(p, row, rows);
            p.goingBack(module.inner(), dU, row, rows);
            k.reluGradient(v, dU, dU, u, row, rows);
            in.backward(p, row, rows);
        }

        @Override
        public void weightGradients(Pass p, int worker, int of) {
            in.weightGradients(p, firstRow(p), rows(p), worker, of);
            out.weightGradients(p, firstRow(p), rows(p), worker, of);
        }
    }
}
