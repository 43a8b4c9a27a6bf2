package rnnscope.figure.sweep;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.chart.ChartAxis;
import rnnscope.figure.chart.EndLabels;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/**
 * Chart of a sweep: the mean of a metric along the values of an option, a curve for each group of runs, in a band from the
 * least to the greatest over its seeds.
 *
 * @param option the option along which the curves go
 * @param values its values, evenly apart
 * @param metric what users call it
 */
public record SweepChartFigure(List<SweepCurve> curves, String option, List<String> values, String metric, ChartAxis axis)
        implements Figure {
    private static final double LEFT = 56;
    private static final double TOP = 24;
    private static final double BOTTOM = 36;
    private static final double RIGHT = 210;
    private static final double DOT = 3;
    private static final double NEAR = 8;
    private static final int BAND = 38;

    public SweepChartFigure {
        curves = List.copyOf(curves);
        values = List.copyOf(values);
    }

    private static Rectangle2D plot(double width, double height) {
        return new Rectangle2D.Double(LEFT, TOP, Math.max(1, width - LEFT - RIGHT), Math.max(1, height - TOP - BOTTOM));
    }

    /** Where a mean stands in a picture of this size. */
    public Point2D place(SweepPoint point, double width, double height) {
        Rectangle2D plot = plot(width, height);
        return new Point2D.Double(x(point.at(), plot), y(point.mean(), plot));
    }

    private double x(int at, Rectangle2D plot) {
        return plot.getX() + (at + 0.5) / values.size() * plot.getWidth();
    }

    private double y(double value, Rectangle2D plot) {
        return plot.getMaxY() - axis.share(value) * plot.getHeight();
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Rectangle2D plot = plot(width, height);
        Font small = look.fonts().ui(11);
        GlyphRuns.draw(g, metric, look.fonts().uiMedium(11), look, look.muted(), 4, 13);
        g.setStroke(new BasicStroke(1));
        for (double tick : axis.ticks()) {
            g.setColor(look.line());
            g.draw(new Line2D.Double(plot.getX(), y(tick, plot), plot.getMaxX(), y(tick, plot)));
            GlyphRuns.drawRight(g, axis.label(tick), small, look, look.muted(), plot.getX() - 8, y(tick, plot) + 4);
        }
        paintValues(g, plot, small, look);
        curves.forEach(curve -> paintBand(g, curve, plot, look));
        EndLabels ends = new EndLabels(plot);
        for (SweepCurve curve : curves) {
            paintCurve(g, curve, plot, look);
            if (!curve.points().isEmpty() && !curve.label().isEmpty()) {
                SweepPoint last = curve.points().get(curve.points().size() - 1);
                ends.add(x(last.at(), plot), y(last.mean(), plot), curve.label(), GroupStyle.colour(curve.group(), look),
                        look.fonts().uiSemiBold(11), look);
            }
        }
        ends.paint(g, look);
    }

    /** The option's name and those of its values that have room. */
    private void paintValues(Graphics2D g, Rectangle2D plot, Font font, Look look) {
        GlyphRuns.draw(g, option, look.fonts().uiMedium(11), look, look.muted(), plot.getMaxX() + 14, plot.getMaxY() + 18);
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.size(); i++) {
            double half = GlyphRuns.width(values.get(i), font, look.fonts()) / 2;
            if (x(i, plot) - half > free) {
                GlyphRuns.draw(g, values.get(i), font, look, look.ink(), x(i, plot) - half, plot.getMaxY() + 18);
                free = x(i, plot) + half + NEAR;
            }
        }
    }

    private void paintBand(Graphics2D g, SweepCurve curve, Rectangle2D plot, Look look) {
        List<SweepPoint> points = curve.points();
        Path2D band = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            to(band, x(points.get(i).at(), plot), y(points.get(i).greatest(), plot));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            to(band, x(points.get(i).at(), plot), y(points.get(i).least(), plot));
        }
        g.setColor(GroupStyle.translucent(curve.group(), BAND, look));
        if (band.getCurrentPoint() != null) {
            g.fill(band);
        }
    }

    private static void to(Path2D path, double x, double y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private void paintCurve(Graphics2D g, SweepCurve curve, Rectangle2D plot, Look look) {
        g.setColor(GroupStyle.colour(curve.group(), look));
        Path2D line = new Path2D.Double();
        for (SweepPoint point : curve.points()) {
            double x = x(point.at(), plot);
            to(line, x, y(point.mean(), plot));
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(x, y(point.least(), plot), x, y(point.greatest(), plot)));
            g.fill(new Ellipse2D.Double(x - DOT, y(point.mean(), plot) - DOT, 2 * DOT, 2 * DOT));
        }
        g.setStroke(GroupStyle.stroke(curve.group(), 2));
        g.draw(line);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        Hit hit = null;
        double nearest = NEAR;
        for (SweepCurve curve : curves) {
            for (SweepPoint point : curve.points()) {
                double away = place(point, width, height).distance(x, y);
                if (away < nearest) {
                    nearest = away;
                    String name = curve.name().isEmpty() ? "" : curve.name() + ", ";
                    hit = new Hit(-1, -1, null, name + option + " " + values.get(point.at()) + "\n" + metric + " "
                            + point.words(), null);
                }
            }
        }
        return hit;
    }

    @Override
    public NumberTable numbers() {
        List<Row> rows = new ArrayList<>();
        curves.forEach(curve -> curve.points().forEach(point -> rows.add(new Row(curve.name(), point))));
        return NumberTable.of(rows.size()).with("group", i -> rows.get(i).group)
                .with(option, i -> values.get(rows.get(i).point.at())).with("runs", i -> rows.get(i).point.seeds())
                .with("mean", i -> rows.get(i).point.mean()).with("deviation", i -> rows.get(i).point.deviation())
                .with("least", i -> rows.get(i).point.least()).with("greatest", i -> rows.get(i).point.greatest()).build();
    }

    private record Row(String group, SweepPoint point) {}
}
