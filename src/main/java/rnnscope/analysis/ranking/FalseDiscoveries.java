package rnnscope.analysis.ranking;

import java.util.stream.IntStream;

/** False discovery rate, the correction for testing many hypotheses at once. */
final class FalseDiscoveries {
    private FalseDiscoveries() {}

    /**
     * Benjamini and Hochberg (1995): q of the i-th smallest of m probabilities is min over j ≥ i of p₍ⱼ₎ · m / j.
     * Rejecting every hypothesis with q below α keeps the expected share of false ones among them below α.
     */
    static double[] corrected(double[] p) {
        int m = p.length;
        int[] order = IntStream.range(0, m).boxed().sorted((a, b) -> Double.compare(p[a], p[b]))
                .mapToInt(Integer::intValue).toArray();
        double[] q = new double[m];
        double least = 1;
        for (int j = m; j >= 1; j--) {
            least = Math.min(least, p[order[j - 1]] * m / j);
            q[order[j - 1]] = least;
        }
        return q;
    }
}
