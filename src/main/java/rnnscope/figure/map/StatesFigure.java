package rnnscope.figure.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/**
 * Scatter plot of a layer's states, one dot each, coloured by something that is known of their steps; the beam's state
 * is framed, and the way by which it came is a line.
 *
 * @param cloud   the dots
 * @param colours what colours them
 * @param trail   places of the last states, that of the beam last; empty when it is not known
 */
public record StatesFigure(Cloud cloud, Colours colours, List<Point2D> trail) implements Figure {
    private static final double ROOM = 12;
    private static final double WORDS = 18;
    private static final double DOT = 2.4;
    private static final double BEAM = 5.5;
    private static final double REACH = 7;
    /** Fewer states say nothing of where they lie. */
    private static final int FEWEST = 10;
    /** Ink of the least amount, so that its dots still show. */
    private static final float LEAST_INK = 0.16f;

    /**
     * Where dots lie.
     *
     * @param x      of each; not modified
     * @param y      of each; not modified
     * @param steps  of the text; not modified
     * @param words  what each says when it is pointed at
     * @param across what the axis to the right is: "first component, 31%"; empty where it means nothing
     * @param up     what the axis upwards is
     */
    public record Cloud(double[] x, double[] y, int[] steps, List<String> words, String across, String up) {}

    /**
     * What colours dots.
     *
     * @param values   of each dot, NaN where there is none; not modified
     * @param isSigned whether the sign means something
     * @param min      value at one end
     * @param max      value at the other
     * @param low      {@code min} in words
     * @param high     {@code max} in words
     */
    public record Colours(float[] values, boolean isSigned, float min, float max, String low, String high) {
        int argb(float value, Look look) {
            if (Float.isNaN(value)) {
                return look.line().getRGB();
            }
            if (isSigned) {
                return look.diverging().argb(value, min, max);
            }
            float share = max > min ? (value - min) / (max - min) : 0;
            return look.amount().argb(LEAST_INK + (1 - LEAST_INK) * share, 0, 1);
        }

        /** Dots that stand out are painted last. */
        float weight(int i) {
            return Float.isNaN(values[i]) ? Float.NEGATIVE_INFINITY : isSigned ? Math.abs(values[i]) : values[i];
        }
    }

    public StatesFigure {
        trail = List.copyOf(trail);
    }

    /** From places of the plane to the picture: all dots in sight, both axes with the same measure. */
    private record View(double x, double y, double scale, double left, double top) {
        double x(double at) {
            return left + (at - x) * scale;
        }

        double y(double at) {
            return top - (at - y) * scale;
        }
    }

    private View view(double width, double height) {
        double minX = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < cloud.x.length; i++) {
            minX = Math.min(minX, cloud.x[i]);
            maxX = Math.max(maxX, cloud.x[i]);
            minY = Math.min(minY, cloud.y[i]);
            maxY = Math.max(maxY, cloud.y[i]);
        }
        double wide = Math.max(1e-9, maxX - minX);
        double high = Math.max(1e-9, maxY - minY);
        double scale = Math.min((width - 2 * ROOM) / wide, (height - 2 * WORDS - 2 * ROOM) / high);
        return new View((minX + maxX) / 2, (minY + maxY) / 2, Math.max(0, scale), width / 2, height / 2);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        View view = view(width, height);
        Integer[] order = new Integer[cloud.x.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> Float.compare(colours.weight(a), colours.weight(b)));
        for (int i : order) {
            g.setColor(new Color(colours.argb(colours.values[i], look)));
            g.fill(dot(view.x(cloud.x[i]), view.y(cloud.y[i]), DOT));
        }
        paintTrail(g, view, look);
        ColourBar.paint(g, share -> colours.argb(colours.min + share * (colours.max - colours.min), look), colours.low,
                colours.high, "", 0, 0, look);
        Font font = look.fonts().ui(11);
        GlyphRuns.draw(g, cloud.across.isEmpty() ? "" : cloud.across + " →", font, look, look.muted(), 0, height - 4);
        GlyphRuns.drawRight(g, cloud.up.isEmpty() ? "" : "↑ " + cloud.up, font, look, look.muted(), width, height - 4);
        say(g, view, width, height, look);
    }

    /** At the middle of the states of which it holds. */
    private void say(Graphics2D g, View view, double width, double height, Look look) {
        Messages room = new Messages(new Rectangle2D.Double(0, WORDS, width, height - 2 * WORDS));
        double x = 0;
        double y = 0;
        int holds = 0;
        for (int i = 0; i < cloud.x.length; i++) {
            room.avoid(dot(view.x(cloud.x[i]), view.y(cloud.y[i]), DOT).getBounds2D());
            if (colours.values[i] == 1) {
                x += view.x(cloud.x[i]);
                y += view.y(cloud.y[i]);
                holds++;
            }
        }
        if (holds >= FEWEST) {
            room.paint(g, look, new Message(StatesMessage.of(cloud.x, cloud.y, colours.values), x / holds, y / holds));
        }
    }

    private void paintTrail(Graphics2D g, View view, Look look) {
        if (trail.isEmpty()) {
            return;
        }
        for (int i = 1; i < trail.size(); i++) {
            Line2D line = new Line2D.Double(view.x(trail.get(i - 1).getX()), view.y(trail.get(i - 1).getY()),
                    view.x(trail.get(i).getX()), view.y(trail.get(i).getY()));
            Color beam = look.beam();
            g.setStroke(new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(look.card());
            g.draw(line);
            g.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(new Color(beam.getRed(), beam.getGreen(), beam.getBlue(), 55 + 200 * i / trail.size()));
            g.draw(line);
        }
        Point2D last = trail.get(trail.size() - 1);
        double x = view.x(last.getX());
        double y = view.y(last.getY());
        g.setColor(look.card());
        g.fill(dot(x, y, BEAM + 1.5));
        g.setColor(look.beam());
        g.fill(dot(x, y, BEAM));
    }

    private static Ellipse2D dot(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        View view = view(width, height);
        int nearest = -1;
        double least = REACH;
        for (int i = 0; i < cloud.x.length; i++) {
            double distance = Math.hypot(view.x(cloud.x[i]) - x, view.y(cloud.y[i]) - y);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        if (nearest < 0) {
            return null;
        }
        String value = Float.isNaN(colours.values[nearest]) ? "" : Numbers.exact(colours.values[nearest]);
        return new Hit(cloud.steps[nearest], -1, null,
                cloud.words.get(nearest) + (value.isEmpty() ? "" : "\n" + value),
                dot(view.x(cloud.x[nearest]), view.y(cloud.y[nearest]), REACH).getBounds2D());
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(cloud.x().length).with(NumberTable.STEP, i -> cloud.steps()[i] + 1).with("x", i -> cloud.x()[i])
                .with("y", i -> cloud.y()[i]).with("value", i -> colours.values() == null ? null : colours.values()[i]).build();
    }
}
