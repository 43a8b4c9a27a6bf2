package rnnscope.figure.wiring.unrolled;

import java.awt.Graphics2D;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;

/**
 * Painter of the gutter with the rows' names and widths: on the left of the drawing what reads, on the right what
 * writes.
 */
record GutterPainter(WiringLayout layout, Look look, String chosen) {
    private static final double EDGE = 14;
    private static final double TITLE = 12;
    private static final double SHAPE = 11;
    private static final double TIGHT = 28;

    void paint(Graphics2D g) {
        for (Row row : layout.plan().rows()) {
            if (row.side() != Side.BETWEEN) {
                paint(g, row);
            }
        }
    }

    private void paint(Graphics2D g, Row row) {
        boolean left = row.side() == Side.READ;
        double y = layout.y(row);
        boolean tight = layout.levelHeight(row.level()) < TIGHT;
        var title = look.fonts().uiSemiBold(tight ? SHAPE : TITLE);
        var shape = look.fonts().ui(SHAPE);
        var ink = layout.plan().row(chosen) == null || row.id().equals(chosen) ? look.ink() : look.muted();
        if (tight) {
            double room = WiringLayout.GUTTER - EDGE - 6;
            double taken = GlyphRuns.width(row.title(), title, look.fonts())
                    + GlyphRuns.width(row.shape(), shape, look.fonts()) + 5;
            String beside = taken <= room ? row.shape() : "";
            double x = left ? EDGE : layout.width() - EDGE - (beside.isEmpty()
                    ? GlyphRuns.width(row.title(), title, look.fonts()) : taken);
            GlyphRuns.draw(g, row.title(), title, look, ink, x, y + 4);
            GlyphRuns.draw(g, beside, shape, look, look.muted(),
                    x + GlyphRuns.width(row.title(), title, look.fonts()) + 5, y + 4);
        } else if (left) {
            GlyphRuns.draw(g, row.title(), title, look, ink, EDGE, y - 2);
            GlyphRuns.draw(g, row.shape(), shape, look, look.muted(), EDGE, y + 12);
        } else {
            GlyphRuns.drawRight(g, row.title(), title, look, ink, layout.width() - EDGE, y - 2);
            GlyphRuns.drawRight(g, row.shape(), shape, look, look.muted(), layout.width() - EDGE, y + 12);
        }
    }
}
