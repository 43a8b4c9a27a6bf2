package rnnscope.analysis.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.analysis.unit.Activities;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.math.SeededRandom;
import rnnscope.text.property.TextProperty.Kind;

class ScoresTest {

    /** Levels 0 1 1 2 2 3 hold no no yes no yes yes: of 9 pairs 6 are in order, 2 equal. */
    @Test
    void aucByHand() {
        long[] d = {1, 2, 2, 1};
        long[] w = {0, 1, 1, 1};
        assertEquals((6 + 0.5 * 2) / 9, Scores.auc(d, w), 1e-12);
        assertTrue(Double.isNaN(Scores.auc(d, new long[4])));
    }

    @Test
    void aucIsTheShareOfOrderedPairs() {
        SeededRandom random = new SeededRandom(1);
        int[] level = new int[200];
        boolean[] holds = new boolean[200];
        long[] d = new long[256];
        long[] w = new long[256];
        for (int t = 0; t < level.length; t++) {
            holds[t] = random.nextInt(3) == 0;
            level[t] = random.nextInt(20) + (holds[t] ? 5 : 0);
            d[level[t]]++;
            w[level[t]] += holds[t] ? 1 : 0;
        }
        double ordered = 0;
        int pairs = 0;
        for (int a = 0; a < level.length; a++) {
            for (int b = 0; b < level.length; b++) {
                if (holds[a] && !holds[b]) {
                    ordered += level[a] > level[b] ? 1 : level[a] == level[b] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        assertEquals(ordered / pairs, Scores.auc(d, w), 1e-12);
    }

    /** Unit 0 0 1 2, property 5 7 7 9: ranks 1.5 1.5 3 4 and 1 2.5 2.5 4, products of deviations 1.5 + 0 + 0 + 2.25. */
    @Test
    void spearmanByHand() {
        PropertyValues values = Activities.property("x", Kind.SCALAR, 5, 7, 7, 9, 1, 1, 1, 1);
        PropertySummary summary = PropertySummary.of(values);
        double squares = summary.squares(0);
        assertArrayEquals(new int[] {-3, 0, 0, 3}, ranks(summary, values));
        assertEquals(18, squares);
        double rho = Scores.spearman(new long[] {2, 1, 1}, new long[] {-3, 0, 3}, squares);
        assertEquals(3.75 / Math.sqrt(4.5 * 4.5), rho, 1e-12);
        assertTrue(Double.isNaN(Scores.spearman(new long[] {0, 4, 0}, new long[3], squares)));
    }

    @Test
    void ranksPassOverWhatIsNotDefined() {
        PropertyValues values = Activities.property("x", Kind.SCALAR, 2, Float.NaN, -1, 0, -0f, 1, 1, 1, 1, 1);
        assertArrayEquals(new int[] {3, 0, -3, 0, 0}, ranks(PropertySummary.of(values), values));
    }

    /** Of the first half. */
    private static int[] ranks(PropertySummary summary, PropertyValues values) {
        int[] ranks = new int[values.length() / 2];
        for (int t = 0; t < ranks.length; t++) {
            ranks[t] = values.isDefined(t) ? summary.rank(0, values.value(t)) : 0;
        }
        return ranks;
    }

    /** Many values, whole and not, negative, far apart and many times over: those of sorting them all. */
    @Test
    void ranksOfManyValuesAreThoseOfSorting() {
        SeededRandom random = new SeededRandom(5);
        float[] values = new float[40_000];
        for (int t = 0; t < values.length; t++) {
            values[t] = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(9000) - 3000;
                case 1 -> (float) random.nextGaussian() * 1000;
                case 2 -> random.nextInt(3);
                default -> random.nextInt(1 << 30);
            };
        }
        PropertyValues property = Activities.property("x", Kind.SCALAR, values);
        int[] ranks = ranks(PropertySummary.of(property), property);
        float[] sorted = java.util.Arrays.copyOf(values, ranks.length);
        java.util.Arrays.sort(sorted);
        for (int t = 0; t < ranks.length; t += 7) {
            int below = 0;
            int equal = 0;
            while (below < sorted.length && sorted[below] < values[t]) {
                below++;
            }
            while (below + equal < sorted.length && sorted[below + equal] == values[t]) {
                equal++;
            }
            assertEquals(2 * below + equal - ranks.length, ranks[t]);
        }
    }

    /** Levels 0 1 1 2 2 3 hold no no yes no yes yes: from level 2 on 2 of 3 are right and 1 is missed. */
    @Test
    void theThresholdHasTheGreatestF1() {
        long[] d = {1, 2, 2, 1};
        long[] w = {0, 1, 1, 1};
        assertEquals(6 / 8.0, Scores.f1(d, w, 1, 1), 1e-12);
        assertEquals(4 / 6.0, Scores.f1(d, w, 1, 2), 1e-12);
        assertEquals(1, Scores.threshold(d, w, 1));
        // Below a level, for what holds where the unit is low.
        long[] low = {1, 1, 0, 0};
        assertEquals(2 * 2 / 5.0, Scores.f1(d, low, -1, 2), 1e-12);
        assertEquals(2, Scores.threshold(d, low, -1));
        assertEquals(0, Scores.f1(new long[4], new long[4], 1, 0));
    }

    @Test
    void ranksWithoutTiesSpreadAsUniformNumbersDo() {
        long[] d = new long[1000];
        java.util.Arrays.fill(d, 1);
        assertEquals(1 / Math.sqrt(12), Scores.rankDeviation(d), 1e-6);
    }

    /** p = 0.01, 0.02, 0.03, 0.5 of four: 4 · 0.01 = 0.04, 2 · 0.02 = 0.04, 4/3 · 0.03 = 0.04, 0.5. */
    @Test
    void falseDiscoveriesByHand() {
        assertArrayEquals(new double[] {0.04, 0.5, 0.04, 0.04},
                FalseDiscoveries.corrected(new double[] {0.03, 0.5, 0.01, 0.02}), 1e-12);
        assertArrayEquals(new double[] {1, 1}, FalseDiscoveries.corrected(new double[] {1, 0.9}), 1e-12);
    }
}
