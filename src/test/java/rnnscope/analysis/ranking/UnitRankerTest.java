package rnnscope.analysis.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.unit.Activities;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.network.Progress;
import rnnscope.text.property.TextProperty.Kind;

class UnitRankerTest {
    private static final int STEPS = 5_001;
    private final SeededRandom random = new SeededRandom(12);

    /** Keeps to itself for about 1 / (1 − keep) steps. */
    private float[] slow(int steps, double keep) {
        float[] x = new float[steps];
        double last = 0;
        for (int t = 0; t < steps; t++) {
            last = keep * last + Math.sqrt(1 - keep * keep) * random.nextGaussian();
            x[t] = (float) last;
        }
        return x;
    }

    /** Holds in stretches of about {@code length} steps. */
    private float[] stretches(int steps, int length) {
        float[] x = new float[steps];
        boolean holds = false;
        for (int t = 0; t < steps; t++) {
            holds ^= random.nextInt(length) == 0;
            x[t] = holds ? 1 : 0;
        }
        return x;
    }

    private List<List<UnitScore>> rank(List<Activity> activities, List<PropertyValues> properties) {
        return UnitRanker.rank(Workers.of(1), activities, properties, true, Progress.IGNORED);
    }

    @Test
    void theUnitThatKnowsIsFirstAndNoOtherCounts() {
        float[] holds = stretches(STEPS, 20);
        float[][][] layers = new float[2][5][];
        for (float[][] layer : layers) {
            for (int j = 0; j < layer.length; j++) {
                layer[j] = slow(STEPS, 0.9);
            }
        }
        for (int t = 0; t < STEPS; t++) {
            layers[1][3][t] = (float) (-holds[t] + 0.3 * random.nextGaussian());
        }
        var scores = rank(List.of(Activities.of(0, layers[0]), Activities.of(1, layers[1])),
                List.of(Activities.property("holds", Kind.BINARY, holds))).get(0);
        UnitScore best = scores.get(0);
        assertEquals(1, best.layer());
        assertEquals(3, best.unit());
        assertEquals(-1, best.sign());
        assertTrue(best.heldOut() > 0.97 && best.f1() > 0.9, best.toString());
        assertEquals(-0.5, best.threshold(), 0.15);
        assertTrue(best.q() < 1e-6, best.toString());
        for (UnitScore other : scores.subList(1, scores.size())) {
            assertTrue(other.q() > 0.05, other.toString());
        }
        assertEquals(10, scores.size());
        for (int i = 1; i < scores.size(); i++) {
            assertTrue(scores.get(i - 1).chosenBy() >= scores.get(i).chosenBy());
        }
    }

    /**
     * Units and properties that have nothing to do with each other, but keep to themselves: a twentieth has p below
     * 0.05, where Mann and Whitney's own deviation, that of independent steps, would say so of most.
     */
    @Test
    void chanceIsCalledChance() {
        float[][] units = new float[120][];
        for (int j = 0; j < units.length; j++) {
            units[j] = slow(12_000, 0.97);
        }
        List<PropertyValues> properties = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            properties.add(Activities.property("holds" + k, Kind.BINARY, stretches(12_000, 30)));
            properties.add(Activities.property("size" + k, Kind.SCALAR, slow(12_000, 0.95)));
        }
        var scores = rank(List.of(Activities.of(0, units)), properties);
        int small = 0;
        int large = 0;
        int naive = 0;
        int count = 0;
        for (UnitScore s : scores.stream().flatMap(List::stream).toList()) {
            small += s.p() < 0.05 ? 1 : 0;
            large += s.p() > 0.95 ? 1 : 0;
            boolean binary = !Double.isNaN(s.f1());
            double independent = Math.sqrt(1 / (6_000 * (binary ? 3.0 : 1.0)));
            naive += Math.abs(s.heldOut() - (binary ? 0.5 : 0)) > 1.96 * independent ? 1 : 0;
            assertTrue(s.q() > 0.05, s.toString());
            count++;
        }
        assertEquals(0.05, small / (double) count, 0.025);
        assertEquals(0.05, large / (double) count, 0.025);
        assertTrue(naive > 0.5 * count, naive + " of " + count);
    }

    /** The deviation from spectra of overlapping segments is, on average, that of really shifting. */
    @Test
    void theDeviationIsThatOfShifts() {
        float[][] units = new float[20][];
        for (int j = 0; j < units.length; j++) {
            units[j] = slow(STEPS, 0.9);
        }
        float[] holds = stretches(STEPS, 15);
        Activity activity = Activities.of(0, units);
        double shifted = 0;
        double found = 0;
        for (UnitScore s : rank(List.of(activity), List.of(Activities.property("x", Kind.BINARY, holds))).get(0)) {
            shifted += variance(activity, s.unit(), holds);
            found += s.deviation() * s.deviation();
        }
        assertEquals(shifted, found, 0.1 * shifted);
        double independent = units.length / (3.0 * (STEPS - STEPS / 2));
        assertTrue(shifted > 5 * independent, shifted + " and " + independent);
    }

    /** Mean square distance of the score from chance over every seventh shift within the second half. */
    private static double variance(Activity activity, int unit, float[] holds) {
        int from = STEPS / 2;
        int length = STEPS - from;
        double squares = 0;
        int count = 0;
        for (int shift = 0; shift < length; shift += 7) {
            long[] d = new long[256];
            long[] w = new long[256];
            for (int i = 0; i < length; i++) {
                int level = activity.level(unit, from + i);
                d[level]++;
                w[level] += (long) holds[from + (i + shift) % length];
            }
            double distance = Scores.auc(d, w) - 0.5;
            squares += distance * distance;
            count++;
        }
        return squares / count;
    }

    @Test
    void moreQuestionsThanOneGroupHoldsAreCountedToo() {
        List<PropertyValues> properties = new ArrayList<>();
        for (int k = 0; k < 16; k++) {
            float[] x = stretches(STEPS, 3);
            for (int t = k; t < STEPS; t += 50) {
                x[t] = Float.NaN;
            }
            properties.add(Activities.property("p" + k, Kind.BINARY, x));
        }
        Activity activity = Activities.of(0, new float[][] {slow(STEPS, 0.5)});
        Design design = new Design(Workers.of(1), properties, UnitRanker.summaries(Workers.of(1), properties), STEPS,
                STEPS / 2);
        assertTrue(design.groups().size() > 1);
        LevelCounts counts = new LevelCounts(design.size());
        byte[] row = new byte[STEPS];
        activity.readLevels(0, 0, row);
        // Parts add up, and what is taken away again leaves nothing.
        int[] table = LevelCounts.table();
        LevelCounts part = new LevelCounts(design.size());
        part.add(design, row, STEPS / 2, 3000, 1, table);
        counts.add(design, row, 0, 100, 1, table);
        counts.add(design, row, 3000, STEPS, 1, table);
        counts.add(design, row, 0, 100, -1, table);
        counts.add(part);
        for (int k = 0; k < properties.size(); k++) {
            long[] d = new long[256];
            long[] w = new long[256];
            for (int t = STEPS / 2; t < STEPS; t++) {
                d[activity.level(0, t)] += properties.get(k).isDefined(t) ? 1 : 0;
                w[activity.level(0, t)] += properties.get(k).value(t) == 1 ? 1 : 0;
            }
            assertArrayEquals(d, counts.defined(k));
            assertArrayEquals(w, counts.weight(k));
        }
    }

    @Test
    void aConstantUnitKnowsNothing() {
        var scores = rank(List.of(Activities.of(0, new float[STEPS], slow(STEPS, 0.5))),
                List.of(Activities.property("holds", Kind.BINARY, stretches(STEPS, 9)),
                        Activities.property("size", Kind.SCALAR, slow(STEPS, 0.5))));
        for (int k = 0; k < 2; k++) {
            UnitScore constant = scores.get(k).stream().filter(s -> s.unit() == 0).findFirst().orElseThrow();
            assertEquals(k == 0 ? 0.5 : 0, constant.heldOut());
            assertTrue(constant.p() >= 0.5, constant.toString());
        }
    }

    @Test
    void itEndsWhenItIsNoLongerWanted() {
        List<Activity> activities = List.of(Activities.of(0, new float[9][STEPS]));
        List<PropertyValues> properties = List.of(Activities.property("holds", Kind.BINARY, stretches(STEPS, 9)));
        assertThrows(CancellationException.class,
                () -> UnitRanker.rank(Workers.of(1), activities, properties, true, (done, total) -> done < 4));
    }
}
