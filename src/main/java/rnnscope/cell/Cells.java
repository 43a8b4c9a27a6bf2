package rnnscope.cell;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rnnscope.language.Words;

/** Registry of the cells: those of the program, and those that a {@link CellProvider} adds. */
public final class Cells {
    private static final List<Cell> OFFERED = Stream.concat(Stream.of(Elman.TANH, Elman.RELU, Gru.CELL, Lstm.CELL),
            ServiceLoader.load(CellProvider.class).stream().map(provider -> provider.get().cell())).toList();
    private static final List<Cell> ALL = Stream.concat(OFFERED.stream(),
            Stream.of(GruResetBefore.CELL, LstmPeephole.CELL, LstmProjected.CELL)).toList();

    private static final List<Cell> KNOWN = Stream.concat(ALL.stream(), Stream.of(TransformerBlock.CELL)).toList();

    private Cells() {}

    /** Those that are offered where one is chosen for a network; the others are for the files of other programs. */
    public static List<Cell> offered() {
        return OFFERED;
    }

    /** Every recurrent one. */
    public static List<Cell> all() {
        return ALL;
    }

    /** Whether a layer can be of it: a recurrent cell, or the block of a Transformer. */
    public static boolean isKnown(String id) {
        return KNOWN.stream().anyMatch(c -> c.id().equals(id));
    }

    /**
     * A recurrent cell, or the block of a Transformer.
     *
     * @throws IllegalArgumentException in words for the user when there is no such cell
     */
    public static Cell of(String id) {
        return KNOWN.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                Words.of("cell.none", id,
                        KNOWN.stream().map(Cell::id).collect(Collectors.joining(", ")))));
    }
}
