package rnnscope.figure.gradient;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/** Hatched cover over numbers that are hidden until they have been predicted. */
final class PredictionCover {
    private static final double HATCH = 9;

    private PredictionCover() {}

    static void paint(Graphics2D g, Look look, double width, double height, String words) {
        Shape clip = g.getClip();
        g.clip(new Rectangle2D.Double(0, 0, width, height));
        g.setColor(look.line());
        g.setStroke(new BasicStroke(1));
        for (double x = -height; x < width; x += HATCH) {
            g.draw(new Line2D.Double(x, height, x + height, 0));
        }
        g.setClip(clip);
        double wide = GlyphRuns.width(words, look.fonts().uiMedium(13), look.fonts());
        if (wide + 24 < width && height > 26) {
            g.setColor(look.card());
            g.fill(new Rectangle2D.Double((width - wide) / 2 - 12, height / 2 - 14, wide + 24, 28));
            GlyphRuns.draw(g, words, look.fonts().uiMedium(13), look, look.ink(), (width - wide) / 2, height / 2 + 4.5);
        }
    }
}
