package rnnscope.cell;

import static rnnscope.tape.Channel.Role.DERIVED;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/**
 * Long short-term memory with a recurrent projection layer (Sak, Senior and Beaufays, 2014): a matrix makes a smaller
 * hidden state of what the cells give. PyTorch calls its width proj_size.
 *
 * <pre>
 *   i_t, f_t, g_t, o_t and c_t as in {@link Lstm}
 *   m_t = o_t ⊙ tanh c_t                              h_t = W_hr m_t
 * </pre>
 *
 * Weights as in PyTorch: W_ih (4H, X) and W_hh (4H, P) with gates i, f, g, o, two biases (4H), and W_hr (P, H).
 */
final class LstmProjected extends LstmPass {
    private static final List<Channel> CHANNELS = Stream.concat(CELL_CHANNELS.stream(), Stream.of(
            Channel.signed(Cell.UNPROJECTED, "m", "channel.unprojected", DERIVED, 1), HIDDEN_CHANNEL)).toList();

    static final Cell CELL = new Cell("lstm-projected", "cell.lstm-projected", GATES, CHANNELS, STATE_CHANNELS,
            List.of(FORGET, INPUT, CANDIDATE_EQUATION, OUTPUT, CELL_STATE, SQUASHED,
                    new Equation(Cell.UNPROJECTED, "equation.unprojected", "m_t = o_t ⊙ tanh c_t", "[m] = [o] × [tanh c]"),
                    new Equation("hidden", "equation.hidden", "h_t = W_{hr} m_t", "[h] = [h.r]")),
            MEMORY, new Variation(List.of(), true, Map.of()), LstmProjected::new);

    private final Panels m;
    private final Panels dM;
    private final Panels wHr;
    private final Panels wHrT;

    private LstmProjected(LayerLayout at) {
        super(at);
        m = at.now(Cell.UNPROJECTED);
        dM = at.gradient(m);
        wHr = at.parameter(Variation.PROJECTION);
        wHrT = at.transposed(Variation.PROJECTION);
    }

    @Override
    public void forward(Kernels k, float[] w, float[] v, int row, int rows, Hook hook) {
        k.product(v, hPrev, w, wHh, v, gates, row, rows);
        k.sigmoid(v, i, row, rows);
        hook.computed("input", v, i, row, rows);
        k.sigmoid(v, f, row, rows);
        hook.computed("forget", v, f, row, rows);
        k.tanh(v, g, g, row, rows);
        hook.computed("candidate", v, g, row, rows);
        k.sigmoid(v, o, row, rows);
        hook.computed("output", v, o, row, rows);
        cellState(k, v, row, rows, hook);
        k.multiply(v, m, o, tanhC, row, rows);
        hook.computed(Cell.UNPROJECTED, v, m, row, rows);
        k.clear(v, h, row, rows);
        k.product(v, m, w, wHr, v, h, row, rows);
        hook.computed("hidden", v, h, row, rows);
    }

    @Override
    public void backward(Kernels k, float[] transposed, float[] v, int row, int rows, Hook hook) {
        hook.goingBack("hidden", v, dH, row, rows);
        k.clear(v, dM, row, rows);
        k.product(v, dH, transposed, wHrT, v, dM, row, rows);
        hook.goingBack(Cell.UNPROJECTED, v, dM, row, rows);
        outputGradient(k, v, dM, row, rows, hook);
        cellGradient(k, v, row, rows, hook);
        k.product(v, dGates, transposed, wHhT, v, dHPrev, row, rows);
    }

    @Override
    public void weightGradients(Kernels k, float[] v, float[] grad, int row, int rows, int worker, int workers) {
        super.weightGradients(k, v, grad, row, rows, worker, workers);
        WeightGradients.add(k, v, m, dH, grad, wHr, null, row, rows, worker, workers);
    }
}
