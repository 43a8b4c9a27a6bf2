package rnnscope.view.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.cell.Variation;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
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
        String of = site.map(s -> s.channel().symbol()).orElse(what.channel()) + (ModelEdits.unit(what) < 0 ? "" : " of unit " + ModelEdits.unit(what));
        String words;
        if (what instanceof Intervention.Clamp clamp) {
            words = of + " held at " + Numbers.exact(clamp.value());
        } else if (what instanceof Intervention.Scale scale) {
            words = of + " scaled by " + Numbers.exact(scale.factor());
        } else if (((Intervention.Push) what).only() >= 0) {
            Intervention.Push push = (Intervention.Push) what;
            words = of + " pushed by " + Numbers.exact(push.direction().get(push.only()));
        } else {
            double squares = 0;
            for (float x : ((Intervention.Push) what).direction()) {
                squares += (double) x * x;
            }
            words = of + " pushed by " + Numbers.signed(Math.sqrt(squares), 2) + " along a direction";
        }
        return words + (LanguageModel.isLanguageModel(model.spec()) ? layer(model, what.layer()) : site.map(s -> ", " + s.part()).orElse(""))
                + range(what.span());
    }

    private static String layer(Model model, int layer) {
        return model.spec().layers() > 1 ? ", layer " + (layer + 1) : "";
    }

    private static String range(TextRange range) {
        return range.equals(TextRange.ALL) ? "" : ", steps " + Numbers.count(range.from() + 1L) + " to "
                + Numbers.count(range.to());
    }

    /** "weight of unit 7 in f of unit 119 set to 1.5", "all weights of x in i of unit 3 times 2". */
    public static String of(Model model, WeightEdit what) {
        String row = row(model, what.parameter(), what.row());
        if (what instanceof WeightEdit.Set set) {
            return column(model, set.parameter(), set.k()) + row + " set to " + Numbers.exact(set.value());
        }
        float factor = ((WeightEdit.ScaleRow) what).factor();
        return "all " + source(what.parameter()) + row + " times " + Numbers.exact(factor);
    }

    /** What a row leads into: " into f of unit 119", " into the score of “e”". */
    static String row(Model model, String parameter, int row) {
        if (parameter.startsWith("head.")) {
            return " into the score of " + symbol(model, row);
        }
        if (parameter.startsWith("embedding.")) {
            return " of the embedding of " + symbol(model, row);
        }
        int layer = Integer.parseInt(parameter.substring(parameter.lastIndexOf('l') + 1));
        if (parameter.contains(Variation.PROJECTION)) {
            return " into h of unit " + row + layer(model, layer);
        }
        int units = model.spec().units(layer);
        Cell cell = Cells.of(model.spec().cell(layer));
        List<String> gates = parameter.contains(Variation.PEEPHOLE) ? cell.variation().peepholes() : cell.gates();
        return " into " + gates.get(Math.min(gates.size() - 1, row / units)) + " of unit " + row % units
                + layer(model, layer);
    }

    /** What a column comes from: "weight of unit 7", "weight of “e”", "bias". */
    static String column(Model model, String parameter, int k) {
        if (parameter.contains("bias")) {
            return parameter.contains("_hh") ? "recurrent bias" : "bias";
        }
        if (parameter.contains(Variation.PEEPHOLE)) {
            return "weight of c";
        }
        if (parameter.startsWith("embedding.")) {
            return "number " + k;
        }
        boolean symbols = parameter.equals("rnn.weight_ih_l0") && model.spec().embedding() == 0;
        boolean numbers = parameter.equals("rnn.weight_ih_l0") && model.spec().embedding() > 0;
        return "weight of " + (symbols ? symbol(model, k)
                : (numbers ? "number " : "unit ") + k + (numbers ? " of the embedding" : ""));
    }

    private static String source(String parameter) {
        return parameter.contains("bias") ? column(null, parameter, 0)
                : parameter.contains(Variation.PEEPHOLE) ? "peepholes" : parameter.contains("_ih") ? "weights of the input"
                : parameter.startsWith("embedding.") ? "numbers" : "weights of the units";
    }

    private static String symbol(Model model, int token) {
        return Symbols.name(model.tokenizer().vocabulary().symbol(token));
    }
}
