package rnnscope.cell;

import static rnnscope.tape.Channel.Role.DERIVED;

import java.util.List;
import java.util.Map;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/**
 * Gated recurrent unit as it was first written (Cho et al., 2014): the reset gate acts on the hidden state before the
 * candidate's product, not on the product as in {@link Gru}. Keras calls it reset_after=False, ONNX
 * linear_before_reset=0.
 *
 * <pre>
 *   r_t = σ(W_xr x_t + W_hr h_{t−1} + b_r)          z_t = σ(W_xz x_t + W_hz h_{t−1} + b_z)
 *   s_t = r_t ⊙ h_{t−1}                              n_t = tanh(W_xn x_t + W_hn s_t + b_n)
 *   h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}
 * </pre>
 *
 * Weights as those of {@link Gru}: W_ih (3H, X) and W_hh (3H, H) with gates r, z, n, and two biases (3H) that are added.
 */
final class GruResetBefore extends GruPass {
    private static final List<Channel> CHANNELS = List.of(RESET_CHANNEL, UPDATE_CHANNEL, CANDIDATE_CHANNEL,
            Channel.signed("resetHidden", "s", "channel.reset-hidden", DERIVED, 1), HIDDEN_CHANNEL);

    private static final List<Equation> EQUATIONS = List.of(RESET, UPDATE,
            new Equation("resetHidden", "equation.reset-hidden", "s_t = r_t ⊙ h_{t−1}", "[s] = [r] × [h−]"),
            new Equation("candidate", "equation.candidate", "n_t = tanh(W_{xn} x_t + W_{hn} s_t + b_n)",
                    "[n] = tanh([n.wx] + [n.wh] + [n.b])"),
            HIDDEN);

    static final Cell CELL = new Cell("gru-reset-before", "cell.gru-reset-before", GATES, CHANNELS, STATE_CHANNELS, EQUATIONS, MEMORY,
            new Variation(List.of(), false, Map.of("n", "resetHidden")), GruResetBefore::new);

    private final Panels s;
    private final Panels dS;
    private final Panels bHh;

    private GruResetBefore(LayerLayout at) {
        super(at);
        s = at.now("resetHidden");
        dS = at.gradient(s);
        bHh = at.biasHh();
    }

    @Override
    public void start(Kernels k, float[] w, int[] tokens, int firstToken, float[] v, int row, int rows) {
        k.startRows(w, bIh, bHh, tokens == null ? null : wIh, tokens, firstToken, v, rzn, row, rows);
    }

    @Override
    public void forward(Kernels k, float[] w, float[] v, int row, int rows, Hook hook) {
        k.product(v, hPrev, w, wHhRz, v, rz, row, rows);
        k.sigmoid(v, r, row, rows);
        hook.computed("reset", v, r, row, rows);
        k.sigmoid(v, z, row, rows);
        hook.computed("update", v, z, row, rows);
        k.multiply(v, s, r, hPrev, row, rows);
        hook.computed("resetHidden", v, s, row, rows);
        k.product(v, s, w, wHhN, v, n, row, rows);
        k.tanh(v, n, n, row, rows);
        hook.computed("candidate", v, n, row, rows);
        k.mix(v, h, z, hPrev, n, row, rows);
        hook.computed("hidden", v, h, row, rows);
    }

    @Override
    public void backward(Kernels k, float[] transposed, float[] v, int row, int rows, Hook hook) {
        hiddenGradient(k, v, dS, row, rows, hook);
        k.clear(v, dS, row, rows);
        k.product(v, dN, transposed, wHhNT, v, dS, row, rows);
        hook.goingBack("resetHidden", v, dS, row, rows);
        k.sigmoidGradient(v, dR, dS, hPrev, r, row, rows);
        hook.goingBack("reset", v, dR, row, rows);
        k.multiplyAdd(v, dHPrev, dH, z, dHPrev, row, rows);
        k.multiplyAdd(v, dHPrev, dS, r, dHPrev, row, rows);
        k.product(v, dRz, transposed, wHhRzT, v, dHPrev, row, rows);
    }

    @Override
    public void weightGradients(Kernels k, float[] v, float[] grad, int row, int rows, int worker, int workers) {
        WeightGradients.add(k, v, hPrev, dRz, grad, wHhRz, bHhRz, row, rows, worker, workers);
        WeightGradients.add(k, v, s, dN, grad, wHhN, bHhN, row, rows, worker, workers);
        WeightGradients.addBias(k, v, dRzn, grad, bIh, row, rows, worker, workers);
    }
}
