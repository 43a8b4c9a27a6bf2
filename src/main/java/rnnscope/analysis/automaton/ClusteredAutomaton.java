package rnnscope.analysis.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rnnscope.language.Words;
import rnnscope.network.Progress;

/**
 * Automaton of the clusters in which the states of a network lie (Cleeremans, Servan-Schreiber and McClelland, 1989; Omlin
 * and Giles, 1996): from cluster q symbol x leads to where it led most often, and in q is said what the network said there
 * most often. The number of clusters is the least of those tried with which the automaton is as faithful, on text that it
 * was not made from, as with any more.
 *
 * @param automaton what clusters and counts give, {@linkplain Automaton#minimal made as small as can be}
 * @param clusters  how many there were
 * @param fidelity  share of the steps of other texts after which it says what the network says
 * @param certainty share of the transitions counted that went where most with the same cluster and symbol went
 */
public record ClusteredAutomaton(Automaton automaton, int clusters, double fidelity, double certainty) {
    private static final int[] TRIED = {2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48};
    /** How much worse fewer clusters may be. */
    private static final double AS_GOOD = 0.005;

    /**
     * What a network did with a text.
     *
     * @param symbols (T)
     * @param labels  (T): what it said after each symbol
     * @param start   (n): state before the first symbol
     * @param states  (T, n): state after each symbol
     */
    public record Run(int[] symbols, int[] labels, float[] start, float[][] states) {}

    /**
     * The automaton of some runs.
     *
     * @param runs      it is made from
     * @param others    it is measured on
     * @param alphabet  how many symbols there are
     * @param progress  asked for each number of clusters; null is given when it says no
     * @throws IllegalArgumentException in words for the user when there is too little
     */
    public static ClusteredAutomaton of(List<Run> runs, List<Run> others, int alphabet, long seed,
            Progress progress) {
        List<float[]> states = new ArrayList<>();
        for (Run run : runs) {
            states.add(run.start);
            states.addAll(Arrays.asList(run.states));
        }
        if (states.size() < 2 || others.isEmpty()) {
            throw new IllegalArgumentException(Words.of("analysis.automaton"));
        }
        float[][] all = states.toArray(float[][]::new);
        ClusteredAutomaton best = null;
        for (int i = 0; i < TRIED.length && TRIED[i] <= all.length; i++) {
            int k = TRIED[i];
            if (!progress.report(i, TRIED.length)) {
                return null;
            }
            ClusteredAutomaton tried = of(runs, others, alphabet, StateClusters.of(all, k, seed));
            if (best == null || tried.fidelity > best.fidelity + AS_GOOD) {
                best = tried;
            }
        }
        return best;
    }

    private static ClusteredAutomaton of(List<Run> runs, List<Run> others, int alphabet, StateClusters clusters) {
        int k = clusters.centres().length;
        int[][][] moves = new int[k][alphabet][k];
        List<Map<Integer, Integer>> said = new ArrayList<>();
        for (int q = 0; q < k; q++) {
            said.add(new HashMap<>());
        }
        int[] starts = new int[k];
        for (Run run : runs) {
            int q = clusters.of(run.start);
            starts[q]++;
            for (int t = 0; t < run.symbols.length; t++) {
                int to = clusters.of(run.states[t]);
                if (run.symbols[t] >= 0) {
                    moves[q][run.symbols[t]][to]++;
                }
                said.get(to).merge(run.labels[t], 1, Integer::sum);
                q = to;
            }
        }
        int[] outputs = new int[k];
        int[][] next = new int[k][alphabet];
        long usual = 0;
        long counted = 0;
        for (int q = 0; q < k; q++) {
            outputs[q] = said.get(q).entrySet().stream().max(Map.Entry.<Integer, Integer>comparingByValue()
                    .thenComparing(Map.Entry.<Integer, Integer>comparingByKey().reversed())).map(Map.Entry::getKey).orElse(-1);
            for (int x = 0; x < alphabet; x++) {
                int to = most(moves[q][x]);
                next[q][x] = moves[q][x][to] == 0 ? -1 : to;
                usual += moves[q][x][to];
                counted += Arrays.stream(moves[q][x]).sum();
            }
        }
        Automaton automaton = new Automaton(most(starts), outputs, next);
        double fidelity = automaton.fidelity(others.stream().map(Run::symbols).toList(),
                others.stream().map(Run::labels).toList());
        return new ClusteredAutomaton(automaton.minimal(), k, fidelity, counted == 0 ? 1 : usual / (double) counted);
    }

    private static int most(int[] counts) {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return best;
    }
}
