package rnnscope.analysis.gradient;

import rnnscope.cell.Memory;
import rnnscope.math.Panels;
import rnnscope.tape.Channel.Activation;

/**
 * Gradient of an LSTM layer along its two paths backwards through time, the cell state and the hidden state
 * (Hochreiter and Schmidhuber, 1997), as parts of ∂L/∂c_t. Let e_t be the part of ∂L/∂h_t that comes from above at
 * step t: from the head, or from the next layer.
 *
 * <pre>
 *   δ_t = e_t ⊙ o_t ⊙ (1 − tanh² c_t)
 *   K_t = δ_t + f_{t+1} ⊙ K_{t+1}   = Σ_{s ≥ t} δ_s ⊙ Π_{r = t+1 … s} f_r              along the cell state alone
 *   R_t = (∂L/∂h_t − e_t) ⊙ o_t ⊙ (1 − tanh² c_t) + f_{t+1} ⊙ R_{t+1}                 through the hidden state
 *   K_t + R_t = ∂L/∂c_t
 * </pre>
 *
 * For the loss of step s alone, in the top layer, e_t is 0 but at s and K_t = δ_s ⊙ Π f. Every path in R crosses the
 * layer's own recurrent weights W_hh at least once. Paths in other layers count as e.
 *
 * <p>A backward pass with W_hh taken as 0 leaves e and K on the tape, in float; R is summed in double from
 * ∂L/∂h − e, which is exact where e is 0 and has the rounding of a float sum elsewhere. Where gates see their
 * own unit's cell state through peepholes, these paths belong to K, and R is ∂L/∂c − K. Where a projection makes h of what
 * the units give, that stands in place of h here.
 */
final class CellStatePaths {
    private final GradientWindow window;
    private final int backTo;
    private final int firstLoss;
    private final int end;
    /** Of what leaves the units, h or what a projection makes it of. */
    private final float[][][] dHidden; // (layers, T, H)
    /** Of the cell state, in layers whose gates see it; else null. */
    private final float[][][] dCell; // (layers, T, H)

    /** @param window with the gradient of the losses {@code firstLoss} … {@code end − 1} on its tape */
    CellStatePaths(GradientWindow window, int backTo, int firstLoss, int end) {
        this.window = window;
        this.backTo = backTo;
        this.firstLoss = firstLoss;
        this.end = end;
        this.dHidden = new float[window.spec().layers()][][];
        this.dCell = new float[dHidden.length][][];
        for (int l = 0; l < dHidden.length; l++) {
            dHidden[l] = gradients(l, window.cell(l).leaving());
            dCell[l] = !window.hasCell(l) || window.cell(l).variation().peepholes().isEmpty() ? null
                    : gradients(l, window.cell(l).memory().get().state());
        }
    }

    private float[][] gradients(int layer, String channel) {
        Panels d = window.gradient(layer, channel);
        float[][] gradients = new float[end - backTo][d.columns()];
        for (int t = backTo; t < end; t++) {
            for (int j = 0; j < d.columns(); j++) {
                gradients[t - backTo][j] = window.tape()[window.at(d, t, j)];
            }
        }
        return gradients;
    }

    /** Writes ‖K_t‖ and ‖R_t‖, {@code [layer][t]}. The tape's gradients are those of the last pass afterwards. */
    void measure(double[][] cellPath, double[][] hiddenPath) {
        for (int l = 0; l < dHidden.length; l++) {
            if (!window.hasCell(l)) {
                continue;
            }
            double[][] rest = throughHiddenState(l);
            for (int t = backTo; t < end; t++) {
                cellPath[l][t] = window.norm(window.gradient(l, window.cell(l).memory().get().state()), t);
                double sum = 0;
                for (double x : rest[t - backTo]) {
                    sum += x * x;
                }
                hiddenPath[l][t] = Double.isNaN(sum) ? Double.POSITIVE_INFINITY : Math.sqrt(sum);
            }
        }
    }

    /** R of the steps from {@code backTo} on; K is then the gradient of c on the tape. */
    double[][] throughHiddenState(int layer) {
        window.backwardWithoutRecurrence(backTo, firstLoss, end, layer);
        float[] v = window.tape();
        Memory memory = window.cell(layer).memory().get();
        Panels keeping = window.value(layer, memory.gate());
        Panels output = window.value(layer, memory.output());
        Panels shown = window.value(layer, memory.shown());
        Activation squash = window.cell(layer).channel(memory.shown()).activation();
        Panels fromAbove = window.gradient(layer, window.cell(layer).leaving());
        Panels alongCell = window.gradient(layer, memory.state());
        int units = keeping.columns();
        double[][] rest = new double[end - backTo][units];
        for (int t = end - 1; t >= backTo; t--) {
            for (int j = 0; j < units; j++) {
                if (dCell[layer] != null) {
                    rest[t - backTo][j] = (double) dCell[layer][t - backTo][j] - v[window.at(alongCell, t, j)];
                    continue;
                }
                double carried = t == end - 1 ? 0 : memory.keeps(v[window.at(keeping, t + 1, j)]) * rest[t + 1 - backTo][j];
                double recurrent = (double) dHidden[layer][t - backTo][j] - v[window.at(fromAbove, t, j)];
                double slope = window.isClamped(layer, memory.shown(), j, t) ? 0
                        : squash.slope(v[window.at(shown, t, j)]);
                rest[t - backTo][j] = window.isClamped(layer, memory.state(), j, t) ? 0
                        : carried + recurrent * v[window.at(output, t, j)] * slope;
            }
        }
        return rest;
    }
}
