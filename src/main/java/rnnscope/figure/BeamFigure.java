package rnnscope.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/**
 * The cursor, painted over a score: a tinted column between two hairlines, its symbol framed in green between two
 * hairlines of card colour, so that the frame shows on any ground.
 *
 * @param score what it is laid over
 * @param step  the cursor; nothing is painted when its column is out of sight
 */
public record BeamFigure(ScoreFigure score, int step) implements Figure {
    private static final double LEAST_WIDTH = 3;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        TimeAxis axis = score.axisFor(width);
        ScoreLayout layout = score.layout(width, height);
        double x0 = axis.x(step);
        double x1 = axis.x(step + 1);
        if (x1 <= 0 || x0 >= axis.width()) {
            return;
        }
        if (x1 - x0 < LEAST_WIDTH) {
            double middle = (x0 + x1) / 2;
            x0 = middle - LEAST_WIDTH / 2;
            x1 = middle + LEAST_WIDTH / 2;
        }
        PixelGrid grid = new PixelGrid(g);
        double left = grid.x(layout.plotLeft() + Math.max(0, x0));
        double right = grid.x(layout.plotLeft() + Math.min(axis.width(), x1));
        Rectangle2D symbol = layout.symbolRow();
        grid.fill(g, look.beamColumn(), left, 0, right, symbol == null ? height : symbol.getY());
        if (symbol != null) {
            grid.fill(g, look.beamColumn(), left, symbol.getMaxY(), right, height);
        }
        paintValues(g, layout, axis, look);
        if (symbol == null) {
            hairlines(g, grid, left, right, 0, height, look);
            return;
        }
        hairlines(g, grid, left, right, 0, symbol.getY() - 3, look);
        hairlines(g, grid, left, right, symbol.getMaxY() + 3, height, look);
        paintFrame(g, grid, left, right, grid.y(symbol.getY()), grid.y(symbol.getMaxY()), look);
    }

    private static void paintFrame(Graphics2D g, PixelGrid grid, double left, double right, double top, double bottom,
                                   Look look) {
        double hair = grid.pixel();
        double thick = grid.whole(2);
        double outer = thick + hair;
        grid.frame(g, look.card(), left - outer, top - outer, right + outer, bottom + outer, hair);
        grid.frame(g, look.beam(), left - thick, top - thick, right + thick, bottom + thick, thick);
        grid.frame(g, look.card(), left, top, right, bottom, hair);
    }

    private static void hairlines(Graphics2D g, PixelGrid grid, double left, double right, double top, double bottom,
                                  Look look) {
        grid.vertical(g, look.beam(), left, top, bottom, 1);
        grid.vertical(g, look.beam(), right - grid.pixel(), top, bottom, 1);
    }

    private void paintValues(Graphics2D g, ScoreLayout layout, TimeAxis axis, Look look) {
        for (ScoreLayout.Place place : layout.places()) {
            if (!place.lane().folded()) {
                AffineTransform transform = g.getTransform();
                g.translate(place.plot().getX(), new PixelGrid(g).y(place.plot().getY()));
                place.lane().track().paintBeam(g, axis, place.plot().getHeight(), step, look);
                g.setTransform(transform);
            }
        }
    }
}
