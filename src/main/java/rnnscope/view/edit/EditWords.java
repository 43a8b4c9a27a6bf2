package rnnscope.view.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.cell.Variation;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.language.Words;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.model.WeightEdit;
import rnnscope.network.LanguageModel;
import rnnscope.text.TextRange;

/** Names of a model's edits, in words. */
public final class EditWords {
    private EditWords() {}

    /** A line for each edit, in their order. */
    public static List<String> of(Model model, ModelEdits edits) {
        List<String> lines = new ArrayList<>();
        edits.interventions().forEach(what -> lines.add(of(model, what)));
        edits.weights().forEach(what -> lines.add(of(model, what)));
        return lines;
    }

    /** "f of unit 119 held at 0", "c pushed by 2.50 along a direction", with its layer and range where they matter. */
    public static String of(Model model, Intervention what) {
        Optional<Site> site = Site.of(model.spec()).stream().filter(s -> s.quantity().equals(what.quantity())).findFirst();
        String symbol = site.map(s -> s.channel().symbol()).orElse(what.channel());
        int unit = ModelEdits.unit(what);
        String of = unit < 0 ? symbol : Words.of("view.edit.of-unit", symbol, unit);
        String words;
        if (what instanceof Intervention.Clamp clamp) {
            words = Words.of("view.edit.held", of, Numbers.exact(clamp.value()));
        } else if (what instanceof Intervention.Scale scale) {
            words = Words.of("view.edit.scaled", of, Numbers.exact(scale.factor()));
        } else if (((Intervention.Push) what).only() >= 0) {
            Intervention.Push push = (Intervention.Push) what;
            words = Words.of("view.edit.pushed", of, Numbers.exact(push.direction().get(push.only())));
        } else {
            double squares = 0;
            for (float x : ((Intervention.Push) what).direction()) {
                squares += (double) x * x;
            }
            words = Words.of("view.edit.pushed.along", of, Numbers.signed(Math.sqrt(squares), 2));
        }
        return words + (LanguageModel.isLanguageModel(model.spec()) ? layer(model, what.layer()) : site.map(s -> ", " + s.part()).orElse(""))
                + range(what.span());
    }

    private static String layer(Model model, int layer) {
        return model.spec().layers() > 1 ? ", " + Words.of("view.edit.layer", layer + 1) : "";
    }

    private static String range(TextRange range) {
        return range.equals(TextRange.ALL) ? "" : ", " + Words.of("view.edit.steps", Numbers.count(range.from() + 1L),
                Numbers.count(range.to()));
    }

    /** "weight of unit 7 into f of unit 119 set to 1.5", "all weights of the input into i of unit 3 times 2". */
    public static String of(Model model, WeightEdit what) {
        String row = row(model, what.parameter(), what.row());
        if (what instanceof WeightEdit.Set set) {
            return Words.of("view.edit.set", column(model, set.parameter(), set.k()), row, Numbers.exact(set.value()));
        }
        float factor = ((WeightEdit.ScaleRow) what).factor();
        return Words.of("view.edit.times", source(what.parameter()), row, Numbers.exact(factor));
    }

    /** What a row leads into: "into f of unit 119", "into the score of “e”". */
    private static String row(Model model, String parameter, int row) {
        if (parameter.startsWith("head.")) {
            return Words.of("view.edit.into-score", symbol(model, row));
        }
        if (parameter.startsWith("embedding.")) {
            return Words.of("view.edit.of-embedding", symbol(model, row));
        }
        return Words.of("view.edit.into", to(model, parameter, row));
    }

    /** Where a row of a layer or of the scores leads: "f of unit 119", "“e”". */
    static String to(Model model, String parameter, int row) {
        if (parameter.startsWith("head.")) {
            return symbol(model, row);
        }
        int layer = Integer.parseInt(parameter.substring(parameter.lastIndexOf('l') + 1));
        if (parameter.contains(Variation.PROJECTION)) {
            return ofUnit("h", row) + layer(model, layer);
        }
        int units = model.spec().units(layer);
        Cell cell = Cells.of(model.spec().cell(layer));
        List<String> gates = parameter.contains(Variation.PEEPHOLE) ? cell.variation().peepholes() : cell.gates();
        return ofUnit(gates.get(Math.min(gates.size() - 1, row / units)), row % units) + layer(model, layer);
    }

    private static String ofUnit(String symbol, int unit) {
        return Words.of("view.edit.of-unit", symbol, unit);
    }

    /** A weight of a column: "weight of unit 7", "weight of “e”", "bias". */
    private static String column(Model model, String parameter, int k) {
        String from = from(model, parameter, k);
        return parameter.contains("bias") || parameter.startsWith("embedding.") ? from : Words.of("view.edit.weight", from);
    }

    /** What a column comes from: "unit 7", "“e”", "bias". */
    static String from(Model model, String parameter, int k) {
        if (parameter.contains("bias")) {
            return Words.of(parameter.contains("_hh") ? "view.edit.recurrent-bias" : "view.edit.bias");
        }
        if (parameter.contains(Variation.PEEPHOLE)) {
            return "c";
        }
        if (parameter.startsWith("embedding.")) {
            return Words.of("view.edit.number-k", k);
        }
        boolean first = parameter.equals("rnn.weight_ih_l0");
        return first && model.spec().embedding() == 0 ? symbol(model, k)
                : Words.of(first ? "view.edit.number-of-embedding" : "view.edit.unit", k);
    }

    private static String source(String parameter) {
        return parameter.contains("bias") ? from(null, parameter, 0)
                : Words.of(parameter.contains(Variation.PEEPHOLE) ? "view.edit.peepholes" : parameter.contains("_ih") ? "view.edit.inputs"
                : parameter.startsWith("embedding.") ? "view.edit.numbers" : "view.edit.recurrents");
    }

    private static String symbol(Model model, int token) {
        return Symbols.name(model.tokenizer().vocabulary().symbol(token));
    }
}
