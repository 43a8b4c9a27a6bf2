package rnnscope.cell;

import static rnnscope.tape.Channel.Role.CANDIDATE;
import static rnnscope.tape.Channel.Role.DERIVED;
import static rnnscope.tape.Channel.Role.STATE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
final class GruResetBefore implements CellPass {
    private static final List<Channel> CHANNELS = List.of(
            Channel.gate("reset", "r", "reset gate"),
            Channel.gate("update", "z", "update gate"),
            Channel.tanh("candidate", "n", "candidate", CANDIDATE),
            Channel.signed("resetHidden", "s", "hidden state let through by the reset gate", DERIVED, 1),
            Channel.signed("hidden", "h", "hidden state", STATE, 1));

    private static final List<Equation> EQUATIONS = List.of(
            new Equation("reset", "Reset gate", "r_t = σ(W_{xr} x_t + W_{hr} h_{t−1} + b_r)",
                    "[r] = σ([r.wx] + [r.wh] + [r.b])"),
            new Equation("update", "Update gate", "z_t = σ(W_{xz} x_t + W_{hz} h_{t−1} + b_z)",
                    "[z] = σ([z.wx] + [z.wh] + [z.b])"),
            new Equation("resetHidden", "Reset state", "s_t = r_t ⊙ h_{t−1}", "[s] = [r] × [h−]"),
            new Equation("candidate", "Candidate", "n_t = tanh(W_{xn} x_t + W_{hn} s_t + b_n)",
                    "[n] = tanh([n.wx] + [n.wh] + [n.b])"),
            new Equation("hidden", "Hidden state", "h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}",
                    "[h] = (1 − [z]) × [n] + [z] × [h−]"));

    static final Cell CELL = new Cell("gru-reset-before", "Reset-before GRU", List.of("r", "z", "n"), CHANNELS,
            List.of("hidden"), EQUATIONS, Optional.of(Memory.ofHidden("update", true)),
            new Variation(List.of(), false, Map.of("n", "resetHidden")), GruResetBefore::new);

    private final Panels rzn;
    private final Panels rz;
    private final Panels r;
    private final Panels z;
    private final Panels n;
    private final Panels s;
    private final Panels h;
    private final Panels hPrev;

    private final Panels dRzn;
    private final Panels dRz;
    private final Panels dR;
    private final Panels dZ;
    private final Panels dN;
    private final Panels dS;
    private final Panels dH;
    private final Panels dHPrev;

    private final Panels wIh;
    private final Panels wHhRz;
    private final Panels wHhN;
    private final Panels bIh;
    private final Panels bHh;
    private final Panels bHhRz;
    private final Panels bHhN;
    private final Panels wHhRzT;
    private final Panels wHhNT;

    private GruResetBefore(LayerPlaces at) {
        rzn = at.wide("reset", 3);
        rz = at.wide("reset", 2);
        r = at.now("reset");
        z = at.now("update");
        n = at.now("candidate");
        s = at.now("resetHidden");
        h = at.now("hidden");
        hPrev = at.before("hidden");
        dRzn = at.gradient(rzn);
        dRz = at.gradient(rz);
        dR = at.gradient(r);
        dZ = at.gradient(z);
        dN = at.gradient(n);
        dS = at.gradient(s);
        dH = at.gradient(h);
        dHPrev = at.gradient(hPrev);
        int gate = n.panels();
        wIh = at.weightIh();
        wHhRz = at.weightHh().slice(0, 2 * gate);
        wHhN = at.weightHh().slice(2 * gate, 3 * gate);
        bIh = at.biasIh();
        bHh = at.biasHh();
        bHhRz = LayerPlaces.slice(bHh, 0, 2 * gate);
        bHhN = LayerPlaces.slice(bHh, 2 * gate, 3 * gate);
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
        hook.goingBack("hidden", v, dH, row, rows);
        k.complement(v, dS, z, row, rows);
        k.tanhGradient(v, dN, dH, dS, n, row, rows);
        hook.goingBack("candidate", v, dN, row, rows);
        k.subtract(v, dZ, hPrev, n, row, rows);
        k.sigmoidGradient(v, dZ, dH, dZ, z, row, rows);
        hook.goingBack("update", v, dZ, row, rows);
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
