package rnnscope.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Chart of curves over the iterations with labels at their ends, and horizontal levels with labels at the right.
 * Points that were measured far apart are dots: a line between them would show what nobody measured.
 *
 * @param axis   of the values
 * @param frame  of the iterations
 * @param format decimals of a value that is pointed at
 * @param messages what the curves say, each at an iteration and a value
 */
public record ChartFigure(List<ChartCurve> curves, List<Level> levels, ChartAxis axis, ChartFrame frame, int format,
        List<Message> messages) implements Figure {
    /** Points further apart are not joined. */
    private static final double FAR = 32;
    private static final double DOT = 2.75;
    private static final double LEAST_TICK_GAP = 48;
    private static final float[] DOTS = {1.2f, 3.2f};
    /** Dashes by which lanes are told apart without colour; an LSTM's line has none. */
    private static final Map<String, float[]> LANES = Map.of("RNN", new float[] {9, 2.5f}, "ReLU", new float[] {9, 2.5f, 2, 2.5f},
            "GRU", new float[] {3, 2.2f});
    private static final float[] DASHES = {4, 3};

    /** Nothing is said. */
    public ChartFigure(List<ChartCurve> curves, List<Level> levels, ChartAxis axis, ChartFrame frame, int format) {
        this(curves, levels, axis, frame, format, List.of());
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Rectangle2D plotArea = frame.plot(width, height);
        Graphics2D chart = (Graphics2D) g.create();
        plot(look, plotArea).draw(chart, new Rectangle2D.Double(0, 0, width, height), null, null, null);
        chart.dispose();
        paintDots(g, plotArea, look);
        EndLabels beside = levelLabels(plotArea, look);
        EndLabels ends = curveLabels(plotArea, look);
        beside.paint(g, look);
        ends.paint(g, look);
        if (!messages.isEmpty()) {
            Messages room = new Messages(new Rectangle2D.Double(plotArea.getX(), plotArea.getY(),
                    plotArea.getWidth(), plotArea.getHeight()));
            curves.forEach(curve -> avoid(room, curve, plotArea));
            for (Level level : levels) {
                double y = y(level.value(), plotArea);
                room.avoidLine(new Line2D.Double(plotArea.getX(), y, plotArea.getMaxX(), y));
            }
            ends.places().forEach(room::avoid);
            room.paint(g, look, messages.stream().map(message -> message.at(frame.x(message.x(), plotArea),
                    y(message.y(), plotArea))).toList());
        }
    }

    private void avoid(Messages room, ChartCurve curve, Rectangle2D area) {
        Path2D line = new Path2D.Double();
        for (int i = 0; i < curve.size(); i++) {
            if (!isShown(curve.y()[i])) {
                continue;
            }
            double x = frame.x(curve.x()[i], area);
            double y = y(curve.y()[i], area);
            if (line.getCurrentPoint() == null || isFar(curve, i - 1, area)) {
                line.moveTo(x, y);
                room.avoid(new Rectangle2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
            } else {
                line.lineTo(x, y);
            }
        }
        room.avoidLine(line);
    }

    private XYPlot plot(Look look, Rectangle2D area) {
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < curves.size(); i++) {
            ChartCurve curve = curves.get(i);
            data.addSeries(i, joined(curve, area));
            renderer.setSeriesPaint(i, colour(curve, look));
            renderer.setSeriesStroke(i, stroke(curve));
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
                plot.addRangeMarker(switch (level.kind()) {
                    case GOAL -> new ValueMarker(level.value(), look.faint(),
                            new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DOTS, 0));
                    case BEATEN -> new ValueMarker(level.value(), look.ink(),
                            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DOTS, 0));
                    case LIMIT -> new ValueMarker(level.value(), look.muted(),
                            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0));
                });
            }
        }
        return plot;
    }

    /** x and y of a curve, with a gap between points that are far apart and where a log axis has no place for a value. */
    private double[][] joined(ChartCurve curve, Rectangle2D area) {
        double[] x = new double[2 * curve.size()];
        double[] y = new double[x.length];
        int n = 0;
        for (int i = 0; i < curve.size(); i++) {
            if (i > 0 && isFar(curve, i - 1, area)) {
                x[n] = curve.x()[i];
                y[n++] = Double.NaN;
            }
            x[n] = curve.x()[i];
            y[n++] = isShown(curve.y()[i]) ? curve.y()[i] : Double.NaN;
        }
        return new double[][] {Arrays.copyOf(x, n), Arrays.copyOf(y, n)};
    }

    /** Whether point {@code i + 1} is too far from point {@code i} to be joined to it. */
    private boolean isFar(ChartCurve curve, int i, Rectangle2D area) {
        return (curve.x()[i + 1] - curve.x()[i]) / frame.last() * area.getWidth() > FAR;
    }

    private boolean isShown(double y) {
        return Double.isFinite(y) && !axis.isBelowAll(y);
    }

    /** Points that are joined to no other. */
    private void paintDots(Graphics2D g, Rectangle2D area, Look look) {
        for (ChartCurve curve : curves) {
            g.setColor(colour(curve, look));
            for (int i = 0; i < curve.size(); i++) {
                boolean alone = (i == 0 || isFar(curve, i - 1, area)) && (i == curve.size() - 1 || isFar(curve, i, area));
                if (alone && isShown(curve.y()[i])) {
                    g.fill(new Ellipse2D.Double(frame.x(curve.x()[i], area) - DOT, y(curve.y()[i], area) - DOT, 2 * DOT,
                            2 * DOT));
                }
            }
        }
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

    private static Color colour(ChartCurve curve, Look look) {
        Color full = look.lineColour(curve.colour());
        return curve.style() == ChartCurve.Style.FAINT
                ? new Color(full.getRed(), full.getGreen(), full.getBlue(), 118) : full;
    }

    private static BasicStroke stroke(ChartCurve curve) {
        return switch (curve.style()) {
            case MAIN -> stroke(2, LANES.get(curve.colour()));
            case THIN -> stroke(1.3f, LANES.get(curve.colour()));
            case FAINT -> stroke(1, LANES.get(curve.colour()));
            case DASHED -> stroke(1.1f, DASHES);
        };
    }

    /** @param dashes null for none */
    private static BasicStroke stroke(float width, float[] dashes) {
        return dashes == null ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    // Labels

    private double y(double value, Rectangle2D area) {
        return axis.isBelowAll(value) ? area.getMaxY() : area.getMaxY() - axis.share(value) * area.getHeight();
    }

    private EndLabels levelLabels(Rectangle2D area, Look look) {
        EndLabels beside = new EndLabels(area);
        for (Level level : levels) {
            boolean below = axis.isBelowAll(level.value());
            boolean isBeaten = level.kind() == Level.Kind.BEATEN;
            if ((below || axis.holds(level.value())) && frame.right() > 20) {
                beside.add(area.getMaxX(), y(level.value(), area), (below ? "↓ " : "") + level.label(),
                        isBeaten ? look.ink() : look.muted(), isBeaten ? look.fonts().uiSemiBold(11) : look.fonts().ui(11),
                        look);
            }
        }
        return beside;
    }

    private EndLabels curveLabels(Rectangle2D area, Look look) {
        EndLabels ends = new EndLabels(area);
        for (ChartCurve curve : curves) {
            int last = curve.size() - 1;
            if (!curve.label().isEmpty() && last >= 0 && Double.isFinite(curve.y()[last])) {
                ends.add(frame.x(curve.x()[last], area), y(curve.y()[last], area), curve.label(),
                        look.lineColour(curve.colour()), look.fonts().uiSemiBold(12), look);
            }
        }
        return ends;
    }

    // The pointer

    @Override
    public Hit at(double x, double y, double width, double height) {
        Rectangle2D area = frame.plot(width, height);
        for (Level level : levels) {
            boolean onLine = Math.abs(y - y(level.value(), area)) < 4 || x > area.getMaxX() && Math.abs(y - y(level.value(), area)) < 8;
            boolean below = axis.isBelowAll(level.value());
            if ((below || axis.holds(level.value())) && onLine && !level.words().isEmpty()) {
                return new Hit(-1, -1, null, level.words() + (below ? "\n" + Words.of("figure.chart.below") : ""),
                        area);
            }
        }
        if (x < area.getMinX() || x > area.getMaxX() || curves.isEmpty()) {
            return null;
        }
        double iteration = frame.iteration(x, area);
        StringBuilder words = new StringBuilder();
        double nearest = -1;
        for (ChartCurve curve : curves) {
            int at = curve.before(iteration);
            if (at >= 0) {
                nearest = Math.max(nearest, curve.x()[at]);
                words.append('\n').append(curve.name()).append(' ').append(Numbers.signed(curve.y()[at], format));
            }
        }
        return nearest < 0 ? null : new Hit((int) Math.min(Integer.MAX_VALUE, Math.round(nearest)), -1, null,
                Words.of("figure.chart.step", Numbers.count(Math.round(nearest))) + words, area);
    }

    @Override
    public NumberTable numbers() {
        double[] all = curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.x())).distinct().sorted().toArray();
        NumberTable.Builder table = NumberTable.of(all.length).with("iteration", i -> (long) all[i]);
        for (ChartCurve curve : curves) {
            table.with(curve.name() == null || curve.name().isEmpty() ? curve.label() : curve.name(), i -> {
                int at = Arrays.binarySearch(curve.x(), all[i]);
                return at < 0 ? null : curve.y()[at];
            });
        }
        return table.build();
    }
}
