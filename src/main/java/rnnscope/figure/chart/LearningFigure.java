package rnnscope.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import rnnscope.figure.Figure;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/**
 * Chart of scores over the snapshots of a run: a curve for each property with a dot at each snapshot and its label at its
 * end, and dashed levels for what chance does.
 *
 * @param title   whose snapshots they are
 * @param curves  with a colour, a label and the snapshots' iterations and scores each
 * @param levels  of chance
 * @param across  name of the axis of iterations
 * @param measure name of the axis of scores
 * @param axis    of the scores
 * @param last    iteration at the right end, at least 1
 */
public record LearningFigure(String title, List<ChartCurve> curves, List<Level> levels, String across, String measure,
        ChartAxis axis, double last) implements Figure {
    private static final double LEFT = 56;
    private static final double TOP = 56;
    private static final double BOTTOM = 52;
    private static final double DOT = 2.75;
    /** Room to the left and the right of the labels at the ends. */
    private static final double BESIDE = 24;
    private static final double LEAST_TICK_GAP = 64;
    private static final float[] DASHES = {5, 4};
    private static final float[] DOTS = {2, 3};

    public LearningFigure {
        curves = List.copyOf(curves);
        levels = List.copyOf(levels);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Font font = look.fonts().uiSemiBold(12);
        Font small = look.fonts().ui(11);
        double labels = DoubleStream.concat(
                curves.stream().mapToDouble(curve -> GlyphRuns.width(curve.label(), font, look.fonts())),
                levels.stream().mapToDouble(level -> GlyphRuns.width(level.label(), small, look.fonts()))).max().orElse(0);
        Rectangle2D plot = new Rectangle2D.Double(LEFT, TOP, Math.max(1, width - LEFT - labels - BESIDE),
                Math.max(1, height - TOP - BOTTOM));
        GlyphRuns.draw(g, title, look.fonts().uiSemiBold(13), look, look.ink(), 14, 20);
        GlyphRuns.draw(g, measure, small, look, look.muted(), 14, 40);
        GlyphRuns.drawRight(g, across, small, look, look.muted(), plot.getMaxX(), plot.getMaxY() + 38);
        paintTicks(g, plot, small, look);
        // Beside the names of the axes there is room for labels that are moved apart.
        EndLabels ends = new EndLabels(new Rectangle2D.Double(plot.getX(), 0, plot.getWidth(), height));
        for (Level level : levels) {
            g.setColor(look.muted());
            g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DOTS, 0));
            double y = y(level.value(), plot);
            g.draw(new Line2D.Double(plot.getMinX(), y, plot.getMaxX(), y));
            ends.add(plot.getMaxX(), y, level.label(), look.muted(), small, look);
        }
        for (ChartCurve curve : curves) {
            paint(g, curve, plot, look);
            int end = curve.size() - 1;
            ends.add(x(curve.x()[end], plot), y(curve.y()[end], plot), curve.label(), look.lineColour(curve.colour()), font,
                    look);
        }
        ends.paint(g, look);
    }

    private double x(double iteration, Rectangle2D plot) {
        return plot.getMinX() + iteration / last * plot.getWidth();
    }

    private double y(double score, Rectangle2D plot) {
        return plot.getMaxY() - axis.share(score) * plot.getHeight();
    }

    private void paintTicks(Graphics2D g, Rectangle2D plot, Font font, Look look) {
        g.setStroke(new BasicStroke(1));
        for (double tick : axis.ticks()) {
            double y = y(tick, plot);
            g.setColor(look.line());
            g.draw(new Line2D.Double(plot.getMinX(), y, plot.getMaxX(), y));
            GlyphRuns.drawRight(g, axis.label(tick), font, look, look.muted(), plot.getMinX() - 8, y + 4);
        }
        List<Double> ticks = new ChartAxis(0, last, false).ticks().stream().filter(tick -> tick == Math.rint(tick)).toList();
        int every = (int) Math.max(1, Math.ceil(LEAST_TICK_GAP * ticks.size() / plot.getWidth()));
        for (int i = 0; i < ticks.size(); i += every) {
            String label = Numbers.count(Math.round(ticks.get(i)));
            GlyphRuns.draw(g, label, font, look, look.muted(),
                    x(ticks.get(i), plot) - GlyphRuns.width(label, font, look.fonts()) / 2, plot.getMaxY() + 18);
        }
    }

    private void paint(Graphics2D g, ChartCurve curve, Rectangle2D plot, Look look) {
        Color colour = look.lineColour(curve.colour());
        g.setColor(colour);
        g.setStroke(curve.style() == ChartCurve.Style.DASHED
                ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
                : new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D line = new Path2D.Double();
        for (int i = 0; i < curve.size(); i++) {
            double x = x(curve.x()[i], plot);
            double y = y(curve.y()[i], plot);
            if (i == 0) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
            g.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
        }
        g.draw(line);
    }

    /** Of the levels and the curves, each as long as it is. */
    @Override
    public NumberTable numbers() {
        return NumberTable.beside(Stream.concat(
                levels.stream().map(level -> NumberTable.of(1).with(level.label(), i -> level.value()).build()),
                curves.stream().map(curve -> NumberTable.of(curve.size()).with("iteration", i -> (long) curve.x()[i])
                        .with(curve.name(), i -> curve.y()[i]).build())).toList());
    }
}
