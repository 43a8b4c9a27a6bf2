package rnnscope.analysis.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfLifeTest {
    private static double[] halving(double every) {
        return IntStream.range(0, 60).mapToDouble(t -> 3 * Math.pow(2, (t - 49) / every)).toArray();
    }

    @Test
    void isTheNumberOfStepsInWhichHalfIsLost() {
        assertEquals(7, HalfLife.of(halving(7), 0, 49), 1e-9);
        assertEquals(0.4, HalfLife.of(halving(0.4), 20, 49), 1e-9);
    }

    @Test
    void isNegativeWhereTheGradientGrows() {
        assertEquals(-5, HalfLife.of(halving(-5), 0, 49), 1e-9);
    }

    @Test
    void passesOverWhatIsNoMagnitude() {
        double[] norms = halving(4);
        norms[3] = 0;
        norms[4] = Double.NaN;
        norms[5] = Double.POSITIVE_INFINITY;
        assertEquals(4, HalfLife.of(norms, 0, 49), 1e-9);
        assertTrue(Double.isNaN(HalfLife.of(norms, 3, 6)));
    }
}
