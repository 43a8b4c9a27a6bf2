package rnnscope.figure.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Painted;
import rnnscope.figure.paint.Look;

class DoubtsFigureTest {
    private static final Look LOOK = Look.light();
    private final DoubtsFigure figure = new DoubtsFigure(new float[] {0, 0.01f, 1, Float.NaN}, List.of());

    @Test
    void aSureAnswerIsNoEmptyFrame() {
        Painted painted = Painted.figure(figure, 400, 40, LOOK);
        assertEquals(LOOK.muted(), painted.at(50, 39), "a sure step still has its bar");
        assertEquals(LOOK.hover(), painted.at(50, 20));
        assertEquals(LOOK.muted(), painted.at(150, 21), "two of four decades below 1");
        assertEquals(LOOK.hover(), painted.at(150, 18));
        assertEquals(LOOK.muted(), painted.at(250, 1));
        assertEquals(LOOK.hover(), painted.at(350, 39));
        assertEquals(0, painted.count(LOOK.hover(), 99, 0, 100, 40), "and cells stand apart");
    }

    @Test
    void eachWordStandsInItsCellWhereThereIsRoom() {
        DoubtsFigure written = new DoubtsFigure(new float[] {0, 0, 0, 0}, List.of("one", "two", "a long one", "end"));
        Painted painted = Painted.figure(written, 240, 40, LOOK);
        Painted bare = Painted.figure(new DoubtsFigure(new float[] {0, 0, 0, 0}, List.of()), 240, 40, LOOK);
        for (int t = 0; t < 4; t++) {
            int letters = bare.count(LOOK.hover(), 60 * t, 10, 60 * (t + 1), 30)
                    - painted.count(LOOK.hover(), 60 * t, 10, 60 * (t + 1), 30);
            assertEquals(t != 2, letters > 20, "cell " + t + ": " + letters);
        }
        assertTrue(written.at(150, 20, 240, 40).words().startsWith("“a long one”, step 3"));
    }

    @Test
    void pointingTellsTheNumber() {
        assertTrue(figure.at(150, 20, 400, 40).words().contains("1 − p of what is written 0.01"));
        assertEquals(1, figure.at(150, 20, 400, 40).step());
    }
}
