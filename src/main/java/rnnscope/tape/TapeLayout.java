package rnnscope.tape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiFunction;
import rnnscope.language.Words;
import rnnscope.math.Panels;

/**
 * Layout of a tape, where everything lies on it. Each quantity is a matrix in {@link Panels} form with {@code (steps +
 * 1) · batch} rows: rows 0 … batch − 1 hold what was before the first step (for a state, the initial one), row {@code
 * (t + 1) · batch + b} holds step t of sequence b. Quantities added one after another, each of whole panels, are
 * adjacent, so that a cell can see its gates as one wide matrix.
 *
 * <p>Where a text is read in both directions, layers come in pairs, first the one that reads forwards, then the one that
 * reads from the last step to the first: layers 2l and 2l + 1 are the two directions of what users call layer l. There
 * are then {@code batch} rows more, at the end: a reverse layer begins there. So there are where all of them read from the
 * last step to the first.
 */
public final class TapeLayout {
    /** One recurrence, or a block that takes no steps. */
    private record Layer(String cell, List<Channel> channels, int units, boolean steps) {}

    private final int batch;
    private final int steps;
    private final int directions;
    private final boolean backward;
    private final List<Layer> layers;
    private final Map<String, Panels> places;
    private final int size;

    private TapeLayout(Builder builder) {
        this.batch = builder.batch;
        this.steps = builder.steps;
        this.directions = builder.directions;
        this.backward = builder.backward;
        this.layers = List.copyOf(builder.layers);
        this.places = Collections.unmodifiableMap(new LinkedHashMap<>(builder.places));
        this.size = builder.size;
    }

    public int batch() {
        return batch;
    }

    public int steps() {
        return steps;
    }

    /** Rows of a matrix that has some for every step: (steps + edges) · batch. */
    public int rows() {
        return (steps + edges()) * batch;
    }

    /** Steps that are none of the text: 1 before it, and where a layer reads from its end another behind it. */
    public int edges() {
        return backward ? 2 : directions;
    }

    /** 1, or 2 where layers read in both directions. */
    public int directions() {
        return directions;
    }

    /** Whether {@code layer} reads from the last step to the first. */
    public boolean isReverse(int layer) {
        return backward || layer % directions == 1;
    }

    /** First row of step {@code t}; step −1 is what was before the first. */
    public int row(int t) {
        return (t + 1) * batch;
    }

    /** Recurrences: two for each layer that reads in both directions. */
    public int layers() {
        return layers.size();
    }

    /** Whether a layer computes its steps one after another, each from the one before. */
    public boolean takesSteps(int layer) {
        return layers.get(layer).steps();
    }

    /** Id of the cell of a recurrence. */
    public String cell(int layer) {
        return layers.get(layer).cell();
    }

    /** What the cell of a recurrence writes, in the cell's order. */
    public List<Channel> channels(int layer) {
        return layers.get(layer).channels();
    }

    /** Units of a recurrence. */
    public int units(int layer) {
        return layers.get(layer).units();
    }

    /** What users call a recurrence: "layer 2"; of two directions "backward", "layer 2 backward"; "" where there is one. */
    public String layerName(int recurrence) {
        return layerName(recurrence, Words::of);
    }

    /** The same in English, whatever language is spoken, for ids. */
    public String layerNameInEnglish(int recurrence) {
        return layerName(recurrence, Words::inEnglish);
    }

    private String layerName(int recurrence, BiFunction<String, Object[], String> words) {
        boolean isBackward = recurrence % directions > 0;
        Object[] layer = {recurrence / directions + 1};
        if (layers() == directions) {
            return directions == 1 ? "" : words.apply(isBackward ? "tape.backward" : "tape.forward", layer);
        }
        return words.apply(directions == 1 ? "tape.layer" : isBackward ? "tape.layer.backward" : "tape.layer.forward", layer);
    }

    /** The last recurrence that reads forwards. */
    public int lastLayer() {
        return layers() - directions;
    }

    /** Floats of the values, without their gradients. */
    public int size() {
        return size;
    }

    /** Place of a channel of a layer. */
    public Panels channel(int layer, String id) {
        return place(layer + "/" + id);
    }

    /** Place of any quantity by its name. */
    public Panels place(String name) {
        Panels place = places.get(name);
        if (place == null) {
            throw new NoSuchElementException("no quantity " + name + " on this tape");
        }
        return place;
    }

    /** Names of all quantities, in the order in which they lie. */
    public Set<String> names() {
        return places.keySet();
    }

    /** Whether a quantity has a value for every step, not one for a whole sequence. */
    public boolean isOfEveryStep(String name) {
        return place(name).rows() == rows();
    }

    /** Whether a quantity of this name exists. */
    public boolean has(String name) {
        return places.containsKey(name);
    }

    /** The channel of a recurrence with this id. */
    public Channel channelWithId(int layer, String id) {
        return channels(layer).stream().filter(c -> c.id().equals(id)).findFirst()
                .orElseThrow(() -> new NoSuchElementException("no channel " + id));
    }

    /** Lays quantities out one after another. */
    public static final class Builder {
        private final int batch;
        private final int steps;
        private int directions = 1;
        private boolean backward;
        private final List<Layer> layers = new ArrayList<>();
        private final Map<String, Panels> places = new LinkedHashMap<>();
        private int size;

        public Builder(int batch, int steps) {
            this.batch = batch;
            this.steps = steps;
        }

        /** Every second layer reads from the last step to the first. Before anything is added. */
        public Builder bidirectional() {
            directions = 2;
            return this;
        }

        /** Every layer reads from the last step to the first. Before anything is added. */
        public Builder backward() {
            backward = true;
            return this;
        }

        /** The channels of the next recurrence, a layer of {@code cell}. */
        public Builder layer(String cell, List<Channel> channels, int units) {
            return layer(cell, channels, units, units);
        }

        /** The same where the channel "hidden" has a width of its own. */
        public Builder layer(String cell, List<Channel> channels, int units, int hidden) {
            channels.forEach(c -> add(layers.size() + "/" + c.id(), c.id().equals("hidden") ? hidden : units));
            layers.add(new Layer(cell, List.copyOf(channels), units, true));
            return this;
        }

        /** The channels of the next layer, one that takes no steps. */
        public Builder block(String cell, List<Channel> channels, int units) {
            channels.forEach(c -> add(layers.size() + "/" + c.id(), units));
            layers.add(new Layer(cell, List.copyOf(channels), units, false));
            return this;
        }

        /** A quantity that is not a channel, {@code columns} wide. */
        public Builder add(String name, int columns) {
            return add(name, columns, (steps + (backward ? 2 : directions)) * batch);
        }

        /** A quantity with rows of its own: one for each sequence, for instance. */
        public Builder add(String name, int columns, int rows) {
            // Twice, since the gradients of all values follow them.
            if (!Panels.fits(size, columns, rows, Integer.MAX_VALUE / 2)) {
                throw new IllegalArgumentException(Words.of("tape.too-large", batch, steps));
            }
            Panels place = Panels.at(size, columns, rows);
            if (places.put(name, place) != null) {
                throw new IllegalStateException("two quantities are called " + name);
            }
            size = Math.addExact(size, place.size());
            return this;
        }

        public TapeLayout build() {
            return new TapeLayout(this);
        }
    }
}
