package rnnscope.network.module.recurrent;

import java.util.ArrayList;
import java.util.List;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.cell.LayerLayout;
import rnnscope.cell.Variation;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Wiring.Direction;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Room;
import rnnscope.network.module.layer.Bridge;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Recurrent layer: a cell that reads from the first step to the last, or from the last to the first, or one of each,
 * their states side by side (Schuster and Paliwal, 1997).
 *
 * @param prefix what the names of its weights begin with: "rnn", "encoder.rnn"
 * @param chosen its cell, its width, and whether it has biases
 * @param layer  its number among the layers of its side, from 0
 * @param input  what enters; null where that is a one-hot symbol
 * @param inputs width of what enters
 * @param begins whether a {@link Bridge} gives the state before the first step; else it is zero or carried
 * @param ends   whether the states in which it ends are wanted beside one another, as {@link FinalStates}
 */
public record Recurrent(Side side, String prefix, LayerSpec chosen, int layer, Quantity input, int inputs,
        Direction direction, boolean begins, boolean ends) implements Module {

    /** @throws IllegalArgumentException in words for the user when the cell is unknown */
    public Recurrent {
        if (chosen.projection() > 0 && !Cells.of(chosen.cell()).variation().projects()) {
            throw new IllegalArgumentException(Words.of("network.projection", chosen.cell()));
        }
    }

    public Cell cell() {
        return Cells.of(chosen.cell());
    }

    public int units() {
        return chosen.units();
    }

    /** Whether it reads in both directions. */
    public boolean bidirectional() {
        return direction == Direction.BOTH;
    }

    public int directions() {
        return bidirectional() ? 2 : 1;
    }

    /** Whether one of its directions, counted from 0, reads from the last step to the first. */
    public boolean isReverse(int which) {
        return which == 1 || direction == Direction.BACKWARD;
    }

    /** Width of what leaves it. */
    public int width() {
        return chosen.width() * directions();
    }

    /** Width of a channel of its cell, in one direction. */
    public int width(String channel) {
        return channel.equals("hidden") ? chosen.width() : chosen.units();
    }

    /** Number of one direction's recurrence among those of its side. */
    public int recurrence(int which) {
        return layer * directions() + which;
    }

    /** Whether a quantity has the number of one of its recurrences. */
    public boolean isOf(Quantity quantity) {
        return quantity.side() == side && quantity.layer() >= 0 && quantity.layer() / directions() == layer;
    }

    /** Whether a quantity is a channel of its cell. */
    public boolean writes(Quantity quantity) {
        return isOf(quantity) && channelIds().contains(quantity.id());
    }

    @Override
    public List<Quantity> reads() {
        return input == null ? List.of() : List.of(input);
    }

    @Override
    public Quantity output() {
        return new Quantity(side, bidirectional() ? layer + "/joined" : layer + "/hidden");
    }

    /** PyTorch's name of a weight or bias in one direction: {@code kind} is "weight_ih", "bias_hh" and the like. */
    public String parameter(String kind, int which) {
        return LayerLayout.name(prefix, kind, layer, isReverse(which));
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        int gates = cell().gates().size();
        int units = units();
        for (int d = 0; d < directions(); d++) {
            parameters.weight(parameter("weight_ih", d), gates, units, inputs);
            parameters.weight(parameter("weight_hh", d), gates, units, chosen.width());
            if (chosen.biases()) {
                parameters.bias(parameter("bias_ih", d), gates, units);
                parameters.bias(parameter("bias_hh", d), gates, units);
            }
            if (!cell().variation().peepholes().isEmpty()) {
                parameters.diagonal(parameter(Variation.PEEPHOLE, d), cell().variation().peepholes().size(), units);
            }
            if (cell().variation().projects()) {
                parameters.weight(parameter(Variation.PROJECTION, d), 1, chosen.width(), units);
            }
        }
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        for (int d = 0; d < directions(); d++) {
            tape.layer(cell().id(), cell().channels(), units(), chosen.width());
        }
        if (bidirectional()) {
            tape.add(output().name(), width());
        }
        if (ends) {
            for (String state : cell().state()) {
                tape.add(end(state).name(), width(state) * directions(), room.sequences());
            }
        }
    }

    /** The state in which it ends: one row for each sequence, both directions side by side. */
    public Quantity end(String state) {
        return new Quantity(side, "end/" + layer + "/" + state);
    }

    public List<String> channelIds() {
        return cell().channels().stream().map(Channel::id).toList();
    }

    @Override
    public List<Equation> equations() {
        return cell().equations(chosen.biases());
    }

    @Override
    public List<String> sites() {
        List<String> sites = new ArrayList<>();
        for (int d = 0; d < directions(); d++) {
            for (String channel : channelIds()) {
                sites.add(recurrence(d) + "/" + channel);
            }
        }
        if (ends) {
            cell().state().forEach(state -> sites.add(end(state).name()));
        }
        return sites;
    }

    @Override
    public RecurrentPass bind(Binding binding) {
        return new RecurrentPass(this, binding);
    }
}
