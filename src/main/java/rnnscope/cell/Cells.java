package rnnscope.cell;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Registry of the cells: those of the program, and those that a {@link CellProvider} adds. */
public final class Cells {
    private static final List<Cell> ALL = Stream.concat(Stream.of(Elman.TANH, Elman.RELU, Gru.CELL, Lstm.CELL),
            ServiceLoader.load(CellProvider.class).stream().map(provider -> provider.get().cell())).toList();

    private Cells() {}

    public static List<Cell> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException in words for the user when there is no such cell */
    public static Cell of(String id) {
        return ALL.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "there is no cell \"" + id + "\"; there are "
                        + ALL.stream().map(Cell::id).collect(Collectors.joining(", "))));
    }
}
