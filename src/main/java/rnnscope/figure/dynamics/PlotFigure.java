package rnnscope.figure.dynamics;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.chart.ChartAxis;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/**
 * Plot of values against other values, with rules at values that mean something.
 *
 * @param across  name of the axis to the right, with its unit
 * @param up      name of the axis upwards, with its unit
 * @param message its mark in the values of the axes
 */
public record PlotFigure(ChartAxis x, ChartAxis y, String across, String up, List<Curve> curves, List<Rule> rules,
        Message message) implements Figure {
    private static final double DOT = 2.3;
    private static final double REACH = 9;
    private static final float[] DASHES = {4, 3};

    /** How values are drawn. */
    public enum Style {
        LINE, DASHED, DOTS, STEMS
    }

    /**
     * Values that belong together.
     *
     * @param symbol whose colour they have, as in {@link Look#lineColour}
     * @param name   what they are, at their end and when pointed at
     * @param x      of each, ascending; not modified
     * @param y      of each; those that are not finite are left out; not modified
     */
    public record Curve(Style style, String symbol, String name, double[] x, double[] y) {}

    /** A value that means something, on the axis to the right or on that upwards. */
    public record Rule(boolean isUpright, double at, String words) {}

    public PlotFigure {
        curves = List.copyOf(curves);
        rules = List.copyOf(rules);
    }

    private PlotFrame frame() {
        return new PlotFrame(x, y, across, up);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Rectangle2D plot = PlotFrame.plot(width, height);
        PlotFrame frame = frame();
        frame.paint(g, plot, look);
        Messages room = new Messages(plot);
        Shape clip = g.getClip();
        g.clip(plot);
        curves.forEach(curve -> paintCurve(g, curve, frame, plot, look, room));
        rules.forEach(rule -> paintRule(g, rule, frame, plot, look, room));
        g.setClip(clip);
        if (!message.sentence().isEmpty()) {
            room.paint(g, look, message.at(frame.x(message.x(), plot), frame.y(message.y(), plot)));
        }
    }

    private static void paintRule(Graphics2D g, Rule rule, PlotFrame frame, Rectangle2D plot, Look look, Messages room) {
        Font font = look.fonts().ui(11);
        double wide = GlyphRuns.width(rule.words, font, look.fonts());
        Line2D line = rule.isUpright
                ? new Line2D.Double(frame.x(rule.at, plot), plot.getY(), frame.x(rule.at, plot), plot.getMaxY())
                : new Line2D.Double(plot.getX(), frame.y(rule.at, plot), plot.getMaxX(), frame.y(rule.at, plot));
        g.setColor(look.muted());
        g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0));
        g.draw(line);
        double left = rule.isUpright ? Math.min(line.getX1() + 4, plot.getMaxX() - wide) : plot.getX() + 4;
        double baseline = rule.isUpright ? plot.getY() + 11 : Math.max(plot.getY() + 11, line.getY1() - 4);
        GlyphRuns.drawHaloed(g, rule.words, font, look, look.muted(), left, baseline);
        room.avoidLine(line).avoid(new Rectangle2D.Double(left, baseline - 11, wide, 14));
    }

    private void paintCurve(Graphics2D g, Curve curve, PlotFrame frame, Rectangle2D plot, Look look, Messages room) {
        Color own = look.lineColour(curve.symbol);
        Path2D line = new Path2D.Double();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        g.setColor(own);
        for (int i = 0; i < curve.x.length; i++) {
            if (!Double.isFinite(curve.y[i]) || y.isLog() && curve.y[i] <= 0) {
                continue;
            }
            double px = frame.x(curve.x[i], plot);
            double py = frame.y(curve.y[i], plot);
            if (line.getCurrentPoint() == null) {
                line.moveTo(px, py);
            } else {
                line.lineTo(px, py);
            }
            if (curve.style == Style.STEMS) {
                g.setStroke(new BasicStroke(1.1f));
                g.draw(new Line2D.Double(px, frame.y(Math.max(y.low(), Math.min(y.high(), 0)), plot), px, py));
            }
            if (curve.style != Style.DASHED) {
                g.fill(new Ellipse2D.Double(px - DOT, py - DOT, 2 * DOT, 2 * DOT));
            }
            if (plot.contains(px, py)) {
                lastX = px;
                lastY = py;
            }
        }
        if (line.getCurrentPoint() == null) {
            return;
        }
        room.avoidLine(line);
        if (curve.style == Style.LINE || curve.style == Style.DASHED) {
            g.setStroke(curve.style == Style.LINE ? new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                    : new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0));
            g.draw(line);
        }
        if (!curve.name.isEmpty() && !Double.isNaN(lastX)) {
            Font font = look.fonts().uiMedium(11);
            double wide = GlyphRuns.width(curve.name, font, look.fonts());
            double left = Math.max(plot.getX(), Math.min(lastX - wide / 2, plot.getMaxX() - wide));
            Rectangle2D beneath = new Rectangle2D.Double(left, lastY, wide, 0);
            for (int i = 0; i < curve.x.length; i++) {
                double px = frame.x(curve.x[i], plot);
                if (Double.isFinite(curve.y[i]) && px >= left && px <= left + wide) {
                    beneath.add(px, Math.max(plot.getY(), Math.min(frame.y(curve.y[i], plot), plot.getMaxY())));
                }
            }
            double baseline = beneath.getY() - 7 > plot.getY() + 11 ? beneath.getY() - 7 : beneath.getMaxY() + 16;
            GlyphRuns.drawHaloed(g, curve.name, font, look, own, left, baseline);
            room.avoid(new Rectangle2D.Double(left, baseline - 11, wide, 14));
        }
    }

    @Override
    public Hit at(double px, double py, double width, double height) {
        Rectangle2D plot = PlotFrame.plot(width, height);
        PlotFrame frame = frame();
        Hit nearest = null;
        double least = REACH;
        for (Curve curve : curves) {
            for (int i = 0; i < curve.x.length; i++) {
                double distance = Math.hypot(frame.x(curve.x[i], plot) - px, frame.y(curve.y[i], plot) - py);
                if (distance < least) {
                    least = distance;
                    nearest = new Hit(-1, -1, null, (curve.name.isEmpty() ? "" : curve.name + "\n") + across + " = "
                            + Numbers.exact((float) curve.x[i]) + "\n" + up + " = " + Numbers.exact((float) curve.y[i]), null);
                }
            }
        }
        return nearest;
    }

    @Override
    public NumberTable numbers() {
        List<NumberTable> tables = new ArrayList<>();
        for (Curve curve : curves) {
            tables.add(NumberTable.of(curve.x.length).with(across, i -> curve.x[i])
                    .with(curve.name.isEmpty() ? up : curve.name, i -> curve.y[i]).build());
        }
        return NumberTable.beside(tables);
    }
}
