package rnnscope.figure.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rnnscope.text.SymbolDisplay;

/**
 * Glyph runs of a line of text, split so that one font can show each: a font made from a file never falls back by
 * itself. A character that leaves no ink is its short name ("ZWJ"), one that no font has its code point, both in two
 * short rows. An exponent is raised digits of the font itself: fonts have some of the raised ones, each of another
 * width. Widths are measured, never assumed. Immutable.
 */
public final class GlyphRuns {
    static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private static final BasicStroke HALO = new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final int THIN_SPACE = 0x2009;
    /** Of the font's size: letters of a short name in one row and in two, where these stand, and the room beside. */
    private static final double ONE_ROW = 0.72;
    private static final double ROW = 0.54;
    private static final double UPPER = -0.38;
    private static final double LOWER = 0.06;
    private static final String RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String ON_THE_LINE = "−0123456789";
    /** Of the font's size: an exponent, and how high it stands. */
    private static final double EXPONENT = 0.7;
    private static final double RISE = 0.34;
    private static final double BESIDE = 0.04;

    private final List<GlyphVector> runs = new ArrayList<>();
    /** What each run says. */
    private final List<String> texts = new ArrayList<>();
    private final double width;

    /** @param first the font to use wherever it has the character */
    public GlyphRuns(String text, Font first, Fonts fonts) {
        double sum = 0;
        int from = 0;
        while (from < text.length()) {
            int c = text.codePointAt(from);
            int to = from + Character.charCount(c);
            String name = stands(text, from, first, fonts);
            GlyphVector glyphs;
            String says;
            if (name != null) {
                says = name;
                glyphs = stacked(name, first.getSize2D(), fonts);
            } else if (RAISED.indexOf(c) >= 0) {
                while (to < text.length() && RAISED.indexOf(text.charAt(to)) >= 0) {
                    to++;
                }
                says = onTheLine(text.substring(from, to));
                glyphs = raised(says, first);
            } else {
                Font font = fontFor(c, first, fonts);
                while (to < text.length() && continues(text.codePointAt(to), font, first, fonts)
                        && RAISED.indexOf(text.charAt(to)) < 0 && stands(text, to, first, fonts) == null) {
                    to += Character.charCount(text.codePointAt(to));
                }
                says = text.substring(from, to);
                char[] run = says.toCharArray();
                glyphs = font.layoutGlyphVector(EXACT, run, 0, run.length, Font.LAYOUT_LEFT_TO_RIGHT);
            }
            runs.add(glyphs);
            texts.add(says);
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
        for (int i = 0; i < runs.size(); i++) {
            Lettering.fill(g, runs.get(i), texts.get(i), at, baseline);
            at += advance(runs.get(i));
        }
    }

    /** Paints a line of text. */
    public static void draw(Graphics2D g, String text, Font font, Look look, Color colour, double x, double baseline) {
        g.setColor(colour);
        new GlyphRuns(text, font, look.fonts()).paint(g, x, baseline);
    }

    /** Paints a line of text with a halo of card colour, so that it reads on a line as well. */
    public static void drawHaloed(Graphics2D g, String text, Font font, Look look, Color colour, double x,
                                  double baseline) {
        GlyphRuns runs = new GlyphRuns(text, font, look.fonts());
        double y = new PixelGrid(g).y(baseline);
        g.setColor(look.card());
        g.setStroke(HALO);
        double at = x;
        for (GlyphVector glyphs : runs.runs) {
            g.draw(glyphs.getOutline((float) at, (float) y));
            at += advance(glyphs);
        }
        g.setColor(colour);
        runs.paintExactly(g, x, y);
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

    /** What stands for the character at {@code at}: null where it is drawn as itself. */
    private static String stands(String text, int at, Font first, Fonts fonts) {
        int c = text.codePointAt(at);
        boolean betweenDigits = c == THIN_SPACE && at > 0 && Character.isDigit(text.charAt(at - 1));
        String name = betweenDigits ? null : SymbolDisplay.abbreviation(c);
        return name != null || betweenDigits || fontFor(c, first, fonts).canDisplay(c) ? name
                : String.format(Locale.ROOT, "%04X", c);
    }

    private static String onTheLine(String exponent) {
        StringBuilder digits = new StringBuilder();
        for (char c : exponent.toCharArray()) {
            digits.append(ON_THE_LINE.charAt(RAISED.indexOf(c)));
        }
        return digits.toString();
    }

    private static GlyphVector raised(String digits, Font font) {
        Font small = font.deriveFont((float) (EXPONENT * font.getSize2D()));
        GlyphVector glyphs = small.createGlyphVector(EXACT, digits);
        for (int i = 0; i <= glyphs.getNumGlyphs(); i++) {
            Point2D place = glyphs.getGlyphPosition(i);
            glyphs.setGlyphPosition(i, new Point2D.Double(place.getX(),
                    i == glyphs.getNumGlyphs() ? 0 : -RISE * font.getSize2D()));
        }
        return glyphs;
    }

    /** A short name in two rows, as tall as a letter of {@code size}; two letters in one. */
    private static GlyphVector stacked(String name, double size, Fonts fonts) {
        int half = name.length() <= 2 ? name.length() : (name.length() + 1) / 2;
        boolean single = half == name.length();
        Font small = fonts.mono(size * (single ? ONE_ROW : ROW));
        GlyphVector glyphs = small.createGlyphVector(EXACT, name);
        double advance = glyphs.getGlyphMetrics(0).getAdvanceX();
        for (int i = 0; i < name.length(); i++) {
            boolean upper = !single && i < half;
            int column = i < half ? i : i - half;
            double shift = i < half ? 0 : (2 * half - name.length()) * advance / 2;
            glyphs.setGlyphPosition(i, new Point2D.Double(BESIDE * size + column * advance + shift,
                    single ? -0.1 * size : (upper ? UPPER : LOWER) * size));
        }
        glyphs.setGlyphPosition(name.length(), new Point2D.Double(2 * BESIDE * size + half * advance, 0));
        return glyphs;
    }

    private static boolean continues(int codePoint, Font font, Font first, Fonts fonts) {
        int type = Character.getType(codePoint);
        boolean joins = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
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
