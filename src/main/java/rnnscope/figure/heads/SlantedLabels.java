package rnnscope.figure.heads;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/** Labels above columns: level where every one fits its column, else slanted. */
final class SlantedLabels {
    private static final double ANGLE = Math.toRadians(48);
    private static final double MOST = 92;

    private SlantedLabels() {}

    /** Height that the names take. */
    static double height(List<String> names, Font font, Fonts fonts, double column) {
        double widest = widest(names, font, fonts);
        return widest <= column - 4 ? font.getSize2D() + 6 : Math.min(MOST, widest) * Math.sin(ANGLE) + font.getSize2D();
    }

    static double widest(List<String> names, Font font, Fonts fonts) {
        return names.stream().mapToDouble(name -> GlyphRuns.width(name, font, fonts)).max().orElse(0);
    }

    /**
     * Paints a name above its column.
     *
     * @param slanted whether it is turned, as all are where one does not fit
     */
    static void paint(Graphics2D g, String name, Font font, Look look, Color colour, double middle, double bottom,
            boolean slanted) {
        if (!slanted) {
            GlyphRuns.draw(g, name, font, look, colour, middle - GlyphRuns.width(name, font, look.fonts()) / 2, bottom - 4);
            return;
        }
        Graphics2D turned = (Graphics2D) g.create();
        turned.translate(middle + 2, bottom - 4);
        turned.rotate(-ANGLE);
        GlyphRuns.draw(turned, name, font, look, colour, 0, 0);
        turned.dispose();
    }
}
