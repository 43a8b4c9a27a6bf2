package rnnscope.analysis.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

/**
 * Automaton learned by asking a network (L*: Angluin, 1987; of recurrent networks: Weiss, Goldberg and Yahav, 2018): a table
 * says what the network says after word · ending. Words with different rows are different states; where a row is new, a
 * state is added; where automaton and network disagree about a text, the ending of it that tells two words of one state
 * apart becomes a column (Rivest and Schapire, 1993). It ends when they agree about all texts that are given, or when there
 * would be more states than allowed: then the network tells more apart than so few states can, as one that counts does.
 *
 * @param automaton the last one that has a next state for every symbol; where there is none, what there is of the first
 * @param agrees    whether it says what the network says about every text given
 * @param questions how many words the network was asked about
 */
public record LearnedAutomaton(Automaton automaton, boolean agrees, int questions) {

    /** Table of answers. */
    private static final class Table {
        private final ToIntFunction<int[]> network;
        private final Map<List<Integer>, Integer> asked = new HashMap<>();
        private final List<int[]> endings = new ArrayList<>(List.of(new int[0]));

        Table(ToIntFunction<int[]> network) {
            this.network = network;
        }

        List<Integer> row(int[] word) {
            return endings.stream().map(ending -> ask(concatenated(word, ending))).toList();
        }

        private int ask(int[] word) {
            return asked.computeIfAbsent(Arrays.stream(word).boxed().toList(), w -> network.applyAsInt(word));
        }

        /**
         * Adds the ending that tells a beginning of a word, with a symbol more, from what stands for the state that it leads
         * to: of the words (what stands for the state after i symbols) · (the rest), the first is answered by the network and
         * the last as by the automaton, so that two neighbours differ.
         */
        void addEnding(int[] word, Automaton automaton, List<int[]> access) {
            int low = 0;
            int high = word.length;
            int truth = ask(word);
            while (high - low > 1) {
                int middle = (low + high) / 2;
                int q = automaton.start();
                for (int i = 0; i < middle; i++) {
                    q = automaton.after(q, word[i]);
                }
                if (ask(concatenated(access.get(q), Arrays.copyOfRange(word, middle, word.length))) == truth) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            endings.add(Arrays.copyOfRange(word, high, word.length));
        }
    }

    /**
     * Learns an automaton.
     *
     * @param network   what it says after a word from its first state on
     * @param alphabet  symbols 0 … alphabet − 1
     * @param texts     about which they must agree, at every step, in the order in which they are compared
     * @param most      states at most
     * @param cancelled asked often; null is given then
     */
    public static LearnedAutomaton of(ToIntFunction<int[]> network, int alphabet, List<int[]> texts, int most,
            BooleanSupplier cancelled) {
        Table table = new Table(network);
        Automaton complete = null;
        while (true) {
            List<int[]> words = new ArrayList<>(List.of(new int[0]));
            List<List<Integer>> rows = new ArrayList<>(List.of(table.row(new int[0])));
            List<int[]> next = new ArrayList<>();
            for (int q = 0; q < words.size() && words.size() <= most; q++) {
                if (cancelled.getAsBoolean()) {
                    return null;
                }
                int[] to = new int[alphabet];
                for (int x = 0; x < alphabet; x++) {
                    int[] word = concatenated(words.get(q), new int[] {x});
                    List<Integer> row = table.row(word);
                    to[x] = rows.indexOf(row);
                    if (to[x] < 0) {
                        to[x] = rows.size();
                        rows.add(row);
                        words.add(word);
                    }
                }
                next.add(to);
            }
            if (words.size() > most && complete != null) {
                return new LearnedAutomaton(complete.minimal(), false, table.asked.size());
            }
            while (next.size() < words.size()) {
                int[] unknown = new int[alphabet];
                Arrays.fill(unknown, -1);
                next.add(unknown);
            }
            complete = new Automaton(0, rows.stream().mapToInt(row -> row.get(0)).toArray(), next.toArray(int[][]::new));
            int[] against = disagreement(table, complete, texts, cancelled);
            if (cancelled.getAsBoolean()) {
                return null;
            }
            if (against == null || words.size() > most) {
                return new LearnedAutomaton(complete.minimal(), against == null, table.asked.size());
            }
            table.addEnding(against, complete, words);
        }
    }

    /** The shortest beginning of the first text about which they disagree; null where they agree. */
    private static int[] disagreement(Table table, Automaton automaton, List<int[]> texts, BooleanSupplier cancelled) {
        for (int[] text : texts) {
            int q = automaton.start();
            for (int t = 0; t < text.length; t++) {
                if (cancelled.getAsBoolean()) {
                    return null;
                }
                q = automaton.after(q, text[t]);
                int[] word = Arrays.copyOf(text, t + 1);
                if (automaton.outputs()[q] != table.ask(word)) {
                    return word;
                }
            }
        }
        return null;
    }

    private static int[] concatenated(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
