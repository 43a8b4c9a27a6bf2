package rnnscope.analysis.ngram;

/**
 * Discounts of modified Kneser–Ney smoothing for counts of 1, of 2, and of 3 or more (Chen and Goodman, 1999, eq. 26).
 * With n_k the number of grams that are counted k times:
 *
 * <pre>
 *   Y = n₁ / (n₁ + 2 n₂)      D₁ = 1 − 2 Y n₂ / n₁      D₂ = 2 − 3 Y n₃ / n₂      D₃ = 3 − 4 Y n₄ / n₃
 * </pre>
 *
 * Where that is undefined or outside 0 &lt; D_k ≤ k, as with few grams, one discount Y for all (Ney, Essen and Kneser,
 * 1994), and ½ where that is undefined too.
 */
record Discounts(double one, double two, double more) {

    static Discounts of(long n1, long n2, long n3, long n4) {
        if (n1 == 0 || n2 == 0) {
            return new Discounts(0.5, 0.5, 0.5);
        }
        double y = n1 / (n1 + 2.0 * n2);
        double two = 2 - 3 * y * n3 / n2;
        double more = 3 - 4 * y * n4 / n3;
        boolean defined = n3 > 0 && n4 > 0 && two > 0 && more > 0;
        return defined ? new Discounts(y, two, more) : new Discounts(y, y, y);
    }

    /** What is taken from a count; nothing from 0. */
    double of(int count) {
        return count == 0 ? 0 : count == 1 ? one : count == 2 ? two : more;
    }
}
