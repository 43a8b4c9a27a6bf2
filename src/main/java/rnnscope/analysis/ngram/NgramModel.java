package rnnscope.analysis.ngram;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import rnnscope.language.Words;
import rnnscope.network.Progress;

/**
 * N-gram language models that look back 0 to {@code order} − 1 symbols, to be beaten by a network: interpolated
 * modified Kneser–Ney smoothing (Kneser and Ney, 1995; Chen and Goodman, 1999).
 *
 * <p>The longest grams are counted by how often they occur, all shorter ones by how many different symbols came before
 * them; from each count a {@linkplain Discounts discount} goes to the next shorter model, and from single symbols to
 * the uniform distribution. So every symbol of the vocabulary has a positive probability after every history, and they
 * sum to 1. A text begins after a boundary, as does whatever follows an unknown symbol (−1), which is never predicted.
 *
 * <p>One table serves the models of all orders up to its own. Immutable once trained.
 */
public final class NgramModel {
    /** Symbols between two reports of progress. */
    private static final int STRIDE = 1 << 15;

    private final int vocabulary;
    private final int order;
    /** By length of the gram, from 1; the boundary is the symbol after the last. */
    private final GramTable[] grams;
    private final SmoothedCounts[] occurrences;
    private final SmoothedCounts[] continuations;

    private NgramModel(int vocabulary, int order, GramTable[] grams, SmoothedCounts[] occurrences,
            SmoothedCounts[] continuations) {
        this.vocabulary = vocabulary;
        this.order = order;
        this.grams = grams;
        this.occurrences = occurrences;
        this.continuations = continuations;
    }

    /**
     * Counts a text once.
     *
     * @param text       numbers of symbols, −1 where unknown
     * @param vocabulary number of symbols
     * @param order      length of the longest grams: 5 for models of 1 to 5
     * @throws CancellationException when {@code progress} says no
     */
    public static NgramModel train(int[] text, int vocabulary, int order, Progress progress) {
        if (vocabulary < 1 || order < 1) {
            throw new IllegalArgumentException(Words.of("analysis.ngrams", order, vocabulary));
        }
        GramTable[] grams = new GramTable[order + 1];
        int[][] occurrences = new int[order + 1][1 << 10];
        int[][] continuations = new int[order + 1][1 << 10];
        for (int n = 1; n <= order; n++) {
            grams[n] = new GramTable(vocabulary + 1);
        }
        grams[1].add(0, vocabulary);
        int[] ends = atBoundary(grams);
        for (int i = 0; i < text.length; i++) {
            if (i % STRIDE == 0 && !progress.report(i, text.length)) {
                throw new CancellationException();
            }
            if (text[i] < 0) {
                ends = atBoundary(grams);
            } else {
                count(text[i], ends, grams, occurrences, continuations);
            }
        }
        SmoothedCounts[] smoothed = new SmoothedCounts[order + 1];
        SmoothedCounts[] shorter = new SmoothedCounts[order];
        for (int n = 1; n <= order; n++) {
            int contexts = n == 1 ? 1 : grams[n - 1].size();
            smoothed[n] = new SmoothedCounts(grams[n], fitted(occurrences[n], grams[n].size()), contexts);
            if (n < order) {
                shorter[n] = new SmoothedCounts(grams[n], fitted(continuations[n], grams[n].size()), contexts);
            }
        }
        progress.report(text.length, text.length);
        return new NgramModel(vocabulary, order, grams, smoothed, shorter);
    }

    /**
     * Counts the grams that end with {@code symbol}.
     *
     * @param ends ends[n] is the number of the n-gram that ends just before, −1 when there is none; becomes that of the
     *             one that ends here
     */
    private static void count(int symbol, int[] ends, GramTable[] grams, int[][] occurrences, int[][] continuations) {
        int before = ends[0];
        for (int n = 1; n < ends.length; n++) {
            int context = before;
            before = ends[n];
            int known = grams[n].size();
            ends[n] = context < 0 ? -1 : grams[n].add(context, symbol);
            if (ends[n] >= 0) {
                occurrences[n] = increment(occurrences[n], ends[n]);
            }
            // A new gram is one more symbol before its own end; one that begins at a boundary has nothing before it
            // and counts as often as it occurs.
            boolean isNew = ends[n] == known;
            boolean nothingBefore = ends[n] < 0 && ends[n - 1] >= 0;
            if (n > 1 && (isNew || nothingBefore)) {
                continuations[n - 1] = increment(continuations[n - 1], ends[n - 1]);
            }
        }
    }

    private static int[] increment(int[] counts, int id) {
        int[] enough = id < counts.length ? counts : Arrays.copyOf(counts, Math.max(id + 1, 2 * counts.length));
        enough[id]++;
        return enough;
    }

    private static int[] fitted(int[] counts, int size) {
        return Arrays.copyOf(counts, size);
    }

    /** Grams that end just after a boundary: the empty one and the boundary. */
    private static int[] atBoundary(GramTable[] grams) {
        int[] ends = new int[grams.length];
        Arrays.fill(ends, -1);
        ends[0] = 0;
        ends[1] = 0;
        return ends;
    }

    /** Cross-entropy of guessing evenly, ln V nats per symbol. */
    public static double uniform(int vocabulary) {
        return Math.log(vocabulary);
    }

    /**
     * Mean cross-entropy −ln p of the symbols of a text, each given those before it, in nats per symbol.
     *
     * @param text starts at a boundary; unknown symbols (−1) are passed over
     * @return element n − 1 for the model of order n; NaN when no symbol is known
     * @throws CancellationException when {@code progress} says no
     */
    public double[] losses(int[] text, Progress progress) {
        double[] sums = new double[order];
        double[] probabilities = new double[order];
        int[] ends = atBoundary(grams);
        int count = 0;
        for (int i = 0; i < text.length; i++) {
            if (i % STRIDE == 0 && !progress.report(i, text.length)) {
                throw new CancellationException();
            }
            if (text[i] < 0) {
                ends = atBoundary(grams);
                continue;
            }
            read(text[i], ends, probabilities);
            for (int n = 0; n < order; n++) {
                sums[n] -= Math.log(probabilities[n]);
            }
            count++;
        }
        progress.report(text.length, text.length);
        for (int n = 0; n < order; n++) {
            sums[n] /= count;
        }
        return sums;
    }

    /**
     * Probabilities that each symbol comes next.
     *
     * @param order   1 to {@link #order}
     * @param history what came before; −1 is an unknown symbol or the beginning of a text
     */
    public double[] distribution(int order, int... history) {
        int[] ends = new int[this.order + 1];
        Arrays.fill(ends, 1, ends.length, -1);
        double[] probabilities = new double[this.order];
        for (int symbol : history) {
            if (symbol < 0) {
                ends = atBoundary(grams);
            } else {
                read(symbol, ends, probabilities);
            }
        }
        double[] distribution = new double[vocabulary];
        for (int symbol = 0; symbol < vocabulary; symbol++) {
            read(symbol, ends.clone(), probabilities);
            distribution[symbol] = probabilities[order - 1];
        }
        return distribution;
    }

    /** Writes the probability of {@code symbol} by the model of each order, and goes on past it. */
    private void read(int symbol, int[] ends, double[] probabilities) {
        double shorter = 1.0 / vocabulary;
        int before = ends[0];
        for (int n = 1; n <= order; n++) {
            int context = before;
            before = ends[n];
            ends[n] = grams[n].find(context, symbol);
            probabilities[n - 1] = occurrences[n].probability(ends[n], context, shorter);
            if (n < order) {
                shorter = continuations[n].probability(ends[n], context, shorter);
            }
        }
    }
}
