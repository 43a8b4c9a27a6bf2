package rnnscope.figure.map;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import rnnscope.figure.paint.ColourMap;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;

/** Colour bar that says what the colours of a map mean, in one line of 14 logical pixels. */
public final class ColourBar {
    static final double HEIGHT = 14;
    private static final double WIDTH = 96;
    private static final double BAR = 8;

    private ColourBar() {}

    /** From a share of the bar, 0 to 1, to its colour there. */
    @FunctionalInterface
    public interface Colours {
        int argb(float share);
    }

    /** Paints "low ▬▬▬ high   words" from {@code x}, its top at {@code y}. */
    public static void paint(Graphics2D g, ColourMap map, float min, float max, String low, String high, String words,
            double x, double y, Look look) {
        paint(g, share -> map.argb(min + share * (max - min), min, max), low, high, words, x, y, look);
    }

    /** The same for any colours. */
    public static void paint(Graphics2D g, Colours colours, String low, String high, String words, double x, double y,
            Look look) {
        Font font = look.fonts().ui(11);
        BufferedImage image = new BufferedImage(128, 1, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 128; i++) {
            image.setRGB(i, 0, colours.argb(i / 127f));
        }
        double baseline = y + 11;
        GlyphRuns.draw(g, low, font, look, look.muted(), x, baseline);
        double bar = x + GlyphRuns.width(low, font, look.fonts()) + 6;
        Raster.draw(g, image, bar, y + 3, WIDTH, BAR);
        new PixelGrid(g).frame(g, look.line(), bar, y + 3, bar + WIDTH, y + 3 + BAR, 1);
        GlyphRuns.draw(g, high, font, look, look.muted(), bar + WIDTH + 6, baseline);
        double after = bar + WIDTH + 6 + GlyphRuns.width(high, font, look.fonts()) + 12;
        GlyphRuns.draw(g, words, font, look, look.muted(), after, baseline);
    }
}
