package rnnscope.figure.sweep;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.chart.ChartAxis;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Parallel coordinates of a sweep: an axis for each option, the metric's at the right, and a line for each run. The line of
 * a run whose metric was not measured ends before the last axis. A hit's step is the run.
 *
 * @param metric what users call it
 * @param scale  of the metric
 */
public record ParallelFigure(List<ParallelAxis> axes, String metric, ChartAxis scale, List<ParallelLine> lines)
        implements Figure {
    private static final double LEFT = 56;
    private static final double RIGHT = 96;
    private static final double TOP = 34;
    private static final double BOTTOM = 14;
    private static final double NEAR = 6;
    private static final double TEXT = 15;
    private static final double CHARACTER = 6.5;
    /** Most characters of a value. */
    private static final int LONGEST = 20;
    private static final int FAINT = 130;
    private static final int MANY = 500;
    private static final int FAINTER = 40;

    public ParallelFigure {
        axes = List.copyOf(axes);
        lines = List.copyOf(lines);
    }

    /** Left of the plot there is room for the values of the first axis. */
    private Rectangle2D plot(double width, double height) {
        double left = axes.get(0).values().stream().mapToDouble(value -> 14 + CHARACTER * shortened(value).length())
                .reduce(LEFT, Math::max);
        return new Rectangle2D.Double(left, TOP, Math.max(1, width - left - RIGHT), Math.max(1, height - TOP - BOTTOM));
    }

    /** The end of what is long, which of the name of a file says most. */
    private static String shortened(String value) {
        return value.length() > LONGEST ? "…" + value.substring(value.length() - LONGEST + 1) : value;
    }

    private double x(int axis, Rectangle2D plot) {
        return plot.getX() + (double) axis / axes.size() * plot.getWidth();
    }

    private static double y(int place, int of, Rectangle2D plot) {
        return plot.getMaxY() - (place + 0.5) / of * plot.getHeight();
    }

    private double y(double value, Rectangle2D plot) {
        return plot.getMaxY() - scale.share(value) * plot.getHeight();
    }

    /** Where a run's line crosses the axes in a picture of this size, those of which it has a value. */
    public List<Point2D> places(ParallelLine line, double width, double height) {
        Rectangle2D plot = plot(width, height);
        List<Point2D> places = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            if (line.places().get(axis) >= 0) {
                places.add(new Point2D.Double(x(axis, plot), y(line.places().get(axis), axes.get(axis).values().size(), plot)));
            }
        }
        if (!Double.isNaN(line.value())) {
            places.add(new Point2D.Double(x(axes.size(), plot), y(line.value(), plot)));
        }
        return places;
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Rectangle2D plot = plot(width, height);
        for (int axis = 0; axis <= axes.size(); axis++) {
            g.setColor(look.faint());
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(x(axis, plot), plot.getY(), x(axis, plot), plot.getMaxY()));
        }
        lines.stream().sorted(Comparator.comparing(ParallelLine::isBest)).forEach(line -> {
            g.setColor(colour(line, look));
            g.setStroke(GroupStyle.stroke(line.group(), line.isBest() ? 3 : 1.2f));
            g.draw(path(line, width, height));
        });
        paintWords(g, plot, look);
    }

    private Color colour(ParallelLine line, Look look) {
        return line.isBest() ? GroupStyle.colour(line.group(), look)
                : GroupStyle.translucent(line.group(), lines.size() > MANY ? FAINTER : FAINT, look);
    }

    private Path2D path(ParallelLine line, double width, double height) {
        Path2D path = new Path2D.Double();
        for (Point2D place : places(line, width, height)) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(place.getX(), place.getY());
            } else {
                path.lineTo(place.getX(), place.getY());
            }
        }
        return path;
    }

    /** Names over the axes; beside them their values, as many as have room. */
    private void paintWords(Graphics2D g, Rectangle2D plot, Look look) {
        Font name = look.fonts().uiMedium(11);
        Font small = look.fonts().ui(11);
        for (int i = 0; i < axes.size(); i++) {
            ParallelAxis axis = axes.get(i);
            centred(g, axis.option(), name, x(i, plot), look);
            double free = Double.POSITIVE_INFINITY;
            for (int place = 0; place < axis.values().size(); place++) {
                double y = y(place, axis.values().size(), plot);
                if (y <= free) {
                    String value = shortened(axis.values().get(place));
                    if (i == 0) {
                        GlyphRuns.drawRight(g, value, small, look, look.ink(), x(i, plot) - 6, y + 4);
                    } else {
                        GlyphRuns.drawHaloed(g, value, small, look, look.ink(), x(i, plot) + 6, y + 4);
                    }
                    free = y - TEXT;
                }
            }
        }
        centred(g, metric, name, x(axes.size(), plot), look);
        for (double tick : scale.ticks()) {
            GlyphRuns.draw(g, scale.label(tick), small, look, look.muted(), x(axes.size(), plot) + 6, y(tick, plot) + 4);
        }
    }

    private static void centred(Graphics2D g, String words, Font font, double x, Look look) {
        GlyphRuns.draw(g, words, font, look, look.muted(), x - GlyphRuns.width(words, font, look.fonts()) / 2, 16);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int found = -1;
        double nearest = NEAR;
        for (int i = 0; i < lines.size(); i++) {
            List<Point2D> places = places(lines.get(i), width, height);
            for (int part = 1; part < places.size(); part++) {
                double away = new Line2D.Double(places.get(part - 1), places.get(part)).ptSegDist(x, y);
                if (away < nearest) {
                    nearest = away;
                    found = i;
                }
            }
        }
        if (found < 0) {
            return null;
        }
        ParallelLine line = lines.get(found);
        return new Hit(found, -1, null, line.words() + "\n" + (Double.isNaN(line.value())
                ? Words.of("figure.sweep.not-measured", metric) : metric + " " + SweepPoint.shown(line.value())), null);
    }

    @Override
    public NumberTable numbers() {
        NumberTable.Builder table = NumberTable.of(lines.size());
        for (int i = 0; i < axes.size(); i++) {
            int axis = i;
            table.with(axes.get(axis).option(), run -> lines.get(run).places().get(axis) < 0 ? null
                    : axes.get(axis).values().get(lines.get(run).places().get(axis)));
        }
        return table.with("metric", run -> Double.isNaN(lines.get(run).value()) ? null : lines.get(run).value()).build();
    }
}
