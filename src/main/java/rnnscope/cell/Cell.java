package rnnscope.cell;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/**
 * A kind of recurrent layer: what it computes at a step, forward and back. Add one to {@link Cells}.
 *
 * @param id        stable name, used in files and on the command line: "lstm"
 * @param title     as users say it: "LSTM"
 * @param gates     symbols of the gates in PyTorch's order, that of the rows of W_ih and W_hh; one for a cell without
 *                  gates
 * @param channels  what is written at each step, in tape order
 * @param state     ids of the channels that are carried from step to step, in PyTorch's order (h before c)
 * @param equations how each channel comes about, in the order of computation
 * @param pass      the mathematics for one layer, bound to the places of its values and weights
 */
public record Cell(String id, String title, List<String> gates, List<Channel> channels, List<String> state,
        List<Equation> equations, Function<LayerPlaces, CellPass> pass) {

    /**
     * A channel by its id.
     *
     * @throws IllegalArgumentException in words for the user when the cell has none of this id
     */
    public Channel channel(String channel) {
        return channels.stream().filter(c -> c.id().equals(channel)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(title + " has no channel \"" + channel + "\"; it has "
                        + channels.stream().map(Channel::id).collect(Collectors.joining(", "))));
    }

    /** The mathematics of this cell for one layer. */
    public CellPass at(LayerPlaces places) {
        return pass.apply(places);
    }
}
