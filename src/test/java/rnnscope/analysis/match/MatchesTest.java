package rnnscope.analysis.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rnnscope.analysis.match.Pattern.Side;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.network.Progress;

class MatchesTest {
    private static final float ON = 0.3f;

    /** values[unit][step]. */
    private record Rows(float[][] values) implements ActiveUnits.Source {
        @Override
        public int units() {
            return values.length;
        }

        @Override
        public int steps() {
            return values[0].length;
        }

        @Override
        public void read(int unit, int from, int count, float[] into) {
            System.arraycopy(values[unit], from, into, 0, count);
        }

        ActiveUnits sets(boolean signed) {
            return ActiveUnits.of(this, ON, signed, Workers.of(1), Progress.IGNORED);
        }
    }

    /** One line a unit: + and − are on, anything else is off. */
    private static Rows drawn(String... lines) {
        float[][] values = new float[lines.length][];
        for (int unit = 0; unit < lines.length; unit++) {
            values[unit] = new float[lines[unit].length()];
            for (int t = 0; t < values[unit].length; t++) {
                char c = lines[unit].charAt(t);
                values[unit][t] = c == '+' ? 0.8f : c == '-' ? -0.8f : 0.1f;
            }
        }
        return new Rows(values);
    }

    private static Rows random(int units, int steps) {
        SeededRandom random = new SeededRandom(units + steps);
        float[][] values = new float[units][steps];
        for (float[] row : values) {
            double x = 0;
            for (int t = 0; t < steps; t++) {
                x = 0.8 * x + 0.3 * random.nextGaussian();
                row[t] = (float) x;
            }
        }
        return new Rows(values);
    }

    @Test
    void theUnitsOfARangeByHand() {
        ActiveUnits sets = drawn(
                "..+++++...",
                "...+++....",
                "...---....",
                "++++++++++",
                "...+.+....").sets(true);
        assertEquals(List.of(new Side(0, false), new Side(1, false), new Side(2, true), new Side(3, false)),
                new Pattern(sets, 3, 6, false, false).units());
        assertEquals(List.of(new Side(1, false), new Side(2, true)), new Pattern(sets, 3, 6, true, false).units());
        assertEquals(List.of(new Side(1, false), new Side(2, true)), new Pattern(sets, 3, 6, false, true).units());
        assertEquals(List.of(new Side(3, false)), new Pattern(sets, 0, 10, true, true).units(),
                "there is no step before the text, and none after it");
        assertEquals(List.of(), new Pattern(drawn("...---....").sets(false), 3, 6, false, false).units());
        assertThrows(IllegalArgumentException.class, () -> new Pattern(sets, 5, 5, false, false));
        assertThrows(IllegalArgumentException.class, () -> new Pattern(sets, 5, 11, false, false));
    }

    /** The range 1–4 has units 0, 1, 2; elsewhere the same three, these and one more, two of them, and too short. */
    @Test
    void passagesAreRankedByHand() {
        ActiveUnits sets = drawn(
                ".+++..+++..+++..+++...+.",
                ".+++..+++..+++..+++...+.",
                ".+++..+++..+++........+.",
                "...........+++..........").sets(true);
        List<Match> found = Matches.of(new Pattern(sets, 1, 4, false, false), 50);
        assertEquals(List.of(new Match(6, 9, 3, 3, 1), new Match(11, 14, 3, 4, 1), new Match(16, 19, 2, 3, 1),
                new Match(22, 23, 3, 3, 1 / 3.0)), found);
        assertEquals(0.75, found.get(1).overlap());
        assertEquals(1 / 3.0, found.get(3).score());
        assertEquals(2, Matches.of(new Pattern(sets, 1, 4, false, false), 2).size());
        assertEquals(List.of(), Matches.of(new Pattern(sets, 4, 5, false, false), 50), "no unit is on there");
    }

    @ParameterizedTest
    @CsvSource({"5, false, false, false", "70, true, false, false", "70, true, true, true", "33, false, true, false"})
    void theBestAreThoseOfTryingEverything(int units, boolean signed, boolean offBefore, boolean offAfter) {
        Rows rows = random(units, 700);
        ActiveUnits sets = rows.sets(signed);
        int compared = 0;
        for (int from : new int[] {0, 50, 333, 640, 698}) {
            for (int length : new int[] {1, 2, 4}) {
                if (from + length <= 700) {
                    Pattern pattern = new Pattern(sets, from, from + length, offBefore, offAfter);
                    Naive naive = new Naive(rows, signed, offBefore, offAfter, from, from + length);
                    assertEquals(naive.set, new HashSet<>(pattern.units()));
                    List<Match> found = Matches.of(pattern, 50);
                    assertEquals(naive.best(50), found);
                    compared += found.size();
                }
            }
        }
        assertTrue(compared > 100, "only " + compared + " passages");
    }

    @Test
    void severalWorkersFillTheSameSets() {
        Rows rows = random(67, 5000);
        ActiveUnits one = rows.sets(true);
        try (Workers workers = Workers.of(3)) {
            ActiveUnits three = ActiveUnits.of(rows, ON, true, workers, Progress.IGNORED);
            for (int t = 0; t < 5000; t++) {
                for (int unit = 0; unit < 67; unit++) {
                    float value = rows.values[unit][t];
                    assertEquals(value >= ON, one.isOn(t, unit, false));
                    assertEquals(value <= -ON, one.isOn(t, unit, true));
                    assertEquals(value >= ON, three.isOn(t, unit, false));
                    assertEquals(value <= -ON, three.isOn(t, unit, true));
                }
            }
        }
        assertFalse(rows.sets(false).isOn(0, 0, true));
    }

    @Test
    void itStopsWhenNobodyWantsItAndRefusesAThresholdOfNothing() {
        Rows rows = random(3, 5000);
        assertThrows(CancellationException.class,
                () -> ActiveUnits.of(rows, ON, true, Workers.of(1), (done, total) -> done < 2));
        assertThrows(IllegalArgumentException.class,
                () -> ActiveUnits.of(rows, 0, true, Workers.of(1), Progress.IGNORED));
    }

    /** By the definition, with sets of objects. */
    private static final class Naive {
        private final List<Set<Side>> on = new ArrayList<>();
        private final boolean offBefore;
        private final boolean offAfter;
        private final int from;
        private final int to;
        private final Set<Side> set;

        Naive(Rows rows, boolean signed, boolean offBefore, boolean offAfter, int from, int to) {
            for (int t = 0; t < rows.steps(); t++) {
                Set<Side> now = new HashSet<>();
                for (int unit = 0; unit < rows.units(); unit++) {
                    if (Math.abs(rows.values[unit][t]) >= ON && (signed || rows.values[unit][t] > 0)) {
                        now.add(new Side(unit, rows.values[unit][t] < 0));
                    }
                }
                on.add(now);
            }
            this.offBefore = offBefore;
            this.offAfter = offAfter;
            this.from = from;
            this.to = to;
            this.set = throughout(from, to);
        }

        private Set<Side> throughout(int first, int end) {
            Set<Side> all = new HashSet<>(on.get(first));
            on.subList(first, end).forEach(all::retainAll);
            if (offBefore && first > 0) {
                all.removeAll(on.get(first - 1));
            }
            if (offAfter && end < on.size()) {
                all.removeAll(on.get(end));
            }
            return all;
        }

        private boolean has(int step, int k) {
            return step >= 0 && step < on.size() && on.get(step).stream().filter(set::contains).count() >= k;
        }

        List<Match> best(int most) {
            Set<Match> all = new HashSet<>();
            for (int k = set.size(); k > 0 && 2 * k >= set.size(); k--) {
                for (int first = 0; first < on.size(); first++) {
                    int end = first;
                    while (has(end, k)) {
                        end++;
                    }
                    if (end > first && !has(first - 1, k) && (end <= from || first >= to)) {
                        Set<Side> theirs = throughout(first, end);
                        Set<Side> shared = new HashSet<>(theirs);
                        shared.retainAll(set);
                        Set<Side> united = new HashSet<>(theirs);
                        united.addAll(set);
                        double ours = to - from;
                        if (!shared.isEmpty()) {
                            all.add(new Match(first, end, shared.size(), united.size(),
                                    Math.min(ours, end - first) / Math.max(ours, end - first)));
                        }
                    }
                }
            }
            List<Match> chosen = new ArrayList<>();
            all.stream().sorted(Comparator.comparingDouble((Match m) -> -m.score()).thenComparing(m -> -m.shared())
                    .thenComparing(Match::from).thenComparing(Match::to)).forEach(m -> {
                        if (chosen.stream().noneMatch(c -> m.from() < c.to() && c.from() < m.to())) {
                            chosen.add(m);
                        }
                    });
            return chosen.subList(0, Math.min(most, chosen.size()));
        }
    }
}
