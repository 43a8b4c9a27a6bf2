package rnnscope.analysis.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.text.TextRange;
import rnnscope.text.property.TextProperty.Kind;

/** The histogram and the curve of a selected unit, worked by hand. */
class UnitShapesTest {
    private static final float NAN = Float.NaN;

    /** Whole numbers 0 to 4, each of which has a level of its own. */
    private final Activity activity = Activities.of(0, new float[] {0, 1, 4, 4, 3, 0, 0, 2, 4, 1});
    private final PropertyValues holds = Activities.property("x", Kind.BINARY, 0, 0, 1, 1, 1, 0, NAN, 0, 1, 0);
    private final TextRange all = new TextRange(0, 10);

    @Test
    void aBinaryPropertyHasTwoGroups() {
        UnitHistogram histogram = UnitHistogram.of(activity, 0, holds, all, 8, 4);
        assertEquals(0, histogram.min());
        assertEquals(4, histogram.max());
        UnitHistogram.Group outside = histogram.groups().get(0);
        assertEquals(5, outside.count());
        assertEquals((0 + 1 + 0 + 2 + 1) / 5.0, outside.mean());
        assertEquals(List.of(0.4, 0.4, 0.2, 0.0), outside.shares());
        assertEquals(0, outside.lowerQuartile());
        assertEquals(1, outside.median());
        assertEquals(1, outside.upperQuartile());
        UnitHistogram.Group inside = histogram.groups().get(1);
        assertEquals(List.of(0.0, 0.0, 0.0, 1.0), inside.shares());
        assertEquals(4, inside.count());
        assertEquals(1, inside.low());
        assertEquals(4, inside.median());
    }

    @Test
    void aRangeIsAllThatCounts() {
        UnitHistogram histogram = UnitHistogram.of(activity, 0, holds, new TextRange(4, 6), 8, 2);
        assertEquals(List.of(1, 1), histogram.groups().stream().map(UnitHistogram.Group::count).toList());
        assertEquals(3, histogram.max());
    }

    @Test
    void sizesFormGroupsOfAboutTheSameNumber() {
        PropertyValues size = Activities.property("x", Kind.SCALAR, 1, 1, 1, 1, 1, 2, 3, 4, 5, NAN);
        UnitHistogram three = UnitHistogram.of(activity, 0, size, all, 3, 4);
        assertEquals(List.of(5, 1, 3), three.groups().stream().map(UnitHistogram.Group::count).toList());
        assertEquals(List.of(1f, 2f, 3f), three.groups().stream().map(UnitHistogram.Group::low).toList());
        assertEquals(List.of(1f, 2f, 5f), three.groups().stream().map(UnitHistogram.Group::high).toList());
        UnitHistogram each = UnitHistogram.of(activity, 0, size, all, 5, 4);
        assertEquals(List.of(5, 1, 1, 1, 1), each.groups().stream().map(UnitHistogram.Group::count).toList());
        assertEquals(2.4, each.groups().get(0).mean(), 1e-6);
    }

    @Test
    void theCurveIsTheMeanAroundOnsets() {
        // Onsets at 2 and 8: 0 1 |4| 4 and 0 2 |4| 1.
        OnsetCurve curve = OnsetCurve.of(activity, 0, holds, all, 2, 2);
        assertEquals(2, curve.onsets());
        assertEquals(List.of(0.0, 1.5, 4.0, 2.5, 3.0), curve.means());
        assertEquals(List.of(0.0, 0.5, 0.0, 1.5, 0.0), curve.deviations());
        assertTrue(OnsetCurve.of(activity, 0, holds, new TextRange(3, 8), 2, 2).means().get(0).isNaN());
    }
}
