package rnnscope.cell;

import static rnnscope.tape.Channel.Role.CANDIDATE;
import static rnnscope.tape.Channel.Role.STATE;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/**
 * The simple recurrent network (Elman, 1990), with tanh or, as in Le, Jaitly and Hinton (2015), a rectifier:
 *
 * <pre>
 *   a_t = W_xh x_t + b_xh + W_hh h_{t−1} + b_hh          h_t = φ(a_t),     φ = tanh or max(·, 0)
 * </pre>
 *
 * Weights as in PyTorch: W_ih (H, X) and W_hh (H, H).
 */
final class Elman implements CellPass {
    static final Cell TANH = cell("rnn-tanh", "RNN", "tanh", 1, places -> new Elman(places, false));
    static final Cell RELU = cell("rnn-relu", "RNN, ReLU", "ReLU", 4, places -> new Elman(places, true));

    private static Cell cell(String id, String title, String phi, float extent, Function<LayerLayout, CellPass> pass) {
        return new Cell(id, title, List.of("a"),
                List.of(
                        Channel.signed("sum", "a", "channel.sum", CANDIDATE, 4),
                        Channel.signed("hidden", "h", "channel.hidden", STATE, extent)),
                List.of("hidden"),
                List.of(
                        new Equation("sum", "equation.sum", "a_t = W_{xh} x_t + b_{xh} + W_{hh} h_{t−1} + b_{hh}",
                                "[a] = [a.wx] + [a.bx] + [a.wh] + [a.bh]"),
                        new Equation("hidden", "equation.hidden", "h_t = " + phi + "(a_t)", "[h] = " + phi + "([a])")),
                Optional.empty(), pass);
    }

    private final boolean rectified;
    private final Panels h;
    private final Panels hPrev;
    private final Panels a;
    private final Panels dH;
    private final Panels dHPrev;
    private final Panels dA;
    private final Panels wIh;
    private final Panels wHh;
    private final Panels bIh;
    private final Panels bHh;
    private final Panels wHhT;

    private Elman(LayerLayout at, boolean rectified) {
        this.rectified = rectified;
        h = at.now("hidden");
        hPrev = at.before("hidden");
        a = at.now("sum");
        dH = at.gradient(h);
        dHPrev = at.gradient(hPrev);
        dA = at.gradient(a);
        wIh = at.weightIh();
        wHh = at.weightHh();
        bIh = at.biasIh();
        bHh = at.biasHh();
        wHhT = at.transposedHh();
    }

    @Override
    public Panels inputGates() {
        return a;
    }

    @Override
    public Panels inputGateGradients() {
        return dA;
    }

    @Override
    public void start(Kernels k, float[] w, int[] tokens, int firstToken, float[] v, int row, int rows) {
        k.startRows(w, bIh, bHh, tokens == null ? null : wIh, tokens, firstToken, v, a, row, rows);
    }

    @Override
    public void forward(Kernels k, float[] w, float[] v, int row, int rows, Hook hook) {
        k.product(v, hPrev, w, wHh, v, a, row, rows);
        hook.computed("sum", v, a, row, rows);
        activate(k, v, h, row, rows);
        hook.computed("hidden", v, h, row, rows);
    }

    private void activate(Kernels k, float[] v, Panels y, int row, int rows) {
        if (rectified) {
            k.relu(v, y, a, row, rows);
        } else {
            k.tanh(v, y, a, row, rows);
        }
    }

    @Override
    public void backward(Kernels k, float[] transposed, float[] v, int row, int rows, Hook hook) {
        Panels y = h;
        if (hook != Hook.NONE) {
            // What the activation gave: h itself may have been changed since.
            y = dA;
            activate(k, v, y, row, rows);
        }
        hook.goingBack("hidden", v, dH, row, rows);
        if (rectified) {
            k.reluGradient(v, dA, dH, y, row, rows);
        } else {
            k.tanhGradient(v, dA, dH, y, row, rows);
        }
        hook.goingBack("sum", v, dA, row, rows);
        k.product(v, dA, transposed, wHhT, v, dHPrev, row, rows);
    }

    @Override
    public void weightGradients(Kernels k, float[] v, float[] grad, int row, int rows, int worker, int workers) {
        WeightGradients.add(k, v, hPrev, dA, grad, wHh, bHh, row, rows, worker, workers);
        WeightGradients.addBias(k, v, dA, grad, bIh, row, rows, worker, workers);
    }
}
