package rnnscope.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rnnscope.cell.Cells;
import rnnscope.model.Model;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.tape.Trace;

/**
 * What a unit's gate sums up before its nonlinearity, apart by where it comes from:
 *
 * <pre>
 *   part x = W_ih[gate, unit] · x_t + b_ih[gate, unit]          part h = W_hh[gate, unit] · h_{t−1} + b_hh[gate, unit]
 * </pre>
 */
public final class Preactivation {
    private Preactivation() {}

    /** The parts of every gate of one unit at one step: "f.x", "f.h", … by the gate's symbol. */
    public static Map<String, Double> parts(Model model, Trace trace, int layer, int unit, int step) {
        List<String> gates = Cells.of(model.spec().cell()).gates();
        int units = model.spec().units();
        float[] hPrev = new float[units];
        trace.read(layer, "hidden", step - 1, hPrev);
        String inputPlace = LanguageModel.inputPlace(model.spec(), layer);
        float[] x = inputPlace == null ? null : new float[model.spec().inputWidth(layer)];
        if (x != null) {
            trace.read(inputPlace, step, x);
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        for (int gate = 0; gate < gates.size(); gate++) {
            int row = gate * units + unit;
            double fromInput = x != null ? dot(model, "rnn.weight_ih_l" + layer, row, x)
                    : trace.token(step) < 0 ? 0 : weight(model, "rnn.weight_ih_l" + layer, row, trace.token(step));
            parts.put(gates.get(gate) + ".x", fromInput + weight(model, "rnn.bias_ih_l" + layer, row, 0));
            parts.put(gates.get(gate) + ".h", dot(model, "rnn.weight_hh_l" + layer, row, hPrev)
                    + weight(model, "rnn.bias_hh_l" + layer, row, 0));
        }
        return parts;
    }

    private static double weight(Model model, String name, int row, int k) {
        return model.parameters().get(name, row, k);
    }

    private static double dot(Model model, String name, int row, float[] x) {
        Slice slice = model.parameters().layout().slice(name);
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += (double) model.parameters().values()[slice.at(row, k)] * x[k];
        }
        return sum;
    }
}
