package rnnscope.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of text, split into runs that one font can show each: a font made from a file never falls back by itself.
 * Widths are measured, never assumed. Immutable.
 */
public final class GlyphRuns {
    static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final List<GlyphVector> runs = new ArrayList<>();
    private final double width;

    /** @param first the font to use wherever it has the character */
    public GlyphRuns(String text, Font first, Fonts fonts) {
        double sum = 0;
        int from = 0;
        while (from < text.length()) {
            Font font = fontFor(text.codePointAt(from), first, fonts);
            int to = from + Character.charCount(text.codePointAt(from));
            while (to < text.length() && continues(text.codePointAt(to), font, first, fonts)) {
                to += Character.charCount(text.codePointAt(to));
            }
            char[] run = text.substring(from, to).toCharArray();
            GlyphVector glyphs = font.layoutGlyphVector(EXACT, run, 0, run.length, Font.LAYOUT_LEFT_TO_RIGHT);
            runs.add(glyphs);
            sum += advance(glyphs);
            from = to;
        }
        width = sum;
    }

    /** Sum of the advances. */
    public double width() {
        return width;
    }

    /**
     * Paints in the current colour, from {@code x}, standing on {@code baseline} (moved to the nearest pixel). Letters
     * are filled as shapes: Java2D would move the picture of each to a whole pixel, and the spacing would limp.
     */
    public void paint(Graphics2D g, double x, double baseline) {
        paintExactly(g, x, new PixelGrid(g).y(baseline));
    }

    /** Paints in the current colour, standing exactly on {@code baseline}: for graphics that are turned. */
    public void paintExactly(Graphics2D g, double x, double baseline) {
        double at = x;
        for (GlyphVector glyphs : runs) {
            g.fill(glyphs.getOutline((float) at, (float) baseline));
            at += advance(glyphs);
        }
    }

    /** Paints a line of text. */
    public static void draw(Graphics2D g, String text, Font font, Look look, Color colour, double x, double baseline) {
        g.setColor(colour);
        new GlyphRuns(text, font, look.fonts()).paint(g, x, baseline);
    }

    /** Paints a line of text that ends at {@code right}. */
    public static void drawRight(Graphics2D g, String text, Font font, Look look, Color colour, double right,
                                 double baseline) {
        g.setColor(colour);
        GlyphRuns runs = new GlyphRuns(text, font, look.fonts());
        runs.paint(g, right - runs.width(), baseline);
    }

    /** Width of a line of text. */
    public static double width(String text, Font font, Fonts fonts) {
        return new GlyphRuns(text, font, fonts).width();
    }

    /** Whether some font here has every character of {@code text}. */
    static boolean canShow(String text, Font first, Fonts fonts) {
        return text.codePoints().allMatch(c -> fontFor(c, first, fonts).canDisplay(c));
    }

    List<GlyphVector> runs() {
        return runs;
    }

    static double advance(GlyphVector glyphs) {
        return glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
    }

    private static boolean continues(int codePoint, Font font, Font first, Fonts fonts) {
        int type = Character.getType(codePoint);
        boolean joins = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT;
        return joins || fontFor(codePoint, first, fonts).equals(font);
    }

    private static Font fontFor(int codePoint, Font first, Fonts fonts) {
        if (first.canDisplay(codePoint)) {
            return first;
        }
        for (Font font : fonts.fallbacks(first)) {
            if (font.canDisplay(codePoint)) {
                return font;
            }
        }
        return first;
    }
}
