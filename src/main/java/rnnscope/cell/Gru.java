package rnnscope.cell;

import static rnnscope.tape.Channel.Role.CANDIDATE;
import static rnnscope.tape.Channel.Role.STATE;

import java.util.List;
import java.util.Optional;
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
final class Gru implements CellPass {
    private static final List<Channel> CHANNELS = List.of(
            Channel.gate("reset", "r", "reset gate"),
            Channel.gate("update", "z", "update gate"),
            Channel.tanh("candidate", "n", "candidate", CANDIDATE),
            Channel.signed("candidateHidden", "q", "recurrent part of the candidate", CANDIDATE, 2),
            Channel.signed("hidden", "h", "hidden state", STATE, 1));

    private static final List<Equation> EQUATIONS = List.of(
            new Equation("reset", "Reset gate", "r_t = σ(W_{xr} x_t + W_{hr} h_{t−1} + b_r)",
                    "[r] = σ([r.wx] + [r.wh] + [r.b])"),
            new Equation("update", "Update gate", "z_t = σ(W_{xz} x_t + W_{hz} h_{t−1} + b_z)",
                    "[z] = σ([z.wx] + [z.wh] + [z.b])"),
            new Equation("candidateHidden", "Recurrent part", "q_t = W_{hn} h_{t−1} + b_{hn}",
                    "[q] = [n.wh] + [n.bh]"),
            new Equation("candidate", "Candidate", "n_t = tanh(W_{xn} x_t + b_{xn} + r_t ⊙ q_t)",
                    "[n] = tanh([n.wx] + [n.bx] + [r] × [q])"),
            new Equation("hidden", "Hidden state", "h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}",
                    "[h] = (1 − [z]) × [n] + [z] × [h−]"));

    static final Cell CELL = new Cell("gru", "GRU", List.of("r", "z", "n"), CHANNELS, List.of("hidden"),
            EQUATIONS, Optional.of(Memory.ofHidden("update", true)), Gru::new);

    // The gates lie side by side as r, z, n, q: the input enters r, z, n; the hidden state enters r, z and q.
    private final Panels rzn;
    private final Panels rz;
    private final Panels r;
    private final Panels z;
    private final Panels n;
    private final Panels q;
    private final Panels h;
    private final Panels hPrev;

    private final Panels dRzn;
    private final Panels dRz;
    private final Panels dR;
    private final Panels dZ;
    private final Panels dN;
    private final Panels dQ;
    private final Panels dH;
    private final Panels dHPrev;

    private final Panels wIhRz;
    private final Panels wIhN;
    private final Panels wHhRz;
    private final Panels wHhN;
    private final Panels bIh;
    private final Panels bIhRz;
    private final Panels bIhN;
    private final Panels bHhRz;
    private final Panels bHhN;
    private final Panels wHhRzT;
    private final Panels wHhNT;

    private Gru(LayerPlaces at) {
        rzn = at.wide("reset", 3);
        rz = at.wide("reset", 2);
        r = at.now("reset");
        z = at.now("update");
        n = at.now("candidate");
        q = at.now("candidateHidden");
        h = at.now("hidden");
        hPrev = at.before("hidden");
        dRzn = at.gradient(rzn);
        dRz = at.gradient(rz);
        dR = at.gradient(r);
        dZ = at.gradient(z);
        dN = at.gradient(n);
        dQ = at.gradient(q);
        dH = at.gradient(h);
        dHPrev = at.gradient(hPrev);

        int gate = n.panels();
        bIh = at.biasIh();
        bIhRz = LayerPlaces.slice(bIh, 0, 2 * gate);
        bIhN = LayerPlaces.slice(bIh, 2 * gate, 3 * gate);
        bHhRz = LayerPlaces.slice(at.biasHh(), 0, 2 * gate);
        bHhN = LayerPlaces.slice(at.biasHh(), 2 * gate, 3 * gate);
        wIhRz = at.weightIh().slice(0, 2 * gate);
        wIhN = at.weightIh().slice(2 * gate, 3 * gate);
        wHhRz = at.weightHh().slice(0, 2 * gate);
        wHhN = at.weightHh().slice(2 * gate, 3 * gate);
        Panels t = at.transposedHh();
        wHhRzT = t == null ? null : t.rowRange(0, rz.columns());
        wHhNT = t == null ? null : t.rowRange(rz.columns(), t.rows());
    }

    @Override
    public Panels inputGates() {
        return rzn;
    }

    @Override
    public Panels inputGateGradients() {
        return dRzn;
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
        hook.goingBack("hidden", v, dH, row, rows);
        k.complement(v, dQ, z, row, rows);
        k.tanhGradient(v, dN, dH, dQ, n, row, rows);
        hook.goingBack("candidate", v, dN, row, rows);
        k.subtract(v, dZ, hPrev, n, row, rows);
        k.sigmoidGradient(v, dZ, dH, dZ, z, row, rows);
        hook.goingBack("update", v, dZ, row, rows);
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
