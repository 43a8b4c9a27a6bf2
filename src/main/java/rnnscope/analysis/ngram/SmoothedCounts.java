package rnnscope.analysis.ngram;

/**
 * Smoothed counts of the n-grams of one length, and the probability of a gram's last symbol w after the others, u,
 * when what is taken from each count goes to the next shorter model:
 *
 * <pre>
 *   p(w | u) = (c(u w) − D(c(u w)) + left(u) · p_shorter(w)) / Σ_w' c(u w')          left(u) = Σ_w' D(c(u w'))
 * </pre>
 *
 * Where u was never followed by anything, p_shorter(w).
 */
final class SmoothedCounts {
    private final int[] counts; // (grams)
    private final Discounts discounts;
    private final long[] totals; // (contexts)
    private final double[] left; // (contexts)

    /**
     * @param counts   by number of the gram; kept
     * @param contexts how many grams there are that are shorter by one
     */
    SmoothedCounts(GramTable grams, int[] counts, int contexts) {
        this.counts = counts;
        long[] ofCounts = new long[5];
        for (int id = 0; id < grams.size(); id++) {
            if (counts[id] < ofCounts.length) {
                ofCounts[counts[id]]++;
            }
        }
        this.discounts = Discounts.of(ofCounts[1], ofCounts[2], ofCounts[3], ofCounts[4]);
        this.totals = new long[contexts];
        this.left = new double[contexts];
        grams.forEach((id, context) -> {
            totals[context] += counts[id];
            left[context] += discounts.of(counts[id]);
        });
    }

    /**
     * @param gram    number of u w, −1 when it was never seen
     * @param context number of u, −1 when it was never seen
     */
    double probability(int gram, int context, double shorter) {
        if (context < 0 || totals[context] == 0) {
            return shorter;
        }
        int count = gram < 0 ? 0 : counts[gram];
        return (count - discounts.of(count) + left[context] * shorter) / totals[context];
    }
}
