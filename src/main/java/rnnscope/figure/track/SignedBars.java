package rnnscope.figure.track;

import java.awt.Graphics2D;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeatmapRow;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track.Gutter;

/**
 * Bars of a difference over time, upwards from the middle where it is positive, downwards where it is negative, in the
 * diverging colours; where columns are narrower than letters, the least and the greatest of those that share a pixel.
 */
public final class SignedBars {
    private static final double BAR = 0.62;

    private SignedBars() {}

    /** @param values from step {@code from} on; NaN for none */
    public static void paint(Graphics2D g, TimeAxis axis, int from, double[] values, double height, Look look) {
        double top = top(values);
        PixelGrid grid = new PixelGrid(g);
        int bins = axis.isDense() ? HeatmapRow.bins(g, axis, Math.max(1, values.length)) : values.length;
        double width = axis.columnWidth() * values.length / Math.max(1, bins);
        double share = axis.isDense() ? 1 : BAR;
        for (int b = 0; b < bins; b++) {
            int start = (int) ((long) b * values.length / bins);
            int end = Math.max(start + 1, (int) ((b + 1L) * values.length / bins));
            double x = axis.x(from) + (b + 0.5) * width;
            double least = 0;
            double most = 0;
            for (int i = start; i < Math.min(end, values.length); i++) {
                least = values[i] < least ? values[i] : least;
                most = values[i] > most ? values[i] : most;
            }
            bar(g, grid, x, width * share, Math.min(1, most / top), top, height, look);
            bar(g, grid, x, width * share, Math.max(-1, least / top), top, height, look);
        }
        grid.horizontal(g, look.line(), 0, axis.width(), 0, 1);
        grid.horizontal(g, look.faint(), 0, axis.width(), height / 2, 1);
        grid.horizontal(g, look.line(), 0, axis.width(), height - 1, 1);
    }

    private static void bar(Graphics2D g, PixelGrid grid, double x, double width, double share, double top,
            double height, Look look) {
        if (share != 0) {
            double tip = height / 2 * (1 - share);
            grid.fill(g, look.diverging().colour((float) (share * top), (float) -top, (float) top), x - width / 2,
                    Math.min(tip, height / 2), x + width / 2, Math.max(tip, height / 2));
        }
    }

    /** The ends of their axis. */
    public static void paintGutter(Graphics2D g, double[] values, double height, Gutter gutter, Look look) {
        double top = top(values);
        String label = top < 1 ? Numbers.signed(top, 1) : Numbers.onAxis(top);
        GlyphRuns.drawRight(g, "+" + label, look.fonts().ui(11), look, look.faint(), gutter.axis(), 8);
        GlyphRuns.drawRight(g, "\u2212" + label, look.fonts().ui(11), look, look.faint(), gutter.axis(), height);
    }

    /** Top of the axis: a round number that holds all that shows, whatever its sign. */
    private static double top(double[] values) {
        double max = 0;
        for (double value : values) {
            max = Double.isFinite(value) ? Math.max(max, Math.abs(value)) : max;
        }
        double top = 0.5;
        while (top < max) {
            top = top < 2 || top >= 100 ? 2 * top : top < 6 ? top + 2 : Math.ceil(top / 5 + 0.5) * 5;
        }
        return top;
    }
}
