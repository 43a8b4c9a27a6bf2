package rnnscope.analysis.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rnnscope.analysis.unit.ExampleReader;
import rnnscope.analysis.unit.ExampleReader.Recorded;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.network.ExampleText;
import rnnscope.network.Progress;
import rnnscope.network.Topology;
import rnnscope.tape.Side;
import rnnscope.text.Tokenizer;
import rnnscope.text.property.TextProperty;
import rnnscope.text.property.TextProperty.Kind;

/**
 * Properties of the steps of a corpus of examples: which symbol enters, its label or that of the whole, its position, what
 * it is aligned with. A symbol or label is a property for each of the most frequent.
 */
public final class ExampleProperties {
    /** Most symbols of a kind that are asked about. */
    private static final int MOST = 12;
    /** A symbol that is rarer than this has nothing to compare. */
    private static final String KEYS = "analysis.example.";
    private static final double RAREST = 0.005;

    private final Model model;
    private final ModelSpec spec;
    private final List<Batch> examples;
    private final Side side;
    private final Recorded recorded;
    private final List<PropertyValues> properties = new ArrayList<>();

    private ExampleProperties(Model model, List<Batch> examples, Side side, Recorded recorded) {
        this.model = model;
        this.spec = model.spec();
        this.examples = examples;
        this.side = side;
        this.recorded = recorded;
    }

    static List<PropertyValues> of(Model model, List<Batch> examples, Side side, Recorded recorded) {
        ExampleProperties properties = new ExampleProperties(model, examples, side, recorded);
        properties.add();
        return properties.properties;
    }

    /** Those of a corpus as a text. A decoder is run for what its steps are aligned with. */
    public static List<TextProperty> of(Kernels kernels, Workers workers, Model model, ExampleText text, Progress progress) {
        Recorded recorded = ExampleReader.read(kernels, workers, model, text.examples(), text.side(), List.of(), progress);
        return of(model, text.examples(), text.side(), recorded).stream().map(PropertyValues::property).toList();
    }

    private void add() {
        scalar("position", (example, t) -> t + 1);
        scalar("to-end", (example, t) -> steps(example) - 1 - t);
        if (side == Side.TARGET) {
            symbols("written", "written", model.output(), this::entering);
            symbols("next", "next", model.output(),
                    (example, t) -> examples.get(example).targets()[t]);
        } else if (spec.readsSymbols()) {
            symbols("symbol", "symbol", model.tokenizer(),
                    (example, t) -> examples.get(example).tokens()[t]);
        } else if (!spec.isGivenOnce()) {
            scalar("input",
                    (example, t) -> examples.get(example).inputs()[t * spec.inputs()]);
        }
        switch (spec.wiring().shape()) {
            case TAGGER -> symbols("label", "label", model.output(),
                    (example, t) -> examples.get(example).targets()[t]);
            case CLASSIFIER -> symbols("class", "class", model.output(),
                    (example, t) -> examples.get(example).targets()[0]);
            case REGRESSOR -> scalar("target",
                    (example, t) -> examples.get(example).targetNumbers()[0]);
            default -> { }
        }
        if (recorded.aligned().length > 0 && !spec.wiring().shape().asks() && (side == Side.SOURCE || spec.readsSymbols())) {
            symbols("aligned", side == Side.TARGET ? "looks-at" : "looked-at",
                    side == Side.TARGET ? model.tokenizer() : model.output(), this::alignedWith);
        }
        if (recorded.aligned().length > 0) {
            scalar("aligned-position",
                    (example, t) -> recorded.aligned()[recorded.starts()[example] + t] + 1);
        }
    }

    private int steps(int example) {
        return recorded.starts()[example + 1] - recorded.starts()[example];
    }

    private int entering(int example, int t) {
        return t == 0 ? Topology.boundary(spec) : examples.get(example).targets()[t - 1];
    }

    private int alignedWith(int example, int t) {
        int other = recorded.aligned()[recorded.starts()[example] + t];
        return side == Side.TARGET ? examples.get(example).tokens()[other] : examples.get(example).targets()[other];
    }

    /** A number at step t of an example. */
    private interface Scalar {
        float at(int example, int t);
    }

    /** A symbol at step t of an example; −1 for none. */
    private interface Symbol {
        int at(int example, int t);
    }

    private void scalar(String id, Scalar scalar) {
        float[] values = new float[recorded.starts()[examples.size()]];
        for (int e = 0; e < examples.size(); e++) {
            for (int t = 0; t < steps(e); t++) {
                values[recorded.starts()[e] + t] = scalar.at(e, t);
            }
        }
        add(id, Words.of(KEYS + id), Words.of(KEYS + id + ".definition"), Kind.SCALAR, values);
    }

    /** @param words what its words are kept under */
    private void symbols(String id, String words, Tokenizer names, Symbol symbol) {
        int[] found = new int[recorded.starts()[examples.size()]];
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int e = 0; e < examples.size(); e++) {
            for (int t = 0; t < steps(e); t++) {
                int k = symbol.at(e, t);
                found[recorded.starts()[e] + t] = k;
                counts.merge(k, 1, Integer::sum);
            }
        }
        counts.remove(-1);
        List<Integer> most = counts.entrySet().stream().filter(entry -> entry.getValue() >= RAREST * found.length)
                .sorted(Comparator.comparingInt(entry -> -entry.getValue())).limit(MOST).map(Map.Entry::getKey).toList();
        for (int k : most) {
            String name = k < names.vocabulary().size() ? names.vocabulary().symbol(k) : "end";
            float[] values = new float[found.length];
            for (int t = 0; t < values.length; t++) {
                values[t] = found[t] < 0 ? Float.NaN : found[t] == k ? 1 : 0;
            }
            add(id + ":" + name, Words.of(KEYS + words, name), Words.of(KEYS + words + ".definition"), Kind.BINARY, values);
        }
    }

    private void add(String id, String title, String definition, Kind kind, float[] values) {
        properties.add(PropertyValues.of(new TextProperty(id, title, definition, kind, (tokens, wanted) -> values.clone()),
                values));
    }
}
