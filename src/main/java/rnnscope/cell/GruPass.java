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
 * Base of both gated recurrent units: gates r, z, n with W_ih (3H, X), W_hh (3H, H) and two biases (3H), and h_t = (1 −
 * z_t) ⊙ n_t + z_t ⊙ h_{t−1}. They differ in where r_t acts, which a channel of each cell's own holds (H). A "d" before
 * a letter is ∂loss/∂ of it, of a gate ∂loss/∂ of its pre-activation.
 */
abstract class GruPass implements CellPass {
    static final List<String> GATES = List.of("r", "z", "n");
    static final List<String> STATE_CHANNELS = List.of("hidden");
    static final Optional<Memory> MEMORY = Optional.of(Memory.ofHidden("update", true));

    static final Channel RESET_CHANNEL = Channel.gate("reset", "r", "channel.reset");
    static final Channel UPDATE_CHANNEL = Channel.gate("update", "z", "channel.update");
    static final Channel CANDIDATE_CHANNEL = Channel.tanh("candidate", "n", "channel.candidate", CANDIDATE);
    static final Channel HIDDEN_CHANNEL = Channel.signed("hidden", "h", "channel.hidden", STATE, 1);

    static final Equation RESET = new Equation("reset", "equation.reset", "r_t = σ(W_{xr} x_t + W_{hr} h_{t−1} + b_r)",
            "[r] = σ([r.wx] + [r.wh] + [r.b])");
    static final Equation UPDATE = new Equation("update", "equation.update", "z_t = σ(W_{xz} x_t + W_{hz} h_{t−1} + b_z)",
            "[z] = σ([z.wx] + [z.wh] + [z.b])");
    static final Equation HIDDEN = new Equation("hidden", "equation.hidden", "h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}",
            "[h] = (1 − [z]) × [n] + [z] × [h−]");

    final Panels rzn;
    final Panels rz;
    final Panels r;
    final Panels z;
    final Panels n;
    final Panels h;
    final Panels hPrev;

    final Panels dRzn;
    final Panels dRz;
    final Panels dR;
    final Panels dZ;
    final Panels dN;
    final Panels dH;
    final Panels dHPrev;

    final Panels wIh;
    final Panels wHhRz;
    final Panels wHhN;
    final Panels bIh;
    final Panels bHhRz;
    final Panels bHhN;
    final Panels wHhRzT;
    final Panels wHhNT;

    GruPass(LayerLayout at) {
        rzn = at.wide("reset", 3);
        rz = at.wide("reset", 2);
        r = at.now("reset");
        z = at.now("update");
        n = at.now("candidate");
        h = at.now("hidden");
        hPrev = at.before("hidden");
        dRzn = at.gradient(rzn);
        dRz = at.gradient(rz);
        dR = at.gradient(r);
        dZ = at.gradient(z);
        dN = at.gradient(n);
        dH = at.gradient(h);
        dHPrev = at.gradient(hPrev);
        wIh = at.weightIh();
        wHhRz = upToCandidate(at.weightHh());
        wHhN = candidate(at.weightHh());
        bIh = at.biasIh();
        bHhRz = upToCandidate(at.biasHh());
        bHhN = candidate(at.biasHh());
        Panels t = at.transposedHh();
        wHhRzT = t == null ? null : t.rowRange(0, rz.columns());
        wHhNT = t == null ? null : t.rowRange(rz.columns(), t.rows());
    }

    /** The part of r and z of weights or biases; null of none. */
    final Panels upToCandidate(Panels all) {
        return LayerLayout.slice(all, 0, 2 * n.panels());
    }

    /** The part of n of weights or biases; null of none. */
    final Panels candidate(Panels all) {
        return LayerLayout.slice(all, 2 * n.panels(), 3 * n.panels());
    }

    @Override
    public final Panels inputGates() {
        return rzn;
    }

    @Override
    public final Panels inputGateGradients() {
        return dRzn;
    }

    /** Back from h_t: writes dN and dZ. */
    final void hiddenGradient(Kernels k, float[] v, Panels scratch, int row, int rows, Hook hook) {
        hook.goingBack("hidden", v, dH, row, rows);
        k.complement(v, scratch, z, row, rows);
        k.tanhGradient(v, dN, dH, scratch, n, row, rows);
        hook.goingBack("candidate", v, dN, row, rows);
        k.subtract(v, dZ, hPrev, n, row, rows);
        k.sigmoidGradient(v, dZ, dH, dZ, z, row, rows);
        hook.goingBack("update", v, dZ, row, rows);
    }
}
