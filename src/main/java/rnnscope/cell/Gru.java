package rnnscope.cell;

import static rnnscope.tape.Channel.Role.CANDIDATE;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/**
 * Gated recurrent unit (Cho et al., 2014), in the form of PyTorch, where the reset gate acts on the recurrent part of
 * the candidate, its bias included:
 *
 * <pre>
 *   r_t = σ(W_xr x_t + W_hr h_{t−1} + b_r)          z_t = σ(W_xz x_t + W_hz h_{t−1} + b_z)
 *   q_t = W_hn h_{t−1} + b_hn                        n_t = tanh(W_xn x_t + b_xn + r_t ⊙ q_t)
 *   h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}
 * </pre>
 *
 * Weights as in PyTorch: W_ih (3H, X) and W_hh (3H, H) with gates r, z, n.
 */
final class Gru extends GruPass {
    private static final List<Channel> CHANNELS = List.of(RESET_CHANNEL, UPDATE_CHANNEL, CANDIDATE_CHANNEL,
            Channel.signed("candidateHidden", "q", "channel.candidate-hidden", CANDIDATE, 2), HIDDEN_CHANNEL);

    private static final List<Equation> EQUATIONS = List.of(RESET, UPDATE,
            new Equation("candidateHidden", "equation.candidate-hidden", "q_t = W_{hn} h_{t−1} + b_{hn}", "[q] = [n.wh] + [n.bh]"),
            new Equation("candidate", "equation.candidate", "n_t = tanh(W_{xn} x_t + b_{xn} + r_t ⊙ q_t)",
                    "[n] = tanh([n.wx] + [n.bx] + [r] × [q])"),
            HIDDEN);

    static final Cell CELL = new Cell("gru", "GRU", GATES, CHANNELS, STATE_CHANNELS, EQUATIONS, MEMORY, Gru::new);

    // The gates lie side by side as r, z, n, q: the input enters r, z, n; the hidden state enters r, z and q.
    private final Panels q;
    private final Panels dQ;
    private final Panels wIhRz;
    private final Panels wIhN;
    private final Panels bIhRz;
    private final Panels bIhN;

    private Gru(LayerLayout at) {
        super(at);
        q = at.now("candidateHidden");
        dQ = at.gradient(q);
        wIhRz = upToCandidate(wIh);
        wIhN = candidate(wIh);
        bIhRz = upToCandidate(bIh);
        bIhN = candidate(bIh);
    }

    @Override
    public void start(Kernels k, float[] w, int[] tokens, int firstToken, float[] v, int row, int rows) {
        boolean oneHot = tokens != null;
        k.startRows(w, bIhRz, bHhRz, oneHot ? wIhRz : null, tokens, firstToken, v, rz, row, rows);
        k.startRows(w, bIhN, null, oneHot ? wIhN : null, tokens, firstToken, v, n, row, rows);
        k.startRows(w, bHhN, null, null, null, 0, v, q, row, rows);
    }

    @Override
    public void forward(Kernels k, float[] w, float[] v, int row, int rows, Hook hook) {
        k.product(v, hPrev, w, wHhRz, v, rz, row, rows);
        k.product(v, hPrev, w, wHhN, v, q, row, rows);
        if (hook == Hook.NONE) {
            k.gru(v, r, z, n, q, hPrev, h, row, rows);
        } else {
            inStages(k, v, row, rows, hook);
        }
    }

    private void inStages(Kernels k, float[] v, int row, int rows, Hook hook) {
        hook.computed("candidateHidden", v, q, row, rows);
        k.sigmoid(v, rz, row, rows);
        hook.computed("reset", v, r, row, rows);
        hook.computed("update", v, z, row, rows);
        k.multiplyAdd(v, n, r, q, n, row, rows);
        k.tanh(v, n, n, row, rows);
        hook.computed("candidate", v, n, row, rows);
        k.mix(v, h, z, hPrev, n, row, rows);
        hook.computed("hidden", v, h, row, rows);
    }

    @Override
    public void backward(Kernels k, float[] transposed, float[] v, int row, int rows, Hook hook) {
        if (hook == Hook.NONE) {
            k.gruGradient(v, r, z, n, q, hPrev, dR, dZ, dN, dQ, dHPrev, dH, row, rows);
        } else {
            backInStages(k, v, row, rows, hook);
        }
        k.product(v, dRz, transposed, wHhRzT, v, dHPrev, row, rows);
        k.product(v, dQ, transposed, wHhNT, v, dHPrev, row, rows);
    }

    private void backInStages(Kernels k, float[] v, int row, int rows, Hook hook) {
        hiddenGradient(k, v, dQ, row, rows, hook);
        k.sigmoidGradient(v, dR, dN, q, r, row, rows);
        hook.goingBack("reset", v, dR, row, rows);
        k.multiply(v, dQ, dN, r, row, rows);
        hook.goingBack("candidateHidden", v, dQ, row, rows);
        k.multiplyAdd(v, dHPrev, dH, z, dHPrev, row, rows);
    }

    @Override
    public void weightGradients(Kernels k, float[] v, float[] grad, int row, int rows, int worker, int workers) {
        WeightGradients.add(k, v, hPrev, dRz, grad, wHhRz, bHhRz, row, rows, worker, workers);
        WeightGradients.add(k, v, hPrev, dQ, grad, wHhN, bHhN, row, rows, worker, workers);
        WeightGradients.addBias(k, v, dRzn, grad, bIh, row, rows, worker, workers);
    }
}
