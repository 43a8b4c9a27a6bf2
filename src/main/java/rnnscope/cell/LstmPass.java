package rnnscope.cell;

import static rnnscope.tape.Channel.Role.CANDIDATE;
import static rnnscope.tape.Channel.Role.DERIVED;
import static rnnscope.tape.Channel.Role.STATE;

import java.util.List;
import java.util.Optional;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/**
 * Base of all long short-term memories: gates i, f, g, o with W_ih (4H, X), W_hh (4H, H) and two biases (4H), a cell
 * state c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t, and the way back through it. A "d" before a letter is ∂loss/∂ of it, of a gate
 * ∂loss/∂ of its pre-activation.
 */
abstract class LstmPass implements CellPass {
    static final List<String> GATES = List.of("i", "f", "g", "o");
    static final List<String> STATE_CHANNELS = List.of("hidden", "cell");
    static final Optional<Memory> MEMORY = Optional.of(new Memory("cell", "forget", true, "cellTanh", "output"));

    static final Channel HIDDEN_CHANNEL = Channel.signed("hidden", "h", "channel.hidden", STATE, 1);
    /** All but the hidden state. */
    static final List<Channel> CELL_CHANNELS = List.of(
            Channel.gate("input", "i", "channel.input"),
            Channel.gate("forget", "f", "channel.forget"),
            Channel.tanh("candidate", "g", "channel.candidate", CANDIDATE),
            Channel.gate("output", "o", "channel.output"),
            Channel.signed("cell", "c", "channel.cell", STATE, 5),
            Channel.tanh("cellTanh", "tanh c", "channel.cell-tanh", DERIVED));

    static final Equation FORGET = new Equation("forget", "equation.forget", "f_t = σ(W_{xf} x_t + W_{hf} h_{t−1} + b_f)",
            "[f] = σ([f.wx] + [f.wh] + [f.b])");
    static final Equation INPUT = new Equation("input", "equation.input", "i_t = σ(W_{xi} x_t + W_{hi} h_{t−1} + b_i)",
            "[i] = σ([i.wx] + [i.wh] + [i.b])");
    static final Equation CANDIDATE_EQUATION = new Equation("candidate", "equation.candidate",
            "g_t = tanh(W_{xg} x_t + W_{hg} h_{t−1} + b_g)", "[g] = tanh([g.wx] + [g.wh] + [g.b])");
    static final Equation OUTPUT = new Equation("output", "equation.output", "o_t = σ(W_{xo} x_t + W_{ho} h_{t−1} + b_o)",
            "[o] = σ([o.wx] + [o.wh] + [o.b])");
    static final Equation CELL_STATE = new Equation("cell", "equation.cell", "c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t",
            "[c] = [f] × [c−] + [i] × [g]");
    static final Equation SQUASHED = new Equation("cellTanh", "equation.cell-tanh", "tanh c_t", "[tanh c] = tanh([c])");
    static final Equation HIDDEN = new Equation("hidden", "equation.hidden", "h_t = o_t ⊙ tanh c_t", "[h] = [o] × [tanh c]");

    final Panels gates;
    final Panels i;
    final Panels f;
    final Panels g;
    final Panels o;
    final Panels c;
    final Panels cPrev;
    final Panels tanhC;
    final Panels h;
    final Panels hPrev;

    final Panels dGates;
    final Panels dI;
    final Panels dF;
    final Panels dG;
    final Panels dO;
    final Panels dC;
    final Panels dCPrev;
    final Panels dTanhC;
    final Panels dH;
    final Panels dHPrev;

    final Panels wHh;
    final Panels wHhT;
    private final Panels wIh;
    private final Panels bIh;
    private final Panels bHh;

    LstmPass(LayerLayout at) {
        gates = at.wide("input", 4);
        i = at.now("input");
        f = at.now("forget");
        g = at.now("candidate");
        o = at.now("output");
        c = at.now("cell");
        cPrev = at.before("cell");
        tanhC = at.now("cellTanh");
        h = at.now("hidden");
        hPrev = at.before("hidden");
        dGates = at.gradient(gates);
        dI = at.gradient(i);
        dF = at.gradient(f);
        dG = at.gradient(g);
        dO = at.gradient(o);
        dC = at.gradient(c);
        dCPrev = at.gradient(cPrev);
        dTanhC = at.gradient(tanhC);
        dH = at.gradient(h);
        dHPrev = at.gradient(hPrev);
        wIh = at.weightIh();
        wHh = at.weightHh();
        bIh = at.biasIh();
        bHh = at.biasHh();
        wHhT = at.transposedHh();
    }

    @Override
    public final Panels inputGates() {
        return gates;
    }

    @Override
    public final Panels inputGateGradients() {
        return dGates;
    }

    @Override
    public final void start(Kernels k, float[] w, int[] tokens, int firstToken, float[] v, int row, int rows) {
        k.startRows(w, bIh, bHh, tokens == null ? null : wIh, tokens, firstToken, v, gates, row, rows);
    }

    /** c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t and tanh c_t. */
    final void cellState(Kernels k, float[] v, int row, int rows, Hook hook) {
        k.multiplyAddMultiply(v, c, f, cPrev, i, g, row, rows);
        hook.computed("cell", v, c, row, rows);
        k.tanh(v, tanhC, c, row, rows);
        hook.computed("cellTanh", v, tanhC, row, rows);
    }

    /** Back from what o_t ⊙ tanh c_t is: writes dO and adds to dC. */
    final void outputGradient(Kernels k, float[] v, Panels dOut, int row, int rows, Hook hook) {
        k.sigmoidGradient(v, dO, dOut, tanhC, o, row, rows);
        hook.goingBack("output", v, dO, row, rows);
        k.multiply(v, dTanhC, dOut, o, row, rows);
        hook.goingBack("cellTanh", v, dTanhC, row, rows);
        k.tanhGradient(v, dTanhC, dTanhC, tanhC, row, rows);
        k.add(v, dC, dTanhC, row, rows);
    }

    /** Back from c_t, whose gradient is complete: writes dF, dI, dG and ∂loss/∂c of the step before. */
    final void cellGradient(Kernels k, float[] v, int row, int rows, Hook hook) {
        hook.goingBack("cell", v, dC, row, rows);
        k.sigmoidGradient(v, dF, dC, cPrev, f, row, rows);
        hook.goingBack("forget", v, dF, row, rows);
        k.sigmoidGradient(v, dI, dC, g, i, row, rows);
        hook.goingBack("input", v, dI, row, rows);
        k.tanhGradient(v, dG, dC, i, g, row, rows);
        hook.goingBack("candidate", v, dG, row, rows);
        k.multiply(v, dCPrev, dC, f, row, rows);
    }

    @Override
    public void weightGradients(Kernels k, float[] v, float[] grad, int row, int rows, int worker, int workers) {
        WeightGradients.add(k, v, hPrev, dGates, grad, wHh, bHh, row, rows, worker, workers);
        WeightGradients.addBias(k, v, dGates, grad, bIh, row, rows, worker, workers);
    }
}
