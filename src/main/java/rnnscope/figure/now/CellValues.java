package rnnscope.figure.now;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rnnscope.figure.Numbers;
import rnnscope.figure.Passage;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;

/**
 * What one unit of one layer did at one step.
 *
 * @param cell     id of the cell
 * @param layer    counted from 0
 * @param layers   how many there are
 * @param channels what the cell writes, in its order
 * @param now      value by the channel's symbol
 * @param before   the same at the step before; states only
 * @param parts    parts of pre-activations: "f.x", "f.h"
 * @param symbol   input of this step, as it stands in the text
 * @param symbolBefore input of the step before, null when there was none
 * @param symbolAfter  what came next, null at the end of the text
 * @param known    whether the vocabulary has the input
 */
public record CellValues(String cell, int layer, int layers, int unit, int step, List<Channel> channels,
        Map<String, Float> now, Map<String, Float> before, Map<String, Double> parts,
        String symbol, String symbolBefore, String symbolAfter, boolean known) {

    public CellValues {
        channels = List.copyOf(channels);
        now = Map.copyOf(now);
        before = Map.copyOf(before);
        parts = Map.copyOf(parts);
    }

    /** @param parts may be empty: where a part is not known, none is shown */
    public static CellValues of(Passage passage, int layer, int unit, int step, Map<String, Double> parts) {
        Trace trace = passage.trace();
        List<Channel> channels = trace.layout().channels();
        Map<String, Float> now = new HashMap<>();
        Map<String, Float> before = new HashMap<>();
        for (Channel channel : channels) {
            now.put(channel.symbol(), trace.value(layer, channel.id(), unit, step));
            if (channel.role() == Channel.Role.STATE) {
                before.put(channel.symbol(), trace.value(layer, channel.id(), unit, step - 1));
            }
        }
        TokenSequence text = passage.text();
        return new CellValues(trace.layout().cell(), layer, trace.layout().layers(), unit, step, channels, now, before,
                parts, symbol(text, step), symbol(text, step - 1), symbol(text, step + 1), text.id(step) >= 0);
    }

    private static String symbol(TokenSequence text, int step) {
        return step >= 0 && step < text.length() ? text.symbol(step) : null;
    }

    /** The channel whose symbol begins a place such as "c", "c−" or "f.x", or null. */
    Channel channelAt(String place) {
        String symbol = place.endsWith("−") ? place.substring(0, place.length() - 1)
                : place.contains(".") ? place.substring(0, place.indexOf('.')) : place;
        return channels.stream().filter(c -> c.symbol().equals(symbol)).findFirst().orElse(null);
    }

    /** The channel with this id, or null. */
    Channel channel(String id) {
        return channels.stream().filter(c -> c.id().equals(id)).findFirst().orElse(null);
    }

    /** Value of a place of {@link rnnscope.tape.Equation#numbers()}; NaN when it is not known. */
    public double at(String place) {
        Map<String, ? extends Number> values = place.endsWith("−") ? before : place.contains(".") ? parts : now;
        Number value = values.get(place.endsWith("−") ? place.substring(0, place.length() - 1) : place);
        return value == null ? Double.NaN : value.doubleValue();
    }

    /** A place and its exact value in words, as a tooltip says it. */
    String words(String place) {
        Channel channel = channelAt(place);
        String number = Numbers.exact((float) at(place));
        if (place.endsWith(".x")) {
            return "From the input to " + channel.symbol() + ": " + number;
        } else if (place.endsWith(".h")) {
            return "From the state before to " + channel.symbol() + ": " + number;
        }
        String label = Character.toUpperCase(channel.label().charAt(0)) + channel.label().substring(1);
        return label + (place.endsWith("−") ? " before, " : ", ") + channel.symbol() + ": " + number;
    }
}
