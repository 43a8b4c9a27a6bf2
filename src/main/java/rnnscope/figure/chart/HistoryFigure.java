package rnnscope.figure.chart;

import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Look;
import rnnscope.figure.Numbers;
import rnnscope.figure.PixelGrid;

/**
 * Timeline of a run: a tick for each snapshot, the beam where we look.
 *
 * @param snapshots iterations, ascending; not to be changed
 * @param newest    iteration the run has reached
 * @param end       iteration at the right end
 * @param shown     iteration we look at
 */
public record HistoryFigure(long[] snapshots, long newest, long end, long shown) implements Figure {
    private static final double ROOM = 3;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        g.setColor(look.hover());
        g.fill(new RoundRectangle2D.Double(0, 2, width, height - 4, 6, 6));
        PixelGrid grid = new PixelGrid(g);
        for (long snapshot : snapshots) {
            double x = x(snapshot, width);
            grid.vertical(g, look.faint(), x, height * 0.34, height * 0.66, 1.5);
        }
        double at = x(shown, width);
        if (shown < newest) {
            grid.vertical(g, look.muted(), x(newest, width), height * 0.2, height * 0.8, 1);
        }
        grid.fill(g, look.beam(), at - 1.5, 0, at + 1.5, height);
    }

    private double x(long iteration, double width) {
        return ROOM + (width - 2 * ROOM) * (end == 0 ? 0 : Math.min(1, (double) iteration / end));
    }

    /** The iteration at a place. */
    public long iteration(double x, double width) {
        double share = (x - ROOM) / Math.max(1, width - 2 * ROOM);
        return Math.round(Math.max(0, Math.min(1, share)) * end);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        long pointed = iteration(x, width);
        long nearest = snapshots.length == 0 ? 0 : snapshots[0];
        for (long snapshot : snapshots) {
            nearest = Math.abs(snapshot - pointed) < Math.abs(nearest - pointed) ? snapshot : nearest;
        }
        return snapshots.length == 0 ? null : new Hit(-1, -1, null, "snapshot of step " + Numbers.count(nearest), null);
    }
}
