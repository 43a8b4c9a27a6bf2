package rnnscope.figure.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Figure;
import rnnscope.figure.Painted;
import rnnscope.figure.message.PointLabels;
import rnnscope.figure.paint.Look;
import rnnscope.figure.word.WordPlaneFigure.Cloud;
import rnnscope.figure.word.WordPlaneFigure.View;

class WordFiguresTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 500;
    private final Look look = Look.light();

    private boolean has(Figure figure, int from, int to) {
        return Painted.figure(figure, WIDTH, HEIGHT, look).count(look.beam(), 0, from, WIDTH, to) > 0;
    }

    @Test
    void theRightAnswerIsGreen() {
        List<NearWordsFigure.Row> rows = List.of(new NearWordsFigure.Row(3, "her", 0.9, 0.4),
                new NearWordsFigure.Row(5, "she", 0.8, 0.5));
        NearWordsFigure figure = new NearWordsFigure("girl − boy + he", rows, "she");
        assertFalse(has(figure, 0, 38), "the first row is not it");
        assertTrue(has(figure, 38, 58));
        assertFalse(has(new NearWordsFigure("girl − boy + he", rows, null), 0, HEIGHT));
        assertEquals(5, new NearWordsFigure("", rows, null).at(10, 45, WIDTH, HEIGHT).unit());
        assertEquals(List.of("word", "cosine", "distance"), new NearWordsFigure("", rows, null).numbers().names());
    }

    @Test
    void aDotIsFoundWhereItIsAndZoomedOut() {
        Cloud cloud = new Cloud(new double[] {-1, 1, 0}, new double[] {-1, 1, 0}, List.of("a", "b", "c"), new int[] {9, 1, 0}, "", "");
        WordPlaneFigure all = new WordPlaneFigure(cloud, 0, 1, List.of(2), View.ALL);
        assertEquals(2, all.at(WIDTH / 2.0, HEIGHT / 2.0, WIDTH, HEIGHT).unit());
        assertEquals(1, all.at(WIDTH - 14, HEIGHT / 2.0 - (WIDTH / 2.0 - 14), WIDTH, HEIGHT).unit());
        WordPlaneFigure near = new WordPlaneFigure(cloud, 0, 1, List.of(2), new View(3, 0, 0));
        assertNull(near.at(WIDTH - 14, HEIGHT / 2.0 - (WIDTH / 2.0 - 14), WIDTH, HEIGHT));
        assertTrue(has(all, 0, HEIGHT), "the word of the beam");
    }

    @Test
    void waysAddUp() {
        float[] slope = {0.5f, -0.25f, 0, 1, 0, 0};
        float[] adds = {1, 2, 3, -4, -5, 6};
        WaysIn ways = new WaysIn("dog", 4, 7, List.of("cat", "door"), List.of("cat"), 0.5, List.of("r", "n"), 1, 3, 0, slope,
                adds, new float[] {1, 2}, new float[] {-2, -1});
        assertEquals(4, ways.byIndex(1, 0));
        assertEquals(-4, ways.byVector(1, 0), "−2 · 1 − 1 · 2");
        assertEquals(6, ways.most());
        WaysInFigure figure = new WaysInFigure(ways);
        assertTrue(has(figure, 0, HEIGHT));
        assertEquals(6, figure.numbers().rows());
        assertEquals(List.of("n", 0, 4.0, -4.0), figure.numbers().row(3));
    }

    @Test
    void labelsNeverMeet() {
        PointLabels labels = new PointLabels(new Rectangle2D.Double(0, 0, 200, 200));
        List<Rectangle2D> placed = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Rectangle2D place = labels.place(100 + 60 * Math.sin(i), 100 + 60 * Math.cos(3 * i), 2, 30, 14);
            if (place != null) {
                placed.add(place);
            }
        }
        assertNotNull(placed.get(0));
        assertTrue(placed.size() > 15 && placed.size() < 60, placed.size() + " labels");
        for (Rectangle2D one : placed) {
            assertTrue(new Rectangle2D.Double(0, 0, 200, 200).contains(one));
            assertTrue(placed.stream().allMatch(other -> other == one || !other.intersects(one)));
        }
    }
}
