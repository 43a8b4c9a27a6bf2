package rnnscope.figure.dynamics;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.figure.chart.ChartAxis;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/**
 * Frame of a plot: two axes with round numbers and their names, and where values lie between them.
 *
 * @param across name of the axis to the right, with its unit
 * @param up     name of the axis upwards, with its unit
 */
record PlotFrame(ChartAxis x, ChartAxis y, String across, String up) {
    static final double LEFT = 46;
    static final double BELOW = 32;
    static final double ABOVE = 20;
    static final double RIGHT = 10;
    private static final double LABEL = 11;
    /** Least distance of two numbers at an axis. */
    private static final double BESIDE = 56;
    private static final double STACKED = 26;

    /** Where the plot is in a picture of this size. */
    static Rectangle2D plot(double width, double height) {
        return new Rectangle2D.Double(LEFT, ABOVE, Math.max(1, width - LEFT - RIGHT), Math.max(1, height - ABOVE - BELOW));
    }

    double x(double value, Rectangle2D plot) {
        return plot.getX() + x.share(value) * plot.getWidth();
    }

    double y(double value, Rectangle2D plot) {
        return plot.getMaxY() - y.share(value) * plot.getHeight();
    }

    /** Paints lines at round values, their numbers and the names of the axes. */
    void paint(Graphics2D g, Rectangle2D plot, Look look) {
        PixelGrid grid = new PixelGrid(g);
        Font font = look.fonts().mono(LABEL);
        for (double tick : some(x.ticks(), plot.getWidth(), BESIDE)) {
            double at = x(tick, plot);
            grid.vertical(g, look.line(), at, plot.getY(), plot.getMaxY(), 1);
            GlyphRuns runs = new GlyphRuns(x.label(tick), font, look.fonts());
            g.setColor(look.muted());
            runs.paint(g, Math.min(at - runs.width() / 2, plot.getMaxX() + RIGHT - runs.width()), plot.getMaxY() + 14);
        }
        for (double tick : some(y.ticks(), plot.getHeight(), STACKED)) {
            double at = y(tick, plot);
            grid.horizontal(g, look.line(), plot.getX(), plot.getMaxX(), at, 1);
            GlyphRuns.drawRight(g, y.label(tick), font, look, look.muted(), plot.getX() - 5, at + 4);
        }
        Font words = look.fonts().ui(LABEL);
        GlyphRuns.drawRight(g, across + " →", words, look, look.muted(), plot.getMaxX(), plot.getMaxY() + 28);
        GlyphRuns.draw(g, "↑ " + up, words, look, look.muted(), 0, 12);
    }

    /** Every second, third … value, so that numbers do not meet. */
    private static List<Double> some(List<Double> ticks, double length, double apart) {
        int every = (int) Math.max(1, Math.ceil(apart * ticks.size() / length));
        return IntStream.range(0, ticks.size()).filter(i -> i % every == 0).mapToObj(ticks::get).toList();
    }

    static Color clear(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
