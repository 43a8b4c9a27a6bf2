package rnnscope.figure.now;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/** Centred text, single lines in the middle of a place. */
final class CentredText {
    /** Height of a digit, to its font's size: what is centred is the middle of a digit, so that lines agree. */
    private static final double DIGIT = 0.73;

    private CentredText() {}

    /** Centres a line of text on (x, y). */
    static void draw(Graphics2D g, Look look, String text, Font font, Color colour, double x, double y) {
        GlyphRuns runs = new GlyphRuns(text, font, look.fonts());
        g.setColor(colour);
        runs.paint(g, x - runs.width() / 2, baseline(font, y));
    }

    /** Centres a symbol of the text in a box, smaller if it is too wide for it. */
    static void symbol(Graphics2D g, Look look, String symbol, Font font, Color colour, Rectangle2D box) {
        double room = box.getWidth() - 0.3 * font.getSize2D();
        double width = GlyphRuns.width(symbol, font, look.fonts());
        Font fitted = width <= room ? font : font.deriveFont((float) (font.getSize2D() * room / width));
        draw(g, look, symbol, fitted, colour, box.getCenterX(), box.getCenterY());
    }

    /** Where a line stands whose digits' middle is at {@code y}. */
    static double baseline(Font font, double y) {
        return y + DIGIT * font.getSize2D() / 2;
    }
}
