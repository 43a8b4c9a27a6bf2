package rnnscope.train.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.math.SeededRandom;
import rnnscope.network.Batch;

class TaskTest {

    static List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (Tasks.Family family : Tasks.all()) {
            tasks.add(family.of(family.least()));
            tasks.add(family.ofUsualSize());
        }
        return tasks;
    }

    static Batch batch(Task task, int sequences) {
        return Batch.of(task.model("lstm", 1, 1, 0, 0, false), sequences, task.steps());
    }

    static Batch sequence(Task task, SeededRandom random) {
        Batch one = batch(task, 1);
        task.write(random, one);
        return one;
    }

    private static void assertSame(Batch expected, Batch found) {
        assertArrayEquals(expected.tokens(), found.tokens());
        assertArrayEquals(expected.inputs(), found.inputs());
        assertArrayEquals(expected.targets(), found.targets());
        assertArrayEquals(expected.targetNumbers(), found.targetNumbers());
    }

    private static boolean differs(Batch a, Batch b) {
        return !Arrays.equals(a.tokens(), b.tokens()) || !Arrays.equals(a.inputs(), b.inputs());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void isFoundByItsNameAndExplainsItself(Task task) {
        Task found = Tasks.of(task.id());
        assertEquals(task.id(), found.id());
        assertEquals(task.steps(), found.steps());
        assertTrue(task.description().endsWith(".") && !task.title().isBlank());
        assertTrue(task.optimum().reason().endsWith(".") && !task.trivial().reason().isBlank());
        assertTrue(task.optimum().loss() >= 0 && task.optimum().loss() < task.trivial().loss());
        assertEquals(task.symbols().size(), task.tokenizer().vocabulary().size());
        assertEquals(task.steps(), task.training(1).steps());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aWindowIsDecidedByTheSeedAndItsNumberAlone(Task task) {
        TaskBatches batches = TaskBatches.training(task, 7, 3);
        Batch expected = TaskBatches.training(task, 7, 3).load(41);
        assertTrue(differs(expected, batches.load(5)), "another window");
        assertSame(expected, batches.load(41));
        Batch again = TaskBatches.training(task, 7, 4).load(41);
        assertTrue(differs(expected, again), "another seed");
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theHeldOutSequencesAreTheSameAlwaysAndNotThoseOfTraining(Task task) {
        TaskBatches measured = TaskBatches.heldOut(task);
        Batch held = measured.load(0);
        assertSame(held, TaskBatches.heldOut(task).load(0));
        for (int seed = 0; seed < 5; seed++) {
            assertTrue(differs(held, TaskBatches.training(task, measured.sequences(), seed).load(0)));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everySequenceBeginsAfreshAndHasATarget(Task task) {
        TaskBatches batches = TaskBatches.training(task, 2, 1);
        assertTrue(batches.startsAfresh(0) && batches.startsAfresh(17));
        SeededRandom random = new SeededRandom(1);
        for (int i = 0; i < 50; i++) {
            Batch one = sequence(task, random);
            for (int symbol : one.tokens()) {
                assertTrue(symbol >= 0 && symbol < task.symbols().size());
            }
            int known = 0;
            for (int target : one.targets()) {
                assertTrue(target >= -1 && target < task.symbols().size());
                known += target >= 0 ? 1 : 0;
            }
            for (float target : one.targetNumbers()) {
                known += Float.isNaN(target) ? 0 : 1;
            }
            assertTrue(known > 0);
        }
    }

    /** The numbers themselves, so that a task stays the same from version to version and from machine to machine. */
    @Test
    void theFirstSequenceOfASeedStaysAsItIs() {
        Batch adding = TaskBatches.training(Tasks.of("adding:6"), 1, 1).load(0);
        assertEquals("[0.3681895, 0.0, 0.94356424, 1.0, 0.045257, 0.0, 0.7774369, 1.0, 0.21911512, 0.0, 0.77439916, 0.0]",
                Arrays.toString(adding.inputs()));
        Batch counting = TaskBatches.training(Tasks.of("anbn:4"), 1, 1).load(0);
        assertEquals("\nab\naabb\naaabbb\nab\naaaabbbb\naaabbb\nab\naa",
                Tasks.of("anbn:4").tokenizer().decode(counting.tokens()).substring(0, 40));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 100})
    void addingMarksOneNumberOfEachHalf(int steps) {
        Task task = Tasks.of("adding:" + steps);
        SeededRandom random = new SeededRandom(2);
        boolean[] marked = new boolean[steps];
        for (int i = 0; i < 3000; i++) {
            Batch one = sequence(task, random);
            double sum = 0;
            int marks = 0;
            for (int t = 0; t < steps; t++) {
                float number = one.inputs()[2 * t];
                float mark = one.inputs()[2 * t + 1];
                assertTrue(number >= 0 && number <= 1 && (mark == 0 || mark == 1));
                if (mark == 1) {
                    assertEquals(t < steps / 2 ? 0 : 1, marks, "one mark in each half");
                    marks++;
                    sum += number;
                    marked[t] = true;
                }
                assertEquals(t < steps - 1, Float.isNaN(one.targetNumbers()[t]));
            }
            assertEquals(2, marks);
            assertEquals(sum, one.targetNumbers()[steps - 1], 1e-6);
        }
        assertTrue(IntStream.range(0, steps).allMatch(t -> marked[t]), "every step is marked some time");
    }

    @Test
    void alwaysAnsweringOneLeavesASixth() {
        Task task = Tasks.of("adding:4");
        SeededRandom random = new SeededRandom(5);
        double sum = 0;
        int count = 200_000;
        for (int i = 0; i < count; i++) {
            double error = sequence(task, random).targetNumbers()[3] - 1;
            sum += error * error;
        }
        // The squared error has a variance of 1/15 − 1/36, so this mean deviates by 0.00044.
        assertEquals(task.trivial().loss(), sum / count, 5 * 0.00044);
        assertEquals(0, task.optimum().loss());
    }

    @Test
    void copyRepeatsWhatEntered() {
        Task task = Tasks.of("copy:5");
        SeededRandom random = new SeededRandom(3);
        int[] often = new int[8];
        for (int i = 0; i < 2000; i++) {
            Batch one = sequence(task, random);
            String entered = task.tokenizer().decode(one.tokens());
            String wanted = task.tokenizer().decode(one.targets());
            assertTrue(entered.matches("[a-h]{10}\\.{4}\\?\\.{10}"), entered);
            assertEquals(".".repeat(15) + entered.substring(0, 10), wanted);
            IntStream.range(0, 10).forEach(t -> often[one.tokens()[t]]++);
        }
        for (int count : often) {
            assertEquals(2500, count, 5 * Math.sqrt(2500));
        }
        assertEquals(10 * Math.log(8) / 25, task.trivial().loss(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100})
    void orderAsksForTheOrder(int steps) {
        Task task = Tasks.of("order:" + steps);
        SeededRandom random = new SeededRandom(4);
        int[] often = new int[4];
        for (int i = 0; i < 4000; i++) {
            Batch one = sequence(task, random);
            String entered = task.tokenizer().decode(one.tokens());
            assertTrue(entered.matches("E[a-d]*[XY][a-d]*[XY][a-d]*B"), entered);
            String signs = entered.replaceAll("[^XY]", "");
            int first = entered.indexOf(signs.charAt(0));
            int second = entered.lastIndexOf(signs.charAt(1));
            assertTrue(first >= steps / 10 && first < steps / 5 && second >= steps / 2 && second < 3 * steps / 5);
            int answer = List.of("XX", "XY", "YX", "YY").indexOf(signs);
            assertEquals("QRSU".substring(answer, answer + 1), task.symbols().get(one.targets()[steps - 1]));
            assertTrue(Arrays.stream(one.targets(), 0, steps - 1).allMatch(target -> target == -1));
            often[answer]++;
        }
        for (int count : often) {
            assertEquals(1000, count, 5 * Math.sqrt(1000));
        }
        assertEquals(Math.log(4), task.trivial().loss(), 1e-12);
    }

    @Test
    void flipflopAsksWhereTheSwitchesStand() {
        Task task = Tasks.of("flipflop:30");
        SeededRandom random = new SeededRandom(5);
        int[][] often = new int[2][8];
        for (int i = 0; i < 500; i++) {
            Batch one = sequence(task, random);
            String entered = task.tokenizer().decode(one.tokens());
            assertTrue(entered.matches("[Aa][Bb][Cc][.AaBbCc]*"), entered);
            for (int t = 0; t < 30; t++) {
                int stands = 0;
                for (String name : List.of("a", "b", "c")) {
                    String before = entered.substring(0, t + 1);
                    stands = 2 * stands + (before.lastIndexOf(name.toUpperCase(Locale.ROOT)) > before.lastIndexOf(name) ? 1 : 0);
                }
                assertEquals(t < 2 ? "" : String.valueOf(stands), t < 2 && one.targets()[t] < 0 ? ""
                        : task.symbols().get(one.targets()[t]), entered);
                if (t > 2) {
                    often[entered.charAt(t) == '.' ? 0 : 1][stands]++;
                }
            }
        }
        int rests = Arrays.stream(often[0]).sum();
        int pulses = Arrays.stream(often[1]).sum();
        assertEquals(0.25, pulses / (double) (rests + pulses), 0.02);
        for (int stands = 0; stands < 8; stands++) {
            assertEquals(1 / 8.0, often[0][stands] / (double) rests, 0.03);
        }
        assertEquals(0, task.optimum().loss());
        assertEquals((Math.log(4) + 27 * (0.75 * Math.log(8) + 0.25 * Math.log(4))) / 28, task.trivial().loss(), 1e-12);
    }

    @Test
    void sineIsTheWaveOfTheFrequencyThatEntered() {
        Task task = Tasks.of("sine:60");
        SeededRandom random = new SeededRandom(6);
        double left = 0;
        int count = 3000;
        for (int i = 0; i < count; i++) {
            Batch one = sequence(task, random);
            float frequency = one.inputs()[0];
            assertTrue(frequency >= 0.1f && frequency <= 0.6f);
            double mean = 0;
            for (int t = 0; t < 60; t++) {
                assertEquals(frequency, one.inputs()[t]);
                assertEquals(Math.sin(frequency * t), one.targetNumbers()[t], 1e-5);
                mean += one.targetNumbers()[t] / 60.0;
            }
            for (float target : one.targetNumbers()) {
                left += (target - mean) * (target - mean) / 60 / count;
            }
        }
        // The variance of a wave has a deviation of 0.08 from frequency to frequency.
        assertEquals(task.trivial().loss(), left, 5 * 0.08 / Math.sqrt(count));
        assertEquals(0, task.optimum().loss());
    }

    @Test
    void aSineGoesOnInItsPhaseWhereTheFrequencyChanges() {
        Batch typed = new Batch(new int[0], new float[] {0.5f, 0.5f, 0.2f, 0.2f}, new int[0], new float[4]);
        assertTrue(Tasks.of("sine").solve(typed));
        assertArrayEquals(new float[] {0, (float) Math.sin(0.5), (float) Math.sin(0.7), (float) Math.sin(0.9)},
                typed.targetNumbers(), 1e-6f);
    }

    /** The best answer of what knows the sum of the evidence that counts, worked out from the densities, leaves the optimum. */
    @Test
    void contextLeavesWhatWeakEvidenceLeavesOpen() {
        Task task = Tasks.of("context:30");
        SeededRandom random = new SeededRandom(7);
        double[] left = new double[2];
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            Batch one = sequence(task, random);
            int counts = one.inputs()[2] == 1 ? 0 : 1;
            double sum = 0;
            for (int t = 0; t < 30; t++) {
                assertEquals(1 - counts, one.inputs()[4 * t + 2]);
                assertEquals(counts, one.inputs()[4 * t + 3]);
                sum += one.inputs()[4 * t + counts];
                assertEquals(t < 29, Float.isNaN(one.targetNumbers()[t]));
            }
            float sign = one.targetNumbers()[29];
            assertEquals(1, Math.abs(sign));
            left[0] += Math.pow(sign - best(sum, 30), 2) / count;
            left[1] += Math.pow(sign - best(one.inputs()[4 * 29 + counts], 1), 2) / count;
        }
        // A squared error has a deviation of about 0.7 from sequence to sequence.
        assertEquals(task.optimum().loss(), left[0], 5 * 0.7 / Math.sqrt(count));
        assertEquals(task.trivial().loss(), left[1], 5 * 0.7 / Math.sqrt(count));
        assertTrue(task.optimum().loss() > 0.1 && task.trivial().loss() > 0.8);
    }

    /** tanh where there is one strength: here the odds of three. */
    static double best(double sum, int n) {
        double up = 0;
        double down = 0;
        for (double m : new double[] {0.1, 0.25, 0.5}) {
            up += Math.exp(m * sum - n * m * m / 2);
            down += Math.exp(-m * sum - n * m * m / 2);
        }
        return (up - down) / (up + down);
    }

    @Test
    void matchAsksWhetherATestIsItsSample() {
        Task task = Tasks.of("match:5");
        SeededRandom random = new SeededRandom(8);
        int same = 0;
        int[] delays = new int[6];
        for (int i = 0; i < 2000; i++) {
            Batch one = sequence(task, random);
            String entered = task.tokenizer().decode(one.tokens());
            String wanted = task.tokenizer().decode(one.targets());
            for (int trial = 0; trial < 4; trial++) {
                String its = entered.substring(7 * trial, 7 * trial + 7);
                assertTrue(its.matches("[.xy]*[A-D][.xy]{1,5}[A-D][.xy]*"), its);
                String letters = its.replaceAll("[^A-D]", "");
                int test = its.lastIndexOf(letters.charAt(1));
                delays[test - its.indexOf(letters.charAt(0)) - 1]++;
                String right = letters.charAt(0) == letters.charAt(1) ? "=" : "≠";
                same += right.equals("=") ? 1 : 0;
                assertEquals(".".repeat(test) + right + ".".repeat(6 - test), wanted.substring(7 * trial, 7 * trial + 7));
            }
        }
        assertEquals(0.5, same / 8000.0, 5 * 0.5 / Math.sqrt(8000));
        for (int delay = 1; delay <= 5; delay++) {
            assertEquals(1600, delays[delay], 5 * Math.sqrt(1600));
        }
        // Half of the letters are samples, a quarter tests that match, a quarter others.
        assertEquals(2 * (0.5 * Math.log(2) + 0.5 * Math.log(4)) / 7, task.trivial().loss(), 1e-12);
    }

    @Test
    void whatIsNoTaskIsAnsweredInWords() {
        assertFalse(Tasks.isTask("story:1:1000"));
        assertTrue(Tasks.isTask("adding:100") && Tasks.isTask("dyck2"));
        assertEquals("adding:100", Tasks.of("adding").id());
        assertMessage("subtracting:4", "there is no task \"subtracting:4\"; there are adding:T, copy:T, order:T, flipflop:T, sine:T,"
                + " context:T, match:T, anbn:N, anbncn:N, dyck1:D, dyck2:D");
        assertMessage("adding:1", "T of the task adding is 2 to 10000, not 1");
        assertMessage("adding:many", "T of the task adding is a whole number, not \"many\"");
        assertMessage("dyck2:", "D of the task dyck2 is a whole number, not \"\"");
    }

    private static void assertMessage(String name, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> Tasks.of(name)).getMessage());
    }
}
