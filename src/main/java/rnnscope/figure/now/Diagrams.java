package rnnscope.figure.now;

import java.util.Map;

/** Registry of cell diagrams, by the cell's id. */
final class Diagrams {
    private static final Map<String, Diagram> ALL = Map.of(
            "rnn-tanh", ElmanDiagram.of("tanh"),
            "rnn-relu", ElmanDiagram.of("ReLU"),
            "gru", GruDiagram.of(),
            "lstm", LstmDiagram.of());

    private Diagrams() {}

    static Map<String, Diagram> all() {
        return ALL;
    }

    /** The drawing of a cell, or null where it has none. */
    static Diagram of(String cell) {
        return ALL.get(cell);
    }
}
