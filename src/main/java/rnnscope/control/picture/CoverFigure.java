package rnnscope.control.picture;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/** Cover over a part of a picture that an audience is to predict. */
record CoverFigure() implements Figure {
    private static final double SIZE = 26;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        g.setColor(look.paper());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        g.setColor(look.line());
        g.setStroke(new BasicStroke(1));
        g.draw(new Rectangle2D.Double(0.5, 0.5, width - 1, height - 1));
        Font font = look.fonts().uiSemiBold(SIZE);
        g.setColor(look.muted());
        GlyphRuns mark = new GlyphRuns("?", font, look.fonts());
        mark.paint(g, (width - mark.width()) / 2, height / 2 + SIZE * 0.36);
    }
}
