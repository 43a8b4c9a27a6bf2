package rnnscope.cell;

import java.util.List;
import java.util.Map;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
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
final class LstmPeephole extends LstmPass {
    private static final List<Equation> EQUATIONS = List.of(
            new Equation("forget", "equation.forget", "f_t = σ(W_{xf} x_t + W_{hf} h_{t−1} + p_f ⊙ c_{t−1} + b_f)",
                    "[f] = σ([f.wx] + [f.wh] + [f.p] × [c−] + [f.b])"),
            new Equation("input", "equation.input", "i_t = σ(W_{xi} x_t + W_{hi} h_{t−1} + p_i ⊙ c_{t−1} + b_i)",
                    "[i] = σ([i.wx] + [i.wh] + [i.p] × [c−] + [i.b])"),
            CANDIDATE_EQUATION, CELL_STATE, SQUASHED,
            new Equation("output", "equation.output", "o_t = σ(W_{xo} x_t + W_{ho} h_{t−1} + p_o ⊙ c_t + b_o)",
                    "[o] = σ([o.wx] + [o.wh] + [o.p] × [c] + [o.b])"),
            HIDDEN);

    static final Cell CELL = new Cell("lstm-peephole", "cell.lstm-peephole", GATES, Lstm.CHANNELS, STATE_CHANNELS, EQUATIONS, MEMORY,
            new Variation(List.of("i", "f", "o"), false, Map.of()), LstmPeephole::new);

    private final Panels[] p;
    private final Panels[] pT;

    private LstmPeephole(LayerLayout at) {
        super(at);
        p = thirds(at.parameter(Variation.PEEPHOLE));
        pT = wHhT == null ? null : thirds(at.transposed(Variation.PEEPHOLE));
    }

    /** Of i, f and o. */
    private Panels[] thirds(Panels peepholes) {
        int gate = i.panels();
        return new Panels[] {peepholes.slice(0, gate), peepholes.slice(gate, 2 * gate), peepholes.slice(2 * gate, 3 * gate)};
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
        cellState(k, v, row, rows, hook);
        addSeen(w, p[2], v, c, o, row, rows);
        k.sigmoid(v, o, row, rows);
        hook.computed("output", v, o, row, rows);
        k.multiply(v, h, o, tanhC, row, rows);
        hook.computed("hidden", v, h, row, rows);
    }

    @Override
    public void backward(Kernels k, float[] transposed, float[] v, int row, int rows, Hook hook) {
        hook.goingBack("hidden", v, dH, row, rows);
        outputGradient(k, v, dH, row, rows, hook);
        addSeen(transposed, pT[2], v, dO, dC, row, rows);
        cellGradient(k, v, row, rows, hook);
        addSeen(transposed, pT[0], v, dI, dCPrev, row, rows);
        addSeen(transposed, pT[1], v, dF, dCPrev, row, rows);
        k.product(v, dGates, transposed, wHhT, v, dHPrev, row, rows);
    }

    @Override
    public void weightGradients(Kernels k, float[] v, float[] grad, int row, int rows, int worker, int workers) {
        super.weightGradients(k, v, grad, row, rows, worker, workers);
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
