package rnnscope.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of computation: nothing is computed before what it is computed from. */
class ComputationOrderTest {

    @Test
    void layersOfOneDirectionComputeAStepTogether() {
        ComputationOrder order = new ComputationOrder(4, 2, 1, false, false);
        assertEquals(4, order.length());
        for (int t = 0; t < 4; t++) {
            assertEquals(t, order.moment(0, t));
            assertEquals(t, order.moment(1, t));
            assertEquals(t, order.step(1, t));
            assertEquals(t, order.predicted(t));
        }
    }

    @Test
    void ofTwoDirectionsTheLabelsInTheMiddleAreKnownFirst() {
        ComputationOrder order = new ComputationOrder(5, 1, 2, false, false);
        assertEquals(5, order.length());
        assertEquals(0, order.moment(0, 0));
        assertEquals(0, order.moment(1, 4));
        assertEquals(4, order.moment(1, 0));
        assertArrayEquals(new int[] {4, 3, 2, 3, 4}, IntStream.range(0, 5).map(order::predicted).toArray());
    }

    @Test
    void aLayerBeginsWhenBothDirectionsBelowAreDone() {
        ComputationOrder order = new ComputationOrder(3, 2, 2, false, false);
        assertEquals(6, order.length());
        assertEquals(2, order.step(0, 2));
        assertEquals(0, order.step(1, 2));
        assertEquals(-1, order.step(2, 2));
        assertEquals(-1, order.step(0, 3));
        assertEquals(0, order.step(2, 3));
        assertEquals(2, order.step(3, 3));
        assertEquals(0, order.layer(2));
        assertEquals(1, order.layer(3));
        assertEquals(4, order.predicted(1));
    }

    @Test
    void layersThatReadFromTheEndBeginThereTogether() {
        ComputationOrder order = new ComputationOrder(4, 2, 1, true, false);
        assertEquals(4, order.length());
        for (int t = 0; t < 4; t++) {
            assertEquals(3 - t, order.moment(1, t));
            assertEquals(t, order.step(0, 3 - t));
            assertEquals(3 - t, order.predicted(t));
        }
    }

    @Test
    void whatNeedsEveryStepComesAfterThem() {
        ComputationOrder order = new ComputationOrder(3, 2, 2, false, true);
        assertEquals(7, order.length());
        assertEquals(6, order.readingMoments());
        assertEquals(6, order.predicted(0));
        assertEquals(-1, order.step(3, 6));
        assertEquals(1, order.layer(6));
        assertEquals(3, new ComputationOrder(3, 1, 1, false, true).predicted(2));
    }

    @Test
    void everyStepOfEveryLayerIsComputedExactlyOnce() {
        ComputationOrder order = new ComputationOrder(4, 3, 2, false, true);
        for (int layer = 0; layer < 6; layer++) {
            for (int t = 0; t < 4; t++) {
                assertEquals(t, order.step(layer, order.moment(layer, t)));
            }
        }
    }
}
