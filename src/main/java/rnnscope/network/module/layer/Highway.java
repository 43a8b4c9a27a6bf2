package rnnscope.network.module.layer;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.model.ParameterLayout;
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
 * Highway connection past a layer (Srivastava, Greff and Schmidhuber, 2015), whose transform gate T mixes what the layer
 * made with what entered it:
 *
 * <pre>
 *   T_t = σ(W_T x_t + b_T)          y_t = T_t ⊙ h_t + (1 − T_t) ⊙ x_t
 * </pre>
 *
 * @param name   what its parameters are called: "highway_l0"
 * @param hidden what the layer made, h
 * @param input  what entered the layer, x
 * @param layer  its number among those of its side
 */
public record Highway(String name, Quantity hidden, Quantity input, int layer, int width) implements Module {

    @Override
    public Side side() {
        return input.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(hidden, input);
    }

    /** T. */
    public Quantity transform() {
        return new Quantity(side(), layer + "/transform");
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), layer + "/highway");
    }

    public String weight() {
        return name + ".weight";
    }

    public String bias() {
        return name + ".bias";
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        parameters.weight(weight(), 1, width, width).bias(bias(), 1, width);
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(transform().name(), width).add(output().name(), width);
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(transform().name(), "equation.transform", "T_t = σ(W_T x_t + b_T)", ""),
                new Equation(output().name(), "equation.highway", "y_t = T_t ⊙ h_t + (1 − T_t) ⊙ x_t", ""));
    }

    @Override
    public RowModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final Quantity output;
        private final LinearMap map;
        private final Panels h;
        private final Panels dH;
        private final Panels x;
        private final Panels dX;
        private final Panels t;
        private final Panels dT;
        private final Panels y;
        private final Panels dY;

        Bound(Highway module, Binding binding) {
            super(module.side(), false);
            output = module.output();
            map = new LinearMap(binding, module.weight(), module.bias(), module.input, module.transform());
            h = binding.place(module.hidden);
            dH = binding.gradient(module.hidden);
            x = binding.place(module.input);
            dX = binding.gradient(module.input);
            t = binding.place(module.transform());
            dT = binding.gradient(module.transform());
            y = binding.place(output);
            dY = binding.gradient(output);
        }

        @Override
        public List<String> transposedNames() {
            return List.of(map.name());
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            map.forward(p, row, rows);
            p.kernels().sigmoid(v, t, row, rows);
            p.kernels().mix(v, y, t, h, x, row, rows);
            p.computed(output, y, row, rows);
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dY, row, rows);
        }

        @Override
        public void backward(Pass p, int row, int rows) {
            Kernels k = p.kernels();
            float[] v = window(p).v();
            p.goingBack(output, dY, row, rows);
            k.complement(v, dT, t, row, rows);
            k.multiplyAdd(v, dX, dY, dT, dX, row, rows);
            k.subtract(v, dT, h, x, row, rows);
            k.sigmoidGradient(v, dT, dY, dT, t, row, rows);
            map.backward(p, row, rows);
            k.multiplyAdd(v, dH, dY, t, dH, row, rows);
        }

        @Override
        public void weightGradients(Pass p, int worker, int of) {
            map.weightGradients(p, firstRow(p), rows(p), worker, of);
        }
    }
}
