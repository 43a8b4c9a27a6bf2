package rnnscope.analysis.automaton;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Network;
import rnnscope.network.Progress;
import rnnscope.text.TokenSequence;

/**
 * Automaton of a language model on a text: the {@linkplain ClusteredAutomaton clusters of its states} while it reads line
 * after line of the text, each from its first state on, and what it thinks comes next in each. Of every five lines one is
 * held out, on which the fidelity is measured.
 *
 * @param found  the automaton, and how faithful it is
 * @param counts [q][x]: how often symbol x was read in state q
 * @param steps  of each state the steps of the text after which it was in it
 */
public record TextAutomaton(ClusteredAutomaton found, int[][] counts, List<List<Integer>> steps) {
    /** Symbols of the text that are read, at most: the states of so many are clustered in seconds. */
    private static final int MOST = 3000;
    private static final int LONGEST = 60;
    private static final int SHORTEST = 2;
    /** Fewer lines than that are no examples, so the text is cut where it may be. */
    private static final int FEWEST = 20;
    /** In pieces of so many symbols, or in as few as give one to hold out. */
    private static final int PIECE = 40;
    private static final int HELD_OUT = 5;
    private static final long SEED = 1;

    /** A line of the text. */
    private record Line(int from, int to) {}

    /**
     * @param progress asked often; null is given when it says no
     * @throws IllegalArgumentException in words for the user when there is too little text
     */
    public static TextAutomaton of(Model model, TokenSequence tokens, Kernels kernels, Progress progress) {
        List<Line> lines = lines(tokens);
        List<ClusteredAutomaton.Run> runs = new ArrayList<>();
        List<ClusteredAutomaton.Run> heldOut = new ArrayList<>();
        Network network = new Network(model.spec(), LONGEST, kernels);
        network.interveneInAll(model.interventions());
        for (int i = 0; i < lines.size(); i++) {
            ClusteredAutomaton.Run run = run(network, model, tokens, lines.get(i));
            (i % HELD_OUT == HELD_OUT - 1 ? heldOut : runs).add(run);
        }
        ClusteredAutomaton found = ClusteredAutomaton.of(runs, heldOut, model.tokenizer().vocabulary().size(), SEED, progress);
        return found == null ? null : counted(found, tokens, lines);
    }

    private static List<Line> lines(TokenSequence tokens) {
        int length = Math.min(MOST, tokens.length());
        List<Line> lines = new ArrayList<>();
        for (int from = 0, t = 0; t < length; t++) {
            if (tokens.symbol(t).equals("\n")) {
                if (t + 1 - from >= SHORTEST && t + 1 - from <= LONGEST) {
                    lines.add(new Line(from, t + 1));
                }
                from = t + 1;
            }
        }
        if (lines.size() >= FEWEST) {
            return lines;
        }
        List<Line> pieces = new ArrayList<>();
        int piece = Math.max(SHORTEST, Math.min(PIECE, length / HELD_OUT));
        for (int from = 0; from + SHORTEST <= length; from += piece) {
            pieces.add(new Line(from, Math.min(length, from + piece)));
        }
        return pieces;
    }

    private static ClusteredAutomaton.Run run(Network network, Model model, TokenSequence tokens, Line line) {
        int[] read = tokens.ids(line.from, line.to);
        int[] window = new int[LONGEST];
        System.arraycopy(read, 0, window, 0, read.length);
        network.clearState();
        network.forward(model.parameters(), window);
        int[] labels = new int[read.length];
        float[][] states = new float[read.length][network.stateSize()];
        for (int t = 0; t < read.length; t++) {
            labels[t] = network.predicted(t);
            network.readState(t, states[t]);
        }
        return new ClusteredAutomaton.Run(read, labels, new float[network.stateSize()], states);
    }

    /** What the lines do in the automaton; states that none comes to are left out. */
    private static TextAutomaton counted(ClusteredAutomaton found, TokenSequence tokens, List<Line> lines) {
        Automaton all = found.automaton();
        int[][] counts = new int[all.states()][all.symbols()];
        List<List<Integer>> steps = new ArrayList<>();
        for (int q = 0; q < all.states(); q++) {
            steps.add(new ArrayList<>());
        }
        for (Line line : lines) {
            int q = all.start();
            for (int t = line.from; t < line.to; t++) {
                int symbol = tokens.isUnknown(t) ? -1 : tokens.id(t);
                if (symbol >= 0) {
                    counts[q][symbol]++;
                }
                q = all.after(q, symbol);
                steps.get(q).add(t);
            }
        }
        int[] visited = IntStream.range(0, all.states()).filter(q -> q == all.start() || !steps.get(q).isEmpty()).toArray();
        ClusteredAutomaton kept = new ClusteredAutomaton(all.among(visited), found.clusters(), found.fidelity(), found.certainty());
        return new TextAutomaton(kept, IntStream.of(visited).mapToObj(q -> counts[q]).toArray(int[][]::new),
                IntStream.of(visited).mapToObj(steps::get).toList());
    }
}
