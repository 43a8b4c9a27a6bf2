package rnnscope.figure.word;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.message.PointLabels;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/**
 * Scatter plot of words in the plane, a dot each, darker the more frequent; as many names as find room, the frequent
 * first. The word of the beam is green; the chosen one has lines to its nearest.
 *
 * @param cloud  the dots
 * @param beam   word in the beam; −1 for none
 * @param chosen word that is looked at; −1 for none
 * @param near   the nearest to the chosen one
 * @param view   what of the plane shows
 */
public record WordPlaneFigure(Cloud cloud, int beam, int chosen, List<Integer> near, View view) implements Figure {
    private static final double ROOM = 14;
    private static final double BELOW = 20;
    private static final double DOT = 2.2;
    private static final double MARK = 4.5;
    private static final double REACH = 8;
    private static final double LINE = 14;
    /** Ink of the rarest word, so that its dot still shows. */
    private static final float LEAST_INK = 0.28f;

    /**
     * Where words lie, the most frequent first.
     *
     * @param x      of each; not modified
     * @param y      of each; not modified
     * @param words  as they are shown
     * @param counts in the text; not modified
     * @param across what the axis to the right is: "first component, 31%"; empty where it means nothing
     * @param up     what the axis upwards is
     */
    public record Cloud(double[] x, double[] y, List<String> words, int[] counts, String across, String up) {}

    /**
     * Part of the plane in sight.
     *
     * @param zoom how many times as large as where all fits
     * @param x    how far its middle lies from that of all, in parts of the width of all in sight
     * @param y    the same upwards
     */
    public record View(double zoom, double x, double y) {
        public static final View ALL = new View(1, 0, 0);
    }

    public WordPlaneFigure {
        near = List.copyOf(near);
    }

    /** Room for what the axes are, where they mean something. */
    private double below() {
        return cloud.across.isEmpty() ? 0 : BELOW;
    }

    /** From places of the plane to the picture, both axes with the same measure. */
    private record Map(double x, double y, double scale, double left, double top) {
        double x(double at) {
            return left + (at - x) * scale;
        }

        double y(double at) {
            return top - (at - y) * scale;
        }
    }

    private Map map(double width, double height) {
        Extent across = Extent.of(cloud.x);
        Extent up = Extent.of(cloud.y);
        double scale = Math.min((width - 2 * ROOM) / across.size(), (height - below() - 2 * ROOM) / up.size());
        double whole = (width - 2 * ROOM) / Math.max(1e-12, scale);
        return new Map(across.middle() + view.x * whole, up.middle() + view.y * whole, Math.max(0, scale) * view.zoom,
                width / 2, (height - below()) / 2);
    }

    private record Extent(double least, double most) {
        static Extent of(double[] places) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double place : places) {
                least = Math.min(least, place);
                most = Math.max(most, place);
            }
            return new Extent(least, most);
        }

        double size() {
            return Math.max(1e-9, most - least);
        }

        double middle() {
            return (least + most) / 2;
        }
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        if (cloud.x.length == 0) {
            return;
        }
        Map map = map(width, height);
        Shape clip = g.getClip();
        g.clip(new Rectangle2D.Double(0, 0, width, height - below()));
        for (int i = cloud.x.length - 1; i >= 0; i--) {
            g.setColor(ink(i, look));
            g.fill(dot(map, i, DOT));
        }
        paintLines(g, map, look);
        paintMarks(g, map, look);
        paintNames(g, map, width, height, look);
        g.setClip(clip);
        Font font = look.fonts().ui(11);
        GlyphRuns.draw(g, cloud.across.isEmpty() ? "" : cloud.across + " →", font, look, look.muted(), 0, height - 4);
        GlyphRuns.drawRight(g, cloud.up.isEmpty() ? "" : "↑ " + cloud.up, font, look, look.muted(), width, height - 4);
    }

    private Color ink(int i, Look look) {
        double most = Math.log1p(Math.max(1, cloud.counts[0]));
        float share = (float) (Math.log1p(cloud.counts[i]) / most);
        return new Color(look.amount().argb(LEAST_INK + (1 - LEAST_INK) * share, 0, 1));
    }

    private void paintLines(Graphics2D g, Map map, Look look) {
        for (int i = near.size() - 1; i >= 0 && chosen >= 0; i--) {
            Line2D line = new Line2D.Double(map.x(cloud.x[chosen]), map.y(cloud.y[chosen]), map.x(cloud.x[near.get(i)]),
                    map.y(cloud.y[near.get(i)]));
            g.setStroke(new BasicStroke(3f));
            g.setColor(look.card());
            g.draw(line);
            g.setStroke(new BasicStroke(1.1f));
            g.setColor(look.ink());
            g.draw(line);
        }
    }

    private void paintMarks(Graphics2D g, Map map, Look look) {
        for (int i : near) {
            mark(g, map, i, DOT + 1, look.ink(), look);
        }
        if (chosen >= 0) {
            mark(g, map, chosen, MARK, look.ink(), look);
        }
        if (beam >= 0) {
            mark(g, map, beam, MARK, look.beam(), look);
        }
    }

    private void mark(Graphics2D g, Map map, int i, double radius, Color colour, Look look) {
        g.setColor(look.card());
        g.fill(dot(map, i, radius + 1.5));
        g.setColor(colour);
        g.fill(dot(map, i, radius));
    }

    private Ellipse2D dot(Map map, int i, double radius) {
        return new Ellipse2D.Double(map.x(cloud.x[i]) - radius, map.y(cloud.y[i]) - radius, 2 * radius, 2 * radius);
    }

    private void paintNames(Graphics2D g, Map map, double width, double height, Look look) {
        PointLabels labels = new PointLabels(new Rectangle2D.Double(0, 0, width, height - below()));
        int[] marked = IntStream.concat(IntStream.of(beam, chosen), near.stream().mapToInt(Integer::intValue))
                .filter(i -> i >= 0).distinct().toArray();
        for (int i : marked) {
            labels.avoid(dot(map, i, i == beam || i == chosen ? MARK : DOT + 1).getBounds2D());
        }
        for (int i : marked) {
            boolean isMain = i == beam || i == chosen;
            name(g, labels, map, i, isMain ? MARK : DOT + 1, isMain ? look.fonts().uiSemiBold(13) : look.fonts().ui(12),
                    i == beam ? look.beam() : look.ink(), look);
        }
        Font font = look.fonts().ui(11);
        for (int i = 0; i < cloud.x.length; i++) {
            if (IntStream.of(marked).noneMatch(Integer.valueOf(i)::equals)) {
                name(g, labels, map, i, DOT, font, look.muted(), look);
            }
        }
    }

    private void name(Graphics2D g, PointLabels labels, Map map, int i, double radius, Font font, Color colour,
            Look look) {
        String word = cloud.words.get(i);
        Rectangle2D place = labels.place(map.x(cloud.x[i]), map.y(cloud.y[i]), radius,
                GlyphRuns.width(word, font, look.fonts()), LINE);
        if (place != null) {
            GlyphRuns.drawHaloed(g, word, font, look, colour, place.getX(), place.getMaxY() - 3.5);
        }
    }

    /** A hit's unit is the number of the word. */
    @Override
    public Hit at(double x, double y, double width, double height) {
        if (cloud.x.length == 0) {
            return null;
        }
        Map map = map(width, height);
        int nearest = -1;
        double least = REACH;
        for (int i = 0; i < cloud.x.length; i++) {
            double distance = Math.hypot(map.x(cloud.x[i]) - x, map.y(cloud.y[i]) - y);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest < 0 ? null : new Hit(-1, nearest, null, WordNames.counted(cloud.words.get(nearest),
                cloud.counts[nearest]) + "\n" + Numbers.signed(cloud.x[nearest], 3) + ", "
                + Numbers.signed(cloud.y[nearest], 3), dot(map, nearest, REACH).getBounds2D());
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(cloud.x.length).with("word", cloud.words::get).with("count", i -> cloud.counts[i])
                .with("x", i -> cloud.x[i]).with("y", i -> cloud.y[i]).build();
    }
}
