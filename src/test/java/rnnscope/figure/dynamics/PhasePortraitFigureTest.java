package rnnscope.figure.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Numbers;
import rnnscope.figure.Painted;
import rnnscope.figure.dynamics.PhasePortraitFigure.Field;
import rnnscope.figure.dynamics.PhasePortraitFigure.Kind;
import rnnscope.figure.dynamics.PhasePortraitFigure.Path;
import rnnscope.figure.dynamics.PhasePortraitFigure.Plane;
import rnnscope.figure.dynamics.PhasePortraitFigure.Point;
import rnnscope.figure.dynamics.PhasePortraitFigure.Way;
import rnnscope.figure.message.Message;
import rnnscope.figure.paint.Look;

/** Portrait of h ← tanh 2h in two units, whose nine fixed points are known. */
class PhasePortraitFigureTest {
    private static final int WIDTH = 456;
    private static final int HEIGHT = 452;
    /** Solution of h = tanh 2h beside 0. */
    private static final double H = 0.9575040240772688;

    private static PhasePortraitFigure figure(List<Way> ways) {
        double[] at = {-1, -0.5, 0, 0.5, 1};
        float[] da = new float[25];
        float[] db = new float[25];
        float[] speed = new float[25];
        for (int i = 0; i < 25; i++) {
            da[i] = (float) (Math.tanh(2 * at[i % 5]) - at[i % 5]);
            db[i] = (float) (Math.tanh(2 * at[i / 5]) - at[i / 5]);
            speed[i] = (float) Math.hypot(da[i], db[i]);
        }
        List<Point> points = List.of(new Point(H, H, "1", Kind.STABLE, true, "first"),
                new Point(0, H, "2", Kind.SADDLE, true, "second"), new Point(0, 0, "3", Kind.UNSTABLE, true, "third"));
        return new PhasePortraitFigure(new Plane(-1.2, -1.2, 1.2, 1.2, "u", "v"),
                new Path(new double[] {-0.6, -0.7, -0.6}, new double[] {0.2, 0.3, 0.4}, new int[] {-1, 0, 1}, 10, 2, List.of("a", "b", "c")),
                new Field(at, at, da, db, speed), points, 0, ways, Message.NONE);
    }

    private static double x(double a) {
        Rectangle2D plot = PlotFrame.plot(WIDTH, HEIGHT);
        return plot.getX() + (a + 1.2) / 2.4 * plot.getWidth();
    }

    private static double y(double b) {
        Rectangle2D plot = PlotFrame.plot(WIDTH, HEIGHT);
        return plot.getMaxY() - (b + 1.2) / 2.4 * plot.getHeight();
    }

    private static Painted painted(PhasePortraitFigure figure, Look look) {
        return Painted.figure(figure, WIDTH, HEIGHT, look);
    }

    @Test
    void pointsAreWhereTheyAreAndLookAsTheyAre() {
        for (Look look : List.of(Look.light(), Look.dark())) {
            Painted image = painted(figure(List.of()), look);
            assertEquals(look.ink(), image.at(x(H), y(H)), "a stable point is full");
            assertEquals(look.ink(), image.at(x(0) - 2.5, y(H)), "a saddle is half full");
            assertEquals(look.card(), image.at(x(0) + 2.5, y(H)));
            assertEquals(look.card(), image.at(x(0) - 2, y(0) - 2), "one that all leave is empty");
            assertEquals(look.beam(), image.at(x(-0.6), y(0.4)), "the beam is at the last state");
        }
    }

    @Test
    void aWayIsPaintedFromItsBeginning() {
        Look look = Look.light();
        Painted image = painted(figure(List.of(new Way(new double[] {0.3, 0.6}, new double[] {-0.75, -0.75}))), look);
        assertEquals(look.ink(), image.at(x(0.3), y(-0.75)));
        assertTrue(image.at(x(0.45), y(-0.75)).getGreen() < 80, "the line between");
        assertTrue(image.at(x(0.7), y(-0.75)).getGreen() > 80, "nothing after its end");
    }

    @Test
    void pointingFindsPointsThenStatesThenArrows() {
        PhasePortraitFigure figure = figure(List.of());
        assertEquals(0, figure.pointAt(x(H) + 3, y(H), WIDTH, HEIGHT));
        assertEquals(2, figure.pointAt(x(0), y(0), WIDTH, HEIGHT));
        assertEquals(-1, figure.pointAt(x(0.5), y(0.4), WIDTH, HEIGHT));
        assertEquals("second", figure.at(x(0), y(H), WIDTH, HEIGHT).words());
        assertEquals(11, figure.at(x(-0.7), y(0.3), WIDTH, HEIGHT).step());
        assertTrue(figure.at(x(0.55), y(0.5), WIDTH, HEIGHT).words().contains(
                Numbers.exact((float) Math.hypot(Math.tanh(1) - 0.5, Math.tanh(1) - 0.5)).substring(0, 5)));
        assertNull(figure.at(2, 2, WIDTH, HEIGHT));
    }

    @Test
    void itsNumbersAreStatesArrowsAndPoints() {
        var numbers = figure(List.of()).numbers();
        assertEquals(25, numbers.rows());
        assertEquals(11, numbers.row(0).get(0));
        assertEquals(H, numbers.row(0).get(numbers.names().indexOf("point a")));
        assertEquals("saddle", numbers.row(1).get(numbers.names().indexOf("kind")));
    }
}
