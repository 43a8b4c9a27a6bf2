package rnnscope.network.module.block;

import java.util.LinkedHashMap;
import java.util.Map;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.tape.Trace;

/** Parts of what a unit of a Transformer's block is at one step, as its equations call them: "a.i", "n.g", … */
public final class BlockParts {
    private BlockParts() {}

    /** @param layer number of the block */
    public static Map<String, Double> of(Model model, Trace trace, int layer, int unit, int step) {
        String enters = trace.layout().has(layer + "/dropped") ? layer + "/dropped"
                : layer == 0 ? "positioned" : layer - 1 + "/hidden";
        int width = model.spec().units(layer);
        double input = row(trace, enters, step, width)[unit];
        double bias = model.parameters().get(LayerSpec.blockName(layer) + "linear2.bias", unit, 0);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("a.i", input);
        parts.put("a.o", trace.value(layer, "attended", unit, step) - input);
        parts.put("f.w", trace.value(layer, "fed", unit, step) - bias);
        parts.put("f.b", bias);
        norm(model, trace, layer, 1, unit, step, "n.", row(trace, layer + "/attended", step, width), parts);
        norm(model, trace, layer, 2, unit, step, "h.", row(trace, layer + "/residual", step, width), parts);
        return parts;
    }

    private static float[] row(Trace trace, String name, int step, int width) {
        float[] values = new float[width];
        trace.read(name, step, values);
        return values;
    }

    private static void norm(Model model, Trace trace, int layer, int which, int unit, int step, String prefix, float[] of,
            Map<String, Double> parts) {
        double mean = 0;
        for (float value : of) {
            mean += value / of.length;
        }
        parts.put(prefix + "g", (double) model.parameters().get(LayerNorm.parameter(layer, which, "weight"), unit, 0));
        parts.put(prefix + "b", (double) model.parameters().get(LayerNorm.parameter(layer, which, "bias"), unit, 0));
        parts.put(prefix + "m", mean);
        parts.put(prefix + "s", 1.0 / row(trace, LayerNorm.factor(layer, which), step, 1)[0]);
    }
}
