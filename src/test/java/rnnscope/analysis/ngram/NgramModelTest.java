package rnnscope.analysis.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.math.SeededRandom;
import rnnscope.network.Progress;

class NgramModelTest {

    /**
     * The text a b a c over {a, b, c, d}. Two symbols come before a (the boundary and b), one before b and one before c:
     * single symbols count 2, 1, 1, and with n₁ = 2, n₂ = 1 each gives ½ to the uniform distribution. Every pair occurs
     * once, so each gives ½ too.
     */
    @Test
    void aFewSymbolsWorkedByHand() {
        NgramModel model = NgramModel.train(new int[] {0, 1, 0, 2}, 4, 2, Progress.IGNORED);
        double even = 3 * 0.5 / 4 / 4;
        double[] single = {1.5 / 4 + even, 0.5 / 4 + even, 0.5 / 4 + even, even};
        assertClose(single, model.distribution(1));
        assertClose(new double[] {0.5 * single[0], 0.25 + 0.5 * single[1], 0.25 + 0.5 * single[2], 0.5 * single[3]},
                model.distribution(2, 0));
        assertClose(new double[] {0.5 + 0.5 * single[0], 0.5 * single[1], 0.5 * single[2], 0.5 * single[3]},
                model.distribution(2, 1));
        assertClose(single, model.distribution(2, 2), "c was never followed");
        assertClose(single, model.distribution(2, 3), "d was never seen");
        double boundary = 0.5 + 0.5 * single[0];
        double[] losses = model.losses(new int[] {0, 1}, Progress.IGNORED);
        assertEquals(-(Math.log(single[0]) + Math.log(single[1])) / 2, losses[0], 1e-12);
        assertEquals(-(Math.log(boundary) + Math.log(0.25 + 0.5 * single[1])) / 2, losses[1], 1e-12);
    }

    @Test
    void discountsAreChenAndGoodmans() {
        Discounts discounts = Discounts.of(10, 5, 3, 2);
        assertEquals(0, discounts.of(0));
        assertEquals(0.5, discounts.of(1), 1e-12);
        assertEquals(1.1, discounts.of(2), 1e-12);
        assertEquals(3 - 4.0 / 3, discounts.of(3), 1e-12);
        assertEquals(3 - 4.0 / 3, discounts.of(70), 1e-12);
        assertEquals(new Discounts(0.5, 0.5, 0.5), Discounts.of(0, 5, 3, 2));
        assertEquals(new Discounts(0.5, 0.5, 0.5), Discounts.of(10, 5, 3, 0));
        assertEquals(new Discounts(0.5, 0.5, 0.5), Discounts.of(10, 5, 70, 2), "D₂ would be negative");
    }

    /** Against sums over the text, gram by gram, without any table. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithCountingTheTextAnewForEveryProbability(long seed) {
        SeededRandom random = new SeededRandom(seed);
        int[] text = markov(random, 400, 4);
        text[57] = -1;
        text[203] = -1;
        NgramModel model = NgramModel.train(text, 5, 3, Progress.IGNORED);
        Naive naive = new Naive(text, 5);
        for (int i = 0; i < 60; i++) {
            int[] history = IntStream.range(0, random.nextInt(4)).map(k -> random.nextInt(5)).toArray();
            for (int order = 1; order <= 3; order++) {
                double[] found = model.distribution(order, history);
                for (int w = 0; w < 5; w++) {
                    assertEquals(naive.probability(order, true, history, w), found[w], 1e-12,
                            order + " after " + Arrays.toString(history));
                }
            }
        }
    }

    @Test
    void everySymbolIsPossibleAfterEveryHistoryAndTheySumToOne() {
        SeededRandom random = new SeededRandom(4);
        int[] text = markov(random, 3000, 12);
        NgramModel model = NgramModel.train(text, 20, 5, Progress.IGNORED);
        for (int i = 0; i < 300; i++) {
            int[] history = i % 2 == 0 ? Arrays.copyOfRange(text, 9 * i, 9 * i + 6)
                    : IntStream.range(0, 6).map(k -> random.nextInt(21) - 1).toArray();
            for (int order = 1; order <= 5; order++) {
                double[] p = model.distribution(order, history);
                assertEquals(1, Arrays.stream(p).sum(), 1e-12);
                assertTrue(Arrays.stream(p).min().getAsDouble() > 0);
            }
        }
    }

    @Test
    void nothingToLearnCostsTheEntropy() {
        SeededRandom random = new SeededRandom(5);
        int[] text = IntStream.range(0, 200_000).map(i -> random.nextInt(8)).toArray();
        double[] losses = split(text, 8);
        assertEquals(NgramModel.uniform(8), losses[0], 0.001);
        assertEquals(NgramModel.uniform(8), losses[1], 0.002);
        assertEquals(NgramModel.uniform(8), losses[2], 0.01);
        assertTrue(losses[4] > NgramModel.uniform(8));
        assertTrue(losses[4] < NgramModel.uniform(8) + 0.1, "smoothing keeps rare grams from being believed");
    }

    /** A symbol repeats the one before it with probability 0.9 or is one of the three others. */
    @Test
    void aMarkovChainCostsItsEntropyRate() {
        double rate = -(0.9 * Math.log(0.9) + 0.1 * Math.log(0.1 / 3));
        double[] losses = split(markov(new SeededRandom(6), 200_000, 4), 4);
        assertEquals(Math.log(4), losses[0], 0.01);
        assertEquals(rate, losses[1], 0.01);
        assertEquals(rate, losses[2], 0.01);
        assertEquals(rate, losses[4], 0.01);
    }

    /** Each symbol is the sum of the two before it plus a rare error: order 3 sees it, order 2 sees noise. */
    @Test
    void whatTwoSymbolsDecideTakesThreeGrams() {
        SeededRandom random = new SeededRandom(7);
        int[] text = new int[100_000];
        for (int i = 2; i < text.length; i++) {
            text[i] = random.nextInt(100) < 2 ? random.nextInt(5) : (text[i - 1] + text[i - 2]) % 5;
        }
        double right = 0.98 + 0.02 / 5;
        double rate = -(right * Math.log(right) + 0.016 * Math.log(0.004));
        double[] losses = split(text, 5);
        assertTrue(losses[1] > 5 * rate);
        assertEquals(rate, losses[2], 0.01);
        assertEquals(rate, losses[4], 0.01);
    }

    @Test
    void aLargeVocabularyOfWordsFits() {
        SeededRandom random = new SeededRandom(8);
        int[] text = IntStream.range(0, 20_000).map(i -> random.nextInt(1 << 20)).toArray();
        NgramModel model = NgramModel.train(text, 1 << 20, 5, Progress.IGNORED);
        double[] losses = model.losses(text, Progress.IGNORED);
        assertTrue(losses[4] < 2, "a text that was learned is known by heart");
    }

    @Test
    void stopsWhenToldTo() {
        int[] text = new int[100_000];
        List<Long> reports = new ArrayList<>();
        assertThrows(CancellationException.class, () -> NgramModel.train(text, 3, 5, (done, total) -> {
            reports.add(done);
            return done < 50_000;
        }));
        assertTrue(reports.get(reports.size() - 1) < 90_000);
        NgramModel model = NgramModel.train(text, 3, 2, Progress.IGNORED);
        assertThrows(CancellationException.class, () -> model.losses(text, (done, total) -> false));
    }

    private static double[] split(int[] text, int vocabulary) {
        int cut = text.length * 9 / 10;
        return NgramModel.train(Arrays.copyOf(text, cut), vocabulary, 5, Progress.IGNORED)
                .losses(Arrays.copyOfRange(text, cut, text.length), Progress.IGNORED);
    }

    /** Repeats the last symbol with probability 0.9, else another, all alike. */
    private static int[] markov(SeededRandom random, int length, int symbols) {
        int[] text = new int[length];
        for (int i = 1; i < length; i++) {
            text[i] = random.nextInt(10) > 0 ? text[i - 1] : (text[i - 1] + 1 + random.nextInt(symbols - 1)) % symbols;
        }
        return text;
    }

    private static void assertClose(double[] expected, double[] found, String... why) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-12, "symbol " + i + " " + String.join("", why));
        }
    }

    /** The definition, without any cleverness: −1 is the boundary, of which the text has one before it. */
    private static final class Naive {
        private final int vocabulary;
        private final Map<List<Integer>, Integer> occurrences = new HashMap<>();
        private final Map<List<Integer>, Set<Integer>> before = new HashMap<>();

        Naive(int[] text, int vocabulary) {
            this.vocabulary = vocabulary;
            List<Integer> all = new ArrayList<>(List.of(-1));
            Arrays.stream(text).forEach(all::add);
            for (int end = 1; end <= all.size(); end++) {
                for (int from = end - 1; from >= 0 && all.get(end - 1) >= 0; from--) {
                    List<Integer> gram = List.copyOf(all.subList(from, end));
                    if (gram.size() > 4 || gram.subList(1, gram.size()).contains(-1)) {
                        break;
                    }
                    occurrences.merge(gram, 1, Integer::sum);
                    if (gram.size() > 1) {
                        before.computeIfAbsent(gram.subList(1, gram.size()), key -> new HashSet<>()).add(gram.get(0));
                    }
                }
            }
        }

        private int count(List<Integer> gram, boolean longest) {
            return longest || gram.get(0) < 0 ? occurrences.getOrDefault(gram, 0)
                    : before.getOrDefault(gram, Set.of()).size();
        }

        double probability(int order, boolean longest, int[] history, int symbol) {
            if (order == 0) {
                return 1.0 / vocabulary;
            }
            double shorter = probability(order - 1, false, history, symbol);
            if (history.length < order - 1) {
                return shorter;
            }
            long[] ofCounts = new long[5];
            occurrences.keySet().stream().filter(gram -> gram.size() == order).mapToInt(gram -> count(gram, longest))
                    .filter(c -> c < 5).forEach(c -> ofCounts[c]++);
            Discounts discounts = Discounts.of(ofCounts[1], ofCounts[2], ofCounts[3], ofCounts[4]);
            double total = 0;
            double left = 0;
            double own = 0;
            for (int w = 0; w < vocabulary; w++) {
                List<Integer> gram = new ArrayList<>();
                Arrays.stream(history, history.length - order + 1, history.length).forEach(gram::add);
                gram.add(w);
                int c = count(gram, longest);
                total += c;
                left += discounts.of(c);
                own = w == symbol ? c - discounts.of(c) : own;
            }
            return total == 0 ? shorter : (own + left * shorter) / total;
        }
    }
}
