package rnnscope.analysis.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.CorpusReading;
import rnnscope.network.LanguageModel;
import rnnscope.network.MovingPart;
import rnnscope.network.Network;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.network.StateSequence;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Side;
import rnnscope.text.TokenSequence;

/**
 * Lines of a text as a model reads them, each from its first state on, with what it says after each symbol: a language
 * model and a decoder the symbol that they think comes next, a tagger its label, a classifier what it would say of as much
 * as it has read.
 */
public final class SaidLines {
    /** Symbols of the text that are read, at most: the states of so many are clustered in seconds. */
    private static final int MOST = 3000;
    private static final int LONGEST = 60;
    private static final int SHORTEST = 2;
    /** Fewer lines than that are no examples, so the text is cut where it may be. */
    private static final int FEWEST = 20;
    /** In pieces of so many symbols, or in as few as give one to hold out. */
    private static final int PIECE = 40;

    private final Kernels kernels;
    private final Model model;

    private SaidLines(Kernels kernels, Model model) {
        this.kernels = kernels;
        this.model = model;
    }

    /**
     * Lines of what is read.
     *
     * @param part whose states are wanted
     * @throws CancellationException when {@code progress} says no
     * @throws IllegalArgumentException in words for the user when the model says nothing after a symbol
     */
    public static List<SaidLine> of(Kernels kernels, Reading reading, MovingPart part, Progress progress) {
        SaidLines lines = new SaidLines(kernels, reading.model());
        requireWords(reading.model(), part);
        return reading instanceof CorpusReading corpus ? lines.ofExamples(corpus, part, progress)
                : lines.ofText(reading.tokens(), progress);
    }

    private static void requireWords(Model model, MovingPart part) {
        whyNot(model, part).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
    }

    /** Why there is no state machine, in words for the user: nothing is said after each step, or numbers are. */
    public static Optional<String> whyNot(Model model, MovingPart part) {
        return says(model, part) ? Optional.empty() : Optional.of(Words.of(model.spec().predictsSymbols()
                ? "analysis.automaton.encoder" : "analysis.automaton.numbers", model.card().name()));
    }

    /** Whether something is said after each step of a part: a symbol or a label, not numbers. */
    private static boolean says(Model model, MovingPart part) {
        return model.spec().predictsSymbols() && (part.side() == Side.TARGET || !model.spec().wiring().shape().decodes());
    }

    /** Whether a model can be asked what it says after any symbols: it reads them, and nothing else. */
    public static boolean canBeAsked(Model model, MovingPart part) {
        return says(model, part) && part.side() == Side.SOURCE && model.spec().readsSymbols();
    }

    /** What a model says after a word, −1 after none. */
    public static ToIntFunction<int[]> asked(Kernels kernels, Model model) {
        SaidLines lines = new SaidLines(kernels, model);
        if (!LanguageModel.readsText(model.spec())) {
            return word -> word.length == 0 ? -1 : lines.ofWhole(word);
        }
        Map<Integer, Network> networks = new HashMap<>();
        return word -> {
            if (word.length == 0) {
                return -1;
            }
            Network network = networks.computeIfAbsent(word.length, length -> lines.network(length));
            network.clearState();
            network.forward(model.parameters(), word);
            return network.predicted(word.length - 1);
        };
    }

    private Network network(int steps) {
        Network network = new Network(model.spec(), steps, kernels);
        network.interveneInAll(model.interventions());
        return network;
    }

    private int ofWhole(int[] word) {
        SequenceTrace trace = SequenceTrace.of(kernels, model, Batch.ofSymbols(word, new int[0]));
        return trace.best(trace.isPooled() ? 0 : word.length - 1);
    }

    // A text

    private List<SaidLine> ofText(TokenSequence tokens, Progress progress) {
        Network network = network(LONGEST);
        List<SaidLine> lines = new ArrayList<>();
        for (int[] place : places(tokens)) {
            goOn(progress);
            lines.add(new SaidLine(IntStream.range(place[0], place[1]).toArray(), run(network, tokens.ids(place[0], place[1]))));
        }
        return lines;
    }

    /** {first, end} of each line. */
    private static List<int[]> places(TokenSequence tokens) {
        int length = Math.min(MOST, tokens.length());
        List<int[]> lines = new ArrayList<>();
        for (int from = 0, t = 0; t < length; t++) {
            if (tokens.symbol(t).equals("\n")) {
                if (t + 1 - from >= SHORTEST && t + 1 - from <= LONGEST) {
                    lines.add(new int[] {from, t + 1});
                }
                from = t + 1;
            }
        }
        if (lines.size() >= FEWEST) {
            return lines;
        }
        List<int[]> pieces = new ArrayList<>();
        int piece = Math.max(SHORTEST, Math.min(PIECE, length / TextAutomaton.HELD_OUT));
        for (int from = 0; from + SHORTEST <= length; from += piece) {
            pieces.add(new int[] {from, Math.min(length, from + piece)});
        }
        return pieces;
    }

    private ClusteredAutomaton.Run run(Network network, int[] read) {
        network.clearState();
        network.forward(model.parameters(), Arrays.copyOf(read, LONGEST));
        int[] labels = new int[read.length];
        float[][] states = new float[read.length][network.stateSize()];
        for (int t = 0; t < read.length; t++) {
            labels[t] = network.predicted(t);
            network.readState(t, states[t]);
        }
        return new ClusteredAutomaton.Run(read, labels, new float[network.stateSize()], states);
    }

    // Examples

    private List<SaidLine> ofExamples(CorpusReading corpus, MovingPart part, Progress progress) {
        List<SaidLine> lines = new ArrayList<>();
        for (int e = 0; e < corpus.text().examples().size() && (e == 0 || corpus.text().start(e + 1) <= MOST); e++) {
            goOn(progress);
            StateSequence sequence = StateSequence.ofExample(kernels, model, part, corpus.text(), e);
            int[] steps = IntStream.range(0, sequence.length()).map(sequence::step).toArray();
            int[] said = said(corpus.text().examples().get(e), part, sequence.length());
            lines.add(new SaidLine(steps, new ClusteredAutomaton.Run(
                    IntStream.of(steps).map(t -> corpus.tokens().id(t)).toArray(),
                    IntStream.of(steps).map(t -> said[t - sequence.first()]).toArray(), sequence.start(), sequence.states())));
        }
        return lines;
    }

    /** What is said at each step of an example. */
    private int[] said(Batch example, MovingPart part, int length) {
        if (model.spec().wiring().shape().isPooled()) {
            return IntStream.range(0, length).map(t -> SequenceTrace.of(kernels, model,
                    part(example, part.isReverse() ? t : 0, part.isReverse() ? length : t + 1)).best(0)).toArray();
        }
        Network run = CorpusReading.run(kernels, Workers.of(1), model, List.of(example));
        return IntStream.range(0, length).map(run::predicted).toArray();
    }

    private Batch part(Batch example, int from, int end) {
        int width = model.spec().inputs();
        return new Batch(example.tokens().length == 0 ? new int[0] : Arrays.copyOfRange(example.tokens(), from, end),
                Arrays.copyOfRange(example.inputs(), from * width, end * width), new int[0], new float[0]);
    }

    private static void goOn(Progress progress) {
        if (!progress.report(0, 1)) {
            throw new CancellationException();
        }
    }
}
