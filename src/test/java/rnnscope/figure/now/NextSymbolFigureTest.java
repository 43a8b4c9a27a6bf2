package rnnscope.figure.now;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Look;
import rnnscope.figure.track.Passage;
import rnnscope.text.SymbolDisplay;

/** After step t symbol t of the vocabulary is the most probable, and each further one half as probable. */
class NextSymbolFigureTest {
    private static final int WIDTH = 372;
    private static final Passage PASSAGE = Samples.passage("lstm", 4);

    private static NextSymbolFigure after(int step) {
        return new NextSymbolFigure(PASSAGE.trace(), PASSAGE.vocabulary()::symbol, step);
    }

    private static String symbol(int rank, int step) {
        int symbols = PASSAGE.vocabulary().size();
        return SymbolDisplay.name(PASSAGE.vocabulary().symbol((step + rank - 1) % symbols));
    }

    private static int stepWhere(boolean among, int rows) {
        for (int step = 0; step + 1 < PASSAGE.text().length(); step++) {
            int symbols = PASSAGE.vocabulary().size();
            int rank = Math.floorMod(PASSAGE.text().id(step + 1) - step, symbols) + 1;
            if (rank <= rows == among && (!among || rank > 1)) {
                return step;
            }
        }
        throw new AssertionError("the sample has no such step");
    }

    @Test
    void pointingSaysTheExactProbability() {
        float p = PASSAGE.trace().probability(4, 4);

        assertTrue(after(4).at(10, 5, WIDTH, 76).words().startsWith(
                "p(" + symbol(1, 4) + ") = " + Numbers.exact(p) + ", rank 1"));
        assertEquals(4, after(4).at(10, 5, WIDTH, 76).step());
        assertNull(after(4).at(10, 400, WIDTH, 76));
    }

    @Test
    void barsAreAsLongAsProbable() {
        Look look = Look.light();
        int step = stepWhere(true, 4);
        BufferedImage image = Pictures.paint(after(step), WIDTH, 72, look);
        int[] lengths = new int[4];
        for (int row = 0; row < 4; row++) {
            for (int x = 34; x < WIDTH - 52; x++) {
                int rgb = image.getRGB(x, 18 * row + 9);
                lengths[row] += rgb == look.faint().getRGB() || rgb == look.beam().getRGB() ? 1 : 0;
            }
        }

        assertEquals(lengths[0] / 2.0, lengths[1], 1.5);
        assertEquals(lengths[1] / 2.0, lengths[2], 1.5);
        double full = WIDTH - 52 - 34;
        assertEquals(PASSAGE.trace().probability(step, step % PASSAGE.vocabulary().size()) * full, lengths[0], 1.5);
    }

    @Test
    void whatCameTrueIsGreen() {
        Look look = Look.dark();
        int step = stepWhere(true, 4);
        int rank = Math.floorMod(PASSAGE.text().id(step + 1) - step, PASSAGE.vocabulary().size()) + 1;
        BufferedImage image = Pictures.paint(after(step), WIDTH, 72, look);

        for (int row = 0; row < 4; row++) {
            assertEquals(row == rank - 1 ? look.beam() : look.faint(), Pictures.at(image, 38, 18 * row + 9));
        }
        assertTrue(after(step).at(10, 18 * rank - 9, WIDTH, 72).words().endsWith("came true"));
    }

    @Test
    void whatCameTrueTakesTheLastRowWhenItIsNotAmongTheBest() {
        int step = stepWhere(false, 4);
        int rank = Math.floorMod(PASSAGE.text().id(step + 1) - step, PASSAGE.vocabulary().size()) + 1;
        String words = after(step).at(10, 65, WIDTH, 72).words();

        assertTrue(words.endsWith("rank " + rank + ", came true"), words);
        assertNotEquals(0, Pictures.count(Pictures.paint(after(step), WIDTH, 72, Look.light()), Look.light().beam()));
    }

    @Test
    void theLastStepHasNoSurprise() {
        int last = PASSAGE.text().length() - 1;

        assertEquals(0, Pictures.count(Pictures.paint(after(last), WIDTH, 72, Look.light()), Look.light().beam()));
        assertTrue(after(last).summary().matches("entropy \\d\\.\\d\\d nats"), after(last).summary());
        assertTrue(after(3).summary().matches("entropy \\d\\.\\d\\d · surprise \\d\\.\\d\\d nats"));
    }

    @Test
    void moreRoomShowsMoreRowsButNeverMoreThanThereAre() {
        int symbols = PASSAGE.vocabulary().size();

        assertTrue(after(2).at(10, 140, WIDTH, 144).words().contains("rank 8"));
        assertTrue(after(2).at(10, 22 * symbols - 3, WIDTH, 900).words().contains("rank " + symbols));
        assertNull(after(2).at(10, 22 * symbols + 3, WIDTH, 900));
    }

    @Test
    void labelsAreShownTheSameWay() {
        NextSymbolFigure labels = new NextSymbolFigure(new float[] {0.125f, 0.625f, 0.25f},
                List.of("ADJ", "NOUN", "VERB"), 2, 7);

        assertEquals("p(NOUN) = 0.625, rank 1", labels.at(10, 5, WIDTH, 60).words());
        assertEquals("p(VERB) = 0.25, rank 2, came true", labels.at(10, 30, WIDTH, 60).words());
        assertEquals("entropy 0.90 · surprise 1.39 nats", labels.summary());
        assertEquals("entropy 0.00 nats", new NextSymbolFigure(new float[] {1, 0}, List.of("a", "b"), -1, 0).summary());
    }
}
