package rnnscope.figure.track;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void boundedValuesHaveALinearAxis() {
        Scale scale = Scale.holding(-1, 1, 106, 3);
        assertArrayEquals(new double[] {-1, 0, 1}, scale.ticks());
        assertEquals(3, scale.y(1), 1e-9);
        assertEquals(28, scale.y(0.5), 1e-9);
        assertEquals(53, scale.y(0), 1e-9);
        assertEquals(103, scale.y(-1), 1e-9);
        assertFalse(scale.isCompressed());
        assertArrayEquals(new double[] {0, 1}, Scale.holding(0, 1, 106, 3).ticks());
    }

    @Test
    void anUnboundedStateAddsALogarithmicPartWithRoundEnds() {
        Scale scale = Scale.holding(-4.9, 1, 120, 0);
        assertArrayEquals(new double[] {-5, -1, 0, 1}, scale.ticks());
        assertTrue(scale.isCompressed());
        // by hand: position(−5) = −(1 + ½ · 1.6094) = −1.8047; the axis is 2.8047 long, 0 lies at 1 / 2.8047 of it
        assertEquals(120 / 2.8047, scale.y(0), 1e-2);
        assertEquals(120, scale.y(-5), 1e-9);
        assertEquals(2 * (scale.y(0) - scale.y(1)), scale.y(-1) - scale.y(1), 1e-9, "still linear within");
        assertArrayEquals(new double[] {-1, 0, 1, 50}, Scale.holding(-1, 37, 120, 0).ticks());
    }

    @Property
    void everyValueIsOnTheAxisInOrderAndTicksDoNotTouch(@ForAll @DoubleRange(min = -1e6, max = 0) double min,
                                                        @ForAll @DoubleRange(min = 0, max = 1e6) double max,
                                                        @ForAll @DoubleRange(min = 60, max = 400) double height) {
        Scale scale = Scale.holding(min, max, height, 3);
        assertTrue(scale.y(max) >= 3 - 1e-6 && scale.y(min) <= height - 3 + 1e-6);
        assertTrue(scale.y(max) <= scale.y(max / 2) && scale.y(max / 2) <= scale.y(min / 2)
                && scale.y(min / 2) <= scale.y(min));
        double[] ticks = scale.ticks();
        assertTrue(ticks.length >= 2);
        for (int i = 1; i < ticks.length; i++) {
            assertTrue(scale.y(ticks[i - 1]) - scale.y(ticks[i]) >= 13 - 1e-9);
        }
    }
}
