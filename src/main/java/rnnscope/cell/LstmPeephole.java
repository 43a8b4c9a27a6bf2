package rnnscope.cell;

import static rnnscope.tape.Channel.Role.CANDIDATE;
import static rnnscope.tape.Channel.Role.DERIVED;
import static rnnscope.tape.Channel.Role.STATE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/**
 * Long short-term memory with peephole connections (Gers and Schmidhuber, 2000): each unit's gates see its own cell
 * state, input and forget gate that before the step, the output gate that after it.
 *
 * <pre>
 *   i_t = σ(W_xi x_t + W_hi h_{t−1} + p_i ⊙ c_{t−1} + b_i)      f_t = σ(W_xf x_t + W_hf h_{t−1} + p_f ⊙ c_{t−1} + b_f)
 *   g_t = tanh(W_xg x_t + W_hg h_{t−1} + b_g)                    c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t
 *   o_t = σ(W_xo x_t + W_ho h_{t−1} + p_o ⊙ c_t + b_o)          h_t = o_t ⊙ tanh c_t
 * </pre>
 *
 * Weights as those of {@link Lstm}, and "peephole" (3H): p_i, p_f and p_o.
 */
final class LstmPeephole implements CellPass {
    private static final List<Channel> CHANNELS = List.of(
            Channel.gate("input", "i", "input gate"),
            Channel.gate("forget", "f", "forget gate"),
            Channel.tanh("candidate", "g", "candidate", CANDIDATE),
            Channel.gate("output", "o", "output gate"),
            Channel.signed("cell", "c", "cell state", STATE, 5),
            Channel.tanh("cellTanh", "tanh c", "tanh of the cell state", DERIVED),
            Channel.signed("hidden", "h", "hidden state", STATE, 1));

    private static final List<Equation> EQUATIONS = List.of(
            new Equation("forget", "Forget gate", "f_t = σ(W_{xf} x_t + W_{hf} h_{t−1} + p_f ⊙ c_{t−1} + b_f)",
                    "[f] = σ([f.wx] + [f.wh] + [f.p] × [c−] + [f.b])"),
            new Equation("input", "Input gate", "i_t = σ(W_{xi} x_t + W_{hi} h_{t−1} + p_i ⊙ c_{t−1} + b_i)",
                    "[i] = σ([i.wx] + [i.wh] + [i.p] × [c−] + [i.b])"),
            new Equation("candidate", "Candidate", "g_t = tanh(W_{xg} x_t + W_{hg} h_{t−1} + b_g)",
                    "[g] = tanh([g.wx] + [g.wh] + [g.b])"),
            new Equation("cell", "Cell state", "c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t", "[c] = [f] × [c−] + [i] × [g]"),
            new Equation("cellTanh", "Squashed cell state", "tanh c_t", "[tanh c] = tanh([c])"),
            new Equation("output", "Output gate", "o_t = σ(W_{xo} x_t + W_{ho} h_{t−1} + p_o ⊙ c_t + b_o)",
                    "[o] = σ([o.wx] + [o.wh] + [o.p] × [c] + [o.b])"),
            new Equation("hidden", "Hidden state", "h_t = o_t ⊙ tanh c_t", "[h] = [o] × [tanh c]"));

    static final Cell CELL = new Cell("lstm-peephole", "Peephole LSTM", List.of("i", "f", "g", "o"), CHANNELS,
            List.of("hidden", "cell"), EQUATIONS,
            Optional.of(new Memory("cell", "forget", true, "cellTanh", "output")),
            new Variation(List.of("i", "f", "o"), false, Map.of()), LstmPeephole::new);

    private final Panels gates;
    private final Panels i;
    private final Panels f;
    private final Panels g;
    private final Panels o;
    private final Panels c;
    private final Panels cPrev;
    private final Panels tanhC;
    private final Panels h;
    private final Panels hPrev;

    private final Panels dGates;
    private final Panels dI;
    private final Panels dF;
    private final Panels dG;
    private final Panels dO;
    private final Panels dC;
    private final Panels dCPrev;
    private final Panels dTanhC;
    private final Panels dH;
    private final Panels dHPrev;

    private final Panels wIh;
    private final Panels wHh;
    private final Panels bIh;
    private final Panels bHh;
    private final Panels[] p;
    private final Panels wHhT;
    private final Panels[] pT;

    private LstmPeephole(LayerPlaces at) {
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
        p = thirds(at.parameter(Variation.PEEPHOLE));
        wHhT = at.transposedHh();
        pT = wHhT == null ? null : thirds(at.transposed(Variation.PEEPHOLE));
    }

    /** Of i, f and o. */
    private Panels[] thirds(Panels peepholes) {
        int gate = i.panels();
        return new Panels[] {peepholes.slice(0, gate), peepholes.slice(gate, 2 * gate), peepholes.slice(2 * gate, 3 * gate)};
    }

    @Override
    public Panels inputGates() {
        return gates;
    }

    @Override
    public Panels inputGateGradients() {
        return dGates;
    }

    @Override
    public void start(Kernels k, float[] w, int[] tokens, int firstToken, float[] v, int row, int rows) {
        k.startRows(w, bIh, bHh, tokens == null ? null : wIh, tokens, firstToken, v, gates, row, rows);
    }

    @Override
    public void forward(Kernels k, float[] w, float[] v, int row, int rows, Hook hook) {
        k.product(v, hPrev, w, wHh, v, gates, row, rows);
        addSeen(w, p[0], v, cPrev, i, row, rows);
        k.sigmoid(v, i, row, rows);
        hook.computed("input", v, i, row, rows);
        addSeen(w, p[1], v, cPrev, f, row, rows);
        k.sigmoid(v, f, row, rows);
        hook.computed("forget", v, f, row, rows);
        k.tanh(v, g, g, row, rows);
        hook.computed("candidate", v, g, row, rows);
        k.multiplyAddMultiply(v, c, f, cPrev, i, g, row, rows);
        hook.computed("cell", v, c, row, rows);
        k.tanh(v, tanhC, c, row, rows);
        hook.computed("cellTanh", v, tanhC, row, rows);
        addSeen(w, p[2], v, c, o, row, rows);
        k.sigmoid(v, o, row, rows);
        hook.computed("output", v, o, row, rows);
        k.multiply(v, h, o, tanhC, row, rows);
        hook.computed("hidden", v, h, row, rows);
    }

    @Override
    public void backward(Kernels k, float[] transposed, float[] v, int row, int rows, Hook hook) {
        hook.goingBack("hidden", v, dH, row, rows);
        k.sigmoidGradient(v, dO, dH, tanhC, o, row, rows);
        hook.goingBack("output", v, dO, row, rows);
        k.multiply(v, dTanhC, dH, o, row, rows);
        hook.goingBack("cellTanh", v, dTanhC, row, rows);
        k.tanhGradient(v, dTanhC, dTanhC, tanhC, row, rows);
        k.add(v, dC, dTanhC, row, rows);
        addSeen(transposed, pT[2], v, dO, dC, row, rows);
        hook.goingBack("cell", v, dC, row, rows);
        k.sigmoidGradient(v, dF, dC, cPrev, f, row, rows);
        hook.goingBack("forget", v, dF, row, rows);
        k.sigmoidGradient(v, dI, dC, g, i, row, rows);
        hook.goingBack("input", v, dI, row, rows);
        k.tanhGradient(v, dG, dC, i, g, row, rows);
        hook.goingBack("candidate", v, dG, row, rows);
        k.multiply(v, dCPrev, dC, f, row, rows);
        addSeen(transposed, pT[0], v, dI, dCPrev, row, rows);
        addSeen(transposed, pT[1], v, dF, dCPrev, row, rows);
        k.product(v, dGates, transposed, wHhT, v, dHPrev, row, rows);
    }

    @Override
    public void weightGradients(Kernels k, float[] v, float[] grad, int row, int rows, int worker, int workers) {
        WeightGradients.add(k, v, hPrev, dGates, grad, wHh, bHh, row, rows, worker, workers);
        WeightGradients.addBias(k, v, dGates, grad, bIh, row, rows, worker, workers);
        addGradient(v, dI, cPrev, grad, p[0], row, rows, worker, workers);
        addGradient(v, dF, cPrev, grad, p[1], row, rows, worker, workers);
        addGradient(v, dO, c, grad, p[2], row, rows, worker, workers);
    }

    /** y ← y + p ⊙ x. */
    private static void addSeen(float[] w, Panels p, float[] v, Panels x, Panels y, int row, int rows) {
        for (int panel = 0; panel < p.panels(); panel++) {
            int from = p.panel(panel, 0);
            for (int r = row; r < row + rows; r++) {
                int xs = x.panel(panel, r);
                int ys = y.panel(panel, r);
                for (int lane = 0; lane < Panels.LANES; lane++) {
                    v[ys + lane] += w[from + lane] * v[xs + lane];
                }
            }
        }
    }

    /** p's gradient Σ_r D[r] ⊙ X[r], a worker's share of the panels. */
    private static void addGradient(float[] v, Panels d, Panels x, float[] grad, Panels p, int row, int rows, int worker,
            int workers) {
        for (int panel = Workers.share(p.panels(), worker, workers); panel < Workers.share(p.panels(), worker + 1, workers);
                panel++) {
            int to = p.panel(panel, 0);
            for (int r = row; r < row + rows; r++) {
                int ds = d.panel(panel, r);
                int xs = x.panel(panel, r);
                for (int lane = 0; lane < Panels.LANES; lane++) {
                    grad[to + lane] += v[ds + lane] * v[xs + lane];
                }
            }
        }
    }
}
