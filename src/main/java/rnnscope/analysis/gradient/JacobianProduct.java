package rnnscope.analysis.gradient;

import java.util.List;
import rnnscope.cell.Cell;
import rnnscope.cell.CellPass;
import rnnscope.cell.LayerLayout;
import rnnscope.math.Panels;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.TransposedWeights;
import rnnscope.network.Topology;
import rnnscope.tape.Channel;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * Product of a layer's Jacobians from step t back, one step at a time: row i of the matrix (H, H) is the gradient of
 * h_{t,i} with respect to h_{t−k}. All H rows go back together, as a batch of unit vectors through the cell's own
 * backward pass; what else the cell carries (c) goes along.
 */
final class JacobianProduct {
    /** Rows leave this range only to be scaled back by a power of two. */
    private static final float SMALL = 0x1p-20f;
    private static final float LARGE = 0x1p20f;

    private final GradientWindow window;
    private final int layer;
    private final int units;
    private final Cell cell;
    private final CellPass pass;
    private final float[] transposed; // W_hhᵀ in panels
    private final Tape tape;
    private final float[] v; // the tape, H rows side by side
    private int exponent;

    /** Begins with the identity. */
    JacobianProduct(GradientWindow window, int layer) {
        this.window = window;
        this.layer = layer;
        LayerSpec chosen = window.spec().layer(layer);
        this.units = chosen.width();
        this.cell = window.cell(layer);

        // The layer alone, in a network of its own.
        ParameterLayout places = Topology.of(ModelSpec.of(chosen.cell(), 1, 1, 1).withStack(List.of(chosen))).parameters();
        Parameters recurrence = new Parameters(places);
        TransposedWeights packed = new TransposedWeights(places);
        for (String kind : cell.recurrentWeights()) {
            String name = LayerLayout.name("rnn", kind, 0, false);
            recurrence.set(name, window.parameters().get(LayerLayout.name("rnn", kind, layer, false)));
            packed.update(window.kernels(), recurrence, name);
        }
        this.transposed = packed.values();
        TapeLayout layout = new TapeLayout.Builder(units, 1).layer(cell.id(), cell.channels(), chosen.units(), units)
                .build();
        this.pass = cell.at(new LayerLayout(layout, places, packed, "rnn", 0, false));
        this.tape = new Tape(layout, true);
        this.v = tape.values();
        Panels dH = gradient("hidden");
        for (int i = 0; i < units; i++) {
            v[dH.at(i, i)] = 1;
        }
    }

    /** Multiplies by the Jacobian of step {@code t}, ∂(state after t)/∂(state before t). */
    void multiplyBy(int t) {
        for (Channel channel : cell.channels()) {
            spread(channel.id(), t, units);
        }
        for (String state : cell.state()) {
            spread(state, t - 1, 0);
            Panels d = gradient(state);
            for (int p = 0; p < d.panels(); p++) {
                System.arraycopy(v, d.panel(p, 0), v, d.panel(p, units), units * Panels.LANES);
            }
            window.kernels().clear(v, d, 0, units);
        }
        pass.backward(window.kernels(), transposed, v, units, units,
                window.network().interventions().inAllRows(Side.SOURCE, layer, t, tape.layout().size()));
        scaleBack();
    }

    /** Where ∂h_t/∂h_{t−k} · 2^−exponent lies in {@link #values}. */
    Panels matrix() {
        return gradient("hidden").rowRange(0, units);
    }

    /** Overwritten by the next multiplication. */
    float[] values() {
        return v;
    }

    /** log₁₀ of what {@link #matrix} is to be multiplied by. */
    double log10Scale() {
        return exponent * Math.log10(2);
    }

    /** Copies a channel of the window at step {@code t} to every row of the batch from {@code row} on. */
    private void spread(String channel, int t, int row) {
        Panels from = window.value(layer, channel);
        Panels to = tape.layout().channel(0, channel);
        int step = window.network().layout().row(t);
        for (int p = 0; p < to.panels(); p++) {
            int first = to.panel(p, row);
            System.arraycopy(window.tape(), from.panel(p, step), v, first, Panels.LANES);
            for (int done = 1; done < units; done *= 2) {
                System.arraycopy(v, first, v, first + done * Panels.LANES,
                        Math.min(done, units - done) * Panels.LANES);
            }
        }
    }

    private void scaleBack() {
        float largest = 0;
        for (String state : cell.state()) {
            Panels d = gradient(state);
            for (int p = 0; p < d.panels(); p++) {
                int end = d.panel(p, units);
                for (int i = d.panel(p, 0); i < end; i++) {
                    largest = Math.max(largest, Math.abs(v[i]));
                }
            }
        }
        if (largest > 0 && (largest < SMALL || largest > LARGE)) {
            int by = Math.getExponent(largest);
            exponent += by;
            for (String state : cell.state()) {
                Panels d = gradient(state);
                window.kernels().scale(v, d, d, Math.scalb(1f, -by), 0, units);
            }
        }
    }

    private Panels gradient(String state) {
        return tape.gradient(tape.layout().channel(0, state));
    }
}
