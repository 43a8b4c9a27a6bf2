package rnnscope.figure.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
    private final TimeAxis axis = new TimeAxis(10.5, 16, 100);

    @Test
    void aStepOwnsItsColumn() {
        assertEquals(-8, axis.x(10), 1e-12);
        assertEquals(8, axis.x(11), 1e-12);
        assertEquals(16, axis.centre(11), 1e-12);
        assertEquals(10, axis.stepAt(7.9));
        assertEquals(11, axis.stepAt(8));
        assertEquals(10, axis.from());
        assertEquals(17, axis.to()); // 10.5 + 6.25 = 16.75
        assertFalse(axis.shows(10));
        assertTrue(axis.shows(15));
        assertFalse(axis.shows(16));
    }

    @Test
    void aFittingAxisShowsWholeColumnsOnly() {
        TimeAxis fitting = TimeAxis.fitting(3, 45, 719.3);
        assertEquals(3, fitting.from());
        assertEquals(48, fitting.to());
        assertTrue(fitting.shows(3) && fitting.shows(47));
    }

    @Property
    void zoomingKeepsTheStepUnderThePointer(@ForAll @DoubleRange(min = 0.1, max = 10) double factor,
                                            @ForAll @DoubleRange(min = 0, max = 100) double x) {
        TimeAxis zoomed = axis.zoomed(factor, x, 0.01, 400);
        assertEquals(axis.first() + x / axis.columnWidth(), zoomed.first() + x / zoomed.columnWidth(), 1e-9);
        assertEquals(16 * factor, zoomed.columnWidth(), 1e-9);
    }

    @Test
    void zoomHasEnds() {
        assertEquals(40, axis.zoomed(100, 0, 0.1, 40).columnWidth());
        assertEquals(0.1, axis.zoomed(1e-6, 0, 0.1, 40).columnWidth());
    }

    @Test
    void panningStaysWithinTheText() {
        assertEquals(12.5, axis.panned(32).first(), 1e-12);
        assertEquals(0, axis.panned(-1000).within(500).first());
        assertEquals(500 - 6.25, axis.panned(1e6).within(500).first(), 1e-12);
        assertEquals(0, axis.within(3).first(), "a short text begins at the left");
    }

    @Property
    void revealingMovesNoFurtherThanNeeded(@ForAll @IntRange(max = 200) int step) {
        TimeAxis moved = axis.revealing(step, 2);
        assertTrue(moved.shows(step));
        boolean comfortable = axis.x(step - 2) >= 0 && axis.x(step + 3) <= 100;
        assertEquals(comfortable, moved.first() == axis.first());
    }

    @Test
    void lettersNeedRoom() {
        assertFalse(axis.isDense());
        assertTrue(new TimeAxis(0, 5, 100).isDense());
        assertThrows(IllegalArgumentException.class, () -> new TimeAxis(0, 0, 100));
        assertThrows(IllegalArgumentException.class, () -> new TimeAxis(0, Double.NaN, 100));
    }
}
