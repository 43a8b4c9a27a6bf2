package rnnscope.analysis.automaton;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finite automaton that says something in each state (Moore, 1956). Immutable.
 *
 * @param start   state before the first symbol
 * @param outputs what is said in each state: labels, as numbers
 * @param next    next[q][x], the state after symbol x in state q; −1 where that has never been seen
 */
public record Automaton(int start, int[] outputs, int[][] next) {

    /** The arrays are copied. */
    public Automaton {
        outputs = outputs.clone();
        next = Arrays.stream(next).map(int[]::clone).toArray(int[][]::new);
    }

    /** How many states it has. */
    public int states() {
        return outputs.length;
    }

    /** How many symbols it reads. */
    public int symbols() {
        return next[0].length;
    }

    /** The state after a symbol; where that has never been seen, the one it was in. */
    public int after(int state, int symbol) {
        int to = symbol < 0 ? -1 : next[state][symbol];
        return to < 0 ? state : to;
    }

    /** What it says after a word. */
    public int output(int[] word) {
        int q = start;
        for (int symbol : word) {
            q = after(q, symbol);
        }
        return outputs[q];
    }

    /** Share of the steps of a text after which it says what the network says. */
    public double fidelity(List<int[]> texts, List<int[]> labels) {
        long same = 0;
        long all = 0;
        for (int i = 0; i < texts.size(); i++) {
            int q = start;
            for (int t = 0; t < texts.get(i).length; t++) {
                q = after(q, texts.get(i)[t]);
                same += outputs[q] == labels.get(i)[t] ? 1 : 0;
                all++;
            }
        }
        return all == 0 ? Double.NaN : same / (double) all;
    }

    /** The same of some states, the start among them, in this order; what leads elsewhere is as if never seen. */
    Automaton among(int[] some) {
        int[] numbers = new int[states()];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < some.length; i++) {
            numbers[some[i]] = i;
        }
        int[][] to = Arrays.stream(some).mapToObj(q -> Arrays.stream(next[q]).map(after -> after < 0 ? -1 : numbers[after]).toArray())
                .toArray(int[][]::new);
        return new Automaton(numbers[start], Arrays.stream(some).map(q -> outputs[q]).toArray(), to);
    }

    /**
     * The least automaton that says the same, by refinement of partitions (Moore, 1956): states that cannot be reached are
     * left out, those that no word tells apart are one. They are numbered as they are reached.
     */
    public Automaton minimal() {
        int[] block = outputs.clone();
        int blocks = -1;
        while (true) {
            Map<List<Integer>, Integer> names = new HashMap<>();
            int[] refined = new int[states()];
            for (int q = 0; q < states(); q++) {
                Integer[] name = new Integer[symbols() + 1];
                name[0] = block[q];
                for (int x = 0; x < symbols(); x++) {
                    name[x + 1] = next[q][x] < 0 ? -1 : block[next[q][x]];
                }
                Integer known = names.putIfAbsent(Arrays.asList(name), names.size());
                refined[q] = known == null ? names.size() - 1 : known;
            }
            block = refined;
            if (names.size() == blocks) {
                return reachable(block);
            }
            blocks = names.size();
        }
    }

    private Automaton reachable(int[] block) {
        Map<Integer, Integer> numbers = new HashMap<>(Map.of(block[start], 0));
        Deque<Integer> waiting = new ArrayDeque<>(List.of(start));
        int[] said = new int[states()];
        int[][] to = new int[states()][];
        while (!waiting.isEmpty()) {
            int q = waiting.remove();
            int number = numbers.get(block[q]);
            said[number] = outputs[q];
            to[number] = new int[symbols()];
            for (int x = 0; x < symbols(); x++) {
                int after = next[q][x];
                if (after >= 0 && numbers.putIfAbsent(block[after], numbers.size()) == null) {
                    waiting.add(after);
                }
                to[number][x] = after < 0 ? -1 : numbers.get(block[after]);
            }
        }
        return new Automaton(0, Arrays.copyOf(said, numbers.size()), Arrays.copyOf(to, numbers.size()));
    }
}
