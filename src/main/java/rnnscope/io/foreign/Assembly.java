package rnnscope.io.foreign;

import static rnnscope.io.ModelFileException.quoted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rnnscope.cell.Cells;
import rnnscope.cell.StackWords;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.Blueprint.Clues;
import rnnscope.io.foreign.Blueprint.Direction;
import rnnscope.io.foreign.Blueprint.Layer;
import rnnscope.io.foreign.ImportReport.Row;
import rnnscope.io.foreign.OpenQuestion.Kind;
import rnnscope.language.Words;
import rnnscope.math.HeapRoom;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Topology;
import rnnscope.text.Tokenizer;
import rnnscope.text.Tokenizers;

/**
 * Assembly of a model from a {@link Blueprint}: chooses what the file leaves open, from the answers given, the lists of
 * symbols that fit, or the most likely case, and puts every part in its place. What is chosen without being told is
 * reported and asked about. A network that the engine cannot run exactly is refused.
 */
public final class Assembly {
    private final Blueprint blueprint;
    private final Answers answers;
    private final List<SymbolList> candidates;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> guesses;
    private final List<OpenQuestion> questions = new ArrayList<>();

    private Assembly(Blueprint blueprint, Answers said, List<SymbolList> beside) {
        this.blueprint = blueprint;
        Answers known = blueprint.known();
        boolean plain = blueprint.layers().stream().anyMatch(layer -> layer.cell() == null);
        this.answers = said.or(plain ? known
                : new Answers(null, known.symbols(), known.tokenizer(), known.meaning(), known.labels()));
        this.candidates = new ArrayList<>(blueprint.symbols());
        this.candidates.addAll(beside);
        this.guesses = new ArrayList<>(blueprint.guesses());
    }

    /**
     * @param said   what somebody has answered
     * @param beside lists of symbols that may be the vocabulary, from beside the file
     */
    public static Imported of(Blueprint blueprint, Answers said, List<SymbolList> beside) throws ModelFileException {
        try {
            return new Assembly(blueprint, said, beside).imported();
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(blueprint.file(), e.getMessage(), e);
        } catch (ArithmeticException e) {
            throw new ModelFileException(blueprint.file(), Words.of("io.too-large"), e);
        }
    }

    private Imported imported() throws ModelFileException {
        Support.require(blueprint);
        int symbolsIn = blueprint.inputs();
        int out = blueprint.outputs();
        List<LayerSpec> stack = stack();
        Wiring.Direction reads = blueprint.reads();
        boolean forward = reads == Wiring.Direction.FORWARD;
        boolean readsSymbols = blueprint.embedding() != null || blueprint.clues().oneHot() || answers.symbols() != null
                || answers.meaning() == Meaning.NEXT || fitting(symbolsIn).isPresent()
                || answers.meaning() == null && symbolsIn == out && blueprint.head() != null && symbolsIn > 1 && forward
                && !Boolean.TRUE.equals(blueprint.clues().pooled());
        Meaning meaning = meaning(readsSymbols, forward);
        if (blueprint.embedding() == null && !blueprint.clues().oneHot() && readsSymbols && answers.symbols() == null && meaning == Meaning.NEXT
                && answers.meaning() != Meaning.NEXT) {
            guesses.add(Words.of("io.foreign.guess.symbols", symbolsIn));
        }
        Tokenizer input = readsSymbols ? tokenizer(Kind.SYMBOLS, answers.symbols(), symbolsIn) : numbers();
        boolean ownLabels = meaning == Meaning.TAGS || meaning == Meaning.LABEL;
        Tokenizer output = ownLabels ? labels(out) : meaning == Meaning.NEXT && !readsSymbols
                ? tokenizer(Kind.SYMBOLS, answers.symbols(), out) : input;
        ModelSpec spec = spec(stack, meaning, readsSymbols, reads, out);
        ParameterLayout layout = Topology.of(spec).parameters();
        try {
            HeapRoom.require((long) Float.BYTES * layout.size(), Words.of("io.network", layout.count()),
                    Words.of("io.smaller"));
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(blueprint.file(), e.getMessage(), e);
        }
        Parameters parameters = new Parameters(layout);
        fill(parameters);
        Model model = new Model(spec, parameters, input, output, ModelCard.named(name()), List.of());
        return new Imported(model, new ImportReport(blueprint.format(), summary(spec), rows, blueprint.unused(), guesses,
                questions));
    }

    private static Tokenizer numbers() {
        return Tokenizers.of("character", List.of());
    }

    private String name() {
        Path name = Path.of(blueprint.file()).getFileName();
        return name == null ? blueprint.file() : name.toString().replaceFirst("\\.[A-Za-z0-9]+$", "");
    }

    // What is open

    private List<LayerSpec> stack() {
        List<LayerSpec> stack = new ArrayList<>();
        String open = null;
        for (Layer layer : blueprint.layers()) {
            List<String> options = Support.options(layer.cell());
            String said = answers.cell();
            if (said != null && layer.cell() != null && !options.contains(said)) {
                throw new IllegalArgumentException(Words.of("io.foreign.other-cell", layer.cell(), said));
            }
            String cell = said != null && options.contains(said) ? said : options.get(0);
            if (said != null && !options.contains(said)) {
                throw new IllegalArgumentException(Words.of("io.foreign.one-gate", both(options), said));
            }
            if (said == null && options.size() > 1 && open == null) {
                open = cell;
                guesses.add(Words.of("io.foreign.guess.cell", Cells.of(cell).title()));
                questions.add(new OpenQuestion(Kind.CELL, cell, options, 0));
            }
            Direction weights = layer.one();
            boolean biases = weights.hasBiases() || layer.backward() != null && layer.backward().hasBiases();
            stack.add(new LayerSpec(cell, layer.units(), weights.projection() == null ? 0 : weights.width(), biases));
        }
        return stack;
    }

    private Meaning meaning(boolean readsSymbols, boolean forward) {
        List<Meaning> options = new ArrayList<>();
        int out = blueprint.outputs();
        boolean choice = out > 1 && blueprint.head() != null;
        if (readsSymbols && forward && out == blueprint.inputs()) {
            options.add(Meaning.NEXT);
        }
        List<Meaning> numbers = forward ? List.of(Meaning.SERIES, Meaning.NUMBERS) : List.of(Meaning.NUMBERS);
        List<Meaning> labels = !choice ? List.of() : forward ? List.of(Meaning.LABEL, Meaning.TAGS)
                : List.of(Meaning.TAGS, Meaning.LABEL);
        options.addAll(readsSymbols ? labels : numbers);
        options.addAll(readsSymbols ? numbers : labels);
        Clues clues = blueprint.clues();
        options.removeIf(meaning -> clues.pooled() != null && meaning.isPooled() != clues.pooled()
                || clues.softmax() && !meaning.isChoice());
        if (options.isEmpty()) {
            throw new IllegalArgumentException(Words.of("io.foreign.no-numbers", words(blueprint.reads())));
        }
        if (answers.meaning() != null) {
            Meaning said = answers.meaning();
            if (!options.contains(said)) {
                throw new IllegalArgumentException(forward
                        ? Words.of("io.foreign.other-output", said.words(), blueprint.inputs(), out)
                        : Words.of("io.foreign.other-direction", said.words(), words(blueprint.reads())));
            }
            return said;
        }
        Meaning taken = options.get(0);
        if (options.size() == 1) {
            return taken;
        }
        questions.add(new OpenQuestion(Kind.MEANING, taken.id(), options.stream().map(Meaning::id).toList(), 0));
        if (taken != Meaning.NEXT) {
            guesses.add(Words.of("io.foreign.guess.meaning", taken.words()));
        }
        return taken;
    }

    private static String both(List<String> some) {
        return some.stream().reduce((a, b) -> Words.of("io.both", a, b)).orElseThrow();
    }

    private static String words(Wiring.Direction reads) {
        return switch (reads) {
            case FORWARD -> Words.of("io.foreign.forward");
            case BACKWARD -> Words.of("io.foreign.backward");
            case BOTH -> Words.of("io.foreign.both-ways");
        };
    }

    private Optional<SymbolList> fitting(int size) {
        return candidates.stream().filter(list -> list.symbols().size() == size).findFirst()
                .or(() -> candidates.stream().flatMap(list -> list.fitted(size).stream()).findFirst());
    }

    private Tokenizer tokenizer(Kind kind, SymbolList said, int size) {
        SymbolList symbols = said;
        if (said != null) {
            symbols = said.fitted(size).orElseThrow(() -> new IllegalArgumentException(Words.of("io.foreign.symbols", size,
                    said.symbols().size(), said.from())));
        } else {
            Optional<SymbolList> fitting = fitting(size);
            symbols = fitting.orElse(SymbolList.numbered(size));
            questions.add(new OpenQuestion(kind, fitting.map(SymbolList::from)
                    .orElse(Words.of("io.foreign.numbers", size - 1)), List.of(), size));
            guesses.add(fitting.map(list -> Words.of("io.foreign.guess.vocabulary", list.from()))
                    .orElse(Words.of("io.foreign.guess.numbered", size - 1)));
        }
        String cutter = answers.tokenizer();
        if (cutter == null) {
            cutter = symbols.tokenizer();
            if (!symbols.from().isEmpty()) {
                questions.add(new OpenQuestion(Kind.TOKENIZER, cutter, Tokenizers.ids(), 0));
                guesses.add(Words.of("io.foreign.guess.tokenizer", cutter));
            }
        }
        return Tokenizers.of(cutter, symbols.symbols());
    }

    private Tokenizer labels(int size) {
        SymbolList said = answers.labels();
        if (said == null) {
            questions.add(new OpenQuestion(Kind.LABELS, Words.of("io.foreign.numbers", size - 1), List.of(), size));
        }
        List<String> labels = (said == null ? SymbolList.numbered(size) : said.fitted(size).orElseThrow(
                () -> new IllegalArgumentException(Words.of("io.foreign.labels", size,
                        said.symbols().size(), said.from())))).symbols();
        return Tokenizers.of("whitespace", labels);
    }

    // What is made of it

    private ModelSpec spec(List<LayerSpec> stack, Meaning meaning, boolean readsSymbols, Wiring.Direction reads, int out) {
        Shape shape = switch (meaning) {
            case NEXT, SERIES -> Shape.LANGUAGE_MODEL;
            case TAGS -> Shape.TAGGER;
            case LABEL -> Shape.CLASSIFIER;
            case NUMBERS -> Shape.REGRESSOR;
        };
        boolean own = shape == Shape.TAGGER || shape == Shape.CLASSIFIER;
        int inputs = readsSymbols ? 0 : blueprint.inputs();
        int embedding = blueprint.embedding() == null ? 0 : blueprint.embedding().columns();
        int vocabulary = readsSymbols ? blueprint.inputs() : meaning == Meaning.NEXT ? out : 0;
        return new ModelSpec(stack, vocabulary, embedding, 0, false, inputs, meaning.isChoice() ? 0 : out,
                blueprint.head() != null && blueprint.head().bias() != null, Wiring.of(shape, own ? out : 0).withDirection(reads));
    }

    private void fill(Parameters parameters) throws ModelFileException {
        if (blueprint.embedding() != null) {
            set(parameters, "embedding.weight", blueprint.embedding(), Words.of("io.foreign.place.embedding"));
        }
        for (int l = 0; l < blueprint.layers().size(); l++) {
            Layer layer = blueprint.layers().get(l);
            String at = blueprint.layers().size() == 1 ? Words.of("io.foreign.place.layer")
                    : Words.of("io.foreign.place.layer-number", l + 1);
            if (layer.forward() != null) {
                fill(parameters, l, "", layer.forward(), layer, at);
            }
            if (layer.backward() != null) {
                fill(parameters, l, "_reverse", layer.backward(), layer, Words.of("io.foreign.place.backwards", at));
            }
        }
        if (blueprint.head() == null) {
            guesses.add(Words.of("io.foreign.guess.no-head"));
            set(parameters, "head.weight", Part.identity(blueprint.width()), "");
        } else {
            set(parameters, "head.weight", blueprint.head().weight(), Words.of("io.foreign.place.output"));
            set(parameters, "head.bias", blueprint.head().bias(), Words.of("io.foreign.place.output-biases"));
        }
    }

    private void fill(Parameters parameters, int layer, String suffix, Direction weights, Layer of, String at)
            throws ModelFileException {
        String gates = of.order().isEmpty() ? "" : Words.of("io.foreign.gates", of.order());
        String end = "_l" + layer + suffix;
        set(parameters, "rnn.weight_ih" + end, weights.ih(), Words.of("io.foreign.place.of-input", at, gates));
        set(parameters, "rnn.weight_hh" + end, weights.hh(), Words.of("io.foreign.place.of-state", at, gates));
        set(parameters, "rnn.bias_ih" + end, weights.biasIh(), Words.of("io.foreign.place.biases", at, gates));
        set(parameters, "rnn.weight_hr" + end, weights.projection(), Words.of("io.foreign.place.projection", at));
        set(parameters, "rnn.peephole" + end, weights.peepholes(), Words.of("io.foreign.place.peepholes", at));
        set(parameters, "rnn.bias_hh" + end, weights.biasHh(), Words.of("io.foreign.place.state-biases", at, gates));
    }

    /** A part in its place; without one, 0 stays there. */
    private void set(Parameters parameters, String name, Part part, String as) throws ModelFileException {
        if (part == null) {
            return;
        }
        ParameterLayout.Slice slice = parameters.layout().slice(name);
        if (!part.isIn(slice.rows(), slice.depth())) {
            throw new ModelFileException(blueprint.file(), Words.of("io.foreign.no-fit",
                    part.from().isEmpty() ? quoted(name) : String.join(", ", part.from()), as, slice.rows(), slice.depth()));
        }
        parameters.set(name, part.finite(blueprint.file()));
        if (!part.from().isEmpty()) {
            rows.add(new Row(String.join(", ", part.from()), as));
        }
    }

    private String summary(ModelSpec spec) {
        String enters = !spec.readsSymbols() ? Words.of("io.summary.numbers", spec.inputs())
                : spec.embedding() == 0 ? Words.of("io.summary.symbols", spec.vocabulary())
                : Words.of("io.summary.embedded", spec.vocabulary(), spec.embedding());
        String layers = Words.count("io.summary.layers", spec.layers(), StackWords.cells(spec), StackWords.units(spec));
        String network = switch (spec.wiring().direction()) {
            case FORWARD -> layers;
            case BACKWARD -> Words.of("io.summary.backward", layers);
            case BOTH -> Words.of("io.summary.both-ways", layers);
        };
        return spec.outputWidth() == spec.vocabulary() ? Words.of("io.summary", network, enters)
                : Words.of("io.summary.predicted", network, enters, spec.outputWidth());
    }
}
