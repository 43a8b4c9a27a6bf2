package rnnscope.train.live.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Property(tries = 200)
    void nothingMeasuredFallsOutsideTheBandOrOutOfTheMean(
            @ForAll @Size(min = 1, max = 500) List<@FloatRange(min = -9, max = 9) Float> values) {
        Series series = new Series(16);
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            series.add(i, values.get(i));
            sum += values.get(i);
        }
        SeriesView view = series.view();
        assertTrue(view.size() <= 16);
        double found = 0;
        for (int i = 0; i < values.size(); i++) {
            int at = (int) (i / view.span());
            assertTrue(view.min()[at] <= values.get(i) && values.get(i) <= view.max()[at]);
        }
        for (int i = 0; i < view.size(); i++) {
            found += view.mean()[i] * Math.min(view.span(), values.size() - i * view.span());
        }
        assertEquals(sum, found, 1e-3 * values.size());
    }

    @Test
    void anHourIsNoLargerThanAMinute() {
        Series series = new Series(1024);
        for (long i = 0; i < 3_000_000; i++) {
            series.add(i, i % 10);
        }
        SeriesView view = series.view();
        assertTrue(view.size() > 512 && view.size() <= 1024);
        assertEquals(4096, view.span());
        assertEquals(4.5, view.mean()[100], 0.01);
        assertEquals(2_999_999, view.iteration(view.size() - 1));
    }

    @Test
    void gapsAreNoNumbers() {
        Series series = new Series(8);
        series.add(1, 5);
        series.add(4, 7);
        series.add(5, Double.NaN);
        SeriesView view = series.view();
        assertEquals(5, view.size());
        assertTrue(view.has(1) && view.has(4) && !view.has(0) && !view.has(2));
        assertEquals(7, view.last());
        assertEquals(5, view.at(3));
        assertTrue(Double.isNaN(view.at(0)));
    }

    @Test
    void aCutForgetsWhatCameAfter() {
        Series series = new Series(8);
        for (int i = 0; i < 16; i++) {
            series.add(i, i);
        }
        SeriesView before = series.view();
        series.cutAfter(9);
        assertEquals(2, series.view().span());
        assertEquals(5, series.view().size());
        assertEquals(8.5, series.view().last());
        series.add(10, 100);
        assertEquals(100, series.view().last());
        assertEquals(14.5, before.last());
    }
}
