package rnnscope.figure.now;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.track.Channels;
import rnnscope.figure.track.Passage;
import rnnscope.language.Words;
import rnnscope.tape.Channel;
import rnnscope.tape.TapeLayout;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;

/**
 * Values of one unit of one layer at one step.
 *
 * @param cell     id of the cell
 * @param layer    counted from 0
 * @param layers   how many there are
 * @param channels what the cell writes, in its order
 * @param now      value by the channel's symbol
 * @param before   the same at the step before; states only
 * @param parts    parts of pre-activations: "f.x", "f.h", and what they are sums of: "f.wx", "f.b"
 * @param symbol   input of this step, as it stands in the text
 * @param symbolBefore input of the step read before, null when there was none
 * @param symbolAfter  what is read next, null at the end
 * @param known    whether the vocabulary has the input
 * @param reverse  whether the layer reads from the last step to the first: "before" is then the step after
 * @param onward   where the state goes: "to layer 2", "to softmax"
 */
public record CellValues(String cell, int layer, int layers, int unit, int step, List<Channel> channels,
        Map<String, Float> now, Map<String, Float> before, Map<String, Double> parts,
        String symbol, String symbolBefore, String symbolAfter, boolean known, boolean reverse, String onward) {

    /** Of a network that reads in one direction and predicts by a softmax. */
    public CellValues(String cell, int layer, int layers, int unit, int step, List<Channel> channels,
            Map<String, Float> now, Map<String, Float> before, Map<String, Double> parts,
            String symbol, String symbolBefore, String symbolAfter, boolean known) {
        this(cell, layer, layers, unit, step, channels, now, before, parts, symbol, symbolBefore, symbolAfter, known,
                false, onward(layer, layers, Words.of("figure.now.to-softmax")));
    }

    public CellValues {
        channels = List.copyOf(channels);
        now = Map.copyOf(now);
        before = Map.copyOf(before);
        parts = Map.copyOf(parts);
    }

    /** @param parts may be empty: where a part is not known, none is shown */
    public static CellValues of(Passage passage, int layer, int unit, int step, Map<String, Double> parts) {
        TokenSequence text = passage.text();
        return of(passage.trace(), layer, unit, step, parts, t -> symbol(text, t), text.id(step) >= 0,
                Words.of("figure.now.to-softmax"));
    }

    /**
     * Of any network.
     *
     * @param tapeLayer of two directions, 2l and 2l + 1 are those of layer l
     * @param symbols   what enters at a step, null where there is none
     * @param top       where the last layer's state goes: "to softmax"
     */
    public static CellValues of(Trace trace, int tapeLayer, int unit, int step, Map<String, Double> parts,
            IntFunction<String> symbols, boolean known, String top) {
        TapeLayout layout = trace.layout();
        boolean reverse = layout.isReverse(tapeLayer);
        int before = reverse ? step + 1 : step - 1;
        Map<String, Float> values = new HashMap<>();
        Map<String, Float> states = new HashMap<>();
        for (Channel channel : layout.channels(tapeLayer)) {
            values.put(channel.symbol(), trace.value(tapeLayer, channel.id(), unit, step));
            if (channel.role() == Channel.Role.STATE) {
                states.put(channel.symbol(), trace.value(tapeLayer, channel.id(), unit, before));
            }
        }
        int layer = tapeLayer / layout.directions();
        int layers = layout.layers() / layout.directions();
        return new CellValues(layout.cell(tapeLayer), layer, layers, unit, step,
                Channels.inOrder(layout.channels(tapeLayer)), values, states, parts, symbols.apply(step), symbols.apply(before), symbols.apply(2 * step - before), known, reverse,
                onward(layer, layers, top));
    }

    private static String onward(int layer, int layers, String top) {
        return layer == layers - 1 ? top : Words.of("figure.now.to-layer", layer + 2);
    }

    /** Markup as it is in the direction in which the layer reads: what comes before is then at t + 1. */
    String directed(String markup) {
        return reverse ? markup.replace("{t−1}", "{t+1}") : markup;
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

    /** All values in words, for a screen reader: "forget gate f 0.998, …". */
    public String spoken() {
        return channels.stream().map(channel -> channel.label() + " " + channel.symbol() + " "
                + Numbers.signed(at(channel.symbol()), 3)).collect(Collectors.joining(", "));
    }

    /** Whether a channel has grown beyond what floats can hold. */
    boolean isTooLarge() {
        return now.values().stream().anyMatch(value -> !Float.isFinite(value));
    }

    /** A place and its exact value in words, as a tooltip says it. */
    String words(String place) {
        Channel channel = channelAt(place);
        String number = Numbers.exact((float) at(place));
        if (place.endsWith(".x")) {
            return Words.of("figure.now.from-input", channel.symbol(), number);
        } else if (place.endsWith(".h")) {
            return Words.of("figure.now.from-state", channel.symbol(), number);
        }
        String label = Character.toUpperCase(channel.label().charAt(0)) + channel.label().substring(1);
        return Words.of(place.endsWith("−") ? "figure.now.before" : "figure.now.now", label, channel.symbol(), number);
    }

    /** What the unit has of each channel. */
    NumberTable numbers() {
        return NumberTable.of(channels.size()).with("quantity", i -> channels.get(i).id())
                .with("symbol", i -> channels.get(i).symbol()).with("now", i -> now.get(channels.get(i).symbol()))
                .with("before", i -> before.get(channels.get(i).symbol())).build();
    }
}
