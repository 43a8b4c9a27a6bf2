package rnnscope.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;

/**
 * Track of one unit's channels over time, a line each in its own colour; the letters in the gutter name them. Beyond
 * ±1, where only an unbounded state goes, the axis is logarithmic and says so.
 */
public record UnitTrack(Passage passage, int layer, int unit, String known) implements Track {
    private static final double HEIGHT = 140;
    private static final double LEAST = 126;
    /** Room below the lines for what they say. */
    private static final double WORDS = 22;
    private static final double EDGE = 3;
    /** Letters in a line of the gutter. */
    private static final int WIDE = 15;
    private static final double LEAST_DOTTED = 4;
    private static final double LEAST_LINE = 2;
    private static final float[] DASHES = {5, 3};

    /** A unit of which nothing is known. */
    public UnitTrack(Passage passage, int layer, int unit) {
        this(passage, layer, unit, "");
    }

    @Override
    public String title() {
        return "Unit " + unit;
    }

    @Override
    public List<String> definition() {
        boolean gates = channels().stream().anyMatch(c -> c.role() == Channel.Role.GATE);
        String what = gates ? "gates, state" : "sum, state";
        if (!known.isEmpty()) {
            return AllUnitsTrack.wrapped(known, WIDE);
        }
        return passage.trace().layout().layers() > 1 ? List.of(passage.trace().layout().layerName(layer) + ",", what) : List.of(what);
    }

    @Override
    public double preferredHeight() {
        return HEIGHT;
    }

    @Override
    public double minHeight() {
        return LEAST;
    }

    @Override
    public double growth() {
        return 0.15;
    }

    private List<Channel> channels() {
        return Channels.inOrder(passage.trace().layout().channels(layer));
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        Scale scale = scale(axis, height);
        PixelGrid grid = new PixelGrid(g);
        for (double tick : scale.ticks()) {
            grid.horizontal(g, look.line(), 0, axis.width(), scale.y(tick), 1);
        }
        // what is thick lies on top
        List<Channel> order = new ArrayList<>(channels());
        order.sort((a, b) -> Boolean.compare(isThick(a), isThick(b)));
        if (axis.columnWidth() < LEAST_LINE * grid.pixel()) {
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
        plot(lines, pen, axis, scale).draw(g, new Rectangle2D.Double(0, 0, axis.width(), height - WORDS), null, null, null);
        paintTooLarge(g, axis, height, look);
    }

    /** Says where a channel leaves what floats can hold, for there its line ends. */
    private void paintTooLarge(Graphics2D g, TimeAxis axis, double height, Look look) {
        int from = passage.from(axis);
        int first = Integer.MAX_VALUE;
        Channel which = null;
        for (Channel channel : channels()) {
            float[] values = passage.values(new Probe(layer, unit, channel.id()), from, passage.to(axis));
            for (int i = 0; i < values.length && from + i < first; i++) {
                if (!Float.isFinite(values[i])) {
                    first = from + i;
                    which = channel;
                }
            }
        }
        if (which != null) {
            String words = which.symbol() + ": " + Numbers.TOO_LARGE;
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

    private static boolean isThick(Channel channel) {
        return channel.symbol().equals("c");
    }

    /** A twin of another channel: its line is dashed. */
    private static boolean isDerived(Channel channel) {
        return channel.role() == Channel.Role.DERIVED;
    }

    private static BasicStroke stroke(Channel channel) {
        return new BasicStroke(isThick(channel) ? 2.4f : 1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                isDerived(channel) ? DASHES : null, 0);
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        Scale scale = scale(axis, height);
        for (double tick : scale.ticks()) {
            GlyphRuns.drawRight(g, Numbers.onAxis(tick), look.fonts().ui(11), look, look.faint(),
                    gutter.axis(), Math.max(8, scale.y(tick) + 4));
        }
        double x = gutter.left();
        double y = gutter.top() + 13;
        if (scale.isCompressed()) {
            GlyphRuns.draw(g, "log past ±1", look.fonts().ui(11), look, look.muted(), x, gutter.top() + 10);
            y += 16;
        }
        List<Channel> letters = new ArrayList<>(channels());
        letters.sort((a, b) -> Boolean.compare(isDerived(a), isDerived(b)));
        for (Channel channel : letters) {
            double width = GlyphRuns.width(channel.symbol(), look.fonts().monoSemiBold(12), look.fonts());
            if (x > gutter.left() && x + width > gutter.axis() - 24) {
                x = gutter.left();
                y += 16;
            }
            GlyphRuns.draw(g, channel.symbol(), look.fonts().monoSemiBold(12), look,
                    look.lineColour(channel.symbol()), x, y);
            if (isDerived(channel)) {
                g.setStroke(stroke(channel));
                g.draw(new Line2D.Double(x, y + 4.5, x + width, y + 4.5));
            }
            x += width + 13;
        }
    }

    @Override
    public void paintBeam(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        if (!passage.trace().contains(step) || axis.columnWidth() < LEAST_DOTTED) {
            return;
        }
        Scale scale = scale(axis, height);
        for (Channel channel : channels()) {
            double radius = isThick(channel) ? 3.5 : 2.75;
            double y = scale.y(passage.trace().value(layer, channel.id(), unit, step));
            if (!Double.isFinite(y)) {
                continue;
            }
            g.setColor(look.card());
            g.fill(disc(axis.centre(step), y, radius + 1.25));
            g.setColor(look.lineColour(channel.symbol()));
            g.fill(disc(axis.centre(step), y, radius));
        }
    }

    @Override
    public boolean speaks() {
        return true;
    }

    @Override
    public void paintMessages(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        Message message = GateEvent.at(passage.trace(), layer, unit, step);
        if (message == Message.NONE || axis.columnWidth() < LEAST_DOTTED) {
            return;
        }
        Scale scale = scale(axis, height);
        Messages room = new Messages(axis.width(), height);
        for (Channel channel : channels()) {
            room.avoidLine(line(axis, channel, scale));
        }
        for (double x : new double[] {axis.x(step), axis.x(step + 1)}) {
            room.avoidLine(new Line2D.Double(x, 0, x, height));
        }
        room.paint(g, look, message.at(axis.centre(step), scale.y(message.y())));
    }

    private Path2D line(TimeAxis axis, Channel channel, Scale scale) {
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

    private static Ellipse2D disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private Scale scale(TimeAxis axis, double height) {
        int from = passage.from(axis);
        int to = passage.to(axis);
        double min = 0;
        double max = 1;
        for (Channel channel : channels()) {
            min = channel.isSigned() ? Math.min(min, -1) : min;
            for (float value : passage.values(new Probe(layer, unit, channel.id()), from, to)) {
                min = value < min && Float.isFinite(value) ? value : min;
                max = value > max && Float.isFinite(value) ? value : max;
            }
        }
        return Scale.holding(min, max, Math.max(1, height - WORDS), EDGE);
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        int from = passage.from(axis);
        NumberTable.Builder table = NumberTable.of(passage.to(axis) - from).withSteps(from);
        for (Channel channel : channels()) {
            table.with(channel.id() + " of unit " + unit, i -> passage.trace().value(layer, channel.id(), unit, from + i));
        }
        return table.build();
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        Trace trace = passage.trace();
        int t = axis.stepAt(x);
        if (!trace.contains(t)) {
            return null;
        }
        Scale scale = scale(axis, height);
        Channel nearest = null;
        double distance = Double.POSITIVE_INFINITY;
        for (Channel channel : channels()) {
            double away = Math.abs(scale.y(trace.value(layer, channel.id(), unit, t)) - y);
            if (nearest == null || away < distance) {
                nearest = channel;
                distance = away;
            }
        }
        if (nearest == null) {
            return null;
        }
        double there = scale.y(trace.value(layer, nearest.id(), unit, t));
        double at = Double.isFinite(there) ? there : 4;
        String words = Symbols.value(trace, nearest, layer, unit, t) + "\n" + Symbols.name(passage.text().symbol(t))
                + ", " + Symbols.step(t);
        return new Hit(t, unit, nearest.id(), words,
                new Rectangle2D.Double(axis.centre(t) - 4, at - 4, 8, 8));
    }
}
