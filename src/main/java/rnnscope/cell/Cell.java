package rnnscope.cell;

import java.util.List;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/** A kind of recurrent layer: what it computes at a step, forward and back. Add one to {@link Cells}. */
public interface Cell {
    /** Stable name, used in files and on the command line: "lstm". */
    String id();

    /** As users say it: "LSTM". */
    String title();

    /** Symbols of the gates in PyTorch's order, that of the rows of W_ih and W_hh; one for a cell without gates. */
    List<String> gates();

    /** What is written at each step, in tape order. */
    List<Channel> channels();

    /** Ids of the channels that are carried from step to step, in PyTorch's order (h before c). */
    List<String> state();

    /** How each channel comes about, in the order of computation. */
    List<Equation> equations();

    /** The mathematics of this cell for one layer, bound to the places of its values and weights. */
    CellPass at(LayerPlaces places);
}
