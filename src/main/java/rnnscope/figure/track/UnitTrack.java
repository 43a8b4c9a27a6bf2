package rnnscope.figure.track;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.chart.EndLabels;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeatmapRow;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.language.Words;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;

/**
 * Track of one unit's channels over time, a line each with a colour and dashes of its own, named at its end and in the
 * gutter. Beyond ±1, where only an unbounded state goes, the axis is logarithmic and says so. Where columns are narrower
 * than letters, of a cell with gates only the state is a line, and the rest are strips, gates in ink.
 */
public record UnitTrack(Passage passage, int layer, int unit, String known) implements Track {
    private static final String TITLE = "figure.Unit";
    private static final double HEIGHT = 140;
    private static final double LEAST = 126;
    /** Room below the lines for what they say. */
    private static final double WORDS = 22;
    private static final double EDGE = 3;
    /** Letters in a line of the gutter. */
    private static final int WIDE = 15;
    private static final double LEAST_DOTTED = 4;
    private static final double STRIP = 9;
    private static final double STRIP_APART = 11;
    private static final double STRIPS_BELOW = 8;
    private static final double END = 4;
    /** Least width of a sample of a line in the gutter. */
    private static final double SAMPLE = 17;

    /** A unit of which nothing is known. */
    public UnitTrack(Passage passage, int layer, int unit) {
        this(passage, layer, unit, "");
    }

    @Override
    public String title() {
        return Words.of(TITLE, unit);
    }

    @Override
    public String name() {
        return Words.inEnglish(TITLE, unit);
    }

    @Override
    public List<String> definition() {
        boolean gates = channels().stream().anyMatch(c -> c.role() == Channel.Role.GATE);
        String what = Words.of(gates ? "figure.track.unit.gates" : "figure.track.unit.sum");
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

    /** The channels that it draws. */
    public List<Channel> channels() {
        return Channels.inOrder(passage.trace().layout().channels(layer));
    }

    private ChannelCurves curves() {
        return new ChannelCurves(passage, layer, unit, channels());
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        Scale scale = scale(axis, height);
        PixelGrid grid = new PixelGrid(g);
        List<Channel> strips = strips(axis);
        for (int i = 0; i < strips.size(); i++) {
            Channel strip = strips.get(i);
            int from = passage.from(axis);
            HeatmapRow.paintRow(g, axis, from, passage.values(new Probe(layer, unit, strip.id()), from, passage.to(axis)),
                    look.map(strip), strip, stripTop(axis, height, i), STRIP);
        }
        for (double tick : scale.ticks()) {
            grid.horizontal(g, look.line(), 0, axis.width(), scale.y(tick), 1);
        }
        curves().paint(g, axis, lines(axis), scale, plotHeight(axis, height), look);
        curves().paintTooLarge(g, axis, height, look);
    }

    /** Whether all but the state are strips. */
    private boolean hasStrips(TimeAxis axis) {
        return axis.isDense() && channels().stream().anyMatch(channel -> channel.role() == Channel.Role.GATE);
    }

    private List<Channel> lines(TimeAxis axis) {
        return hasStrips(axis) ? channels().stream().filter(curves()::isThick).toList() : channels();
    }

    private List<Channel> strips(TimeAxis axis) {
        return hasStrips(axis) ? channels().stream().filter(c -> !curves().isThick(c) && !ChannelCurves.isDerived(c)).toList() : List.of();
    }

    private double plotHeight(TimeAxis axis, double height) {
        int strips = strips(axis).size();
        return Math.max(1, height - WORDS - (strips == 0 ? 0 : strips * STRIP_APART + STRIPS_BELOW));
    }

    private double stripTop(TimeAxis axis, double height, int strip) {
        return plotHeight(axis, height) + STRIPS_BELOW + strip * STRIP_APART;
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
            GlyphRuns.draw(g, Words.of("figure.track.unit.log"), look.fonts().ui(11), look, look.muted(), x, gutter.top() + 10);
            y += 16;
        }
        List<Channel> letters = new ArrayList<>(lines(axis));
        letters.sort((a, b) -> Boolean.compare(ChannelCurves.isDerived(a), ChannelCurves.isDerived(b)));
        for (Channel channel : letters) {
            double width = GlyphRuns.width(channel.symbol(), look.fonts().monoSemiBold(12), look.fonts());
            if (x > gutter.left() && x + width > gutter.axis() - 24) {
                x = gutter.left();
                y += 16;
            }
            GlyphRuns.draw(g, channel.symbol(), look.fonts().monoSemiBold(12), look,
                    look.lineColour(channel.symbol()), x, y);
            g.setColor(look.lineColour(channel.symbol()));
            g.setStroke(curves().stroke(channel));
            g.draw(new Line2D.Double(x, y + 4.5, x + Math.max(width, SAMPLE), y + 4.5));
            x += Math.max(width, SAMPLE) + 5;
        }
        List<Channel> strips = strips(axis);
        for (int i = 0; i < strips.size(); i++) {
            GlyphRuns.drawRight(g, strips.get(i).symbol(), look.fonts().monoSemiBold(11), look,
                    look.lineColour(strips.get(i).symbol()), gutter.axis(), stripTop(axis, height, i) + STRIP - 1);
        }
        paintEnds(g, axis, height, scale, look);
    }

    /** Names lines at their ends, beside the plot. */
    private void paintEnds(Graphics2D g, TimeAxis axis, double height, Scale scale, Look look) {
        int last = passage.to(axis) - 1;
        if (axis.isDense() || !passage.trace().contains(last) || axis.x(last + 1) < axis.width() - axis.columnWidth()) {
            return;
        }
        EndLabels ends = new EndLabels(new Rectangle2D.Double(0, 0, axis.width(), plotHeight(axis, height) + WORDS / 2));
        for (Channel channel : lines(axis)) {
            double y = scale.y(passage.trace().value(layer, channel.id(), unit, last));
            if (Double.isFinite(y) && !ChannelCurves.isDerived(channel)) {
                ends.add(axis.width() - END, y, channel.symbol(), look.lineColour(channel.symbol()),
                        look.fonts().monoSemiBold(11), look);
            }
        }
        ends.paint(g, look);
    }

    @Override
    public void paintBeam(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        if (!passage.trace().contains(step) || axis.columnWidth() < LEAST_DOTTED) {
            return;
        }
        Scale scale = scale(axis, height);
        for (Channel channel : lines(axis)) {
            double radius = curves().isThick(channel) ? 3.5 : 2.75;
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
        Message message = GateEvent.at(passage, layer, unit, step, known);
        if (message == Message.NONE || axis.columnWidth() < LEAST_DOTTED) {
            return;
        }
        Scale scale = scale(axis, height);
        Messages room = new Messages(axis.width(), height);
        for (Channel channel : lines(axis)) {
            room.avoidLine(curves().path(axis, channel, scale));
        }
        int strips = strips(axis).size();
        room.avoid(new Rectangle2D.Double(0, stripTop(axis, height, 0), axis.width(), strips * STRIP_APART));
        for (double x : new double[] {axis.x(step), axis.x(step + 1)}) {
            room.avoidLine(new Line2D.Double(x, 0, x, height));
        }
        room.paint(g, look, message.at(axis.centre(step), scale.y(message.y())));
    }

    private static Ellipse2D disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private Scale scale(TimeAxis axis, double height) {
        int from = passage.from(axis);
        int to = passage.to(axis);
        double min = 0;
        double max = 1;
        for (Channel channel : lines(axis)) {
            min = channel.isSigned() ? Math.min(min, -1) : min;
            for (float value : passage.values(new Probe(layer, unit, channel.id()), from, to)) {
                min = value < min && Float.isFinite(value) ? value : min;
                max = value > max && Float.isFinite(value) ? value : max;
            }
        }
        return Scale.holding(min, max, plotHeight(axis, height), EDGE);
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
        List<Channel> strips = strips(axis);
        int strip = (int) Math.floor((y - stripTop(axis, height, 0)) / STRIP_APART);
        boolean onStrip = y >= stripTop(axis, height, 0) && strip < strips.size();
        for (Channel channel : onStrip ? List.of(strips.get(strip)) : lines(axis)) {
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
        double at = onStrip ? stripTop(axis, height, strip) + STRIP / 2 : Double.isFinite(there) ? there : 4;
        String words = Symbols.value(trace, nearest, layer, unit, t) + "\n" + Symbols.name(passage.text().symbol(t))
                + ", " + Symbols.step(t);
        return new Hit(t, unit, nearest.id(), words,
                new Rectangle2D.Double(axis.centre(t) - 4, at - 4, 8, 8));
    }
}
