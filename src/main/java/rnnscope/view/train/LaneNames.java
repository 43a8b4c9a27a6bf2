package rnnscope.view.train;

import rnnscope.model.ModelSpec;

/** Names of lanes and what decides their colours. */
final class LaneNames {
    private LaneNames() {}

    static String of(String cell) {
        return switch (cell) {
            case "rnn-tanh" -> "RNN";
            case "rnn-relu" -> "ReLU";
            default -> cell.toUpperCase(java.util.Locale.ROOT);
        };
    }

    /** "tanh, 64 units". */
    static String about(ModelSpec spec) {
        String phi = spec.cell().equals("rnn-tanh") ? "tanh, " : "";
        return phi + spec.units() + " units" + (spec.layers() > 1 ? " × " + spec.layers() : "");
    }
}
