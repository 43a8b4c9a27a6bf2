package rnnscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.tape.Side;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.text.Vocabulary;

/**
 * Corpus of examples as a text: a symbol for each step of one side of each example. What is read are its symbols, or the
 * first of the numbers of each step; what is written begins with {@value #START} and is followed by the next example's,
 * so that what comes after a step is what should be written there, the end included. Immutable.
 */
public final class ExampleText {
    /** What enters a decoder first. */
    public static final String START = "›";
    private static final String END = "end";

    private final List<Batch> examples;
    private final Side side;
    private final int[] starts;
    private final TokenSequence tokens;
    private final Vocabulary vocabulary;

    private ExampleText(List<Batch> examples, Side side, int[] starts, List<String> symbols, int[] ids,
            Vocabulary vocabulary) {
        this.examples = examples;
        this.side = side;
        this.starts = starts;
        this.tokens = TokenSequence.ofParts(symbols, ids, vocabulary, Arrays.copyOf(starts, examples.size()));
        this.vocabulary = vocabulary;
    }

    /**
     * Examples as one side of a model reads or writes them.
     *
     * @param model whose symbols they are made of
     * @param most  steps, at most; at least one example is taken
     */
    public static ExampleText of(Model model, List<Batch> examples, Side side, int most) {
        ModelSpec spec = model.spec();
        int[] starts = new int[examples.size() + 1];
        int count = 0;
        while (count < examples.size() && (count == 0 || starts[count] + examples.get(count).steps(spec, side) <= most)) {
            starts[count + 1] = starts[count] + examples.get(count).steps(spec, side);
            count++;
        }
        List<Batch> taken = List.copyOf(examples.subList(0, count));
        int[] offsets = Arrays.copyOf(starts, count + 1);
        return side == Side.TARGET ? written(model, taken, offsets)
                : spec.readsSymbols() ? symbols(model, taken, offsets) : numbers(spec, taken, offsets);
    }

    private static ExampleText symbols(Model model, List<Batch> examples, int[] starts) {
        Vocabulary vocabulary = model.tokenizer().vocabulary();
        int[] ids = examples.stream().flatMapToInt(example -> Arrays.stream(example.tokens())).toArray();
        List<String> symbols = new ArrayList<>();
        for (Batch example : examples) {
            Tokenizer.Writer writer = model.tokenizer().writer();
            Arrays.stream(example.tokens()).mapToObj(writer::next).forEach(symbols::add);
        }
        return new ExampleText(examples, Side.SOURCE, starts, symbols, ids, vocabulary);
    }

    private static ExampleText written(Model model, List<Batch> examples, int[] starts) {
        List<String> names = new ArrayList<>(model.output().vocabulary().symbols());
        names.add(names.contains(END) ? "⟨" + END + "⟩" : END);
        int boundary = Topology.boundary(model.spec());
        int[] ids = new int[starts[examples.size()]];
        List<String> symbols = new ArrayList<>();
        for (int e = 0; e < examples.size(); e++) {
            Tokenizer.Writer writer = model.output().writer();
            for (int t = starts[e]; t < starts[e + 1]; t++) {
                ids[t] = t == starts[e] ? boundary : examples.get(e).targets()[t - starts[e] - 1];
                symbols.add(t == starts[e] ? START : writer.next(ids[t]));
            }
        }
        return new ExampleText(examples, Side.TARGET, starts, symbols, ids, new Vocabulary(names));
    }

    /** Numbers that are 0 or 1 as . and #, others rounded; of glimpses their number. */
    private static ExampleText numbers(ModelSpec spec, List<Batch> examples, int[] starts) {
        List<String> symbols = new ArrayList<>();
        int glimpses = spec.wiring().glimpses().count();
        for (Batch example : examples) {
            for (int t = 0; t < glimpses; t++) {
                symbols.add(Integer.toString(t + 1));
            }
            for (int at = 0; glimpses == 0 && at < example.inputs().length; at += spec.inputs()) {
                float x = example.inputs()[at];
                symbols.add(x == 0 ? "." : x == 1 ? "#" : String.format(Locale.ROOT, " %.2f", x).replace('-', '−'));
            }
        }
        Set<String> names = new LinkedHashSet<>(symbols);
        Vocabulary vocabulary = new Vocabulary(List.copyOf(names));
        return new ExampleText(examples, Side.SOURCE, starts, symbols, symbols.stream().mapToInt(vocabulary::id).toArray(),
                vocabulary);
    }

    public List<Batch> examples() {
        return examples;
    }

    public Side side() {
        return side;
    }

    public TokenSequence tokens() {
        return tokens;
    }

    /** Names of the symbols that enter, and of a decoder those that it predicts, its end included. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Step at which an example begins; of the one after the last, the length of the text. */
    public int start(int example) {
        return starts[example];
    }

    /** The example that a step belongs to. */
    public int exampleAt(int step) {
        int at = Arrays.binarySearch(starts, step);
        return at >= 0 ? at : -at - 2;
    }
}
