package rnnscope.network;

import rnnscope.cell.CellPass;
import rnnscope.cell.Cells;
import rnnscope.cell.LayerPlaces;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.TransposedWeights;
import rnnscope.tape.TapeLayout;

/** One recurrent layer of a stack: the cell, what enters it, what leaves it. */
final class StackedLayer {
    final CellPass cell;
    /** What enters, as a dense matrix; null where the input is one-hot. */
    final Panels input;
    /** What leaves: h, or h plus the input. */
    final Panels output;
    final Panels dInput;
    final Panels dOutput;

    private final Panels h;
    private final Panels dH;
    private final Panels below;
    private final Panels dBelow;
    private final Panels mask;
    private final Panels wIh;
    private final Panels wIhT;
    private final String wIhName;
    private final int layer;

    StackedLayer(ModelSpec spec, TapeLayout tape, ParameterLayout parameters, TransposedWeights transposed, int layer,
            StackedLayer belowLayer) {
        this.layer = layer;
        LayerPlaces places = new LayerPlaces(tape, parameters, transposed, layer);
        cell = Cells.of(spec.cell()).at(places);
        h = places.now("hidden");
        dH = places.gradient(h);
        below = belowLayer == null ? null : belowLayer.output;
        dBelow = below == null ? null : places.gradient(below);
        boolean hasMask = tape.has(layer + "/mask");
        mask = hasMask ? tape.place(layer + "/mask") : null;
        String inputPlace = LanguageModel.inputPlace(spec, layer);
        input = inputPlace == null ? null : tape.place(inputPlace);
        dInput = input == null ? null : places.gradient(input);
        output = tape.place(LanguageModel.outputPlace(spec, layer));
        dOutput = places.gradient(output);
        wIhName = "rnn.weight_ih_l" + layer;
        wIh = places.weightIh();
        wIhT = transposed == null ? null : transposed.place(wIhName);
    }

    boolean isOneHot() {
        return input == null;
    }

    boolean hasDropout() {
        return mask != null;
    }

    private boolean hasResidual() {
        return !output.equals(h);
    }

    /** Name of the input weights. */
    String inputWeightName() {
        return wIhName;
    }

    /** What goes on before the recurrence, for any rows at once: dropout, then biases and W_ih x of a dense input. */
    void prepare(Kernels k, Dropout dropout, float[] w, float[] v, int row, int rows) {
        if (hasDropout()) {
            if (dropout == null) {
                k.copy(v, input, below, row, rows);
            } else {
                dropout.fill(v, mask, layer, row, rows);
                k.multiply(v, input, mask, below, row, rows);
            }
        }
        if (!isOneHot()) {
            cell.start(k, w, null, 0, v, row, rows);
            k.product(v, input, w, wIh, v, cell.inputGates(), row, rows);
        }
    }

    /** What goes on after the recurrence, for any rows at once. */
    void finish(Kernels k, float[] v, int row, int rows) {
        if (hasResidual()) {
            k.copy(v, output, h, row, rows);
            k.add(v, output, input, row, rows);
        }
    }

    /** Before going back through the recurrence: hands the output's gradient to h and past the layer. */
    void finishBackward(Kernels k, float[] v, int row, int rows) {
        if (hasResidual()) {
            k.copy(v, dH, dOutput, row, rows);
            k.add(v, dInput, dOutput, row, rows);
        }
    }

    /** After going back through the recurrence: the gradient of the input, and through dropout of the layer below. */
    void prepareBackward(Kernels k, boolean dropped, float[] transposed, float[] v, int row, int rows) {
        if (!isOneHot()) {
            k.product(v, cell.inputGateGradients(), transposed, wIhT, v, dInput, row, rows);
        }
        if (hasDropout()) {
            if (dropped) {
                k.multiplyAdd(v, dBelow, mask, dInput, dBelow, row, rows);
            } else {
                k.add(v, dBelow, dInput, row, rows);
            }
        }
    }

    /** The gradient of what enters, at one row, after going back. */
    void readInputGradient(float[] w, float[] v, int row, float[] gradient) {
        if (!isOneHot()) {
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] = v[dInput.at(row, j)];
            }
            return;
        }
        Panels dGates = cell.inputGateGradients();
        for (int symbol = 0; symbol < gradient.length; symbol++) {
            float sum = 0;
            for (int p = 0; p < dGates.panels(); p++) {
                int d = dGates.panel(p, row);
                int weight = wIh.panel(p, symbol);
                for (int lane = 0; lane < Panels.LANES; lane++) {
                    sum += w[weight + lane] * v[d + lane];
                }
            }
            gradient[symbol] = sum;
        }
    }

    /** Sets to 0 the gradients that others add to. */
    void clearGradients(Kernels k, float[] v, int row, int rows) {
        k.clear(v, dH, row, rows);
        if (hasResidual()) {
            k.clear(v, dOutput, row, rows);
        }
        if (dInput != null && !dInput.equals(dBelow)) {
            k.clear(v, dInput, row, rows);
        }
    }

    /** Adds the gradients of all weights of this layer over {@code rows} rows, a worker's share of the columns. */
    void weightGradients(Kernels k, int[] tokens, float[] v, float[] g, int row, int rows, int worker, int workers) {
        cell.weightGradients(k, v, g, row, rows, worker, workers);
        Panels dGates = cell.inputGateGradients();
        int from = Workers.share(dGates.panels(), worker, workers);
        int to = Workers.share(dGates.panels(), worker + 1, workers);
        if (isOneHot()) {
            k.scatterRows(v, dGates, tokens, 0, g, wIh, row, rows, from, to);
        } else {
            k.transposedProduct(v, input, v, dGates, g, wIh, row, rows, from, to);
        }
    }
}
