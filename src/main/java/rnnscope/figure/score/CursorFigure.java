package rnnscope.figure.score;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/**
 * Cursor of a score, the "beam" of the window's words, painted over it: a tinted column between two hairlines, its
 * symbol framed in green between two hairlines of card colour, so that the frame shows on any ground.
 *
 * @param score  what it is laid over
 * @param step   the cursor; nothing is painted when its column is out of sight
 * @param second whether this is the second of two beams; each goes through the tracks that say so
 */
public record CursorFigure(ScoreFigure score, int step, boolean second) implements Figure {
    private static final double LEAST_WIDTH = 3;
    private static final double OVER = 5;

    /** The only beam. */
    public CursorFigure(ScoreFigure score, int step) {
        this(score, step, false);
    }

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
        List<double[]> stretches = stretches(layout, height);
        for (double[] stretch : stretches) {
            boolean split = splits(symbol, stretch);
            grid.fill(g, look.beamColumn(), left, stretch[0], right, split ? symbol.getY() : stretch[1]);
            if (split) {
                grid.fill(g, look.beamColumn(), left, symbol.getMaxY(), right, stretch[1]);
            }
        }
        paintValues(g, layout, axis, look);
        for (double[] stretch : stretches) {
            boolean split = splits(symbol, stretch);
            hairlines(g, grid, left, right, stretch[0], split ? symbol.getY() - 3 : stretch[1], look);
            if (split) {
                hairlines(g, grid, left, right, symbol.getMaxY() + 3, stretch[1], look);
                Rectangle2D frame = symbolFrame(layout, axis);
                if (frame == null) {
                    paintFrame(g, grid, left, right, grid.y(symbol.getY()), grid.y(symbol.getMaxY()), look);
                } else {
                    paintFrame(g, grid, grid.x(frame.getX()), grid.x(frame.getMaxX()), grid.y(frame.getY()),
                            grid.y(frame.getMaxY()), look);
                }
            }
        }
    }

    /** What is framed in place of the symbol's column, in the score; null for the column. */
    private Rectangle2D symbolFrame(ScoreLayout layout, TimeAxis axis) {
        for (ScoreLayout.Place place : layout.places()) {
            Rectangle2D plot = place.plot();
            Rectangle2D frame = place.lane().folded() ? null
                    : place.lane().track().symbolFrame(axis, plot.getHeight(), step);
            if (frame != null) {
                return new Rectangle2D.Double(plot.getX() + frame.getX(), plot.getY() + frame.getY(), frame.getWidth(),
                        frame.getHeight());
            }
        }
        return null;
    }

    private static boolean splits(Rectangle2D symbol, double[] stretch) {
        return symbol != null && symbol.getMaxY() > stretch[0] && symbol.getY() < stretch[1];
    }

    /** From top to bottom where the beam goes: through lane after lane, but for those that it passes over. */
    private List<double[]> stretches(ScoreLayout layout, double height) {
        List<double[]> stretches = new ArrayList<>();
        List<ScoreLayout.Place> places = layout.places();
        double from = Double.NaN;
        for (int i = 0; i < places.size(); i++) {
            boolean last = i == places.size() - 1;
            Rectangle2D whole = places.get(i).whole();
            boolean crossed = places.get(i).lane().track().isCrossedBy(second);
            if (crossed && Double.isNaN(from)) {
                from = i == 0 ? 0 : whole.getY();
            } else if (!crossed && !Double.isNaN(from)) {
                stretches.add(new double[] {from, whole.getY()});
                from = Double.NaN;
            }
            if (crossed && last) {
                stretches.add(new double[] {from, height});
            }
        }
        return stretches;
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
            if (!place.lane().folded() && place.lane().track().isCrossedBy(second)) {
                AffineTransform transform = g.getTransform();
                Shape clip = g.getClip();
                // what stands out in the beam may reach a little over the plot's edge, but not over its axis
                double over = Math.max(OVER, place.lane().track().beamReach(axis));
                g.clip(new Rectangle2D.Double(place.plot().getX() - over, place.whole().getY(),
                        place.plot().getWidth() + 2 * over, place.whole().getHeight()));
                g.translate(place.plot().getX(), new PixelGrid(g).y(place.plot().getY()));
                place.lane().track().paintBeam(g, axis, place.plot().getHeight(), step, look);
                g.setTransform(transform);
                g.setClip(clip);
            }
        }
    }
}
