package rnnscope.network.attention;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.model.ParameterLayout;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.network.module.RowModule;
import rnnscope.network.module.layer.Columns;
import rnnscope.network.module.layer.LinearMap;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Attentional state, from which the next symbol is predicted (Luong, Pham and Manning, 2015; in place of the maxout layer
 * of Bahdanau, Cho and Bengio, 2015, too):
 *
 * <pre>
 *   a_t = tanh(W_c (c_t; h_t) + b_c)
 * </pre>
 *
 * @param top   what leaves the decoder's last layer, h
 * @param width of the context c
 * @param units of h
 */
public record AttentionalState(Quantity context, Quantity top, int width, int units) implements Module {
    /** Names of W_c and b_c. */
    public static final String COMBINE = "attention.combine.weight";
    public static final String COMBINE_BIAS = "attention.combine.bias";

    /** Name of a_t on the decoder's tape. */
    public static String place() {
        return "attention/state";
    }

    @Override
    public Side side() {
        return Side.TARGET;
    }

    @Override
    public List<Quantity> reads() {
        return List.of(context, top);
    }

    private static Quantity joined() {
        return new Quantity(Side.TARGET, "attention/joined");
    }

    @Override
    public Quantity output() {
        return new Quantity(Side.TARGET, place());
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        parameters.weight(COMBINE, 1, units, width + units).bias(COMBINE_BIAS, 1, units);
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(joined().name(), width + units).add(place(), units);
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(place(), "equation.attentional-state", "a_t = tanh(W_c (c_t, h_t) + b_c)", ""));
    }

    @Override
    public RowModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final Quantity output;
        private final LinearMap map;
        private final Panels context;
        private final Panels dContext;
        private final Panels top;
        private final Panels dTop;
        private final Panels joined;
        private final Panels dJoined;
        private final Panels state;
        private final Panels dState;

        Bound(AttentionalState module, Binding binding) {
            super(Side.TARGET, false);
            output = module.output();
            map = new LinearMap(binding, COMBINE, COMBINE_BIAS, joined(), output);
            context = binding.place(module.context);
            dContext = binding.gradient(module.context);
            top = binding.place(module.top);
            dTop = binding.gradient(module.top);
            joined = binding.place(joined());
            dJoined = binding.gradient(joined());
            state = binding.place(output);
            dState = binding.gradient(output);
        }

        @Override
        public List<String> transposedNames() {
            return List.of(map.name());
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            Columns.put(v, joined, 0, context, row, rows);
            Columns.put(v, joined, context.columns(), top, row, rows);
            compute(p, row, rows);
            p.computed(output, state, row, rows);
        }

        private void compute(Pass p, int row, int rows) {
            map.forward(p, row, rows);
            p.kernels().tanh(window(p).v(), state, state, row, rows);
        }

        @Override
        public void clearRows(Pass p, int row, int rows) {
            p.kernels().clear(window(p).v(), dState, row, rows);
        }

        /** Leaves in the gradient of the state that of what its tanh was taken of. */
        @Override
        public void backward(Pass p, int row, int rows) {
            Kernels k = p.kernels();
            float[] v = window(p).v();
            p.goingBack(output, dState, row, rows);
            boolean changed = p.changes(output);
            if (changed) {
                // The slope is that of what tanh gave.
                compute(p, row, rows);
            }
            k.tanhGradient(v, dState, dState, state, row, rows);
            if (changed) {
                p.computed(output, state, row, rows);
            }
            k.clear(v, dJoined, row, rows);
            map.backward(p, row, rows);
            Columns.add(v, dContext, dJoined, 0, row, rows);
            Columns.add(v, dTop, dJoined, context.columns(), row, rows);
        }

        @Override
        public void weightGradients(Pass p, int worker, int of) {
            map.weightGradients(p, firstRow(p), rows(p), worker, of);
        }
    }
}
