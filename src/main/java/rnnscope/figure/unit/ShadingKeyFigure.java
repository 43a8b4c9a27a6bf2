package rnnscope.figure.unit;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import rnnscope.figure.Figure;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.figure.paint.SignMarks;

/** Key of a page's colours: the values at both ends, and the colours from one to the other. */
public record ShadingKeyFigure(Shading shading) implements Figure {
    private static final double BAR = 56;
    private static final double LETTERS = 11;
    private static final double GAP = 5;
    private static final int COLOURS = 64;

    /** Room that it takes. */
    public static double width() {
        return BAR + 2 * GAP + 70;
    }

    /** "−2". */
    private static String number(float value) {
        return Math.abs(value) >= 1 || value == 0 ? Numbers.signed(value, value == Math.rint(value) ? 0 : 1)
                : Numbers.signed(value, 2);
    }

    /** The value at the lower end of the colours. */
    public String low() {
        return number(shading.min());
    }

    /** The value at the higher end: "+2". */
    public String high() {
        return (shading.isSigned() && shading.max() > 0 ? "+" : "") + number(shading.max());
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Font font = look.fonts().ui(LETTERS);
        double baseline = height / 2 + LETTERS * 0.36;
        GlyphRuns.draw(g, low(), font, look, look.muted(), 0, baseline);
        double left = GlyphRuns.width(low(), font, look.fonts()) + GAP;
        BufferedImage colours = new BufferedImage(COLOURS, 1, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < COLOURS; i++) {
            float value = shading.min() + (shading.max() - shading.min()) * i / (COLOURS - 1);
            colours.setRGB(i, 0, shading.map(look).argb(value, shading.min(), shading.max()));
        }
        double above = Math.rint(height / 2 - 4);
        Raster.draw(g, colours, left, above, BAR, 8);
        Color line = look.line();
        new PixelGrid(g).frame(g, line, left, above, left + BAR, above + 8, 1);
        if (shading.isSigned()) {
            float[] values = new float[COLOURS];
            for (int i = 0; i < COLOURS; i++) {
                values[i] = shading.min() + (shading.max() - shading.min()) * i / (COLOURS - 1);
            }
            SignMarks.below(g, values, shading.max(), look, left, left + BAR, above + 8);
        }
        GlyphRuns.draw(g, high(), font, look, look.muted(), left + BAR + GAP, baseline);
    }
}
