package rnnscope.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Chart of shares over groups of examples as curves with their intervals, from nothing to all, labelled at their ends;
 * below each group its name and how many examples it has. A hit's step is the group.
 *
 * @param curves over the same groups
 * @param marked group that the open source belongs to; −1 for none
 * @param across what the groups are groups of: "symbols read"
 * @param share  what the shares are shares of: "written exactly"
 * @param message what the curves say, at a group and a share
 */
public record ShareFigure(List<ShareCurve> curves, int marked, String across, String share, Message message)
        implements Figure {
    private static final double LEFT = 46;
    private static final double RIGHT = 176;
    private static final double TOP = 30;
    private static final double BOTTOM = 54;
    private static final double NEAR = 16;
    /** How far the axis reaches past nothing and all, so that dots there are whole. */
    private static final double PAST = 0.02;
    private static final float[] DASHES = {6, 4};

    public ShareFigure {
        curves = List.copyOf(curves);
    }

    /** Nothing is said. */
    public ShareFigure(List<ShareCurve> curves, int marked, String across, String share) {
        this(curves, marked, across, share, Message.NONE);
    }

    private List<ShareGroup> groups() {
        return curves.get(0).groups();
    }

    private static Rectangle2D plot(double width, double height) {
        return new Rectangle2D.Double(LEFT, TOP, Math.max(1, width - LEFT - RIGHT), Math.max(1, height - TOP - BOTTOM));
    }

    private double x(int group, Rectangle2D plot) {
        return plot.getX() + (group + 0.5) / groups().size() * plot.getWidth();
    }

    private static double y(double share, Rectangle2D plot) {
        return plot.getMaxY() - (share + PAST) / (1 + 2 * PAST) * plot.getHeight();
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        if (curves.isEmpty() || groups().isEmpty()) {
            return;
        }
        Rectangle2D plot = plot(width, height);
        if (marked >= 0) {
            double half = plot.getWidth() / groups().size() / 2;
            PixelGrid grid = new PixelGrid(g);
            grid.fill(g, look.beamColumn(), x(marked, plot) - half, plot.getY() - 8, x(marked, plot) + half,
                    plot.getMaxY() + 36);
        }
        Graphics2D chart = (Graphics2D) g.create();
        chart(look).draw(chart, new Rectangle2D.Double(0, 0, width, height), null, null, null);
        chart.dispose();
        GlyphRuns.draw(g, share, look.fonts().ui(11), look, look.muted(), 14, 14);
        paintGroups(g, plot, look);
        paintLabels(g, plot, look);
        Messages room = new Messages(plot);
        for (ShareCurve curve : curves) {
            Path2D line = new Path2D.Double();
            for (int i = 0; i < curve.groups().size(); i++) {
                ShareGroup group = curve.groups().get(i);
                if (i == 0) {
                    line.moveTo(x(i, plot), y(group.share(), plot));
                } else {
                    line.lineTo(x(i, plot), y(group.share(), plot));
                }
                room.avoid(new Rectangle2D.Double(x(i, plot) - 5, y(group.high(), plot), 10,
                        y(group.low(), plot) - y(group.high(), plot)));
            }
            room.avoidLine(line);
        }
        room.paint(g, look, message.at(x((int) message.x(), plot), y(message.y(), plot)));
    }

    private XYPlot chart(Look look) {
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setCapLength(6);
        renderer.setDefaultLinesVisible(true);
        for (int i = 0; i < curves.size(); i++) {
            ShareCurve curve = curves.get(i);
            YIntervalSeries series = new YIntervalSeries(i);
            for (int group = 0; group < curve.groups().size(); group++) {
                ShareGroup found = curve.groups().get(group);
                series.add(group, found.share(), found.low(), found.high());
            }
            data.addSeries(series);
            renderer.setSeriesPaint(i, colour(curve, look));
            renderer.setSeriesShape(i, new Ellipse2D.Double(-4, -4, 8, 8));
            renderer.setSeriesStroke(i, curve.isDashed()
                    ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
                    : new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }
        renderer.setErrorStroke(new BasicStroke(1.2f));
        NumberAxis across = new NumberAxis();
        across.setRange(-0.5, groups().size() - 0.5);
        across.setVisible(false);
        XYPlot plot = new XYPlot(data, across, shares(look), renderer);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(look.line());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setFixedRangeAxisSpace(space(0, LEFT, 0, RIGHT));
        plot.setFixedDomainAxisSpace(space(TOP, 0, BOTTOM, 0));
        return plot;
    }

    private static AxisSpace space(double top, double left, double bottom, double right) {
        AxisSpace space = new AxisSpace();
        space.setTop(top);
        space.setLeft(left);
        space.setBottom(bottom);
        space.setRight(right);
        return space;
    }

    private static NumberAxis shares(Look look) {
        NumberAxis shares = new NumberAxis() {
            @Override
            public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
                return Stream.of(0, 25, 50, 75, 100).map(percent -> new NumberTick(percent / 100.0, percent + "%",
                        TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0)).collect(Collectors.toList());
            }
        };
        shares.setRange(-PAST, 1 + PAST);
        shares.setAxisLineVisible(false);
        shares.setTickMarksVisible(false);
        shares.setTickLabelFont(look.fonts().ui(11));
        shares.setTickLabelPaint(look.muted());
        shares.setTickLabelInsets(new RectangleInsets(0, 0, 0, 8));
        return shares;
    }

    private static Color colour(ShareCurve curve, Look look) {
        return look.lineColour(curve.colour());
    }

    private void paintGroups(Graphics2D g, Rectangle2D plot, Look look) {
        Font font = look.fonts().mono(12);
        Font small = look.fonts().ui(11);
        for (int i = 0; i < groups().size(); i++) {
            ShareGroup group = groups().get(i);
            String count = Numbers.count(group.count());
            GlyphRuns.draw(g, group.label(), font, look, look.ink(),
                    x(i, plot) - GlyphRuns.width(group.label(), font, look.fonts()) / 2, plot.getMaxY() + 18);
            GlyphRuns.draw(g, count, small, look, look.muted(),
                    x(i, plot) - GlyphRuns.width(count, small, look.fonts()) / 2, plot.getMaxY() + 33);
        }
        GlyphRuns.draw(g, across, look.fonts().uiMedium(11), look, look.muted(), plot.getMaxX() + 14, plot.getMaxY() + 18);
        GlyphRuns.draw(g, Words.of("figure.examples"), small, look, look.muted(), plot.getMaxX() + 14, plot.getMaxY() + 33);
    }

    /** Each label beside the end of its curve, apart from the others. */
    private void paintLabels(Graphics2D g, Rectangle2D plot, Look look) {
        List<ShareCurve> order = curves.stream()
                .sorted((a, b) -> Double.compare(last(b).share(), last(a).share())).toList();
        double above = Double.NEGATIVE_INFINITY;
        for (ShareCurve curve : order) {
            double wanted = y(last(curve).share(), plot) + 4;
            double y = Math.min(plot.getMaxY() - 12, Math.max(wanted, above + 32));
            above = y;
            double x = x(groups().size() - 1, plot) + NEAR;
            GlyphRuns.draw(g, curve.label(), look.fonts().uiSemiBold(12), look, colour(curve, look), x, y - 6);
            GlyphRuns.draw(g, curve.name(), look.fonts().ui(11), look, look.muted(), x, y + 9);
        }
    }

    private static ShareGroup last(ShareCurve curve) {
        return curve.groups().get(curve.groups().size() - 1);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        if (curves.isEmpty() || groups().isEmpty()) {
            return null;
        }
        Rectangle2D plot = plot(width, height);
        int group = (int) Math.floor((x - plot.getX()) / plot.getWidth() * groups().size());
        if (group < 0 || group >= groups().size() || y < plot.getY() - 8 || y > height) {
            return null;
        }
        StringBuilder words = new StringBuilder(groups().get(group).label() + " " + across);
        for (ShareCurve curve : curves) {
            ShareGroup found = curve.groups().get(group);
            words.append('\n').append(Words.of("figure.share", curve.name(), Numbers.count(found.hits()),
                    Numbers.count(found.count()), Numbers.percent(found.share(), 1), Numbers.percent(found.low(), 1),
                    Numbers.percent(found.high(), 1)));
        }
        double half = plot.getWidth() / groups().size() / 2;
        return new Hit(group, -1, null, words.toString(), new Rectangle2D.Double(x(group, plot) - half, plot.getY(),
                2 * half, plot.getHeight()));
    }

    @Override
    public NumberTable numbers() {
        List<NumberTable> tables = new ArrayList<>();
        for (ShareCurve curve : curves) {
            List<ShareGroup> groups = curve.groups();
            tables.add(NumberTable.of(groups.size()).with(across, i -> groups.get(i).label())
                    .with(curve.label() + ": examples", i -> groups.get(i).count())
                    .with(curve.label() + ": " + share, i -> groups.get(i).hits()).build());
        }
        return NumberTable.beside(tables);
    }
}
