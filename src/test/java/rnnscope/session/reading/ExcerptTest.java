package rnnscope.session.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import rnnscope.network.Reading;

class ExcerptTest {

    @Property
    void aStretchHoldsWhatShowsAndBeginsWhereAStateIsKept(@ForAll @IntRange(min = 1, max = 2_000_000) int length,
            @ForAll @IntRange(max = 1_999_999) int place, @ForAll @IntRange(min = 1, max = 10_000) int shown) {
        int from = place % length;
        int[] stretch = Excerpt.stretch(from, from + shown, length);
        assertTrue(stretch[0] <= from && stretch[0] >= 0);
        assertEquals(0, stretch[0] % Reading.INTERVAL);
        assertTrue(stretch[1] >= Math.min(length, from + shown) && stretch[1] <= length);
        assertTrue(stretch[1] - stretch[0] <= Math.max(Excerpt.SPAN, 3 * shown + 4 * Reading.INTERVAL));
    }

    @Test
    void aScreenOnEitherSideIsTracedToo() {
        int[] stretch = Excerpt.stretch(5000, 5060, 30_000);
        assertTrue(stretch[0] <= 5000 - 60);
        assertTrue(stretch[1] >= 5060 + 60);
    }
}
