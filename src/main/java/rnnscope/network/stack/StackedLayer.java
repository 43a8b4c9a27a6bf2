package rnnscope.network.stack;

import java.util.Arrays;
import java.util.List;
import rnnscope.cell.CellPass;
import rnnscope.cell.Cells;
import rnnscope.cell.LayerPlaces;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ParameterLayout;
import rnnscope.model.TransposedWeights;
import rnnscope.network.stack.StackSpec.Shortcut;
import rnnscope.tape.TapeLayout;

/** One recurrent layer of a stack: the cell in each direction, what enters, what leaves. See {@link StackSpec}. */
public final class StackedLayer {
    /** One for each direction. */
    private final CellPass[] cells;
    /** What enters, as a dense matrix; null where the input is one-hot. */
    private final Panels input;
    private final Panels dInput;
    /** What leaves. */
    private final Panels output;
    private final Panels dOutput;

    private final Panels[] h;
    private final Panels[] dH;
    /** h of both directions side by side; h itself where there is one. */
    private final Panels joined;
    private final Panels dJoined;
    private final Panels below;
    private final Panels dBelow;
    private final Panels mask;
    private final Panels[] wIh;
    private final Panels[] wIhT;
    private final String[] wIhName;
    private final boolean residual;
    /** T of a highway, null where there is none. */
    private final Panels transform;
    private final Panels dTransform;
    private final Panels wTransform;
    private final Panels wTransformT;
    private final Panels bTransform;
    private final String transformName;
    private final int layer;

    /** @param transposed null where nobody goes backward */
    public StackedLayer(StackSpec spec, TapeLayout tape, ParameterLayout parameters, TransposedWeights transposed,
            int layer, StackedLayer belowLayer) {
        this.layer = layer;
        int directions = spec.directions();
        cells = new CellPass[directions];
        h = new Panels[directions];
        dH = new Panels[directions];
        wIh = new Panels[directions];
        wIhT = new Panels[directions];
        wIhName = new String[directions];
        for (int d = 0; d < directions; d++) {
            LayerPlaces places = new LayerPlaces(tape, parameters, transposed, spec.module(), layer, d == 1);
            cells[d] = Cells.of(spec.cell()).at(places);
            h[d] = places.now("hidden");
            dH[d] = places.gradient(h[d]);
            wIh[d] = places.weightIh();
            wIhName[d] = spec.weightName("weight_ih", layer, d);
            wIhT[d] = transposed == null ? null : transposed.place(wIhName[d]);
        }
        joined = tape.place(spec.joinedPlace(layer));
        dJoined = joined.moved(tape.size());
        below = belowLayer == null ? null : belowLayer.output;
        dBelow = below == null ? null : below.moved(tape.size());
        boolean hasMask = tape.has(layer + "/mask");
        mask = hasMask ? tape.place(layer + "/mask") : null;
        String inputPlace = spec.inputPlace(layer);
        input = inputPlace == null ? null : tape.place(inputPlace);
        dInput = input == null ? null : input.moved(tape.size());
        output = tape.place(spec.outputPlace(layer));
        dOutput = output.moved(tape.size());
        residual = spec.has(Shortcut.RESIDUAL, layer);
        boolean highway = spec.has(Shortcut.HIGHWAY, layer);
        transformName = highway ? spec.highwayName(layer) : null;
        transform = highway ? tape.place(layer + "/transform") : null;
        dTransform = highway ? transform.moved(tape.size()) : null;
        wTransform = highway ? parameters.slice(transformName).place() : null;
        bTransform = highway ? parameters.slice(StackSpec.biasOf(transformName)).place() : null;
        wTransformT = highway && transposed != null ? transposed.place(transformName) : null;
    }

    /** The cell that reads from the first step to the last (0), or back (1). */
    public CellPass cell(int direction) {
        return cells[direction];
    }

    /** What enters, as a dense matrix; null where the input is one-hot. */
    public Panels input() {
        return input;
    }

    public Panels inputGradient() {
        return dInput;
    }

    /** What leaves. */
    public Panels output() {
        return output;
    }

    public Panels outputGradient() {
        return dOutput;
    }

    public boolean isOneHot() {
        return input == null;
    }

    private boolean hasDropout() {
        return mask != null;
    }

    private boolean hasHighway() {
        return transform != null;
    }

    /** Adds the names of the weights whose transposes going backward needs, but for the recurrent ones. */
    public void addTransposed(List<String> names) {
        if (!isOneHot()) {
            names.addAll(List.of(wIhName));
        }
        if (hasHighway()) {
            names.add(transformName);
        }
    }

    /**
     * What goes on before the recurrence, for any rows at once: dropout, then biases and W_ih x of a dense input.
     *
     * @param dropout null for none
     */
    public void prepare(Kernels k, Dropout dropout, float[] w, float[] v, int row, int rows) {
        if (hasDropout()) {
            if (dropout == null) {
                k.copy(v, input, below, row, rows);
            } else {
                dropout.fill(v, mask, layer, row, rows);
                k.multiply(v, input, mask, below, row, rows);
            }
        }
        for (int d = 0; d < cells.length && !isOneHot(); d++) {
            cells[d].start(k, w, null, 0, v, row, rows);
            k.product(v, input, w, wIh[d], v, cells[d].inputGates(), row, rows);
        }
    }

    /** What goes on after the recurrence, for any rows at once. */
    public void finish(Kernels k, float[] w, float[] v, int row, int rows) {
        for (int d = 0; d < cells.length && cells.length > 1; d++) {
            Columns.put(v, joined, d * h[d].columns(), h[d], row, rows);
        }
        if (residual) {
            k.copy(v, output, joined, row, rows);
            k.add(v, output, input, row, rows);
        }
        if (hasHighway()) {
            k.startRows(w, bTransform, null, null, null, 0, v, transform, row, rows);
            k.product(v, input, w, wTransform, v, transform, row, rows);
            k.sigmoid(v, transform, row, rows);
            k.mix(v, output, transform, joined, input, row, rows);
        }
    }

    /** Before going back through the recurrence: adds the output's gradient to that of h and past the layer. */
    public void finishBackward(Kernels k, float[] transposed, float[] v, int row, int rows) {
        if (residual) {
            k.add(v, dJoined, dOutput, row, rows);
            k.add(v, dInput, dOutput, row, rows);
        }
        if (hasHighway()) {
            k.complement(v, dTransform, transform, row, rows);
            k.multiplyAdd(v, dInput, dOutput, dTransform, dInput, row, rows);
            k.subtract(v, dTransform, joined, input, row, rows);
            k.sigmoidGradient(v, dTransform, dOutput, dTransform, transform, row, rows);
            k.product(v, dTransform, transposed, wTransformT, v, dInput, row, rows);
            k.multiplyAdd(v, dJoined, dOutput, transform, dJoined, row, rows);
        }
        for (int d = 0; d < cells.length && cells.length > 1; d++) {
            Columns.add(v, dH[d], dJoined, d * h[d].columns(), row, rows);
        }
    }

    /** After going back through the recurrence: the gradient of the input, and through dropout of the layer below. */
    public void prepareBackward(Kernels k, boolean dropped, float[] transposed, float[] v, int row, int rows) {
        for (int d = 0; d < cells.length && !isOneHot(); d++) {
            k.product(v, cells[d].inputGateGradients(), transposed, wIhT[d], v, dInput, row, rows);
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
    public void readInputGradient(float[] w, float[] v, int row, float[] gradient) {
        if (!isOneHot()) {
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] = v[dInput.at(row, j)];
            }
            return;
        }
        Arrays.fill(gradient, 0);
        for (int d = 0; d < cells.length; d++) {
            Panels dGates = cells[d].inputGateGradients();
            for (int symbol = 0; symbol < gradient.length; symbol++) {
                float sum = 0;
                for (int p = 0; p < dGates.panels(); p++) {
                    int from = dGates.panel(p, row);
                    int weight = wIh[d].panel(p, symbol);
                    for (int lane = 0; lane < Panels.LANES; lane++) {
                        sum += w[weight + lane] * v[from + lane];
                    }
                }
                gradient[symbol] += sum;
            }
        }
    }

    /** Sets to 0 the gradients that others add to. */
    public void clearGradients(Kernels k, float[] v, int row, int rows) {
        for (Panels d : dH) {
            k.clear(v, d, row, rows);
        }
        if (!dJoined.equals(dH[0])) {
            k.clear(v, dJoined, row, rows);
        }
        if (!dOutput.equals(dJoined)) {
            k.clear(v, dOutput, row, rows);
        }
        if (dInput != null && !dInput.equals(dBelow)) {
            k.clear(v, dInput, row, rows);
        }
    }

    /** Adds the gradients of all weights of this layer over {@code rows} rows, a worker's share of the columns. */
    public void weightGradients(Kernels k, int[] tokens, float[] v, float[] g, int row, int rows, int worker,
            int workers) {
        for (int d = 0; d < cells.length; d++) {
            cells[d].weightGradients(k, v, g, row, rows, worker, workers);
            Panels dGates = cells[d].inputGateGradients();
            int from = Workers.share(dGates.panels(), worker, workers);
            int to = Workers.share(dGates.panels(), worker + 1, workers);
            if (isOneHot()) {
                k.scatterRows(v, dGates, tokens, 0, g, wIh[d], row, rows, from, to);
            } else {
                k.transposedProduct(v, input, v, dGates, g, wIh[d], row, rows, from, to);
            }
        }
        if (hasHighway()) {
            int from = Workers.share(dTransform.panels(), worker, workers);
            int to = Workers.share(dTransform.panels(), worker + 1, workers);
            k.transposedProduct(v, input, v, dTransform, g, wTransform, row, rows, from, to);
            k.sumRows(v, dTransform, g, bTransform, row, rows, from, to);
        }
    }
}
