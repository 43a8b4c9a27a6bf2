package rnnscope.view.train;

import rnnscope.model.ModelSpec;

/** What a lane is called and what decides its colour. */
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
