package rnnscope.analysis.bottleneck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HalfLengthTest {
    private static List<LengthGroup> groups(int... exact) {
        return java.util.stream.IntStream.range(0, exact.length).mapToObj(i -> new LengthGroup(3 * i, 3 * i + 2, 100,
                exact[i])).toList();
    }

    @Test
    void isTheFirstGroupFromWhichOnAllAreBelowHalf() {
        assertEquals(2, HalfLength.below(groups(90, 70, 49, 10)));
        assertEquals(3, HalfLength.below(groups(90, 40, 60, 10)), "one that recovers is not below for good");
    }

    @Test
    void isNoneWhereTheCurveDoesNotCross() {
        assertEquals(-1, HalfLength.below(groups(90, 70, 60)));
        assertEquals(-1, HalfLength.below(groups(40, 30, 20)));
    }
}
