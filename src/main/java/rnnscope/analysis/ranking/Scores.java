package rnnscope.analysis.ranking;

/**
 * Scores of how well a unit tells a property (AUC, rank correlation, F1), from counts by the unit's level: d[l] steps
 * at level l where the property is defined, n of them in all.
 */
final class Scores {
    private Scores() {}

    /**
     * Area under the curve of the receiver operating characteristic (Hanley and McNeil, 1982): the probability that the
     * unit is higher at a step where the property holds than at one where it does not, equal counting one half. That is
     * Mann and Whitney's U / (n₁ n₀). NaN where n₁ or n₀ is 0.
     *
     * @param d how often each level occurs
     * @param w how often it occurs where the property holds
     */
    static double auc(long[] d, long[] w) {
        double u = 0;
        long holds = 0;
        long not = 0;
        for (int l = 0; l < d.length; l++) {
            u += w[l] * (not + 0.5 * (d[l] - w[l]));
            holds += w[l];
            not += d[l] - w[l];
        }
        return u / ((double) holds * not);
    }

    /**
     * Spearman's rank correlation, equal values having the mean of their ranks: the correlation of the unit's ranks
     * with the property's. NaN where the unit is constant.
     *
     * @param d       how often each level occurs
     * @param w       the sum of the property's doubled and centred ranks at each level
     * @param squares the sum of the squares of these ranks
     */
    static double spearman(long[] d, long[] w, double squares) {
        long n = total(d);
        double products = 0;
        double own = 0;
        long below = 0;
        for (int l = 0; l < d.length; l++) {
            double rank = 2 * below + d[l] - n;
            products += rank * w[l];
            own += rank * rank * d[l];
            below += d[l];
        }
        return products / Math.sqrt(own * squares);
    }

    /** Standard deviation of the unit's ranks as parts of n, 1/√12 where no two are equal. */
    static double rankDeviation(long[] d) {
        long n = total(d);
        double own = 0;
        long below = 0;
        for (long level : d) {
            double rank = 2 * below + level - n;
            own += rank * rank * level;
            below += level;
        }
        return Math.sqrt(own / n) / (2 * n);
    }

    /**
     * The level that best divides where a property holds from where not: from it on, or below it when {@code sign} is
     * −1, the property is said to hold. It is the one with the greatest F₁; among equals the least.
     */
    static int threshold(long[] d, long[] w, int sign) {
        long n = total(d);
        long holds = total(w);
        // What lies below the level.
        long said = 0;
        long right = 0;
        int best = 0;
        double bestF1 = -1;
        for (int level = 0; level < d.length; level++) {
            double f1 = sign > 0 ? f1(n - said, holds - right, holds) : f1(said, right, holds);
            if (f1 > bestF1) {
                best = level;
                bestF1 = f1;
            }
            said += d[level];
            right += w[level];
        }
        return best;
    }

    /** F₁ = 2 tp / (2 tp + fp + fn) of a threshold (van Rijsbergen, 1979); 0 where the property never holds. */
    static double f1(long[] d, long[] w, int sign, int threshold) {
        long said = 0;
        long right = 0;
        long holds = 0;
        for (int l = 0; l < d.length; l++) {
            if (sign > 0 == l >= threshold) {
                said += d[l];
                right += w[l];
            }
            holds += w[l];
        }
        return f1(said, right, holds);
    }

    private static double f1(long said, long right, long holds) {
        return said + holds == 0 ? 0 : 2.0 * right / (said + holds);
    }

    static long total(long[] w) {
        long n = 0;
        for (long level : w) {
            n += level;
        }
        return n;
    }
}
