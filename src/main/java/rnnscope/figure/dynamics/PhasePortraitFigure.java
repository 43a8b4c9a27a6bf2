package rnnscope.figure.dynamics;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.chart.ChartAxis;
import rnnscope.figure.map.ColourBar;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Phase portrait: the states that a text visits in a plane, joined in their order, that of the beam framed; arrows for
 * where one step with the same input takes the states of the plane, the darker the further; fixed and slow points, and the
 * paths of a network that was put near one.
 *
 * @param plane   what shows of it
 * @param path    the text's
 * @param field   arrows
 * @param points  that were found, in the order of their numbers
 * @param chosen  index of the point that was chosen, −1 for none
 * @param ways    of a network that was put somewhere
 * @param message its mark in the plane
 */
public record PhasePortraitFigure(Plane plane, Path path, Field field, List<Point> points, int chosen, List<Way> ways,
        Message message) implements Figure {
    private static final double DOT = 1.7;
    private static final double BEAM = 5.5;
    private static final double POINT = 5.5;
    private static final double REACH = 8;
    /** Height of the numbers of points. */
    private static final double NAME = 11.5;
    /** Share of a number that may be covered. */
    private static final double OVERLAP = 0.15;
    /** Where a point's number may stand, to the right and down, the best first. */
    private static final double[][] SIDES = {{1, -0.6}, {1, 0.6}, {-1, -0.6}, {-1, 0.6}, {0, -1.6}, {0, 1.6}};
    /** Steps before the beam's that are joined in its colour. */
    private static final int TRAIL = 12;
    /** An arrow fills this much of its cell at most. */
    private static final double FULL = 0.92;
    /** Share of the arrows that are not longer than the longest that is told from others. */
    private static final double USUAL = 0.95;
    private static final double HEAD = 3.2;
    private static final float LEAST_INK = 0.14f;

    /**
     * What shows of a plane.
     *
     * @param across what the axis to the right is
     * @param up     what the axis upwards is
     */
    public record Plane(double lowA, double lowB, double highA, double highB, String across, String up) {}

    /**
     * Path of a text.
     *
     * @param a     of each state; not modified
     * @param b     of each state; not modified
     * @param before of each the index of the one that it followed, −1 for none; not modified
     * @param first step of the text of the first
     * @param beam  index of the state that the beam is at, −1 where it is elsewhere
     * @param words what each says when it is pointed at
     */
    public record Path(double[] a, double[] b, int[] before, int first, int beam, List<String> words) {}

    /**
     * Where one step takes the states of a grid.
     *
     * @param a     of each column
     * @param b     of each row
     * @param da    (rows, columns); not modified
     * @param db    (rows, columns); not modified
     * @param speed (rows, columns), how far a step takes the state, also out of the plane; not modified
     */
    public record Field(double[] a, double[] b, float[] da, float[] db, float[] speed) {
        /** The speed that hardly any arrow exceeds. */
        double usual() {
            float[] sorted = speed.clone();
            Arrays.sort(sorted);
            return sorted[(int) (USUAL * (sorted.length - 1))];
        }
    }

    /** What becomes of what is near a point. */
    public enum Kind {
        STABLE, SADDLE, UNSTABLE
    }

    /**
     * Fixed or slow point.
     *
     * @param name  its number
     * @param rests whether it rests, else it is slow
     * @param words what it says when it is pointed at
     */
    public record Point(double a, double b, String name, Kind kind, boolean rests, String words) {}

    /** States one after another, of a network that was put at the first of them; not modified. */
    public record Way(double[] a, double[] b) {}

    public PhasePortraitFigure {
        points = List.copyOf(points);
        ways = List.copyOf(ways);
    }

    private PlotFrame frame() {
        return new PlotFrame(new ChartAxis(plane.lowA, plane.highA, false), new ChartAxis(plane.lowB, plane.highB, false),
                plane.across, plane.up);
    }

    /** Width of what the plane fills by its height, in a picture of this size. */
    public static double aspect(double width, double height) {
        Rectangle2D plot = PlotFrame.plot(width, height);
        return plot.getWidth() / plot.getHeight();
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Rectangle2D plot = PlotFrame.plot(width, height);
        PlotFrame frame = frame();
        frame.paint(g, plot, look);
        Shape clip = g.getClip();
        g.clip(plot);
        paintField(g, frame, plot, look);
        paintPath(g, frame, plot, look);
        ways.forEach(way -> paintWay(g, way, frame, plot, look));
        paintBeam(g, frame, plot, look);
        for (int i = 0; i < points.size(); i++) {
            paintPoint(g, points.get(i), i == chosen, frame, plot, look);
        }
        paintNames(g, frame, plot, look);
        g.setClip(clip);
        double usual = field.usual();
        String words = Words.of("dynamics.portrait.speed");
        double wide = 130 + GlyphRuns.width(words, look.fonts().ui(11), look.fonts()) + 50;
        ColourBar.paint(g, share -> ink(look, share), "0", magnitude(usual), words, Math.max(120, width - wide), 0, look);
        say(g, frame, plot, look);
    }

    private static String magnitude(double value) {
        return value != 0 && value < 0.01 ? Numbers.scientific(value, 2) : Numbers.signed(value, value < 10 ? 2 : 0);
    }

    private static int ink(Look look, double share) {
        return look.amount().argb((float) (LEAST_INK + (1 - LEAST_INK) * Math.min(1, share)), 0, 1);
    }

    private void paintField(Graphics2D g, PlotFrame frame, Rectangle2D plot, Look look) {
        double usual = Math.max(1e-12, field.usual());
        int columns = field.a.length;
        double cell = Math.min(plot.getWidth() / columns, plot.getHeight() / field.b.length);
        double perA = plot.getWidth() / (plane.highA - plane.lowA);
        double perB = plot.getHeight() / (plane.highB - plane.lowB);
        double longest = 0;
        for (int i = 0; i < field.da.length; i++) {
            longest = Math.max(longest, Math.hypot(field.da[i] * perA, field.db[i] * perB));
        }
        g.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < field.da.length && longest > 0; i++) {
            double x = frame.x(field.a[i % columns], plot);
            double y = frame.y(field.b[i / columns], plot);
            double dx = field.da[i] * perA;
            double dy = -field.db[i] * perB;
            double moved = Math.hypot(dx, dy);
            // the root, so that the direction of a small one is seen
            double length = FULL * cell * Math.sqrt(moved / longest);
            if (moved > 0) {
                g.setColor(new Color(ink(look, field.speed[i] / usual)));
                arrow(g, x, y, dx / moved * length, dy / moved * length);
            }
        }
    }

    /** Begins where the state is. */
    private static void arrow(Graphics2D g, double x, double y, double dx, double dy) {
        double length = Math.hypot(dx, dy);
        double head = Math.min(HEAD, length / 2);
        double ux = dx / length;
        double uy = dy / length;
        Path2D line = new Path2D.Double();
        line.moveTo(x, y);
        line.lineTo(x + dx, y + dy);
        line.moveTo(x + dx - head * ux + 0.6 * head * uy, y + dy - head * uy - 0.6 * head * ux);
        line.lineTo(x + dx, y + dy);
        line.lineTo(x + dx - head * ux - 0.6 * head * uy, y + dy - head * uy + 0.6 * head * ux);
        g.draw(line);
    }

    private void paintPath(Graphics2D g, PlotFrame frame, Rectangle2D plot, Look look) {
        Color own = look.lineColour("h");
        Path2D line = new Path2D.Double();
        for (int i = 0; i < path.a.length; i++) {
            if (path.before[i] >= 0) {
                line.moveTo(frame.x(path.a[path.before[i]], plot), frame.y(path.b[path.before[i]], plot));
                line.lineTo(frame.x(path.a[i], plot), frame.y(path.b[i], plot));
            }
        }
        g.setStroke(new BasicStroke(0.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(PlotFrame.clear(own, 48));
        g.draw(line);
        g.setColor(PlotFrame.clear(own, 170));
        for (int i = 0; i < path.a.length; i++) {
            g.fill(dot(frame.x(path.a[i], plot), frame.y(path.b[i], plot), DOT));
        }
    }

    private void paintBeam(Graphics2D g, PlotFrame frame, Rectangle2D plot, Look look) {
        if (path.beam < 0) {
            return;
        }
        int at = path.beam;
        for (int k = 0; k < TRAIL && path.before[at] >= 0; k++) {
            int from = path.before[at];
            Path2D line = new Path2D.Double();
            line.moveTo(frame.x(path.a[from], plot), frame.y(path.b[from], plot));
            line.lineTo(frame.x(path.a[at], plot), frame.y(path.b[at], plot));
            g.setStroke(new BasicStroke(3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(look.card());
            g.draw(line);
            g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(PlotFrame.clear(look.beam(), 255 - 200 * k / TRAIL));
            g.draw(line);
            at = from;
        }
        double x = frame.x(path.a[path.beam], plot);
        double y = frame.y(path.b[path.beam], plot);
        g.setColor(look.card());
        g.fill(dot(x, y, BEAM + 1.5));
        g.setColor(look.beam());
        g.fill(dot(x, y, BEAM));
    }

    /** A state put somewhere has a square for its beginning, and a dot for each step. */
    private void paintWay(Graphics2D g, Way way, PlotFrame frame, Rectangle2D plot, Look look) {
        Path2D line = new Path2D.Double();
        line.moveTo(frame.x(way.a[0], plot), frame.y(way.b[0], plot));
        for (int i = 1; i < way.a.length; i++) {
            line.lineTo(frame.x(way.a[i], plot), frame.y(way.b[i], plot));
        }
        g.setStroke(new BasicStroke(4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(look.card());
        g.draw(line);
        g.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(look.ink());
        g.draw(line);
        for (int i = 0; i < way.a.length; i++) {
            g.fill(dot(frame.x(way.a[i], plot), frame.y(way.b[i], plot), i == 0 ? 1 : 2.2));
        }
        double x = frame.x(way.a[0], plot);
        double y = frame.y(way.b[0], plot);
        g.fill(new Rectangle2D.Double(x - 3, y - 3, 6, 6));
    }

    private static void paintPoint(Graphics2D g, Point point, boolean chosen, PlotFrame frame, Rectangle2D plot, Look look) {
        double x = frame.x(point.a, plot);
        double y = frame.y(point.b, plot);
        g.setColor(look.card());
        g.fill(dot(x, y, POINT + (chosen ? 5 : 2)));
        PointMark.paint(g, point.kind, point.rests, x, y, POINT, look);
        if (chosen) {
            g.setStroke(new BasicStroke(1.6f));
            g.setColor(look.ink());
            g.draw(dot(x, y, POINT + 3.5));
        }
    }

    /**
     * The number of each point, beside it where it meets no other point and no number. Where there is no such place only the
     * chosen one has it.
     */
    private void paintNames(Graphics2D g, PlotFrame frame, Rectangle2D plot, Look look) {
        Font font = look.fonts().uiSemiBold(NAME);
        List<Rectangle2D> taken = new ArrayList<>();
        for (Point point : points) {
            taken.add(dot(frame.x(point.a, plot), frame.y(point.b, plot), POINT + 1).getBounds2D());
        }
        for (Point point : points) {
            double wide = GlyphRuns.width(point.name, font, look.fonts());
            Rectangle2D best = null;
            double least = Double.POSITIVE_INFINITY;
            for (double[] side : SIDES) {
                double x = frame.x(point.a, plot) + side[0] * (POINT + 4 + wide / 2);
                double y = frame.y(point.b, plot) + side[1] * (POINT + 3);
                Rectangle2D place = new Rectangle2D.Double(x - wide / 2, y - NAME / 2, wide, NAME);
                double met = taken.stream().mapToDouble(other -> shared(place, other)).sum()
                        + place.getWidth() * place.getHeight() - shared(place, plot);
                if (met < least) {
                    least = met;
                    best = place;
                }
            }
            if (least <= OVERLAP * wide * NAME || chosen >= 0 && point == points.get(chosen)) {
                taken.add(best);
                GlyphRuns.drawHaloed(g, point.name, font, look, look.ink(), best.getX(), best.getMaxY() - 1.5);
            }
        }
    }

    /** Area of what two places share. */
    private static double shared(Rectangle2D one, Rectangle2D other) {
        Rectangle2D both = one.createIntersection(other);
        return both.isEmpty() ? 0 : both.getWidth() * both.getHeight();
    }

    private void say(Graphics2D g, PlotFrame frame, Rectangle2D plot, Look look) {
        if (message.sentence().isEmpty()) {
            return;
        }
        Messages room = new Messages(plot);
        for (int i = 0; i < path.a.length; i += Math.max(1, path.a.length / 300)) {
            room.avoid(dot(frame.x(path.a[i], plot), frame.y(path.b[i], plot), DOT).getBounds2D());
        }
        for (Point point : points) {
            room.avoid(dot(frame.x(point.a, plot), frame.y(point.b, plot), POINT + 8).getBounds2D());
        }
        room.paint(g, look, message.at(frame.x(message.x(), plot), frame.y(message.y(), plot)));
    }

    private static Ellipse2D dot(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** Index of the point at a place of a picture of this size, −1 for none. */
    public int pointAt(double x, double y, double width, double height) {
        Rectangle2D plot = PlotFrame.plot(width, height);
        PlotFrame frame = frame();
        int nearest = -1;
        double least = REACH;
        for (int i = 0; i < points.size(); i++) {
            double distance = Math.hypot(frame.x(points.get(i).a, plot) - x, frame.y(points.get(i).b, plot) - y);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        Rectangle2D plot = PlotFrame.plot(width, height);
        if (!plot.contains(x, y)) {
            return null;
        }
        PlotFrame frame = frame();
        int point = pointAt(x, y, width, height);
        if (point >= 0) {
            return new Hit(-1, -1, null, points.get(point).words,
                    dot(frame.x(points.get(point).a, plot), frame.y(points.get(point).b, plot), REACH).getBounds2D());
        }
        int nearest = -1;
        double least = REACH;
        for (int i = 0; i < path.a.length; i++) {
            double distance = Math.hypot(frame.x(path.a[i], plot) - x, frame.y(path.b[i], plot) - y);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        if (nearest >= 0) {
            return new Hit(path.first + nearest, -1, null, path.words.get(nearest),
                    dot(frame.x(path.a[nearest], plot), frame.y(path.b[nearest], plot), REACH).getBounds2D());
        }
        int column = (int) Math.min(field.a.length - 1, (x - plot.getX()) / plot.getWidth() * field.a.length);
        int row = (int) Math.min(field.b.length - 1, (plot.getMaxY() - y) / plot.getHeight() * field.b.length);
        return new Hit(-1, -1, null, Words.of("dynamics.portrait.arrow",
                Numbers.exact(field.speed[row * field.a.length + column])), null);
    }

    @Override
    public NumberTable numbers() {
        NumberTable visited = NumberTable.of(path.a.length).with(NumberTable.STEP, i -> path.first + i + 1)
                .with("a", i -> path.a[i]).with("b", i -> path.b[i]).build();
        int columns = field.a.length;
        NumberTable arrows = NumberTable.of(field.da.length).with("field a", i -> field.a[i % columns])
                .with("field b", i -> field.b[i / columns]).with("field da", i -> field.da[i]).with("field db", i -> field.db[i])
                .with("speed", i -> field.speed[i]).build();
        NumberTable found = NumberTable.of(points.size()).with("point", i -> points.get(i).name)
                .with("point a", i -> points.get(i).a).with("point b", i -> points.get(i).b)
                .with("kind", i -> points.get(i).kind.name().toLowerCase(Locale.ROOT)).build();
        return NumberTable.beside(points.isEmpty() ? List.of(visited, arrows) : List.of(visited, arrows, found));
    }
}
