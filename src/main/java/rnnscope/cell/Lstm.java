package rnnscope.cell;

import java.util.List;
import java.util.stream.Stream;
import rnnscope.math.Kernels;
import rnnscope.tape.Channel;

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997) with a forget gate (Gers, Schmidhuber and Cummins, 2000).
 *
 * <pre>
 *   i_t = σ(W_xi x_t + W_hi h_{t−1} + b_i)          f_t = σ(W_xf x_t + W_hf h_{t−1} + b_f)
 *   g_t = tanh(W_xg x_t + W_hg h_{t−1} + b_g)       o_t = σ(W_xo x_t + W_ho h_{t−1} + b_o)
 *   c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t                 h_t = o_t ⊙ tanh c_t
 * </pre>
 *
 * Weights as in PyTorch: W_ih (4H, X) and W_hh (4H, H) with gates i, f, g, o, and two biases (4H) that are added.
 */
final class Lstm extends LstmPass {
    static final List<Channel> CHANNELS = Stream.concat(CELL_CHANNELS.stream(), Stream.of(HIDDEN_CHANNEL)).toList();

    static final Cell CELL = new Cell("lstm", "LSTM", GATES, CHANNELS, STATE_CHANNELS,
            List.of(FORGET, INPUT, CANDIDATE_EQUATION, OUTPUT, CELL_STATE, SQUASHED, HIDDEN), MEMORY, Lstm::new);

    private Lstm(LayerLayout at) {
        super(at);
    }

    @Override
    public void forward(Kernels k, float[] w, float[] v, int row, int rows, Hook hook) {
        k.product(v, hPrev, w, wHh, v, gates, row, rows);
        if (hook == Hook.NONE) {
            k.lstm(v, i, f, g, o, cPrev, c, tanhC, h, row, rows);
        } else {
            inStages(k, v, row, rows, hook);
        }
    }

    private void inStages(Kernels k, float[] v, int row, int rows, Hook hook) {
        k.sigmoid(v, i, row, rows);
        hook.computed("input", v, i, row, rows);
        k.sigmoid(v, f, row, rows);
        hook.computed("forget", v, f, row, rows);
        k.tanh(v, g, g, row, rows);
        hook.computed("candidate", v, g, row, rows);
        k.sigmoid(v, o, row, rows);
        hook.computed("output", v, o, row, rows);
        cellState(k, v, row, rows, hook);
        k.multiply(v, h, o, tanhC, row, rows);
        hook.computed("hidden", v, h, row, rows);
    }

    @Override
    public void backward(Kernels k, float[] transposed, float[] v, int row, int rows, Hook hook) {
        if (hook == Hook.NONE) {
            k.lstmGradient(v, i, f, g, o, cPrev, tanhC, dI, dF, dG, dO, dCPrev, dC, dH, row, rows);
        } else {
            hook.goingBack("hidden", v, dH, row, rows);
            outputGradient(k, v, dH, row, rows, hook);
            cellGradient(k, v, row, rows, hook);
        }
        k.product(v, dGates, transposed, wHhT, v, dHPrev, row, rows);
    }
}
