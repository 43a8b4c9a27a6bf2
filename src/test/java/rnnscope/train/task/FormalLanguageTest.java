package rnnscope.train.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.math.SeededRandom;
import rnnscope.network.Batch;

class FormalLanguageTest {
    private static final int SEQUENCES = 4000;

    private static String written(Task task, SeededRandom random) {
        Batch one = TaskTest.sequence(task, random);
        String entered = task.tokenizer().decode(one.tokens());
        String wanted = task.tokenizer().decode(one.targets());
        assertEquals('\n', entered.charAt(0));
        assertEquals(entered.substring(1), wanted.substring(0, wanted.length() - 1), "each symbol predicts the next");
        return wanted;
    }

    /** Whole words; the last, which the end of the sequence may have cut, is left out. */
    private static String[] words(String written) {
        String whole = written.substring(0, written.lastIndexOf('\n') + 1);
        return whole.isEmpty() ? new String[0] : whole.substring(0, whole.length() - 1).split("\n", -1);
    }

    @ParameterizedTest
    @CsvSource({"anbn:2, ab", "anbn:10, ab", "anbncn:2, abc", "anbncn:7, abc"})
    void countsAllLettersAlike(String name, String letters) {
        Task task = Tasks.of(name);
        int most = Integer.parseInt(name.substring(name.indexOf(':') + 1));
        SeededRandom random = new SeededRandom(1);
        int[] often = new int[most + 1];
        int count = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            // The first word of each, which the end of the sequence cannot cut: so lengths are as they are drawn.
            String word = words(written(task, random))[0];
            int n = word.length() / letters.length();
            StringBuilder expected = new StringBuilder();
            letters.chars().forEach(c -> expected.append(Character.toString(c).repeat(n)));
            assertEquals(expected.toString(), word);
            often[n]++;
            count++;
        }
        for (int n = 1; n <= most; n++) {
            double mean = (double) count / most;
            assertEquals(mean, often[n], 5 * Math.sqrt(mean), "n = " + n);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dyck1:1", "dyck1:8", "dyck2:1", "dyck2:5"})
    void bracketsNestAndGoAsDeepAsTheyMay(String name) {
        Task task = Tasks.of(name);
        int most = Integer.parseInt(name.substring(name.indexOf(':') + 1));
        SeededRandom random = new SeededRandom(1);
        int deepest = 0;
        for (int i = 0; i < 300; i++) {
            String written = written(task, random);
            String open = "";
            for (int t = 0; t < written.length(); t++) {
                char symbol = written.charAt(t);
                assertTrue(symbol != '\n' || open.isEmpty(), "a word ends with nothing open");
                open = open(open + symbol);
                assertTrue(open.matches("[(\\[]*"), open);
                deepest = Math.max(deepest, open.length());
            }
        }
        assertEquals(most, deepest);
    }

    /** What remains open: pairs that close cancel, and a line break begins anew. */
    private static String open(String read) {
        if (read.endsWith("\n")) {
            return "";
        }
        return read.endsWith("()") || read.endsWith("[]") ? read.substring(0, read.length() - 2) : read;
    }

    /**
     * The entropy of what was really written, without looking at the machine: how often each symbol follows each
     * history, the history being the word so far, of brackets those that are open (nothing else decides what follows).
     */
    @ParameterizedTest
    @ValueSource(strings = {"anbn:2", "anbn:10", "anbncn:8", "dyck1:1", "dyck1:8", "dyck2:1", "dyck2:5"})
    void theOptimumIsTheEntropyOfWhatIsWritten(String name) {
        Task task = Tasks.of(name);
        SeededRandom random = new SeededRandom(7);
        Map<String, Map<Character, Integer>> follows = new HashMap<>();
        Map<Character, Integer> often = new HashMap<>();
        for (int i = 0; i < SEQUENCES; i++) {
            String written = written(task, random);
            String history = "";
            for (int t = 0; t < written.length(); t++) {
                char symbol = written.charAt(t);
                follows.computeIfAbsent(history, h -> new HashMap<>()).merge(symbol, 1, Integer::sum);
                often.merge(symbol, 1, Integer::sum);
                history = open(history + symbol);
            }
        }
        double total = (double) SEQUENCES * task.steps();
        double information = follows.values().stream().mapToDouble(FormalLanguageTest::information).sum();
        assertEquals(information / total, task.optimum().loss(), 0.003);
        assertEquals(information(often) / total, task.trivial().loss(), 0.003);
    }

    /** Σ count · −ln(count / all). */
    private static double information(Map<Character, Integer> counts) {
        double all = counts.values().stream().mapToInt(n -> n).sum();
        return counts.values().stream().mapToDouble(n -> -n * Math.log(n / all)).sum();
    }

    /** The rates of the Javadoc. A sequence begins with a word, where more is open, so the optimum is a little above. */
    @ParameterizedTest
    @CsvSource({"anbn:10, 2, 0", "anbn:4, 2, 0", "anbncn:8, 3, 0", "dyck1:8, 0, 1", "dyck2:5, 0, 2", "dyck2:1, 0, 2"})
    void theOptimumIsNearTheEntropyRate(String name, int letters, int kinds) {
        double size = Integer.parseInt(name.substring(name.indexOf(':') + 1));
        double rate = kinds == 0 ? Math.log(size) / (letters * (size + 1) / 2 + 1)
                : 2 * size / (2 * size + 1) * (Math.log(2) + Math.log(kinds) / 2);
        double optimum = Tasks.of(name).optimum().loss();
        assertTrue(optimum >= rate && optimum < 1.05 * rate, optimum + " and " + rate);
    }
}
