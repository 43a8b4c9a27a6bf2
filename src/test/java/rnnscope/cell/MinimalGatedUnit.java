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
 * Minimal gated unit (Zhou, Wu, Zhang and Zhou, 2016) with the gate after the recurrent product, as a cell from outside
 * the program:
 *
 * <pre>
 *   f = σ(W_xf x + W_hf h₋ + b_f)          q = W_hn h₋ + b_hn          h̃ = tanh(W_xn x + b_xn + f ⊙ q)
 *   h = (1 − f) ⊙ h₋ + f ⊙ h̃
 * </pre>
 */
public final class MinimalGatedUnit implements CellPass {

    /** Registers the cell. */
    public static final class Provider implements CellProvider {
        @Override
        public Cell cell() {
            return new Cell("mgu", "MGU", List.of("f", "n"),
                    List.of(Channel.gate("forget", "f", "forget gate"), Channel.tanh("candidate", "n", "candidate", CANDIDATE),
                            Channel.signed("candidateHidden", "q", "recurrent part of the candidate", CANDIDATE, 2),
                            Channel.signed("hidden", "h", "hidden state", STATE, 1)),
                    List.of("hidden"),
                    List.of(new Equation("forget", "Gate", "f_t = σ(W_{xf} x_t + W_{hf} h_{t−1} + b_f)",
                                    "[f] = σ([f.wx] + [f.wh] + [f.b])"),
                            new Equation("candidateHidden", "Recurrent part", "q_t = W_{hn} h_{t−1} + b_{hn}",
                                    "[q] = [n.wh] + [n.bh]"),
                            new Equation("candidate", "Candidate", "n_t = tanh(W_{xn} x_t + b_{xn} + f_t ⊙ q_t)",
                                    "[n] = tanh([n.wx] + [n.bx] + [f] × [q])"),
                            new Equation("hidden", "Hidden state", "h_t = (1 − f_t) ⊙ h_{t−1} + f_t ⊙ n_t",
                                    "[h] = (1 − [f]) × [h−] + [f] × [n]")),
                    Optional.of(Memory.ofHidden("forget", false)), MinimalGatedUnit::new);
        }
    }

    private final Panels gates;
    private final Panels f;
    private final Panels n;
    private final Panels q;
    private final Panels h;
    private final Panels hPrev;
    private final Panels dGates;
    private final Panels dF;
    private final Panels dN;
    private final Panels dQ;
    private final Panels dH;
    private final Panels dHPrev;
    private final Panels[] wIh;
    private final Panels[] wHh;
    private final Panels[] bIh;
    private final Panels[] bHh;
    private final Panels wHhFT;
    private final Panels wHhNT;
    private final Panels biasIh;

    private MinimalGatedUnit(LayerLayout at) {
        gates = at.wide("forget", 2);
        f = at.now("forget");
        n = at.now("candidate");
        q = at.now("candidateHidden");
        h = at.now("hidden");
        hPrev = at.before("hidden");
        dGates = at.gradient(gates);
        dF = at.gradient(f);
        dN = at.gradient(n);
        dQ = at.gradient(q);
        dH = at.gradient(h);
        dHPrev = at.gradient(hPrev);
        biasIh = at.biasIh();
        wIh = halves(at.weightIh());
        wHh = halves(at.weightHh());
        bIh = halves(biasIh);
        bHh = halves(at.biasHh());
        Panels t = at.transposedHh();
        int padded = Panels.padded(f.columns());
        wHhFT = t == null ? null : t.rowRange(0, padded);
        wHhNT = t == null ? null : t.rowRange(padded, t.rows());
    }

    private Panels[] halves(Panels whole) {
        return new Panels[] {whole.slice(0, f.panels()), whole.slice(f.panels(), 2 * f.panels())};
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
        k.startRows(w, bIh[0], bHh[0], tokens == null ? null : wIh[0], tokens, firstToken, v, f, row, rows);
        k.startRows(w, bIh[1], null, tokens == null ? null : wIh[1], tokens, firstToken, v, n, row, rows);
        k.startRows(w, bHh[1], null, null, null, 0, v, q, row, rows);
    }

    @Override
    public void forward(Kernels k, float[] w, float[] v, int row, int rows, Hook hook) {
        k.product(v, hPrev, w, wHh[0], v, f, row, rows);
        k.product(v, hPrev, w, wHh[1], v, q, row, rows);
        hook.computed("candidateHidden", v, q, row, rows);
        k.sigmoid(v, f, row, rows);
        hook.computed("forget", v, f, row, rows);
        k.multiplyAdd(v, n, f, q, n, row, rows);
        k.tanh(v, n, n, row, rows);
        hook.computed("candidate", v, n, row, rows);
        k.mix(v, h, f, n, hPrev, row, rows);
        hook.computed("hidden", v, h, row, rows);
    }

    @Override
    public void backward(Kernels k, float[] transposed, float[] v, int row, int rows, Hook hook) {
        hook.goingBack("hidden", v, dH, row, rows);
        k.tanhGradient(v, dN, dH, f, n, row, rows);
        hook.goingBack("candidate", v, dN, row, rows);
        k.subtract(v, dQ, n, hPrev, row, rows);
        k.sigmoidGradient(v, dF, dH, dQ, f, row, rows);
        k.sigmoidGradient(v, dQ, dN, q, f, row, rows);
        k.add(v, dF, dQ, row, rows);
        hook.goingBack("forget", v, dF, row, rows);
        k.complement(v, dQ, f, row, rows);
        k.multiplyAdd(v, dHPrev, dH, dQ, dHPrev, row, rows);
        k.multiply(v, dQ, dN, f, row, rows);
        hook.goingBack("candidateHidden", v, dQ, row, rows);
        k.product(v, dF, transposed, wHhFT, v, dHPrev, row, rows);
        k.product(v, dQ, transposed, wHhNT, v, dHPrev, row, rows);
    }

    @Override
    public void weightGradients(Kernels k, float[] v, float[] g, int row, int rows, int worker, int workers) {
        WeightGradients.add(k, v, hPrev, dF, g, wHh[0], bHh[0], row, rows, worker, workers);
        WeightGradients.add(k, v, hPrev, dQ, g, wHh[1], bHh[1], row, rows, worker, workers);
        WeightGradients.addBias(k, v, dGates, g, biasIh, row, rows, worker, workers);
    }
}
