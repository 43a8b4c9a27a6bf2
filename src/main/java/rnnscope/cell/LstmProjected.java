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
 * Long short-term memory with a recurrent projection layer (Sak, Senior and Beaufays, 2014): a matrix makes a smaller
 * hidden state of what the cells give. PyTorch calls its width proj_size.
 *
 * <pre>
 *   i_t, f_t, g_t, o_t and c_t as in {@link Lstm}
 *   m_t = o_t ⊙ tanh c_t                              h_t = W_hr m_t
 * </pre>
 *
 * Weights as in PyTorch: W_ih (4H, X) and W_hh (4H, P) with gates i, f, g, o, two biases (4H), and W_hr (P, H).
 */
final class LstmProjected implements CellPass {
    private static final List<Channel> CHANNELS = List.of(
            Channel.gate("input", "i", "input gate"),
            Channel.gate("forget", "f", "forget gate"),
            Channel.tanh("candidate", "g", "candidate", CANDIDATE),
            Channel.gate("output", "o", "output gate"),
            Channel.signed("cell", "c", "cell state", STATE, 5),
            Channel.tanh("cellTanh", "tanh c", "tanh of the cell state", DERIVED),
            Channel.signed(Cell.UNPROJECTED, "m", "what the projection reads", DERIVED, 1),
            Channel.signed("hidden", "h", "hidden state", STATE, 1));

    private static final List<Equation> EQUATIONS = List.of(
            new Equation("forget", "Forget gate", "f_t = σ(W_{xf} x_t + W_{hf} h_{t−1} + b_f)",
                    "[f] = σ([f.wx] + [f.wh] + [f.b])"),
            new Equation("input", "Input gate", "i_t = σ(W_{xi} x_t + W_{hi} h_{t−1} + b_i)",
                    "[i] = σ([i.wx] + [i.wh] + [i.b])"),
            new Equation("candidate", "Candidate", "g_t = tanh(W_{xg} x_t + W_{hg} h_{t−1} + b_g)",
                    "[g] = tanh([g.wx] + [g.wh] + [g.b])"),
            new Equation("output", "Output gate", "o_t = σ(W_{xo} x_t + W_{ho} h_{t−1} + b_o)",
                    "[o] = σ([o.wx] + [o.wh] + [o.b])"),
            new Equation("cell", "Cell state", "c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t", "[c] = [f] × [c−] + [i] × [g]"),
            new Equation("cellTanh", "Squashed cell state", "tanh c_t", "[tanh c] = tanh([c])"),
            new Equation(Cell.UNPROJECTED, "Before the projection", "m_t = o_t ⊙ tanh c_t", "[m] = [o] × [tanh c]"),
            new Equation("hidden", "Hidden state", "h_t = W_{hr} m_t", "[h] = [h.r]"));

    static final Cell CELL = new Cell("lstm-projected", "Projected LSTM", List.of("i", "f", "g", "o"), CHANNELS,
            List.of("hidden", "cell"), EQUATIONS,
            Optional.of(new Memory("cell", "forget", true, "cellTanh", "output")),
            new Variation(List.of(), true, Map.of()), LstmProjected::new);

    private final Panels gates;
    private final Panels i;
    private final Panels f;
    private final Panels g;
    private final Panels o;
    private final Panels c;
    private final Panels cPrev;
    private final Panels tanhC;
    private final Panels m;
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
    private final Panels dM;
    private final Panels dH;
    private final Panels dHPrev;

    private final Panels wIh;
    private final Panels wHh;
    private final Panels bIh;
    private final Panels bHh;
    private final Panels wHr;
    private final Panels wHhT;
    private final Panels wHrT;

    private LstmProjected(LayerPlaces at) {
        gates = at.wide("input", 4);
        i = at.now("input");
        f = at.now("forget");
        g = at.now("candidate");
        o = at.now("output");
        c = at.now("cell");
        cPrev = at.before("cell");
        tanhC = at.now("cellTanh");
        m = at.now(Cell.UNPROJECTED);
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
        dM = at.gradient(m);
        dH = at.gradient(h);
        dHPrev = at.gradient(hPrev);
        wIh = at.weightIh();
        wHh = at.weightHh();
        bIh = at.biasIh();
        bHh = at.biasHh();
        wHr = at.parameter(Variation.PROJECTION);
        wHhT = at.transposedHh();
        wHrT = at.transposed(Variation.PROJECTION);
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
        k.sigmoid(v, i, row, rows);
        hook.computed("input", v, i, row, rows);
        k.sigmoid(v, f, row, rows);
        hook.computed("forget", v, f, row, rows);
        k.tanh(v, g, g, row, rows);
        hook.computed("candidate", v, g, row, rows);
        k.sigmoid(v, o, row, rows);
        hook.computed("output", v, o, row, rows);
        k.multiplyAddMultiply(v, c, f, cPrev, i, g, row, rows);
        hook.computed("cell", v, c, row, rows);
        k.tanh(v, tanhC, c, row, rows);
        hook.computed("cellTanh", v, tanhC, row, rows);
        k.multiply(v, m, o, tanhC, row, rows);
        hook.computed(Cell.UNPROJECTED, v, m, row, rows);
        k.clear(v, h, row, rows);
        k.product(v, m, w, wHr, v, h, row, rows);
        hook.computed("hidden", v, h, row, rows);
    }

    @Override
    public void backward(Kernels k, float[] transposed, float[] v, int row, int rows, Hook hook) {
        hook.goingBack("hidden", v, dH, row, rows);
        k.clear(v, dM, row, rows);
        k.product(v, dH, transposed, wHrT, v, dM, row, rows);
        hook.goingBack(Cell.UNPROJECTED, v, dM, row, rows);
        k.sigmoidGradient(v, dO, dM, tanhC, o, row, rows);
        hook.goingBack("output", v, dO, row, rows);
        k.multiply(v, dTanhC, dM, o, row, rows);
        hook.goingBack("cellTanh", v, dTanhC, row, rows);
        k.tanhGradient(v, dTanhC, dTanhC, tanhC, row, rows);
        k.add(v, dC, dTanhC, row, rows);
        hook.goingBack("cell", v, dC, row, rows);
        k.sigmoidGradient(v, dF, dC, cPrev, f, row, rows);
        hook.goingBack("forget", v, dF, row, rows);
        k.sigmoidGradient(v, dI, dC, g, i, row, rows);
        hook.goingBack("input", v, dI, row, rows);
        k.tanhGradient(v, dG, dC, i, g, row, rows);
        hook.goingBack("candidate", v, dG, row, rows);
        k.multiply(v, dCPrev, dC, f, row, rows);
        k.product(v, dGates, transposed, wHhT, v, dHPrev, row, rows);
    }

    @Override
    public void weightGradients(Kernels k, float[] v, float[] grad, int row, int rows, int worker, int workers) {
        WeightGradients.add(k, v, hPrev, dGates, grad, wHh, bHh, row, rows, worker, workers);
        WeightGradients.addBias(k, v, dGates, grad, bIh, row, rows, worker, workers);
        WeightGradients.add(k, v, m, dH, grad, wHr, null, row, rows, worker, workers);
    }
}
