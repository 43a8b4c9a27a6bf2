package rnnscope.figure.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class GlyphRunsTest {
    private final Fonts fonts = Fonts.get();

    @Test
    void eachRunHasAFontThatCanShowIt() {
        GlyphRuns runs = new GlyphRuns("ab한글↵c", fonts.mono(10), fonts);
        assertEquals(4, runs.runs().size());
        assertEquals("NanumGothicCoding", runs.runs().get(1).getFont().getFamily());
        for (int i = 0; i < 4; i++) {
            Font font = runs.runs().get(i).getFont();
            assertFalse(runs.runs().get(i).getGlyphCode(0) == font.getMissingGlyphCode(), "run " + i);
        }
    }

    @Test
    void widthsAreThoseOfTheFonts() {
        assertEquals(3 * 6, GlyphRuns.width("abc", fonts.mono(10), fonts), 0.01);
        assertEquals(6 + 10, GlyphRuns.width("a한", fonts.mono(10), fonts), 0.01);
        assertEquals(0, GlyphRuns.width("", fonts.mono(10), fonts));
    }

    @Test
    void everyMarkOfTheProgramHasAGlyph() {
        for (Font font : new Font[] {fonts.ui(12), fonts.mono(12), fonts.mathRoman(12)}) {
            assertTrue(GlyphRuns.canShow("·↵⇥␇−×⊙σφ≥≤…“”한글éß", font, fonts), font.getFontName());
        }
    }

    @Test
    void aCombiningMarkStaysWithItsLetter() {
        assertEquals(1, new GlyphRuns("e\u0301x", fonts.mono(10), fonts).runs().size());
    }

    @Test
    void whatNobodySeesIsItsNameInTwoRows() {
        GlyphVector name = new GlyphRuns("\u200B", fonts.mono(20), fonts).runs().get(0);
        assertEquals(4, name.getNumGlyphs());
        assertEquals(name.getGlyphPosition(0).getX(), name.getGlyphPosition(2).getX(), 0.01);
        assertTrue(name.getGlyphPosition(2).getY() > name.getGlyphPosition(0).getY() + 6);
        assertTrue(GlyphRuns.advance(name) < 16);
        assertEquals(1, GlyphRuns.width("9\u2009591", fonts.mono(10), fonts) / GlyphRuns.width("9 591",
                fonts.mono(10), fonts), 0.2);
    }

    /** "10⁻¹²" in one piece: fonts have ¹²³ of one width and ⁰⁴⁵ of another, or of another font. */
    @Test
    void anExponentIsOfOneFontAndEvenlySpaced() {
        for (Font font : new Font[] {fonts.ui(12), fonts.mono(12), fonts.monoSemiBold(12)}) {
            GlyphRuns power = new GlyphRuns("10⁻¹²⁰", font, fonts);
            assertEquals(2, power.runs().size());
            GlyphVector exponent = power.runs().get(1);
            assertEquals(font.getFamily(), exponent.getFont().getFamily());
            assertTrue(exponent.getGlyphPosition(0).getY() < -3);
            assertEquals(4, exponent.getNumGlyphs());
            assertTrue(power.width() < GlyphRuns.width("10−120", font, fonts));
        }
    }

    @Test
    void aLetterWithoutAGlyphIsItsCodePointEverywhere() {
        for (Font font : new Font[] {fonts.ui(12), fonts.monoSemiBold(12)}) {
            GlyphVector code = new GlyphRuns("\uDBFF\uDFFE", font, fonts).runs().get(0);
            assertEquals(6, code.getNumGlyphs());
            assertEquals("JetBrains Mono Regular", code.getFont().getFontName());
        }
    }

    @Test
    void aWideSymbolStaysInItsColumn() {
        BufferedImage image = new BufferedImage(60, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        SymbolRow row = new SymbolRow(fonts);
        row.add("한", fonts.mono(24), Color.WHITE, 30, 22, 12);
        row.add("\uD83D\uDDFF\uDBFF\uDFFE", fonts.mono(24), Color.WHITE, 30, 22, 12);
        row.paint(g);
        int inside = 0;
        for (int x = 0; x < 60; x++) {
            for (int y = 0; y < 30; y++) {
                boolean inked = (image.getRGB(x, y) & 0xFFFFFF) != 0;
                assertFalse(inked && (x < 22 || x >= 38), "ink at " + x);
                inside += inked ? 1 : 0;
            }
        }
        assertTrue(inside > 20);
    }
}
