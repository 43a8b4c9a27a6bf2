package rnnscope.cell;

import rnnscope.math.Panels;
import rnnscope.model.ParameterLayout;
import rnnscope.model.TransposedWeights;
import rnnscope.tape.TapeLayout;

/**
 * Layout of a recurrent layer, where it finds its values and weights.
 *
 * @param transposed places of the transposed weights; null where nobody goes backward
 * @param module     what the names of its weights begin with: "rnn"
 * @param layer      as users count, whatever the number of directions
 * @param reverse    whether it reads from the last step to the first
 */
public record LayerLayout(TapeLayout tape, ParameterLayout parameters, TransposedWeights transposed, String module,
        int layer, boolean reverse) {

    /** A channel at the current step. */
    public Panels now(String channel) {
        return tape.channel(layer * tape.directions() + (reverse && tape.directions() == 2 ? 1 : 0), channel);
    }

    /** A channel at the step that was computed before: the same rows, one batch further back, or on in reverse. */
    public Panels before(String channel) {
        return now(channel).shifted(reverse ? tape.batch() : -tape.batch());
    }

    /** {@code count} channels, the first of which is given, as one matrix; they lie side by side. */
    public Panels wide(String channel, int count) {
        Panels first = now(channel);
        return new Panels(first.offset(), count * Panels.padded(first.columns()), first.rows(), first.stride());
    }

    /** ∂loss/∂ of what lies at {@code place}. */
    public Panels gradient(Panels place) {
        return place.moved(tape.size());
    }

    public Panels weightIh() {
        return parameter("weight_ih");
    }

    public Panels weightHh() {
        return parameter("weight_hh");
    }

    /** Null in a layer without biases. */
    public Panels biasIh() {
        return bias("bias_ih");
    }

    /** Null in a layer without biases. */
    public Panels biasHh() {
        return bias("bias_hh");
    }

    /** The bias of the gates in some panels; null where there is none. */
    public static Panels slice(Panels bias, int from, int to) {
        return bias == null ? null : bias.slice(from, to);
    }

    private Panels bias(String kind) {
        return parameters.has(name(kind)) ? parameter(kind) : null;
    }

    /** W_hhᵀ, null where nobody goes backward. */
    public Panels transposedHh() {
        return transposed("weight_hh");
    }

    /** The transpose of a weight, null where nobody goes backward. */
    public Panels transposed(String kind) {
        return transposed == null ? null : transposed.place(name(kind));
    }

    /** A parameter of any kind: "peephole". */
    public Panels parameter(String kind) {
        return parameters.slice(name(kind)).place();
    }

    private String name(String kind) {
        return name(module, kind, layer, reverse);
    }

    /** PyTorch's name of a parameter: "rnn.weight_ih_l0", "encoder.rnn.bias_hh_l1_reverse". */
    public static String name(String module, String kind, int layer, boolean reverse) {
        return module + "." + kind + "_l" + layer + (reverse ? "_reverse" : "");
    }
}
