package rnnscope.figure.attention;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Links of an alignment: a source and what is written from it as two lines of text, joined by links as thick as their
 * weights. What is written after {@code step} is not there yet. A hit's step is that of the target, its unit the step
 * of the source.
 *
 * @param step   of the beam
 * @param column step of the source that is pinned, −1 for none: its links stand out
 */
public record LinksFigure(Alignment alignment, int step, int column) implements Figure {
    private static final double SIZE = 15;
    /** Of a source whose words need not be turned at that size. */
    private static final double SMALL = 13;
    private static final double THICKEST = 7;
    /** A link of less weight is not drawn. */
    private static final double LEAST = 0.03;
    private static final double GAP = 6;
    /** Room below the target's line for what its gutter says. */
    private static final double FOOT = 6;
    /** Room for the links. */
    private static final double BETWEEN = 104;

    /** Where things are in a picture of one size. */
    private record Places(SourceColumns source, SourceColumns target, double top, double bottom) {}

    /** Height in which it shows well. */
    public double goodHeight(double width, Fonts fonts) {
        Places places = places(width, 0, fonts);
        return places.source.rise() + places.target.rise() + 2 * GAP + FOOT + BETWEEN;
    }

    private TargetLine line() {
        IntStream steps = IntStream.range(0, alignment.targetSteps());
        return new TargetLine(steps.mapToObj(alignment::target).toList(),
                IntStream.range(0, alignment.targetSteps()).mapToObj(alignment::isSymbolForced).toList(), step);
    }

    private Font font(double width, Fonts fonts) {
        Font large = fonts.monoSemiBold(SIZE);
        Font small = fonts.monoSemiBold(SMALL);
        boolean turned = SourceColumns.of(alignment, width, large, fonts).manner() == SourceColumns.Manner.ASLANT;
        return turned && SourceColumns.of(alignment, width, small, fonts).manner() != SourceColumns.Manner.ASLANT
                ? small : large;
    }

    private Places places(double width, double height, Fonts fonts) {
        SourceColumns source = SourceColumns.of(alignment, width, font(width, fonts), fonts);
        double room = Math.min(width - source.left() - SourceColumns.RIGHT,
                Math.max(source.right() - source.left(), alignment.targetSteps() * 76.0));
        SourceColumns target = line().columns(source.left(), room, fonts);
        return new Places(source, target, source.rise() + GAP, height - target.rise() - GAP - FOOT);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Places places = places(width, height, look.fonts());
        Font font = font(width, look.fonts());
        for (int s = 0; s < places.source.count(); s++) {
            if (places.source.says(s, column)) {
                places.source.label(g, alignment.source(s), s, font,
                        column < 0 || s == column ? look.ink() : look.muted(), places.source.rise(), look);
            }
        }
        for (int t = 0; t < Math.min(step, alignment.targetSteps()); t++) {
            links(g, places, t, look);
        }
        if (step < alignment.targetSteps()) {
            links(g, places, step, look);
        }
        line().paint(g, places.target, places.bottom + GAP, look);
        if (step < alignment.targetSteps()) {
            say(g, places, look);
        }
        new Gutter(Words.of("figure.source"), Words.of("figure.source.about")).paint(g, 13, look);
        double middle = (places.top + places.bottom) / 2;
        if (places.bottom - places.top > 56) {
            new Gutter(Words.of("figure.attention"), Words.of("figure.attention.thickness"), Words.of("figure.attention.weight")).paint(g, middle - 14, look);
        }
        new Gutter(Words.of("figure.target"), Words.of("figure.target.about")).paint(g, places.bottom + GAP + 9, look);
    }

    /** What the step in the beam looks at, between the links, at the lower end of its own. */
    private void say(Graphics2D g, Places places, Look look) {
        Messages room = new Messages(new Rectangle2D.Double(places.source.left(), places.top,
                Math.max(places.source.right(), places.target.right()) - places.source.left() + SourceColumns.RIGHT,
                places.bottom - places.top));
        for (int t = 0; t <= step; t++) {
            for (int s = 0; s < places.source.count(); s++) {
                if (alignment.weight(t, s) >= LEAST) {
                    room.avoidLine(new BasicStroke((float) (alignment.weight(t, s) * THICKEST)).createStrokedShape(
                            link(places, t, s)));
                }
            }
        }
        Path2D own = link(places, step, alignment.greatest(step));
        Point2D mark = low(own);
        room.paint(g, look, new Message(AlignmentMessage.of(alignment, step), mark.getX(), mark.getY()));
    }

    /** Point three quarters down a link, where it leaves the others. */
    private static Point2D low(Path2D curve) {
        List<Point2D> points = new ArrayList<>();
        for (PathIterator path = curve.getPathIterator(null, 0.5); !path.isDone(); path.next()) {
            double[] at = new double[6];
            path.currentSegment(at);
            points.add(new Point2D.Double(at[0], at[1]));
        }
        return points.get(points.size() * 3 / 4);
    }

    private void links(Graphics2D g, Places places, int t, Look look) {
        boolean isBeam = t == step;
        for (int s = 0; s < places.source.count(); s++) {
            float weight = alignment.weight(t, s);
            double thick = weight * Math.min(THICKEST, Math.max(2.5, places.source.column() * 0.7));
            if (weight < LEAST) {
                continue;
            }
            Color colour = isBeam ? look.beam() : s == column ? look.ink() : look.muted();
            double strength = isBeam ? 0.4 + 0.5 * weight : s == column ? 0.3 + 0.5 * weight : 0.12 + 0.36 * weight;
            g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * strength)));
            g.setStroke(new BasicStroke((float) Math.max(0.6, thick), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            g.draw(link(places, t, s));
        }
    }

    private static Path2D link(Places places, int t, int s) {
        double x0 = places.source.middle(s);
        double x1 = places.target.middle(t);
        double bend = (places.bottom - places.top) * 0.55;
        Path2D path = new Path2D.Double();
        path.moveTo(x0, places.top);
        path.curveTo(x0, places.top + bend, x1, places.bottom - bend, x1, places.bottom);
        return path;
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        Places places = places(width, height, Look.light().fonts());
        if (y < places.top) {
            int s = places.source.at(x);
            return s < 0 ? null : new Hit(-1, s, null, source(s), new Rectangle2D.Double(places.source.x(s), 0,
                    places.source.column(), places.top));
        }
        int t = places.target.at(x);
        if (y <= places.bottom || t < 0) {
            return null;
        }
        return new Hit(t, -1, null, t > step ? Words.of("figure.not-written", Numbers.count(t + 1L))
                : Symbols.atStep(t) + ", " + Symbols.name(alignment.target(t))
                        + (alignment.isSymbolForced(t) ? Words.of("figure.attention.forced") : ""),
                new Rectangle2D.Double(places.target.x(t), places.bottom, places.target.column(), height - places.bottom));
    }

    private String source(int s) {
        return Words.of("figure.attention.read-with", Symbols.name(alignment.source(s)),
                Numbers.exact(alignment.weight(step, s)), step + 1);
    }

    @Override
    public NumberTable numbers() {
        return alignment.numbers();
    }
}
