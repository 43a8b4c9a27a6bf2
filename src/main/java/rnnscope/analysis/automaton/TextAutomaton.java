package rnnscope.analysis.automaton;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import rnnscope.language.Words;
import rnnscope.network.Progress;

/**
 * Automaton of a model on a text: of the {@linkplain ClusteredAutomaton clusters of its states}, or {@linkplain
 * LearnedAutomaton learned by asking it}. Of every five lines one is held out, on which the fidelity is measured.
 *
 * @param automaton without states that no line comes to
 * @param fidelity  share of the steps of the lines held out after which it says what the model says
 * @param counts    [q][x]: how often symbol x was read in state q
 * @param steps     of each state the steps of the text after which it was in it
 * @param clusters  what it was made of; null where it was learned by asking
 * @param learned   how that went; null where it was made of clusters
 */
public record TextAutomaton(Automaton automaton, double fidelity, int[][] counts, List<List<Integer>> steps,
        ClusteredAutomaton clusters, LearnedAutomaton learned) {
    /** Every line of so many is held out. */
    static final int HELD_OUT = 5;
    /** More states are not learned by asking. */
    public static final int MOST_STATES = 150;
    private static final long SEED = 1;

    /**
     * That of clusters.
     *
     * @param alphabet how many symbols there are
     * @param progress asked often; null is given when it says no
     * @throws IllegalArgumentException in words for the user when there is too little text
     */
    public static TextAutomaton clustered(List<SaidLine> lines, int alphabet, Progress progress) {
        ClusteredAutomaton found = ClusteredAutomaton.of(runs(lines, false), runs(lines, true), alphabet, SEED, progress);
        return found == null ? null : counted(found.automaton(), found.fidelity(), found, null, lines);
    }

    /**
     * That which is learned by asking the model, until it says the same about all lines that are not held out.
     *
     * @param network what the model says after a word
     */
    public static TextAutomaton learned(ToIntFunction<int[]> network, List<SaidLine> lines, int alphabet, Progress progress) {
        List<int[]> texts = runs(lines, false).stream().map(ClusteredAutomaton.Run::symbols)
                .filter(text -> IntStream.of(text).allMatch(x -> x >= 0)).sorted(Comparator.comparingInt(text -> text.length)).toList();
        List<ClusteredAutomaton.Run> others = runs(lines, true);
        if (others.isEmpty()) {
            throw new IllegalArgumentException(Words.of("analysis.automaton"));
        }
        int[] asked = {0};
        LearnedAutomaton found = LearnedAutomaton.of(word -> {
            asked[0]++;
            return network.applyAsInt(word);
        }, alphabet, texts, MOST_STATES, () -> !progress.report(asked[0] % 1000, 1000));
        return found == null ? null : counted(found.automaton(), found.automaton().fidelity(
                others.stream().map(ClusteredAutomaton.Run::symbols).toList(),
                others.stream().map(ClusteredAutomaton.Run::labels).toList()), null, found, lines);
    }

    private static List<ClusteredAutomaton.Run> runs(List<SaidLine> lines, boolean heldOut) {
        return IntStream.range(0, lines.size()).filter(i -> (i % HELD_OUT == HELD_OUT - 1) == heldOut)
                .mapToObj(i -> lines.get(i).run()).toList();
    }

    /** What the lines do in the automaton; states that none comes to are left out. */
    private static TextAutomaton counted(Automaton all, double fidelity, ClusteredAutomaton clusters, LearnedAutomaton learned,
            List<SaidLine> lines) {
        int[][] counts = new int[all.states()][all.symbols()];
        List<List<Integer>> steps = new ArrayList<>();
        for (int q = 0; q < all.states(); q++) {
            steps.add(new ArrayList<>());
        }
        for (SaidLine line : lines) {
            int q = all.start();
            for (int i = 0; i < line.steps().length; i++) {
                int symbol = line.run().symbols()[i];
                if (symbol >= 0) {
                    counts[q][symbol]++;
                }
                q = all.after(q, symbol);
                steps.get(q).add(line.steps()[i]);
            }
        }
        int[] visited = IntStream.range(0, all.states()).filter(q -> q == all.start() || !steps.get(q).isEmpty()).toArray();
        return new TextAutomaton(all.among(visited), fidelity, IntStream.of(visited).mapToObj(q -> counts[q]).toArray(int[][]::new),
                IntStream.of(visited).mapToObj(steps::get).toList(), clusters, learned);
    }
}
