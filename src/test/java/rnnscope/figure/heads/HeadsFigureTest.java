package rnnscope.figure.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;

class HeadsFigureTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final List<String> SYMBOLS = List.of("she", "saw", "him");

    private static HeadWeights head(float last) {
        return new HeadWeights(new float[][] {{1, 0, 0}, {0.25f, 0.75f, 0}, {0, 1 - last, last}},
                new float[][] {{0, 0, 0}, {0, 1.1f, 0}, {-9, 0, 2.5f}});
    }

    private static BufferedImage paint(Figure figure, Look look) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(look.card());
        g.fillRect(0, 0, WIDTH, HEIGHT);
        figure.paint(g, WIDTH, HEIGHT, look);
        return image;
    }

    /** The colour a third of a cell from its left upper corner, where no number stands. */
    private static int cell(BufferedImage image, Rectangle2D matrix, int n, int t, int s) {
        return image.getRGB((int) (matrix.getX() + (s + 0.12) * matrix.getWidth() / n),
                (int) (matrix.getY() + (t + 0.2) * matrix.getHeight() / n));
    }

    @Test
    void eachHeadHasItsOwnMatrixInInk() {
        HeadsFigure figure = new HeadsFigure(SYMBOLS, List.of(head(0.9f), head(0.1f)), false, 0, 0, -1);
        for (Look look : List.of(Look.light(), Look.dark())) {
            BufferedImage image = paint(figure, look);
            assertEquals(look.amount().argb(0.9f, 0, 1), cell(image, figure.matrix(0, WIDTH, HEIGHT), 3, 2, 2));
            assertEquals(look.amount().argb(0.1f, 0, 1), cell(image, figure.matrix(1, WIDTH, HEIGHT), 3, 2, 2));
            assertEquals(look.amount().argb(0.75f, 0, 1), cell(image, figure.matrix(1, WIDTH, HEIGHT), 3, 1, 1));
        }
    }

    @Test
    void whatMayNotBeLookedAtIsLeftOut() {
        HeadsFigure causal = new HeadsFigure(SYMBOLS, List.of(head(0.9f)), true, 1, 0, -1);
        Look look = Look.light();
        Rectangle2D matrix = causal.matrix(0, WIDTH, HEIGHT);
        BufferedImage image = paint(causal, look);
        int x = (int) (matrix.getX() + matrix.getWidth() / 3);
        int y = (int) (matrix.getY() + 0.5 * matrix.getHeight() / 3);
        IntStream.range(x + 4, (int) matrix.getMaxX()).forEach(at -> assertEquals(look.card().getRGB(),
                image.getRGB(at, y)));
        assertNull(causal.at(x + 4, y, WIDTH, HEIGHT));
        assertTrue(causal.at(x - 4, y, WIDTH, HEIGHT) != null);
    }

    @Test
    void theStepsRowIsFramedInEveryHead() {
        HeadsFigure figure = new HeadsFigure(SYMBOLS, List.of(head(0.9f), head(0.1f)), false, 1, 1, 2);
        BufferedImage image = paint(figure, Look.dark());
        for (int head = 0; head < 2; head++) {
            Rectangle2D matrix = figure.matrix(head, WIDTH, HEIGHT);
            int y = (int) Math.rint(matrix.getY() + matrix.getHeight() / 3 - 2);
            assertEquals(Look.dark().beam().getRGB(), image.getRGB((int) matrix.getCenterX(), y));
        }
        Rectangle2D second = figure.matrix(1, WIDTH, HEIGHT);
        assertEquals(Look.dark().ink().getRGB(), image.getRGB((int) Math.rint(second.getX() + second.getWidth() * 2 / 3 - 1),
                (int) second.getCenterY()), "the pinned cell");
    }

    @Test
    void pointingSaysWeightAndScore() {
        HeadsFigure figure = new HeadsFigure(SYMBOLS, List.of(head(0.9f), head(0.1f)), false, 1, 0, -1);
        Rectangle2D matrix = figure.matrix(1, WIDTH, HEIGHT);
        Hit hit = figure.at(matrix.getMaxX() - 3, matrix.getMaxY() - 3, WIDTH, HEIGHT);
        assertEquals("Head 2: him (step 3) looks at him (step 3)\nweight 0.1, score 2.5", hit.words());
        assertEquals(List.of(2, 1, "2"), List.of(hit.step(), hit.unit(), hit.channel()));
        assertEquals(1, figure.at(matrix.getCenterX(), matrix.getY() - 4, WIDTH, HEIGHT).unit(), "its heading");
    }

    /** Forty words and sixteen heads: all in sight, none over another. */
    @Test
    void manyHeadsHaveRoom() {
        List<String> words = IntStream.range(0, 40).mapToObj(i -> "thoughtful" + i).toList();
        HeadWeights head = new HeadWeights(new float[40][40], new float[40][40]);
        HeadsFigure figure = new HeadsFigure(words, java.util.Collections.nCopies(16, head), false, 0, 0, -1);
        for (int i = 0; i < 16; i++) {
            Rectangle2D place = figure.matrix(i, 830, 560);
            assertTrue(place.getMaxX() <= 830 && place.getMaxY() <= 560 && place.getHeight() > 0, place.toString());
            for (int j = 0; j < i; j++) {
                assertTrue(!place.intersects(figure.matrix(j, 830, 560)), i + " over " + j);
            }
        }
    }

    @Test
    void poolingLinksEveryStepToTheAnswer() {
        PoolingFigure figure = new PoolingFigure(SYMBOLS, new float[] {0.1f, 0.05f, 0.85f}, new float[] {1, -2, 5},
                "positive", 1);
        for (Look look : List.of(Look.light(), Look.dark())) {
            BufferedImage image = paint(figure, look);
            double column = (image.getWidth() - 124) / 3.0;
            column = Math.min(column, 190);
            int y = HEIGHT - 22 - 8 - 40 + 6;
            for (int s = 0; s < 3; s++) {
                assertEquals(look.amount().argb(new float[] {0.1f, 0.05f, 0.85f}[s], 0, 1),
                        image.getRGB((int) (112 + (s + 0.5) * column), y));
            }
            int links = 0;
            for (int x = 0; x < WIDTH; x++) {
                links += image.getRGB(x, 60) == look.amount().argb(0.25f + 0.45f * 0.85f, 0, 1) ? 1 : 0;
            }
            assertTrue(links >= 20 && links <= 28, "85% of 26 pixels: " + links);
        }
        Hit hit = figure.at(112 + 2.5 * 172, 100, WIDTH, HEIGHT);
        assertEquals("him (step 3)\nweight 0.85, score 5", hit.words());
        assertNull(figure.at(20, 100, WIDTH, HEIGHT));
    }
}
