package rnnscope.analysis.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.MovingPart;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.tape.Side;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TokenSequence;

/** Automata are found again that are known. */
class AutomatonTest {
    /** Number of a's modulo 3; b changes nothing. */
    private static int thirds(int[] word) {
        return (int) (Arrays.stream(word).filter(x -> x == 0).count() % 3);
    }

    /** How deep brackets are; −1 where one too many was closed, for ever. */
    private static int depth(int[] word) {
        int depth = 0;
        for (int x : word) {
            depth += x == 0 ? 1 : -1;
            if (depth < 0) {
                return -1;
            }
        }
        return depth;
    }

    private static List<int[]> words(int count, int length, int alphabet, long seed) {
        Random random = new Random(seed);
        List<int[]> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(random.ints(length, 0, alphabet).toArray());
        }
        return words;
    }

    @Test
    void theLeastAutomatonThatSaysTheSame() {
        // a's modulo 3, counted to 6, and a state that nothing leads to
        int[][] next = {{1, 0}, {2, 1}, {3, 2}, {4, 3}, {5, 4}, {0, 5}, {6, 6}};
        Automaton minimal = new Automaton(0, new int[] {0, 1, 2, 0, 1, 2, 7}, next).minimal();
        assertEquals(3, minimal.states());
        for (int[] word : words(50, 20, 2, 1)) {
            assertEquals(thirds(word), minimal.output(word));
        }
        assertEquals(3, minimal.minimal().states());
    }

    @Test
    void learnedByAsking() {
        LearnedAutomaton learned = LearnedAutomaton.of(AutomatonTest::thirds, 2, words(20, 30, 2, 2), 10, () -> false);
        assertTrue(learned.agrees());
        assertEquals(3, learned.automaton().states());
        for (int[] word : words(50, 40, 2, 3)) {
            assertEquals(thirds(word), learned.automaton().output(word));
        }
        assertNull(LearnedAutomaton.of(AutomatonTest::thirds, 2, List.of(), 10, () -> true));
    }

    @Test
    void endingsThatTellStatesApartAreFoundInTexts() {
        // says 1 after a a alone: the first table has one row, the texts bring the ending
        LearnedAutomaton learned = LearnedAutomaton.of(word -> word.length == 2 && word[0] == 0 && word[1] == 0 ? 1 : 0, 2,
                words(40, 6, 2, 4), 20, () -> false);
        assertTrue(learned.agrees());
        assertEquals(4, learned.automaton().states());
        assertEquals(1, learned.automaton().output(new int[] {0, 0}));
        assertEquals(0, learned.automaton().output(new int[] {0, 0, 0}));
    }

    @Test
    void whatCountsHasNoAutomaton() {
        List<int[]> deep = List.of(new int[30], words(1, 30, 2, 5).get(0));
        assertFalse(LearnedAutomaton.of(AutomatonTest::depth, 2, deep, 12, () -> false).agrees());
        // Where there would be too many states the last whole machine is given, right as far as it goes.
        LearnedAutomaton some = LearnedAutomaton.of(word -> depth(word) == 0 ? 1 : 0, 2, List.of(
                new int[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1}), 5, () -> false);
        assertFalse(some.agrees());
        for (int q = 0; q < some.automaton().states(); q++) {
            for (int x = 0; x < 2; x++) {
                assertTrue(some.automaton().next()[q][x] >= 0);
            }
        }
        // What counts to five has one.
        ToIntFunction<int[]> five = word -> Math.min(depth(word), 5);
        LearnedAutomaton learned = LearnedAutomaton.of(five, 2, deep, 12, () -> false);
        assertTrue(learned.agrees());
        assertFalse(LearnedAutomaton.of(five, 2, deep, 4, () -> false).agrees());
    }

    @Test
    void clustersOfNoisyStates() {
        List<ClusteredAutomaton.Run> runs = new ArrayList<>();
        Random random = new Random(6);
        for (int[] word : words(40, 25, 2, 7)) {
            float[][] states = new float[word.length][];
            int[] labels = new int[word.length];
            for (int t = 0; t < word.length; t++) {
                labels[t] = thirds(Arrays.copyOf(word, t + 1));
                states[t] = state(labels[t], random);
            }
            runs.add(new ClusteredAutomaton.Run(word, labels, state(0, random), states));
        }
        ClusteredAutomaton found = ClusteredAutomaton.of(runs.subList(0, 30), runs.subList(30, 40), 2, 1, Progress.IGNORED);
        assertEquals(3, found.automaton().states());
        assertEquals(1, found.fidelity());
        assertEquals(1, found.certainty());
        for (int[] word : words(50, 40, 2, 8)) {
            assertEquals(thirds(word), found.automaton().output(word));
        }
        assertNull(ClusteredAutomaton.of(runs, runs, 2, 1, (done, total) -> false));
    }

    @Test
    void aTextOfFortySymbolsIsCutSoThatSomeOfItIsHeldOut() throws IOException {
        Model model = ShippedModels.load("hello-rnn");
        TokenSequence hello = model.tokenizer().encode(ShippedTexts.load("hello"));
        Reading reading = new Reading(Kernels.best(), model, hello);
        List<SaidLine> lines = SaidLines.of(Kernels.best(), reading, MovingPart.of(model.spec(), Side.SOURCE, 0),
                Progress.IGNORED);
        TextAutomaton found = TextAutomaton.clustered(lines, model.spec().vocabulary(), Progress.IGNORED);
        assertTrue(found.fidelity() > 0.8, "of what was held out: " + found.fidelity());
        // the same network asked: it is the machine of the word, symbol by symbol
        TextAutomaton asked = TextAutomaton.learned(SaidLines.asked(Kernels.best(), model), lines, model.spec().vocabulary(),
                Progress.IGNORED);
        assertTrue(asked.learned().agrees());
        assertEquals(1, asked.fidelity());
    }

    private static float[] state(int third, Random random) {
        float[] state = new float[4];
        for (int j = 0; j < 4; j++) {
            state[j] = (j == third ? 1 : 0) + 0.1f * (float) random.nextGaussian();
        }
        return state;
    }
}
