package rnnscope.network.module;

import java.util.List;
import rnnscope.model.ParameterLayout;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Module of a network: what it is called in files, what it reads and writes, and the mathematics that goes with it. A
 * network is an ordered list of modules; shapes, names, the drawing of the wiring and what can be changed while it runs
 * are read off the list. A module is immutable and may be bound to many tapes at once.
 */
public interface Module {

    /** The side over whose steps it runs. */
    Side side();

    /** The quantities that it reads, the main one first; none where symbols or numbers enter from outside. */
    List<Quantity> reads();

    /** The quantity that leaves it for others to read. */
    Quantity output();

    /** Adds its parameters, PyTorch's names where it has such a module. */
    default void declare(ParameterLayout.Builder parameters) {}

    /** Adds what it writes to the tape of its side. */
    void declare(TapeLayout.Builder tape, Room room);

    /** How each quantity that it writes comes about, in the order of computation. */
    List<Equation> equations();

    /**
     * Names of the quantities on the tape of its side that can be held, pushed or scaled while a network runs: for a
     * recurrence every channel, else what leaves the module.
     */
    default List<String> sites() {
        return List.of(output().name());
    }

    /** The mathematics at places of known tapes. */
    BoundModule bind(Binding binding);
}
