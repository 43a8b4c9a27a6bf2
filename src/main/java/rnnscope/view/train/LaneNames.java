package rnnscope.view.train;

import rnnscope.cell.Cells;
import rnnscope.cell.StackWords;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;

/** Names of lanes and what decides their colours. */
final class LaneNames {
    private LaneNames() {}

    static String of(String cell) {
        if (cell.equals(LayerSpec.BLOCK)) {
            return Words.of("view.train.lane.block");
        }
        String title = Cells.of(cell).title();
        return title.substring(title.indexOf(", ") < 0 ? 0 : title.indexOf(", ") + 2);
    }

    /** Of a model whose layers differ all cells, from the bottom up: "LSTM and GRU". */
    static String of(ModelSpec spec) {
        return spec.stack().stream().map(LayerSpec::cell).distinct().count() > 1 ? StackWords.cells(spec)
                : of(spec.top().cell());
    }

    /** "tanh, 64 units". */
    static String about(ModelSpec spec) {
        String phi = spec.top().cell().equals("rnn-tanh") ? "tanh, " : "";
        return phi + Words.of("view.train.lane.units", StackWords.units(spec))
                + (spec.isUniform() && spec.layers() > 1 ? " × " + spec.layers() : "");
    }
}
