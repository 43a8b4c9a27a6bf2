package rnnscope.figure.track;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeatmapRow;
import rnnscope.figure.score.TimeAxis;
import rnnscope.tape.Channel;

/** Curves of one unit's channels over time: a line each, or what lines would cover where steps are narrower than pixels. */
record ChannelCurves(Passage passage, int layer, int unit, List<Channel> channels) {
    private static final double LEAST_LINE = 2;
    /** Dashes by symbol; what has none is solid. */
    private static final Map<String, float[]> DASHES = Map.ofEntries(
            Map.entry("i", new float[] {8, 3}), Map.entry("q", new float[] {8, 3}),
            Map.entry("g", new float[] {2, 2}), Map.entry("n", new float[] {2, 2}), Map.entry("a", new float[] {2, 2}),
            Map.entry("o", new float[] {9, 3, 2, 3}), Map.entry("r", new float[] {9, 3, 2, 3}),
            Map.entry("h", new float[] {5, 2}), Map.entry("tanh c", new float[] {5, 3}));

    /** @param which of the channels */
    void paint(Graphics2D g, TimeAxis axis, List<Channel> which, Scale scale, double height, Look look) {
        // what is thick lies on top
        List<Channel> order = new ArrayList<>(which);
        order.sort((a, b) -> Boolean.compare(isThick(a), isThick(b)));
        if (axis.columnWidth() < LEAST_LINE * new PixelGrid(g).pixel()) {
            order.forEach(channel -> paintEnvelope(g, axis, channel, scale, look));
            return;
        }
        DefaultXYDataset lines = new DefaultXYDataset();
        XYLineAndShapeRenderer pen = new XYLineAndShapeRenderer(true, false);
        pen.setDrawSeriesLineAsPath(true);
        for (int s = 0; s < order.size(); s++) {
            Channel channel = order.get(s);
            lines.addSeries(channel.id(), points(axis, channel));
            pen.setSeriesPaint(s, look.lineColour(channel.symbol()));
            pen.setSeriesStroke(s, stroke(channel));
        }
        plot(lines, pen, axis, scale).draw(g, new Rectangle2D.Double(0, 0, axis.width(), height), null, null, null);
    }

    /** Says where a channel leaves what floats can hold, for there its line ends. */
    void paintTooLarge(Graphics2D g, TimeAxis axis, double height, Look look) {
        int from = passage.from(axis);
        int first = Integer.MAX_VALUE;
        Channel which = null;
        for (Channel channel : channels) {
            float[] values = passage.values(new Probe(layer, unit, channel.id()), from, passage.to(axis));
            for (int i = 0; i < values.length && from + i < first; i++) {
                if (!Float.isFinite(values[i])) {
                    first = from + i;
                    which = channel;
                }
            }
        }
        if (which != null) {
            String words = which.symbol() + ": " + Numbers.tooLarge();
            double width = GlyphRuns.width(words, look.fonts().ui(11), look.fonts());
            GlyphRuns.drawHaloed(g, words, look.fonts().ui(11), look, look.muted(),
                    Math.max(2, Math.min(axis.width() - width - 4, axis.centre(first) + 4)), height / 2 - 6);
        }
    }

    /** A chart without anything around it: its area is the plot, its domain the axis of time in columns. */
    private static XYPlot plot(DefaultXYDataset lines, XYLineAndShapeRenderer pen, TimeAxis axis, Scale scale) {
        NumberAxis time = new NumberAxis();
        time.setRange(axis.first(), axis.first() + axis.steps());
        time.setVisible(false);
        NumberAxis value = new NumberAxis();
        value.setRange(scale.bottom(), scale.top());
        value.setVisible(false);
        XYPlot plot = new XYPlot(lines, time, value, pen);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setFixedDomainAxisSpace(new AxisSpace());
        plot.setFixedRangeAxisSpace(new AxisSpace());
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        return plot;
    }

    /** x and y of a channel's line, with a step more at both ends so that it runs out of the plot. */
    private double[][] points(TimeAxis axis, Channel channel) {
        int from = Math.max(passage.trace().start(), axis.from() - 1);
        int to = Math.max(from, Math.min(passage.trace().end(), axis.to() + 1));
        float[] values = passage.values(new Probe(layer, unit, channel.id()), from, to);
        double[][] points = new double[2][values.length];
        for (int i = 0; i < values.length; i++) {
            points[0][i] = from + i + 0.5;
            points[1][i] = Float.isFinite(values[i]) ? Scale.position(values[i]) : Double.NaN;
        }
        return points;
    }

    /** From least to greatest in every pixel: what a line through all points would cover, at a fraction of the cost. */
    private void paintEnvelope(Graphics2D g, TimeAxis axis, Channel channel, Scale scale, Look look) {
        int from = passage.from(axis);
        float[] values = passage.values(new Probe(layer, unit, channel.id()), from, passage.to(axis));
        int bins = values.length == 0 ? 0 : HeatmapRow.bins(g, axis, values.length);
        double width = axis.columnWidth() * values.length / Math.max(1, bins);
        double half = isThick(channel) ? 1 : 0.5;
        PixelGrid grid = new PixelGrid(g);
        for (int b = 0; b < bins; b++) {
            int start = (int) ((long) b * values.length / bins);
            int end = (int) ((b + 1L) * values.length / bins);
            // reaches back to the value before, as the line does
            float least = values[Math.max(0, start - 1)];
            float greatest = least;
            for (int i = start; i < end; i++) {
                if (Float.isFinite(values[i])) {
                    least = Float.isFinite(least) ? Math.min(least, values[i]) : values[i];
                    greatest = Float.isFinite(greatest) ? Math.max(greatest, values[i]) : values[i];
                }
            }
            if (!Float.isFinite(least) || !Float.isFinite(greatest)) {
                continue;
            }
            double x = axis.x(from) + b * width;
            grid.fill(g, look.lineColour(channel.symbol()), x, scale.y(greatest) - half, x + width,
                    scale.y(least) + half);
        }
    }

    /** What the unit carries on: c, or h where there is no c. */
    boolean isThick(Channel channel) {
        return channel.symbol().equals("c")
                || channel.symbol().equals("h") && channels.stream().noneMatch(other -> other.symbol().equals("c"));
    }

    /** A twin of another channel: its line is dashed. */
    static boolean isDerived(Channel channel) {
        return channel.role() == Channel.Role.DERIVED;
    }

    BasicStroke stroke(Channel channel) {
        return new BasicStroke(isThick(channel) ? 2.4f : 1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                isThick(channel) ? null : DASHES.get(channel.symbol()), 0);
    }

    Path2D path(TimeAxis axis, Channel channel, Scale scale) {
        Path2D line = new Path2D.Double();
        int from = passage.from(axis);
        float[] values = passage.values(new Probe(layer, unit, channel.id()), from, passage.to(axis));
        for (int i = 0; i < values.length; i++) {
            if (Float.isFinite(values[i])) {
                if (line.getCurrentPoint() == null) {
                    line.moveTo(axis.centre(from + i), scale.y(values[i]));
                } else {
                    line.lineTo(axis.centre(from + i), scale.y(values[i]));
                }
            }
        }
        return line;
    }
}
