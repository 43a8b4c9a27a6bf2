package rnnscope.figure.track;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rnnscope.tape.Trace;

class UnitOrderTest {

    @Test
    void similarUnitsAreNeighbours() {
        // unit j follows one of four rhythms, j mod 4, with a little noise: each rhythm's units must stand together
        SplittableRandom random = new SplittableRandom(3);
        Trace trace = ExactPassage.of("a".repeat(200), 24,
                (c, j, t) -> Math.sin(t * (0.2 + 0.31 * (j % 4))) + 0.1 * random.nextGaussian()).trace();
        int[] order = UnitOrder.similar(trace, 0, "hidden", 0, 200);
        assertPermutation(order);
        int changes = 0;
        for (int rank = 1; rank < order.length; rank++) {
            changes += order[rank] % 4 != order[rank - 1] % 4 ? 1 : 0;
        }
        assertEquals(3, changes, Arrays.toString(order));
    }

    @Test
    void aSlowTurnOfPhaseIsUnrolledInOrder() {
        // units are one wave, each a little later than the one before, stored in a jumble
        int units = 15;
        Trace trace = ExactPassage.of("a".repeat(400), units,
                (c, j, t) -> Math.sin(t * 0.1 + j * 7 % units * 0.15)).trace();
        int[] order = UnitOrder.similar(trace, 0, "hidden", 0, 377); // six periods, near enough
        int[] phases = Arrays.stream(order).map(j -> j * 7 % units).toArray();
        int direction = phases[1] - phases[0];
        assertEquals(1, Math.abs(direction), Arrays.toString(phases));
        for (int i = 1; i < units; i++) {
            assertEquals(direction, phases[i] - phases[i - 1], Arrays.toString(phases));
        }
    }

    @Test
    void unitsThatNeverChangeDoNoHarm() {
        Trace trace = ExactPassage.of("abcabc", 5, (c, j, t) -> j < 3 ? 0.5 : t * (j - 2)).trace();
        int[] order = UnitOrder.similar(trace, 0, "hidden", 0, 6);
        assertPermutation(order);
        int rank3 = Arrays.stream(order).boxed().toList().indexOf(3);
        int rank4 = Arrays.stream(order).boxed().toList().indexOf(4);
        assertEquals(1, Math.abs(rank3 - rank4));
        assertArrayEquals(UnitOrder.stored(5), UnitOrder.similar(trace, 0, "hidden", 2, 3), "one step tells nothing");
    }

    @Test
    void theGreatestValueIsOnTop() {
        double[] values = {0.1, -0.9, 0.7, 0.1};
        Trace trace = ExactPassage.of("ab", 4, (c, j, t) -> t == 1 ? values[j] : -values[j]).trace();
        assertArrayEquals(new int[] {2, 0, 3, 1}, UnitOrder.byValue(trace, 0, "hidden", 1));
        assertArrayEquals(new int[] {1, 0, 3, 2}, UnitOrder.byValue(trace, 0, "hidden", 0));
    }

    private static void assertPermutation(int[] order) {
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        assertTrue(Arrays.equals(UnitOrder.stored(order.length), sorted), Arrays.toString(order));
    }

    @Test
    void theSlowestHasTheGreatestAutocorrelation() {
        Passage passage = ExactPassage.of("abcdefgh", 3, (channel, unit, step) ->
                unit == 0 ? step % 2 : unit == 1 ? 0.5 : step < 4 ? -1 : 1);
        assertArrayEquals(new int[] {2, 0, 1}, UnitOrder.slowest(passage.trace(), 0, "hidden", 0, 8));
    }
}
