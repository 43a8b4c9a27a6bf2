package rnnscope.network.module.layer;

import java.util.List;
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
 * Linear layer that a prediction is made of, W x + b at every row of what it reads.
 *
 * @param name   what its parameters are called: "head" for "head.weight" and "head.bias"
 * @param symbol what it reads, in its equation: "h_t"
 * @param biased whether there is a b
 * @param once   whether there is one row for each sequence, not one for each of its steps
 */
public record Linear(String name, String symbol, Quantity input, Quantity output, int inputs, int outputs,
        boolean biased, boolean once) implements Module {

    @Override
    public Side side() {
        return output.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(input);
    }

    public String weight() {
        return name + ".weight";
    }

    /** Null where there is none. */
    public String bias() {
        return biased ? name + ".bias" : null;
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        parameters.weight(weight(), 1, outputs, inputs);
        if (biased) {
            parameters.bias(bias(), 1, outputs);
        }
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        if (once) {
            tape.add(output.name(), outputs, room.sequences());
        } else {
            tape.add(output.name(), outputs);
        }
    }

    @Override
    public List<Equation> equations() {
        boolean logits = output.name().equals("logits");
        String letter = (logits ? "z" : "ŷ") + (once ? "" : "_t");
        return List.of(new Equation(output.name(), logits ? "equation.scores" : "equation.numbers", letter + " = W_y " + symbol
                + (biased ? " + b_y" : ""), ""));
    }

    @Override
    public RowModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final Linear layer;
        private final LinearMap map;
        private final Panels y;
        private final Panels dY;

        Bound(Linear layer, Binding binding) {
            super(layer.side(), layer.once);
            this.layer = layer;
            map = new LinearMap(binding, layer.weight(), layer.bias(), layer.input, layer.output);
            y = binding.place(layer.output);
            dY = binding.gradient(layer.output);
        }

        @Override
        public List<String> transposedNames() {
            return List.of(map.name());
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            map.forward(p, row, rows);
            p.computed(layer.output, y, row, rows);
        }

        /** The loss overwrites the gradient of what leaves this layer. */
        @Override
        public void clearRows(Pass p, int row, int rows) {}

        @Override
        public void backward(Pass p, int row, int rows) {
            p.goingBack(layer.output, dY, row, rows);
            int from = firstLossRow(p, row, rows);
            map.backward(p, from, endOfLossRow(p, from, row, rows) - from);
        }

        @Override
        public void weightGradients(Pass p, int worker, int of) {
            map.weightGradients(p, firstRow(p), rows(p), worker, of);
        }
    }
}
