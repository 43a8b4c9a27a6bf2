package rnnscope.figure.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.dynamics.PhasePortraitFigure.Kind;
import rnnscope.figure.paint.Look;

/** A small portrait in space: what is where, from which side. */
class SpacePortraitFigureTest {
    private static final double SIZE = 400;

    private static SpacePortraitFigure figure(Turn turn) {
        double[][] path = {{-0.5, 0, 0}, {0.5, 0, 0}, {0.5, 0.5, 0.5}};
        return new SpacePortraitFigure(List.of("first", "second", "third"), turn, new double[] {1, 1, 1}, new double[3],
                new SpacePortraitFigure.Path(path, new int[] {-1, 0, 1}, 20, 2, List.of("x", "y", "z")),
                new double[][][] {{{-0.5, -0.5, 0}}, {{-0.2, -0.5, 0}}},
                List.of(new SpacePortraitFigure.Point(new double[] {0, -0.8, 0}, "1", Kind.STABLE, true, "near"),
                        new SpacePortraitFigure.Point(new double[] {0, 0.8, 0}, "2", Kind.SADDLE, true, "far")), -1,
                List.of(), "it rests here", 0);
    }

    @Test
    void fromTheSideTheFirstComponentIsToTheRightAndTheThirdUpwards() {
        Turn side = new Turn(0, 0);
        assertArrayEquals(new double[] {0.5, 0, 0}, side.seen(0.5, 0, 0), 1e-12);
        assertArrayEquals(new double[] {0, 0.5, 0}, side.seen(0, 0, 0.5), 1e-12);
        // what is farther is smaller
        assertTrue(side.seen(0.5, 1, 0)[0] < 0.5 && side.seen(0.5, -1, 0)[0] > 0.5);
        // from above the second goes upwards, and no turn changes the distance from the middle
        assertEquals(0.5, side.by(0, 10).seen(0, 0.5, 0)[1], 1e-12);
        double[] turned = new Turn(1, 0.4).seen(0.1, 0.2, 0.3);
        double scale = 6 / (6 + turned[2]);
        assertTrue(Math.hypot(turned[0], turned[1]) <= Turn.room(Math.sqrt(0.14)));
        assertEquals(0.14, Math.pow(turned[0] / scale, 2) + Math.pow(turned[1] / scale, 2) + turned[2] * turned[2], 1e-9);
    }

    @Test
    void ofTwoPointsBehindOneAnotherTheNearOneIsPointedAt() {
        SpacePortraitFigure front = figure(new Turn(0, 0));
        double x = SIZE / 2;
        double y = (SIZE + 26) / 2;
        assertEquals(0, front.pointAt(x, y, SIZE, SIZE));
        assertEquals("near", front.at(x, y, SIZE, SIZE).words());
        assertEquals(1, figure(new Turn(Math.PI, 0)).pointAt(x, y, SIZE, SIZE));
        assertNull(front.at(5, SIZE - 5, SIZE, SIZE));
    }

    @Test
    void aStateOfThePathIsAStepOfTheText() {
        SpacePortraitFigure figure = figure(new Turn(0, 0));
        int found = 0;
        for (double x = 0; x < SIZE; x += 2) {
            for (double y = 0; y < SIZE; y += 2) {
                Hit hit = figure.at(x, y, SIZE, SIZE);
                found |= hit == null || hit.step() < 0 ? 0 : 1 << hit.step() - 20;
            }
        }
        assertEquals(0b111, found);
    }

    @Test
    void turningChangesThePicture() {
        assertNotEquals(hash(figure(Turn.USUAL)), hash(figure(Turn.USUAL.by(0.3, 0))));
    }

    private static int hash(SpacePortraitFigure figure) {
        BufferedImage image = new BufferedImage((int) SIZE, (int) SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        figure.paint(g, SIZE, SIZE, Look.light());
        g.dispose();
        return java.util.Arrays.hashCode(image.getRGB(0, 0, (int) SIZE, (int) SIZE, null, 0, (int) SIZE));
    }
}
