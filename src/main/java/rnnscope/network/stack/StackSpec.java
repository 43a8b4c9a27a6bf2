package rnnscope.network.stack;

import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.cell.LayerPlaces;
import rnnscope.model.ParameterLayout;
import rnnscope.tape.TapeLayout;

/**
 * Recurrent layers one above the other (x⁰ is what enters, m a mask of dropout, used while training alone):
 *
 * <pre>
 *   h^l = cell_l(x^l);  bidirectional: both directions' h^l side by side
 *   y^l = h^l                                     plain
 *   y^l = h^l + x^l                               residual (He et al., 2016), where both have the same width
 *   y^l = T ⊙ h^l + (1 − T) ⊙ x^l,  T = σ(W_T x^l + b_T)      highway (Srivastava, Greff and Schmidhuber, 2015), likewise
 *   x^{l+1} = y^l,       with dropout p: m ⊙ y^l, m = 0 with probability p, else 1 / (1 − p)
 * </pre>
 *
 * @param module     what the names of its weights begin with: "rnn"
 * @param inputs     width of what enters
 * @param inputPlace name of what enters on the tape; null where it is a one-hot symbol
 */
public record StackSpec(String module, String cell, int layers, int units, int inputs, String inputPlace,
        double dropout, Shortcut shortcut, boolean bidirectional) {

    /** How a layer's input goes past it. */
    public enum Shortcut { NONE, RESIDUAL, HIGHWAY }

    /** Width of what leaves a layer. */
    public int width() {
        return bidirectional ? 2 * units : units;
    }

    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /** Width of what enters {@code layer}. */
    public int inputWidth(int layer) {
        return layer == 0 ? inputs : width();
    }

    /** Whether the input of {@code layer} goes past it. */
    public boolean has(Shortcut kind, int layer) {
        return shortcut == kind && (layer > 0 || inputPlace != null && inputs == width());
    }

    /** Name of what enters {@code layer} on the tape; null where the input is one-hot. */
    public String inputPlace(int layer) {
        return layer == 0 ? inputPlace : dropout > 0 ? layer + "/dropped" : outputPlace(layer - 1);
    }

    /** Name of what leaves {@code layer} on the tape. */
    public String outputPlace(int layer) {
        return has(Shortcut.RESIDUAL, layer) ? layer + "/residual" : has(Shortcut.HIGHWAY, layer) ? layer + "/highway"
                : joinedPlace(layer);
    }

    /** Name of what leaves the last layer on the tape. */
    public String outputPlace() {
        return outputPlace(layers - 1);
    }

    /** Name of h^l on the tape. */
    public String joinedPlace(int layer) {
        return bidirectional ? layer + "/joined" : layer + "/hidden";
    }

    /** Name of a weight of a layer in one of its directions: {@code kind} is "weight_ih", "bias_hh" and the like. */
    public String weightName(String kind, int layer, int direction) {
        return LayerPlaces.name(module, kind, layer, direction == 1);
    }

    /** Name of W_T; its bias has the same with "bias". */
    public String highwayName(int layer) {
        return module.substring(0, module.length() - "rnn".length()) + "highway_l" + layer + ".weight";
    }

    /** The weights of all layers, in PyTorch's order; those of the highways after them. */
    public void addTo(ParameterLayout.Builder layout) {
        int gates = Cells.of(cell).gates().size();
        for (int l = 0; l < layers; l++) {
            for (int d = 0; d < directions(); d++) {
                layout.weight(weightName("weight_ih", l, d), gates, units, inputWidth(l));
                layout.weight(weightName("weight_hh", l, d), gates, units, units);
                layout.bias(weightName("bias_ih", l, d), gates, units);
                layout.bias(weightName("bias_hh", l, d), gates, units);
            }
        }
        for (int l = 0; l < layers; l++) {
            if (has(Shortcut.HIGHWAY, l)) {
                layout.weight(highwayName(l), 1, width(), width());
                layout.bias(biasOf(highwayName(l)), 1, width());
            }
        }
    }

    /** All that the layers write; what enters them is the caller's. */
    public void addTo(TapeLayout.Builder layout) {
        Cell kind = Cells.of(cell);
        for (int l = 0; l < layers; l++) {
            if (l > 0 && dropout > 0) {
                layout.add(l + "/mask", width());
                layout.add(l + "/dropped", width());
            }
            for (int d = 0; d < directions(); d++) {
                layout.layer(cell, kind.channels(), units);
            }
            if (bidirectional) {
                layout.add(l + "/joined", width());
            }
            if (has(Shortcut.RESIDUAL, l)) {
                layout.add(l + "/residual", width());
            }
            if (has(Shortcut.HIGHWAY, l)) {
                layout.add(l + "/transform", width());
                layout.add(l + "/highway", width());
            }
        }
    }

    static String biasOf(String weight) {
        return weight.replaceFirst("weight$", "bias");
    }
}
