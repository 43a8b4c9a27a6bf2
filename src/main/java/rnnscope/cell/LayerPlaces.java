package rnnscope.cell;

import rnnscope.math.Panels;
import rnnscope.model.ParameterLayout;
import rnnscope.model.TransposedWeights;
import rnnscope.tape.TapeLayout;

/**
 * Where a layer finds its values and weights.
 *
 * @param transposed places of the transposed weights; null where nobody goes backward
 */
public record LayerPlaces(TapeLayout tape, ParameterLayout parameters, TransposedWeights transposed, int layer) {

    /** A channel at the current step. */
    public Panels now(String channel) {
        return tape.channel(layer, channel);
    }

    /** A channel at the step before: the same rows, one batch further back. */
    public Panels before(String channel) {
        return now(channel).shifted(-tape.batch());
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

    public Panels biasIh() {
        return parameter("bias_ih");
    }

    public Panels biasHh() {
        return parameter("bias_hh");
    }

    /** W_hhᵀ, null where nobody goes backward. */
    public Panels transposedHh() {
        return transposed == null ? null : transposed.place(name("weight_hh"));
    }

    private Panels parameter(String kind) {
        return parameters.slice(name(kind)).place();
    }

    private String name(String kind) {
        return "rnn." + kind + "_l" + layer;
    }
}
