package rnnscope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import rnnscope.language.Words;
import rnnscope.math.Panels;

/**
 * Names, shapes and places of all parameters of a network in one {@code float[]}. Names, shapes and the order of gates
 * are PyTorch's ({@code rnn.weight_ih_l0} (4H, X), gates i, f, g, o or r, z, n); the places are {@link Panels} of the
 * transposed matrix, each gate padded to whole panels.
 */
public final class ParameterLayout {
    private final List<Slice> slices;
    private final int size;

    /** How a tensor is used, and so stored. */
    public enum Kind {
        /** A matrix that inputs are multiplied with, stored transposed. */
        WEIGHT,
        /** A vector that is added. */
        BIAS,
        /** A vector that other vectors are multiplied with, element by element. */
        DIAGONAL,
        /** A matrix whose rows are looked up, stored as it is. */
        TABLE
    }

    /**
     * One named tensor.
     *
     * @param name  PyTorch's name
     * @param gates blocks along the first dimension that are padded each on its own
     * @param rows  size of the first dimension: gates · units, or symbols
     * @param depth size of the second dimension; 1 for a vector
     * @param kind  what it is
     * @param place (depth, gates · padded(rows / gates)) in panels, for a table (rows, depth)
     */
    public record Slice(String name, int gates, int rows, int depth, Kind kind, Panels place) {
        /** PyTorch's shape. */
        public int[] shape() {
            return kind == Kind.BIAS || kind == Kind.DIAGONAL ? new int[] {rows} : new int[] {rows, depth};
        }

        /** Elements in use. */
        public int count() {
            return rows * depth;
        }

        /** Index of PyTorch's element (row, k) in the flat array. */
        public int at(int row, int k) {
            if (kind == Kind.TABLE) {
                return place.at(row, k);
            }
            int units = rows / gates;
            return place.at(k, row / units * Panels.padded(units) + row % units);
        }
    }

    private ParameterLayout(List<Slice> slices, int size) {
        this.slices = List.copyOf(slices);
        this.size = size;
    }

    /** In PyTorch's order. */
    public List<Slice> slices() {
        return slices;
    }

    /** Floats of the flat array, padding included. */
    public int size() {
        return size;
    }

    /** Elements in use, without padding. */
    public long count() {
        return slices.stream().mapToLong(Slice::count).sum();
    }

    public boolean has(String name) {
        return slices.stream().anyMatch(s -> s.name().equals(name));
    }

    public Slice slice(String name) {
        return slices.stream().filter(s -> s.name().equals(name)).findFirst()
                .orElseThrow(() -> new NoSuchElementException("no parameter " + name));
    }

    /** Lays tensors out one after another. */
    public static final class Builder {
        private final List<Slice> slices = new ArrayList<>();
        private int size;

        /** A weight (gates · units, depth). */
        public Builder weight(String name, int gates, int units, int depth) {
            Panels place = place((long) gates * Panels.padded(units), depth);
            return add(new Slice(name, gates, gates * units, depth, Kind.WEIGHT, place));
        }

        /** A bias (gates · units). */
        public Builder bias(String name, int gates, int units) {
            Panels place = place((long) gates * Panels.padded(units), 1);
            return add(new Slice(name, gates, gates * units, 1, Kind.BIAS, place));
        }

        /** A diagonal (gates · units). */
        public Builder diagonal(String name, int gates, int units) {
            Panels place = place((long) gates * Panels.padded(units), 1);
            return add(new Slice(name, gates, gates * units, 1, Kind.DIAGONAL, place));
        }

        /** A table (rows, width). */
        public Builder table(String name, int rows, int width) {
            return add(new Slice(name, 1, rows, width, Kind.TABLE, place(width, rows)));
        }

        private Panels place(long columns, long rows) {
            if (!Panels.fits(size, columns, rows, Integer.MAX_VALUE)) {
                throw new IllegalArgumentException(Words.of("model.too-large"));
            }
            return Panels.at(size, (int) columns, (int) rows);
        }

        private Builder add(Slice slice) {
            slices.add(slice);
            size = Math.addExact(size, slice.place().size());
            return this;
        }

        public ParameterLayout build() {
            return new ParameterLayout(slices, size);
        }
    }
}
