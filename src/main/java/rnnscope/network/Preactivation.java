package rnnscope.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rnnscope.cell.Cell;
import rnnscope.cell.LayerLayout;
import rnnscope.cell.Variation;
import rnnscope.model.Model;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.network.module.block.BlockParts;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.Trace;

/**
 * Pre-activation of a unit's gate, what it sums up before its nonlinearity, apart by where it comes from:
 *
 * <pre>
 *   part x = W_ih[gate, unit] · x_t + b_ih[gate, unit]          part h = W_hh[gate, unit] · h_{t−1} + b_hh[gate, unit]
 * </pre>
 */
public final class Preactivation {
    private Preactivation() {}

    /**
     * The parts of every gate of one unit at one step: "f.x", "f.h", … by the gate's symbol; and what these are the sums
     * of, the products "f.wx" and "f.wh" and the biases "f.bx" and "f.bh", of which "f.b" is the sum; "f.p", the weight with
     * which a gate sees the cell state, and "h.r", the projection of what all units give. Where a layer reads
     * from the last step to the first, h_{t+1} stands for h_{t−1}. Of a block of a Transformer its {@link BlockParts}.
     *
     * @param layer of the tape: of two directions, 2l and 2l + 1 are those of layer l
     */
    public static Map<String, Double> parts(Model model, Trace trace, int layer, int unit, int step) {
        if (model.spec().isTransformer()) {
            return BlockParts.of(model, trace, layer, unit, step);
        }
        int stacked = layer / trace.layout().directions();
        Recurrent module = Topology.of(model.spec()).layers(Side.SOURCE).get(stacked);
        List<String> gates = module.cell().gates();
        Variation variation = module.cell().variation();
        float[] hPrev = new float[module.chosen().width()];
        boolean reverse = trace.layout().isReverse(layer);
        trace.read(layer, "hidden", reverse ? step + 1 : step - 1, hPrev);
        Weights weights = new Weights(model, stacked, reverse);
        Quantity input = module.input();
        float[] x = input == null ? null : new float[module.inputs()];
        if (x != null) {
            trace.read(input.name(), step, x);
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        for (int gate = 0; gate < gates.size(); gate++) {
            int row = gate * module.units() + unit;
            double fromInput = x != null ? weights.dot("weight_ih", row, x)
                    : trace.token(step) < 0 ? 0 : weights.at("weight_ih", row, trace.token(step));
            String symbol = gates.get(gate);
            double fromState = weights.dot("weight_hh", row, heard(trace, layer, step, variation.hears().get(symbol), hPrev));
            double inputBias = weights.bias("bias_ih", row);
            double stateBias = weights.bias("bias_hh", row);
            parts.put(symbol + ".wx", fromInput);
            parts.put(symbol + ".bx", inputBias);
            parts.put(symbol + ".x", fromInput + inputBias);
            parts.put(symbol + ".wh", fromState);
            parts.put(symbol + ".bh", stateBias);
            parts.put(symbol + ".h", fromState + stateBias);
            parts.put(symbol + ".b", inputBias + stateBias);
            int peephole = variation.peepholes().indexOf(symbol);
            if (peephole >= 0) {
                parts.put(symbol + ".p", weights.at(Variation.PEEPHOLE, peephole * module.units() + unit, 0));
            }
        }
        if (variation.projects()) {
            float[] units = new float[module.units()];
            trace.read(layer, Cell.UNPROJECTED, step, units);
            parts.put("h.r", unit < hPrev.length ? weights.dot(Variation.PROJECTION, unit, units) : Double.NaN);
        }
        return parts;
    }

    /** What W_hh is multiplied with for a gate: h before, or a channel of this step. */
    private static float[] heard(Trace trace, int layer, int step, String channel, float[] hPrev) {
        if (channel == null) {
            return hPrev;
        }
        float[] values = new float[hPrev.length];
        trace.read(layer, channel, step, values);
        return values;
    }

    /** The weights of one direction of one layer. */
    private record Weights(Model model, int layer, boolean reverse) {

        double at(String kind, int row, int k) {
            return model.parameters().get(name(kind), row, k);
        }

        double bias(String kind, int row) {
            return model.parameters().layout().has(name(kind)) ? at(kind, row, 0) : 0;
        }

        double dot(String kind, int row, float[] x) {
            Slice slice = model.parameters().layout().slice(name(kind));
            double sum = 0;
            for (int k = 0; k < x.length; k++) {
                sum += (double) model.parameters().values()[slice.at(row, k)] * x[k];
            }
            return sum;
        }

        private String name(String kind) {
            return LayerLayout.name("rnn", kind, layer, reverse);
        }
    }
}
