package rnnscope.network.module;

import rnnscope.math.Panels;
import rnnscope.model.ParameterLayout;
import rnnscope.model.TransposedWeights;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;

/**
 * Tapes and parameters that the modules of one network are bound to.
 *
 * @param source     null where nothing is read step by step
 * @param target     null where nothing is written
 * @param transposed null where nobody goes backward
 */
public record Binding(Tape source, Tape target, ParameterLayout parameters, TransposedWeights transposed) {

    public Tape tape(Side side) {
        return side == Side.SOURCE ? source : target;
    }

    public float[] values(Side side) {
        return tape(side).values();
    }

    public Panels place(Quantity quantity) {
        return tape(quantity.side()).layout().place(quantity.name());
    }

    /** ∂loss/∂quantity; meaningful where somebody goes backward. */
    public Panels gradient(Quantity quantity) {
        return tape(quantity.side()).gradient(place(quantity));
    }

    public Panels parameter(String name) {
        return parameters.slice(name).place();
    }

    /** A weight's transpose; null where nobody goes backward. */
    public Panels transposed(String name) {
        return transposed == null ? null : transposed.place(name);
    }
}
