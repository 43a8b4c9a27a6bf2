package rnnscope.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void boundedChannelsHaveThreeTicks() {
        Scale scale = Scale.holding(-1, 1, 106, 3);
        assertArrayEquals(new double[] {-1, 0, 1}, scale.ticks());
        assertEquals(3, scale.y(1), 1e-9);
        assertEquals(103, scale.y(-1), 1e-9);
        assertEquals(53, scale.y(0), 1e-9);
    }

    @Test
    void anUnboundedStateWidensTheAxisInRoundSteps() {
        assertArrayEquals(new double[] {-2, -1, 0, 1}, Scale.holding(-2.2, 1, 120, 0).ticks());
        Scale wide = Scale.holding(-1, 37, 120, 0);
        assertArrayEquals(new double[] {0, 10, 20, 30, 40}, wide.ticks());
        assertEquals(0, wide.decimals());
    }

    @Property
    void everyValueIsOnTheAxisAndTicksDoNotCrowd(@ForAll @DoubleRange(min = -1e6, max = 0) double min,
                                                 @ForAll @DoubleRange(min = 1, max = 1e6) double max,
                                                 @ForAll @DoubleRange(min = 60, max = 400) double height) {
        Scale scale = Scale.holding(min, max, height, 3);
        assertTrue(scale.y(max) >= 3 - 1e-6 && scale.y(min) <= height - 3 + 1e-6);
        double[] ticks = scale.ticks();
        assertTrue(ticks.length >= 2 && ticks.length <= 6, ticks.length + " ticks");
        assertTrue(scale.y(ticks[0]) - scale.y(ticks[1]) >= 12);
    }
}
