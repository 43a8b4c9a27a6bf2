package rnnscope.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import rnnscope.language.Words;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/**
 * A kind of recurrent layer: what it computes at a step, forward and back. Add one to {@link Cells}.
 *
 * @param id        stable name, used in files and on the command line: "lstm"
 * @param title     as users say it ("LSTM"), or the key of that
 * @param gates     symbols of the gates in PyTorch's order, that of the rows of W_ih and W_hh; one for a cell without
 *                  gates
 * @param channels  what is written at each step, in tape order
 * @param state     ids of the channels that are carried from step to step, in PyTorch's order (h before c)
 * @param equations how each channel comes about, in the order of computation
 * @param memory    the state that is carried on past the weights; empty where there is none
 * @param variation what sets it apart from a cell whose gates hear the input and h before, and nothing else
 * @param pass      the mathematics for one layer, bound to the places of its values and weights
 */
public record Cell(String id, String title, List<String> gates, List<Channel> channels, List<String> state,
        List<Equation> equations, Optional<Memory> memory, Variation variation, Function<LayerLayout, CellPass> pass) {

    /** Id of the channel that a projection makes h of. */
    public static final String UNPROJECTED = "unprojected";

    /** Of gates that hear the input and h before, and nothing else. */
    public Cell(String id, String title, List<String> gates, List<Channel> channels, List<String> state,
            List<Equation> equations, Optional<Memory> memory, Function<LayerLayout, CellPass> pass) {
        this(id, title, gates, channels, state, equations, memory, Variation.NONE, pass);
    }

    /** As users say it, in the current language: "LSTM". */
    @Override
    public String title() {
        return Words.orSelf(title);
    }

    /**
     * A channel by its id.
     *
     * @throws IllegalArgumentException in words for the user when the cell has none of this id
     */
    public Channel channel(String channel) {
        return channels.stream().filter(c -> c.id().equals(channel)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Words.of("cell.no-channel", title(), channel,
                        channels.stream().map(Channel::id).collect(Collectors.joining(", ")))));
    }

    /** Whether it writes a channel. */
    public boolean has(String channel) {
        return channels.stream().anyMatch(c -> c.id().equals(channel));
    }

    /** How each channel comes about in a layer with biases, or in one without. */
    public List<Equation> equations(boolean biases) {
        return biases ? equations : equations.stream().map(Equation::withoutBiases).toList();
    }

    /** Whether it has no gates: a sum and an activation. */
    public boolean isPlain() {
        return gates.size() == 1;
    }

    /** Whether it carries a state beside h past the weights, as an LSTM's c. */
    public boolean hasCellState() {
        return memory.filter(Memory::isBesideHidden).isPresent();
    }

    /** Id of the channel that shows best what a unit remembers: tanh c where there is a cell state, else h. */
    public String shown() {
        return memory.map(Memory::shown).orElse("hidden");
    }

    /** Id of the channel that leaves the units: h, or where a projection follows what it reads. */
    public String leaving() {
        return variation.projects() ? UNPROJECTED : "hidden";
    }

    /** Names of the weights that take a part of the state to the next step or to h: those that have a transpose. */
    public List<String> recurrentWeights() {
        List<String> kinds = new ArrayList<>(List.of("weight_hh"));
        if (!variation.peepholes().isEmpty()) {
            kinds.add(Variation.PEEPHOLE);
        }
        if (variation.projects()) {
            kinds.add(Variation.PROJECTION);
        }
        return kinds;
    }

    /** Place of a channel's gate among {@link #gates}; −1 where it has no weights of its own. */
    public int gate(String channel) {
        return gates.indexOf(channel(channel).symbol());
    }

    /** Place among {@link #gates} of that which carries the memory on; −1 where there is none. */
    public int memoryGate() {
        return memory.map(m -> gate(m.gate())).orElse(-1);
    }

    /** Place among {@link #gates} of that which proposes the new state. */
    public int candidateGate() {
        return channels.stream().filter(c -> c.role() == Channel.Role.CANDIDATE).mapToInt(c -> gates.indexOf(c.symbol()))
                .filter(gate -> gate >= 0).findFirst().orElse(0);
    }

    /** The mathematics of this cell for one layer. */
    public CellPass at(LayerLayout places) {
        return pass.apply(places);
    }
}
