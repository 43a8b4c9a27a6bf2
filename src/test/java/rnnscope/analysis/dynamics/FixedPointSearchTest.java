package rnnscope.analysis.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rnnscope.network.Progress;
import rnnscope.network.StateUpdate;

/** Points of networks whose fixed points are known in closed form. */
class FixedPointSearchTest {
    /** Solution of h = tanh 2h beside 0. */
    private static final double H = 0.9575040240772688;

    private static List<FixedPoint> search(StateUpdate map) {
        float[] starts = new float[map.states() * map.size()];
        Random random = new Random(1);
        for (int i = 0; i < starts.length; i++) {
            starts[i] = 2 * random.nextFloat() - 1;
        }
        return FixedPointSearch.search(map, starts, Progress.IGNORED);
    }

    @Test
    void twoSwitchesHaveNinePoints() {
        List<FixedPoint> points = search(Elmans.map(200, new float[][] {{2, 0}, {0, 2}}));
        assertEquals(9, points.size());
        assertEquals(200, points.stream().mapToInt(FixedPoint::found).sum());
        for (FixedPoint point : points) {
            assertTrue(point.isFixed(), "speed " + point.speed());
            int atRest = 0;
            for (float h : point.state()) {
                double nearest = Math.abs(h) < 0.5 ? 0 : Math.copySign(H, h);
                assertEquals(nearest, h, 1e-5);
                atRest += nearest == 0 ? 1 : 0;
            }
            assertEquals(atRest, point.unstableDirections());
            assertEquals(atRest == 0 ? FixedPoint.Kind.STABLE : atRest == 2 ? FixedPoint.Kind.UNSTABLE : FixedPoint.Kind.SADDLE,
                    point.kind());
            // λ = 2 (1 − h²)
            assertEquals(atRest == 0 ? 2 * (1 - H * H) : 2, point.eigenvalues().get(0).modulus(), 1e-5);
        }
    }

    @Test
    void aSaddleIsLeftAlongItsDirection() {
        FixedPoint saddle = search(Elmans.map(100, new float[][] {{2, 0}, {0, 2}})).stream()
                .filter(point -> point.kind() == FixedPoint.Kind.SADDLE && Math.abs(point.state()[1]) < 0.1).findFirst()
                .orElseThrow();
        assertEquals(0, saddle.direction(0)[0], 1e-5);
        assertEquals(1, saddle.direction(0)[1], 1e-5);
        assertEquals(-1 / Math.log(2), saddle.timeConstant(0), 1e-5);
        assertEquals(-1 / Math.log(2 * (1 - H * H)), saddle.timeConstant(1), 1e-4);
    }

    @Test
    void aTurningDirection() {
        double angle = 0.7;
        float c = (float) (0.8 * Math.cos(angle));
        float s = (float) (0.8 * Math.sin(angle));
        List<FixedPoint> points = search(Elmans.map(20, new float[][] {{c, -s, 0}, {s, c, 0}, {0, 0, 0.5f}}));
        assertEquals(1, points.size());
        FixedPoint origin = points.get(0);
        assertEquals(0.8, origin.eigenvalues().get(0).modulus(), 1e-5);
        assertEquals(0.8 * Math.sin(angle), Math.abs(origin.eigenvalues().get(0).imaginary()), 1e-5);
        assertEquals(0, origin.direction(0)[2], 1e-5);
        assertEquals(1, Math.hypot(origin.direction(0)[0], origin.direction(0)[1]), 1e-5);
    }

    @Test
    void aSlowPointIsNoFixedPoint() {
        // Two of the three fixed points of tanh(1.05 h) have met and vanished at a bias of 0.0074; near −0.2 it is slow still.
        List<FixedPoint> points = search(Elmans.map(50, new float[][] {{1.05f}}, 0.0085f));
        assertTrue(points.stream().anyMatch(FixedPoint::isFixed));
        assertTrue(points.stream().anyMatch(point -> !point.isFixed()), points.size() + " points");
        for (FixedPoint point : points) {
            double h = point.state()[0];
            assertEquals(Math.abs(Math.tanh(1.05 * h + 0.0085) - h), point.speed(), 1e-6);
        }
    }
}
