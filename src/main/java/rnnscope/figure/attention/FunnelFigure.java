package rnnscope.figure.attention;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.language.Words;
import rnnscope.tape.Channel;

/**
 * Figure of a decoder without attention, which writes without looking back: all that is known of the source is the
 * state before the first step. A source that is read step by step runs together into that state; what is given once
 * stands at the left of it; what is given at every step has no such state and leads to each symbol. Immutable.
 */
public final class FunnelFigure implements Figure {
    private static final double SIZE = 15;
    private static final double STRIP = 15;
    private static final double MOST_STRIP = 420;
    private static final double GAP = 6;
    /** Room below the target's line for what its gutter says. */
    private static final double FOOT = 6;

    private final Given given;
    private final List<State> states;
    private final List<String> target;
    private final int step;

    /**
     * What is read.
     *
     * @param symbols as they are drawn; one where it is given once
     * @param once    whether it is given once, not read step by step
     * @param picture grey levels of a square picture, row after row, dark 0 to light 1; null for none
     */
    public record Given(List<String> symbols, boolean once, float[] picture) {}

    /**
     * A state before the first step.
     *
     * @param channel what it is
     * @param values  of each unit; not modified
     */
    public record State(Channel channel, float[] values) {}

    /**
     * @param states before the first step; none where what is given enters at every step
     * @param target what is written, as it is drawn
     * @param step   of the beam; later ones are not written yet
     */
    public FunnelFigure(Given given, List<State> states, List<String> target, int step) {
        this.given = given;
        this.states = List.copyOf(states);
        this.target = List.copyOf(target);
        this.step = step;
    }

    /** Where things are in a picture of one size. */
    private record Places(SourceColumns source, SourceColumns target, Rectangle2D strips, double bottom) {}

    private TargetLine line() {
        return new TargetLine(target, Collections.nCopies(target.size(), false), step);
    }

    private Places places(double width, double height, Look look) {
        double left = 97;
        double room = width - left - SourceColumns.RIGHT;
        SourceColumns source = SourceColumns.of(given.symbols, left, room, look.fonts().monoSemiBold(SIZE), look.fonts());
        SourceColumns line = line().columns(left, room, look.fonts());
        double bottom = height - line.rise() - GAP - FOOT;
        double wide = Math.min(MOST_STRIP, room * 0.55);
        double x = given.once ? left + Math.min(150, room * 0.22) : Math.max(left, (source.left() + source.right() - wide) / 2);
        double top = given.once ? 12 : source.rise() + GAP;
        double strips = states.size() * (STRIP + 2);
        double y = given.once ? Math.max(top, (bottom - strips) / 2 - 8) : top + (bottom - top - strips) * 0.5;
        return new Places(source, line, new Rectangle2D.Double(x, y, wide, strips), bottom);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Places places = places(width, height, look);
        if (given.once) {
            once(g, places, look);
        } else {
            source(g, places, look);
        }
        written(g, places, look);
        if (!states.isEmpty()) {
            strips(g, places, width, look);
        }
        line().paint(g, places.target, places.bottom + GAP, look);
        if (given.once) {
            gutter().paint(g, places.strips.getCenterY() - 14, look);
        } else {
            new Gutter(Words.of("figure.source"), Words.of("figure.source.about")).paint(g, 13, look);
            new Gutter(Words.of("figure.state"), Words.of("figure.state.about")).paint(g, places.strips.getCenterY() - 8, look);
        }
        new Gutter(Words.of("figure.target"), Words.of("figure.target.about")).paint(g, places.bottom + GAP + 9, look);
    }

    private Gutter gutter() {
        return states.isEmpty() ? new Gutter(Words.of("figure.given"), Words.of("figure.given.at-every"), Words.of("figure.given.every-step"))
                : new Gutter(Words.of("figure.given"), Words.of("figure.given.once"), Words.of("figure.given.step"));
    }

    private void source(Graphics2D g, Places places, Look look) {
        Font font = look.fonts().monoSemiBold(SIZE);
        SourceColumns source = places.source;
        g.setStroke(new BasicStroke(1.6f));
        for (int s = 0; s < source.count(); s++) {
            if (source.says(s, -1)) {
                source.label(g, given.symbols.get(s), s, font, look.ink(), source.rise(), look);
            }
            g.setColor(translucent(look.muted(), 0.4));
            g.draw(curve(source.middle(s), source.rise() + GAP, places.strips.getCenterX(), places.strips.getMinY() - 2));
        }
    }

    private void once(Graphics2D g, Places places, Look look) {
        double x = places.target.left();
        double middle = places.strips.getCenterY();
        double end = x;
        if (given.picture != null) {
            int side = (int) Math.round(Math.sqrt(given.picture.length));
            double cell = Math.min(12, (places.bottom - 16) / side);
            PixelGrid grid = new PixelGrid(g);
            double top = Math.max(4, middle - side * cell / 2);
            if (states.isEmpty()) {
                toEach(g, places, x + side * cell / 2, top + side * cell / 2, x + side * cell + 10, look);
            }
            for (int i = 0; i < given.picture.length; i++) {
                grid.fill(g, look.amount().colour(given.picture[i], 0, 1), x + i % side * cell, top + i / side * cell,
                        x + (i % side + 1) * cell, top + (i / side + 1) * cell);
            }
            grid.frame(g, look.line(), x - 1, top - 1, x + side * cell + 1, top + side * cell + 1, 1);
            end = x + side * cell;
        } else {
            Font font = look.fonts().monoSemiBold(24);
            String words = given.symbols.get(0);
            GlyphRuns.draw(g, words, font, look, look.ink(), x, middle + 9);
            end = x + GlyphRuns.width(words, font, look.fonts());
            if (states.isEmpty()) {
                toEach(g, places, end + 10, middle, end + 10, look);
            }
        }
        g.setColor(translucent(look.muted(), 0.6));
        g.setStroke(new BasicStroke(2.2f));
        if (!states.isEmpty()) {
            g.draw(new Line2D.Double(end + 10, middle, places.strips.getMinX() - 6, middle));
        }
    }

    /**
     * From what is given to every symbol written so far.
     *
     * @param words where the words that say so begin
     */
    private void toEach(Graphics2D g, Places places, double x0, double y0, double words, Look look) {
        GlyphRuns.draw(g, Words.of("figure.attention.enters-each", target.size()), look.fonts().ui(11), look, look.muted(), words, 14);
        g.setStroke(new BasicStroke(2.2f));
        double y1 = places.bottom - 15;
        for (int t = 0; t <= Math.min(step, target.size() - 1); t++) {
            g.setColor(t == step ? look.beam() : translucent(look.muted(), 0.6));
            double x1 = places.target.middle(t);
            Path2D path = new Path2D.Double();
            path.moveTo(x0, y0);
            path.curveTo(x0 + (x1 - x0) * 0.7, y0, x1, y0 + (y1 - y0) * 0.4, x1, y1);
            g.draw(path);
        }
    }

    /** From the state to the first symbol, and from each to the next. */
    private void written(Graphics2D g, Places places, Look look) {
        g.setStroke(new BasicStroke(2.2f));
        double y = places.bottom + 2;
        g.setColor(step == 0 ? look.beam() : translucent(look.muted(), 0.6));
        if (!states.isEmpty()) {
            g.draw(curve(places.strips.getCenterX(), places.strips.getMaxY() + 2, places.target.middle(0), y));
        }
        for (int t = 1; t <= Math.min(step, target.size() - 1); t++) {
            g.setColor(t == step ? look.beam() : translucent(look.muted(), 0.6));
            Path2D hop = new Path2D.Double();
            double x0 = places.target.middle(t - 1);
            double x1 = places.target.middle(t);
            hop.moveTo(x0 + 3, y);
            hop.quadTo((x0 + x1) / 2, y - Math.min(14, (x1 - x0) * 0.3), x1 - 3, y);
            g.draw(hop);
        }
    }

    private void strips(Graphics2D g, Places places, double width, Look look) {
        PixelGrid grid = new PixelGrid(g);
        Rectangle2D all = places.strips;
        for (int i = 0; i < states.size(); i++) {
            State state = states.get(i);
            BufferedImage image = new BufferedImage(state.values.length, 1, BufferedImage.TYPE_INT_RGB);
            for (int j = 0; j < state.values.length; j++) {
                image.setRGB(j, 0, look.map(state.channel).argb(state.values[j], state.channel.min(), state.channel.max()));
            }
            double y = all.getY() + i * (STRIP + 2);
            Rectangle2D strip = grid.rectangle(all.getX(), y, all.getMaxX(), y + STRIP);
            grid.fill(g, look.card(), strip.getX() - 2, strip.getY() - 2, strip.getMaxX() + 2, strip.getMaxY() + 2);
            Raster.draw(g, image, strip.getX(), strip.getY(), strip.getWidth(), strip.getHeight());
            grid.frame(g, look.line(), strip.getX() - 1, strip.getY() - 1, strip.getMaxX() + 1, strip.getMaxY() + 1, 1);
        }
        String words = Words.of("figure.attention.all-it-knows", states.get(0).values.length);
        Font font = look.fonts().ui(11);
        double needed = GlyphRuns.width(words, font, look.fonts());
        double x = all.getMaxX() + 10 + needed < width - 4 ? all.getMaxX() + 10 : all.getMaxX() - needed;
        double y = all.getMaxX() + 10 + needed < width - 4 ? all.getCenterY() + 4 : all.getMaxY() + 14;
        GlyphRuns.draw(g, words, font, look, look.muted(), x, y);
    }

    private static Path2D curve(double x0, double y0, double x1, double y1) {
        Path2D path = new Path2D.Double();
        path.moveTo(x0, y0);
        path.curveTo(x0, y0 + (y1 - y0) * 0.55, x1, y1 - (y1 - y0) * 0.55, x1, y1);
        return path;
    }

    private static Color translucent(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * alpha));
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        Places places = places(width, height, Look.light());
        if (!states.isEmpty() && places.strips.contains(x, y)) {
            int i = Math.min(states.size() - 1, (int) ((y - places.strips.getY()) / (STRIP + 2)));
            State state = states.get(i);
            int unit = (int) ((x - places.strips.getX()) / places.strips.getWidth() * state.values.length);
            return new Hit(-1, unit, state.channel.id(), Words.of("figure.attention.before-first", unit, state.channel.label(),
                    Numbers.exact(state.values[unit])), places.strips);
        }
        int t = places.target.at(x);
        return y <= places.bottom || t < 0 ? null
                : new Hit(t, -1, null, t > step ? Words.of("figure.not-written", Numbers.count(t + 1L))
                        : Symbols.atStep(t) + ", " + Symbols.name(target.get(t)),
                        new Rectangle2D.Double(places.target.x(t), places.bottom, places.target.column(),
                                height - places.bottom));
    }
}
