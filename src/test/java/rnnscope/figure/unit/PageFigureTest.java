package rnnscope.figure.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.Look;
import rnnscope.figure.NumberTable;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;

class PageFigureTest {
    private static final double SIZE = 20;
    private static final int WIDTH = 400;
    private static final int HEIGHT = 200;

    private final CellWidths widths = new CellWidths(Fonts.get());
    private final TokenSequence text = CharacterTokenizer.of("ab c\n").encode("ab c\ncab\nz");
    private final float[] values = {-1, 1, 0.5f, -0.5f, 0.25f, Float.NaN, 1, -1, 0, 1};

    private PageFigure page(double size, int top, TextRange chosen) {
        PageLines lines = PageLines.of(text, widths, PageFigure.columns(WIDTH, size, widths), () -> true);
        return new PageFigure(lines, new Shading("h", "hidden state of unit 3", 0, values, true, -1, 1), top, size, chosen);
    }

    private static BufferedImage paint(PageFigure page, Look look) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(look.card());
        g.fillRect(0, 0, WIDTH, HEIGHT);
        page.paint(g, WIDTH, HEIGHT, look);
        return image;
    }

    private static Color corner(BufferedImage image, Rectangle2D cell) {
        return new Color(image.getRGB((int) Math.ceil(cell.getX()) + 1, (int) Math.ceil(cell.getY()) + 1));
    }

    @Test
    void everySymbolStandsOnTheColourOfItsValueLineEndsToo() {
        for (Look look : new Look[] {Look.light(), Look.dark()}) {
            PageFigure page = page(SIZE, 0, null);
            BufferedImage image = paint(page, look);
            for (int t = 0; t < values.length; t++) {
                Color expected = t == 5 ? look.card() : look.diverging().colour(values[t], -1, 1);
                assertEquals(expected, corner(image, page.cell(t)), "symbol " + t);
            }
        }
    }

    @Test
    void lettersAreBlackOrWhiteByTheirGround() {
        PageFigure page = page(SIZE, 0, null);
        BufferedImage image = paint(page, Look.light());
        assertTrue(holds(image, page.cell(0), Color.WHITE));
        assertTrue(holds(image, page.cell(3), Look.letterOn(Look.light().diverging().colour(-0.5f, -1, 1))));
    }

    private static boolean holds(BufferedImage image, Rectangle2D cell, Color colour) {
        for (int y = (int) cell.getY(); y < cell.getMaxY(); y++) {
            for (int x = (int) cell.getX(); x < cell.getMaxX(); x++) {
                if (image.getRGB(x, y) == colour.getRGB()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void belowTheSizeOfALetterOnlyColoursRemain() {
        PageFigure page = page(8, 0, null);
        BufferedImage image = paint(page, Look.light());
        Rectangle2D cell = page.cell(0);
        Color ground = Look.light().diverging().colour(-1, -1, 1);
        for (int y = 1; y < cell.getHeight() - 1; y++) {
            assertEquals(ground, new Color(image.getRGB((int) cell.getCenterX(), (int) cell.getY() + y)));
        }
    }

    @Test
    void whatTheVocabularyLacksIsUnderlinedInAmber() {
        PageFigure page = page(SIZE, 0, null);
        Rectangle2D cell = page.cell(9);
        BufferedImage image = paint(page, Look.light());
        assertEquals(Look.light().amber(), new Color(image.getRGB((int) cell.getCenterX(), (int) cell.getMaxY() + 1)));
        assertTrue(page.at(cell.getCenterX(), cell.getCenterY(), WIDTH, HEIGHT).words().contains("not in the vocabulary"));
    }

    @Test
    void aPlaceAndItsSymbolAreInverseWhereverThePageStands() {
        for (int top = 0; top < 3; top++) {
            PageFigure page = page(SIZE, top, null);
            for (int t = page.lines().start(top); t < text.length(); t++) {
                Rectangle2D cell = page.cell(t);
                assertEquals(t, page.stepAt(cell.getCenterX(), cell.getCenterY()));
                assertEquals(t, page.nearest(cell.getCenterX(), cell.getCenterY()));
            }
        }
        PageFigure page = page(SIZE, 0, null);
        assertEquals(4, page.nearest(WIDTH - 1, 5));
        assertEquals(0, page.nearest(-10, -50));
        assertEquals(9, page.nearest(WIDTH, 1000));
        assertNull(page.at(WIDTH - 2, 5, WIDTH, HEIGHT));
    }

    /** Short lines stand in columns; every symbol of them on its colour, at a place that leads back to it. */
    @Test
    void shortLinesFillThePageInColumns() {
        TokenSequence verses = CharacterTokenizer.of("ab c\n").encode("ab c\ncab\n".repeat(20));
        PageLines lines = PageLines.inColumns(verses, widths, 110, () -> true);
        assertEquals(3, lines.folds());
        assertEquals(1, PageLines.inColumns(verses, widths, 40, () -> true).folds(), "there is room for one");
        TokenSequence prose = CharacterTokenizer.of("ab c").encode("ab c ".repeat(200));
        assertEquals(1, PageLines.inColumns(prose, widths, 110, () -> true).folds(), "its own line is long");
        float[] shades = new float[verses.length()];
        for (int t = 0; t < shades.length; t++) {
            shades[t] = t % 3 - 1;
        }
        int rows = 5;
        PageFigure page = new PageFigure(lines, new Shading("h", "", 0, shades, true, -1, 1), 4, rows, 8, null,
                PageMessage.NONE);
        BufferedImage image = new BufferedImage(800, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        page.paint(g, 800, 200, Look.light());
        for (int line = 4; line < 4 + 3 * rows; line++) {
            for (int t = lines.start(line); t < lines.start(line + 1); t++) {
                Rectangle2D cell = page.cell(t);
                assertEquals((line - 4) % rows, (int) Math.rint(cell.getY() / PageFigure.lineHeight(8)));
                assertEquals(t, page.stepAt(cell.getCenterX(), cell.getCenterY()));
                assertEquals(t, page.nearest(cell.getCenterX(), cell.getCenterY()));
                assertEquals(Look.light().diverging().colour(shades[t], -1, 1), corner(image, cell), "symbol " + t);
            }
        }
        assertTrue(page.cell(lines.start(4 + rows)).getX() > page.cell(lines.start(5) - 1).getMaxX());
    }

    @Test
    void pointingSaysTheExactValue() {
        PageFigure page = page(SIZE, 0, null);
        Rectangle2D cell = page.cell(1);
        assertEquals("“b”\nh = 1, hidden state of unit 3\nstep 2",
                page.at(cell.getCenterX(), cell.getCenterY(), WIDTH, HEIGHT).words());
        Rectangle2D unknown = page.cell(5);
        assertEquals("“c”\nstep 6", page.at(unknown.getCenterX(), unknown.getCenterY(), WIDTH, HEIGHT).words());
    }

    @Test
    void theChosenStretchIsOutlinedOverItsLines() {
        PageFigure page = page(SIZE, 0, new TextRange(2, 7));
        BufferedImage image = paint(page, Look.light());
        BufferedImage without = paint(page(SIZE, 0, null), Look.light());
        int ink = Look.light().ink().getRGB();
        for (int t = 0; t < values.length; t++) {
            Rectangle2D cell = page.cell(t);
            int x = (int) cell.getCenterX();
            int y = (int) cell.getMaxY();
            assertEquals(t >= 2 && t < 7, image.getRGB(x, y) == ink, "symbol " + t);
            assertNotEquals(ink, without.getRGB(x, y));
        }
    }

    @Test
    void theNumbersAreThoseOfTheLinesOnThePage() {
        NumberTable table = page(SIZE, 1, null).numbers();
        assertEquals(java.util.List.of("step", "symbol", "h"), table.names());
        assertEquals(java.util.Arrays.asList(6, "c", null), table.row(0));
        assertEquals(java.util.Arrays.asList(10, "z", 1f), table.row(table.rows() - 1));
    }

    @Test
    void hangulIsShownInTwoCells() {
        String hangul = "한글";
        TokenSequence wide = new CharacterTokenizer(new Vocabulary(java.util.List.of("한", "글"))).encode(hangul);
        PageLines lines = PageLines.of(wide, widths, 20, () -> true);
        PageFigure page = new PageFigure(lines, new Shading("h", "", 0, new float[] {0.5f, -1}, true, -1, 1), 0, SIZE, null);
        BufferedImage image = paint(page, Look.light());
        assertEquals(2, page.cell(0).getWidth() / (SIZE * widths.cell()), 1e-9);
        assertTrue(holds(image, page.cell(0), Color.BLACK));
        assertTrue(holds(image, page.cell(1), Color.WHITE));
    }
}
