package rnnscope.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import rnnscope.figure.Figure;
import rnnscope.figure.GlyphRuns;
import rnnscope.figure.Hit;
import rnnscope.figure.Look;
import rnnscope.figure.Numbers;

/**
 * Curves over the iterations with labels at their ends, and horizontal levels with labels at the right.
 *
 * @param axis   of the values
 * @param frame  of the iterations
 * @param format decimals of a value that is pointed at
 */
public record ChartFigure(List<Curve> curves, List<Level> levels, ChartAxis axis, ChartFrame frame, int format)
        implements Figure {
    private static final double LABEL_GAP = 14;
    private static final double LEAST_TICK_GAP = 48;
    private static final float[] DOTS = {1.2f, 3.2f};
    private static final float[] DASHES = {4, 3};

    private record Label(double x, double y, String text, Color colour, boolean strong) {}

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Rectangle2D plotArea = frame.plot(width, height);
        Graphics2D chart = (Graphics2D) g.create();
        plot(look).draw(chart, new Rectangle2D.Double(0, 0, width, height), null, null, null);
        chart.dispose();
        for (Label label : spread(labels(plotArea, look), plotArea)) {
            GlyphRuns.draw(g, label.text(), label.strong() ? look.fonts().uiSemiBold(12) : look.fonts().ui(11), look,
                    label.colour(), label.x(), label.y() + 4);
        }
    }

    private XYPlot plot(Look look) {
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            data.addSeries(i, new double[][] {curve.x(), shown(curve.y())});
            renderer.setSeriesPaint(i, colour(curve, look));
            renderer.setSeriesStroke(i, stroke(curve.style()));
        }
        XYPlot plot = new XYPlot(data, iterations(look), values(look), renderer);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(look.line());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setRangeZeroBaselineVisible(false);
        plot.setFixedRangeAxisSpace(space(ChartFrame.LEFT, frame.right()));
        AxisSpace below = new AxisSpace();
        below.setTop(ChartFrame.TOP);
        below.setBottom(ChartFrame.BOTTOM);
        plot.setFixedDomainAxisSpace(below);
        for (Level level : levels) {
            if (axis.holds(level.value())) {
                plot.addRangeMarker(new ValueMarker(level.value(), level.isLimit() ? look.muted() : look.faint(),
                        level.isLimit() ? new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
                                : new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DOTS, 0)));
            }
        }
        return plot;
    }

    /** A log axis has no place for what is not positive: there the line has a gap. */
    private double[] shown(double[] y) {
        return axis.isLog() ? Arrays.stream(y).map(v -> axis.isBelowAll(v) ? Double.NaN : v).toArray() : y;
    }

    private static AxisSpace space(double left, double right) {
        AxisSpace space = new AxisSpace();
        space.setLeft(left);
        space.setRight(right);
        return space;
    }

    private NumberAxis iterations(Look look) {
        ChartAxis round = new ChartAxis(0, frame.last(), false);
        NumberAxis iterations = new NumberAxis() {
            @Override
            public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
                int every = (int) Math.ceil(LEAST_TICK_GAP * round.ticks().size() / Math.max(1, area.getWidth()));
                return round.ticks().stream().filter(tick -> tick == Math.rint(tick)
                        && round.ticks().indexOf(tick) % Math.max(1, every) == 0).map(tick -> tick(tick, g, area))
                        .collect(Collectors.toList());
            }

            /** Labels of the ends stay within the picture. */
            private NumberTick tick(double tick, Graphics2D g, Rectangle2D area) {
                String label = Numbers.count(Math.round(tick));
                double half = g.getFontMetrics(getTickLabelFont()).stringWidth(label) / 2.0;
                boolean last = (frame.last() - tick) / frame.last() * area.getWidth() + frame.right() < half;
                return new NumberTick(tick, label, tick == 0 ? TextAnchor.TOP_LEFT
                        : last ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0);
            }
        };
        iterations.setRange(0, frame.last());
        return dressed(iterations, look);
    }

    private ValueAxis values(Look look) {
        ValueAxis values = axis.isLog() ? new LogAxis() {
            @Override
            public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
                return valueTicks();
            }
        } : new NumberAxis() {
            @Override
            public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
                return valueTicks();
            }
        };
        values.setRange(axis.low(), axis.high());
        return dressed(values, look);
    }

    private List<NumberTick> valueTicks() {
        return axis.ticks().stream().map(tick -> new NumberTick(tick, axis.label(tick), TextAnchor.CENTER_RIGHT,
                TextAnchor.CENTER, 0)).collect(Collectors.toList());
    }

    private static <T extends ValueAxis> T dressed(T dressed, Look look) {
        dressed.setAxisLineVisible(false);
        dressed.setTickMarksVisible(false);
        dressed.setTickLabelFont(look.fonts().ui(11));
        dressed.setTickLabelPaint(look.faint());
        dressed.setTickLabelInsets(new RectangleInsets(3, 0, 0, 8));
        return dressed;
    }

    private static Color colour(Curve curve, Look look) {
        Color full = look.lineColour(curve.colour());
        return curve.style() == Curve.Style.FAINT ? new Color(full.getRed(), full.getGreen(), full.getBlue(), 118) : full;
    }

    private static BasicStroke stroke(Curve.Style style) {
        return switch (style) {
            case MAIN -> new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
            case THIN -> new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
            case FAINT -> new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
            case DASHED -> new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0);
        };
    }

    // Labels

    private double y(double value, Rectangle2D area) {
        return axis.isBelowAll(value) ? area.getMaxY() : area.getMaxY() - axis.share(value) * area.getHeight();
    }

    private List<Label> labels(Rectangle2D area, Look look) {
        List<Label> labels = new ArrayList<>();
        for (Level level : levels) {
            boolean below = axis.isBelowAll(level.value());
            if ((below || axis.holds(level.value())) && frame.right() > 20) {
                labels.add(new Label(area.getMaxX() + 8, y(level.value(), area), (below ? "↓ " : "") + level.label(),
                        look.muted(), false));
            }
        }
        double end = 0;
        for (Curve curve : curves) {
            end = curve.size() == 0 ? end : Math.max(end, curve.x()[curve.size() - 1]);
        }
        for (Curve curve : curves) {
            if (!curve.label().isEmpty() && curve.size() > 0) {
                int last = curve.size() - 1;
                labels.add(new Label(frame.x(end, area) + 8, y(curve.y()[last], area), curve.label(),
                        look.lineColour(curve.colour()), true));
            }
        }
        return labels;
    }

    /** Labels of one column are moved apart, as little as need be. */
    private static List<Label> spread(List<Label> labels, Rectangle2D area) {
        List<Label> spread = new ArrayList<>();
        for (boolean strong : new boolean[] {false, true}) {
            List<Label> column = labels.stream().filter(l -> l.strong() == strong)
                    .sorted(Comparator.comparingDouble(Label::y)).toList();
            double[] y = column.stream().mapToDouble(Label::y).toArray();
            for (int pass = 0; pass < 40; pass++) {
                for (int i = 1; i < y.length; i++) {
                    double overlap = LABEL_GAP - (y[i] - y[i - 1]);
                    if (overlap > 0) {
                        y[i - 1] -= overlap / 2;
                        y[i] += overlap / 2;
                    }
                }
                for (int i = 0; i < y.length; i++) {
                    double above = area.getMinY() + 6 + i * LABEL_GAP;
                    double below = area.getMaxY() - 6 - (y.length - 1 - i) * LABEL_GAP;
                    y[i] = Math.max(above, Math.min(below, y[i]));
                }
            }
            for (int i = 0; i < y.length; i++) {
                Label l = column.get(i);
                spread.add(new Label(l.x(), y[i], l.text(), l.colour(), l.strong()));
            }
        }
        return spread;
    }

    // The pointer

    @Override
    public Hit at(double x, double y, double width, double height) {
        Rectangle2D area = frame.plot(width, height);
        for (Level level : levels) {
            boolean onLine = Math.abs(y - y(level.value(), area)) < 4 || x > area.getMaxX() && Math.abs(y - y(level.value(), area)) < 8;
            boolean below = axis.isBelowAll(level.value());
            if ((below || axis.holds(level.value())) && onLine && !level.words().isEmpty()) {
                return new Hit(-1, -1, null, level.words() + (below ? "\nA log axis does not reach so far down." : ""),
                        area);
            }
        }
        if (x < area.getMinX() || x > area.getMaxX() || curves.isEmpty()) {
            return null;
        }
        double iteration = frame.iteration(x, area);
        StringBuilder words = new StringBuilder();
        double nearest = -1;
        for (Curve curve : curves) {
            int at = curve.before(iteration);
            if (at >= 0) {
                nearest = Math.max(nearest, curve.x()[at]);
                words.append('\n').append(curve.name()).append(' ').append(Numbers.signed(curve.y()[at], format));
            }
        }
        return nearest < 0 ? null : new Hit((int) Math.min(Integer.MAX_VALUE, Math.round(nearest)), -1, null,
                "step " + Numbers.count(Math.round(nearest)) + words, area);
    }
}
