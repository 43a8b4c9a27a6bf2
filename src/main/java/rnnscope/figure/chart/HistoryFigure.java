package rnnscope.figure.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Arrays;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Timeline of a run: its loss running through, a tick for each snapshot, the beam where we look.
 *
 * @param at        iterations at which the loss is known, ascending; not to be changed
 * @param loss      the loss there; not to be changed
 * @param snapshots iterations, ascending; not to be changed
 * @param newest    iteration the run has reached
 * @param end       iteration at the right end
 * @param shown     iteration we look at
 */
public record HistoryFigure(double[] at, double[] loss, long[] snapshots, long newest, long end, long shown) implements Figure {
    /** Of no run. */
    public static final HistoryFigure NONE = new HistoryFigure(new double[0], new double[0], new long[0], 0, 0, 0);

    private static final double ROOM = 3;
    /** Room above and below the loss. */
    private static final double ABOVE = 6;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        g.setColor(look.hover());
        g.fill(new RoundRectangle2D.Double(0, 2, width, height - 4, 6, 6));
        PixelGrid grid = new PixelGrid(g);
        for (long snapshot : snapshots) {
            double x = x(snapshot, width);
            grid.vertical(g, look.faint(), x, height - 10, height - 4, 1.5);
        }
        paintLoss(g, width, height, look);
        double beam = x(shown, width);
        if (shown < newest) {
            grid.vertical(g, look.muted(), x(newest, width), height * 0.2, height * 0.8, 1);
        }
        grid.fill(g, look.beam(), beam - 1.5, 0, beam + 1.5, height);
    }

    /** From its least at the bottom to its greatest at the top. */
    private void paintLoss(Graphics2D g, double width, double height, Look look) {
        double min = Arrays.stream(loss).filter(Double::isFinite).min().orElse(0);
        double max = Arrays.stream(loss).filter(Double::isFinite).max().orElse(0);
        Path2D line = new Path2D.Double();
        for (int i = 0; i < loss.length && Double.isFinite(loss[i]); i++) {
            double y = height - ABOVE - (height - 2 * ABOVE) * (max > min ? (loss[i] - min) / (max - min) : 0.5);
            if (i == 0) {
                line.moveTo(x(at[i], width), y);
            } else {
                line.lineTo(x(at[i], width), y);
            }
        }
        g.setColor(look.ink());
        g.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line);
    }

    private double x(double iteration, double width) {
        return ROOM + (width - 2 * ROOM) * (end == 0 ? 0 : Math.min(1, iteration / end));
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
        return snapshots.length == 0 ? null : new Hit(-1, -1, null, Words.of("figure.snapshot", Numbers.count(nearest)), null);
    }
}
