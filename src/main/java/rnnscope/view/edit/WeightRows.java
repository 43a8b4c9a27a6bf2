package rnnscope.view.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rnnscope.cell.Cells;
import rnnscope.cell.Variation;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.model.WeightEdit;

/**
 * Rows of some weights of a unit, that stand in one table.
 *
 * @param title     "From the units into f"
 * @param parameter name of the tensor
 * @param row       the row, or −1 for a column
 * @param column    the column where it is one, else −1
 */
record WeightRows(String title, String parameter, int row, int column) {

    /**
     * One weight.
     *
     * @param from where it comes from, or of a column where it leads
     * @param was  as the model was opened
     * @param now  as it is
     */
    record Weight(String from, String parameter, int row, int k, float was, float now) {}

    /** All that lead into a unit or out of it to the scores. */
    static List<WeightRows> of(Model model, int layer, int unit) {
        List<WeightRows> all = new ArrayList<>();
        LayerSpec spec = model.spec().layer(layer);
        Variation variation = Cells.of(spec.cell()).variation();
        List<String> gates = Cells.of(spec.cell()).gates();
        for (int gate = 0; gate < gates.size(); gate++) {
            int row = gate * spec.units() + unit;
            String into = gates.get(gate);
            all.add(new WeightRows(Words.of("view.edit.rows.input", into), "rnn.weight_ih_l" + layer, row, -1));
            all.add(new WeightRows(Words.of("view.edit.rows.units", into), "rnn.weight_hh_l" + layer, row, -1));
            int peephole = variation.peepholes().indexOf(gates.get(gate));
            if (peephole >= 0) {
                all.add(new WeightRows(Words.of("view.edit.rows.peephole", into), "rnn." + Variation.PEEPHOLE + "_l" + layer,
                        peephole * spec.units() + unit, -1));
            }
            if (spec.biases()) {
                all.add(new WeightRows(Words.of("view.edit.rows.bias", into), "rnn.bias_ih_l" + layer, row, -1));
                all.add(new WeightRows(Words.of("view.edit.rows.recurrent-bias", into), "rnn.bias_hh_l" + layer, row, -1));
            }
        }
        if (variation.projects()) {
            all.add(new WeightRows(Words.of("view.edit.rows.unit", "h"), "rnn." + Variation.PROJECTION + "_l" + layer, -1, unit));
            if (unit < spec.width()) {
                all.add(new WeightRows(Words.of("view.edit.rows.units", "h"), "rnn." + Variation.PROJECTION + "_l" + layer, unit, -1));
            }
        }
        if (layer == model.spec().layers() - 1 && unit < spec.width()) {
            all.add(new WeightRows(Words.of("view.edit.rows.scores"), "head.weight", -1, unit));
        }
        return all;
    }

    /** Whether it is a row, which can be scaled as a whole. */
    boolean isRow() {
        return row >= 0;
    }

    /** The weights as they are. */
    List<Weight> weights(Model opened, Model now) {
        List<Weight> weights = new ArrayList<>();
        var slice = opened.parameters().layout().slice(parameter);
        int count = isRow() ? slice.depth() : slice.rows();
        for (int i = 0; i < count; i++) {
            int r = isRow() ? row : i;
            int k = isRow() ? i : column;
            String words = isRow() ? EditWords.from(opened, parameter, k) : EditWords.to(opened, parameter, r);
            weights.add(new Weight(words, parameter, r, k, opened.parameters().get(parameter, r, k),
                    now.parameters().get(parameter, r, k)));
        }
        return weights;
    }

    /** With one weight set; where it is again what it was, the edit is gone. */
    static ModelEdits set(ModelEdits edits, Weight weight, float value) {
        WeightEdit.Set set = new WeightEdit.Set(weight.parameter(), weight.row(), weight.k(), value);
        Optional<WeightEdit> old = edits.weights().stream().filter(e -> e instanceof WeightEdit.Set s
                && s.parameter().equals(set.parameter()) && s.row() == set.row() && s.k() == set.k()).findFirst();
        boolean scaled = edits.weights().stream().anyMatch(e -> e instanceof WeightEdit.ScaleRow
                && e.parameter().equals(set.parameter()) && e.row() == set.row());
        return value == weight.was() && !scaled ? old.map(edits::without).orElse(edits) : edits.with(set);
    }
}
