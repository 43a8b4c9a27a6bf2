package rnnscope.figure.dynamics;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.dynamics.PhasePortraitFigure.Kind;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Phase portrait in three principal components, in a box that can be turned: the states that a text visits, joined in
 * their order, that of the beam and the way by which it came; arrows for where one step with the same input takes some of
 * them; fixed and slow points, and the paths of a network that was put near one. What is near is larger and darker.
 *
 * @param axes    what each of the three is
 * @param turn    how the box stands
 * @param half    halves of the edges of the box along each axis, which lies about {@code centre}; not modified
 * @param centre  {a, b, c}; not modified
 * @param path    the text's
 * @param arrows  {from, to}, each (k, 3); not modified
 * @param points  that were found, in the order of their numbers
 * @param chosen  index of the point that was chosen, −1 for none
 * @param ways    (ways, steps, 3), of a network that was put at the first of each; not modified
 * @param said    what is said of a point
 * @param spoken  index of that point, −1 for none
 */
public record SpacePortraitFigure(List<String> axes, Turn turn, double[] half, double[] centre, Path path, double[][][] arrows,
        List<Point> points, int chosen, List<double[][]> ways, String said, int spoken) implements Figure {
    private static final double MARGIN = 26;
    private static final double DOT = 2;
    private static final double BEAM = 5.5;
    private static final double POINT = 6;
    private static final double REACH = 9;
    private static final int TRAIL = 12;
    private static final double HEAD = 3.2;
    private static final int[][] CORNERS = {{-1, -1, -1}, {1, -1, -1}, {-1, 1, -1}, {1, 1, -1}, {-1, -1, 1}, {1, -1, 1},
            {-1, 1, 1}, {1, 1, 1}};

    /**
     * Path of a text.
     *
     * @param places (T, 3); not modified
     * @param before of each the index of the one that it followed, −1 for none; not modified
     * @param first  step of the text of the first
     * @param beam   index of the state that the beam is at, −1 where it is elsewhere
     * @param words  what each says when it is pointed at
     */
    public record Path(double[][] places, int[] before, int first, int beam, List<String> words) {}

    /** Fixed or slow point, as in {@link PhasePortraitFigure.Point}. */
    public record Point(double[] place, String name, Kind kind, boolean rests, String words) {}

    public SpacePortraitFigure {
        axes = List.copyOf(axes);
        points = List.copyOf(points);
        ways = List.copyOf(ways);
    }

    /** Where places are in a picture of some size. */
    private final class Sight {
        private final double x;
        private final double y;
        private final double scale;
        /** What is 1 in the space that is turned. */
        private final double reach;

        /** So that the box has room however it is turned. */
        Sight(double width, double height) {
            x = width / 2;
            y = (height + MARGIN) / 2;
            reach = Math.max(half[0], Math.max(half[1], half[2]));
            scale = Math.min(width, height - MARGIN) / 2
                    / Turn.room(Math.sqrt(half[0] * half[0] + half[1] * half[1] + half[2] * half[2]) / reach);
        }

        /** {x, y, depth} of a place. */
        double[] of(double[] place) {
            return turned((place[0] - centre[0]) / reach, (place[1] - centre[1]) / reach, (place[2] - centre[2]) / reach);
        }

        /** A corner: −1 or 1 along each axis. */
        double[] ofCorner(double a, double b, double c) {
            return turned(a * half[0] / reach, b * half[1] / reach, c * half[2] / reach);
        }

        private double[] turned(double a, double b, double c) {
            double[] seen = turn.seen(a, b, c);
            return new double[] {x + scale * seen[0], y - scale * seen[1], seen[2]};
        }
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Sight sight = new Sight(width, height);
        paintBox(g, sight, look);
        paintPath(g, sight, look);
        paintArrows(g, sight, look);
        ways.forEach(way -> paintWay(g, way, sight, look));
        paintBeam(g, sight, look);
        inDepth(points.stream().map(Point::place).toArray(double[][]::new), sight).forEach(i -> paintPoint(g, i, sight, look));
        if (spoken >= 0) {
            double[] at = sight.of(points.get(spoken).place);
            Messages room = new Messages(new Rectangle2D.Double(0, MARGIN, width, height - MARGIN));
            for (int i = 0; i < path.places.length; i += Math.max(1, path.places.length / 300)) {
                double[] seen = sight.of(path.places[i]);
                room.avoid(dot(seen[0], seen[1], DOT).getBounds2D());
            }
            for (Point point : points) {
                double[] seen = sight.of(point.place);
                room.avoid(dot(seen[0], seen[1], POINT + 6).getBounds2D());
            }
            room.paint(g, look, new Message(said, at[0], at[1]));
        }
        GlyphRuns.drawRight(g, Words.of("dynamics.space.turn"), look.fonts().ui(11), look, look.muted(), width, 12);
    }

    /** 1 for what is nearest, 0 for what is farthest. */
    private static double nearness(double depth) {
        return Math.max(0, Math.min(1, (Math.sqrt(3) - depth) / (2 * Math.sqrt(3))));
    }

    /** Indices from the farthest place to the nearest. */
    private static List<Integer> inDepth(double[][] places, Sight sight) {
        double[] depths = new double[places.length];
        for (int i = 0; i < depths.length; i++) {
            depths[i] = sight.of(places[i])[2];
        }
        return IntStream.range(0, depths.length).boxed().sorted(Comparator.comparingDouble(i -> -depths[i])).toList();
    }

    /** Its edges, and what three of them at its outline are. */
    private void paintBox(Graphics2D g, Sight sight, Look look) {
        g.setStroke(new BasicStroke(1));
        for (int i = 0; i < CORNERS.length; i++) {
            for (int axis = 0; axis < 3; axis++) {
                int[] corner = CORNERS[i];
                if (corner[axis] < 0) {
                    double[] from = sight.ofCorner(corner[0], corner[1], corner[2]);
                    double[] to = sight.ofCorner(axis == 0 ? 1 : corner[0], axis == 1 ? 1 : corner[1], axis == 2 ? 1 : corner[2]);
                    g.setColor(look.line());
                    g.draw(new Line2D.Double(from[0], from[1], to[0], to[1]));
                }
            }
        }
        Font font = look.fonts().ui(11);
        for (int axis = 0; axis < 3; axis++) {
            double[][] edge = outline(axis, sight);
            g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(look.muted());
            g.draw(new Line2D.Double(edge[0][0], edge[0][1], edge[1][0], edge[1][1]));
            double x = (edge[0][0] + edge[1][0]) / 2;
            double y = (edge[0][1] + edge[1][1]) / 2;
            double wide = GlyphRuns.width(axes.get(axis), font, look.fonts());
            boolean isUpright = axis == 2;
            arrow(g, edge[0][0], edge[0][1], edge[1][0] - edge[0][0], edge[1][1] - edge[0][1], 7);
            GlyphRuns.drawHaloed(g, axes.get(axis), font, look, look.muted(),
                    isUpright ? Math.max(0, edge[1][0] - wide / 2) : Math.max(0, x < sight.x ? x - wide - 6 : x + 6),
                    isUpright ? edge[1][1] - 8 : y + 14);
        }
    }

    /** {low end, high end} of the edge along an axis that lies outermost: lowest, or of the upright ones furthest left. */
    private static double[][] outline(int axis, Sight sight) {
        double[][] best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int[] corner : CORNERS) {
            if (corner[axis] < 0) {
                double[] from = sight.ofCorner(corner[0], corner[1], corner[2]);
                double[] to = sight.ofCorner(axis == 0 ? 1 : corner[0], axis == 1 ? 1 : corner[1], axis == 2 ? 1 : corner[2]);
                double outer = axis == 2 ? -(from[0] + to[0]) : from[1] + to[1];
                if (outer > most) {
                    most = outer;
                    best = new double[][] {from, to};
                }
            }
        }
        return best;
    }

    private void paintPath(Graphics2D g, Sight sight, Look look) {
        Color own = look.lineColour("h");
        g.setStroke(new BasicStroke(0.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D line = new Path2D.Double();
        for (int i = 0; i < path.places.length; i++) {
            if (path.before[i] >= 0) {
                double[] from = sight.of(path.places[path.before[i]]);
                double[] to = sight.of(path.places[i]);
                line.moveTo(from[0], from[1]);
                line.lineTo(to[0], to[1]);
            }
        }
        g.setColor(PlotFrame.clear(own, 44));
        g.draw(line);
        for (int i : inDepth(path.places, sight)) {
            double[] seen = sight.of(path.places[i]);
            double near = nearness(seen[2]);
            g.setColor(PlotFrame.clear(own, (int) (70 + 150 * near)));
            g.fill(dot(seen[0], seen[1], DOT * (0.6 + 0.8 * near)));
        }
    }

    private void paintArrows(Graphics2D g, Sight sight, Look look) {
        for (int i : inDepth(arrows[0], sight)) {
            double[] from = sight.of(arrows[0][i]);
            double[] to = sight.of(arrows[1][i]);
            double near = nearness(from[2]);
            g.setStroke(new BasicStroke((float) (0.7 + 0.7 * near), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(PlotFrame.clear(look.ink(), (int) (50 + 120 * near)));
            g.draw(new Line2D.Double(from[0], from[1], to[0], to[1]));
            arrow(g, from[0], from[1], to[0] - from[0], to[1] - from[1], HEAD * (0.7 + 0.6 * near));
        }
    }

    /** The head of an arrow. */
    private static void arrow(Graphics2D g, double x, double y, double dx, double dy, double most) {
        double length = Math.hypot(dx, dy);
        if (length < 0.5) {
            return;
        }
        double head = Math.min(most, length / 2);
        double ux = dx / length;
        double uy = dy / length;
        Path2D line = new Path2D.Double();
        line.moveTo(x + dx - head * ux + 0.6 * head * uy, y + dy - head * uy - 0.6 * head * ux);
        line.lineTo(x + dx, y + dy);
        line.lineTo(x + dx - head * ux - 0.6 * head * uy, y + dy - head * uy + 0.6 * head * ux);
        g.draw(line);
    }

    private void paintWay(Graphics2D g, double[][] way, Sight sight, Look look) {
        Path2D line = new Path2D.Double();
        for (int i = 0; i < way.length; i++) {
            double[] seen = sight.of(way[i]);
            if (i == 0) {
                line.moveTo(seen[0], seen[1]);
            } else {
                line.lineTo(seen[0], seen[1]);
            }
        }
        haloed(g, line, look.ink(), 1.8f, look);
        for (int i = 0; i < way.length; i++) {
            double[] seen = sight.of(way[i]);
            g.fill(i == 0 ? new Rectangle2D.Double(seen[0] - 3, seen[1] - 3, 6, 6) : dot(seen[0], seen[1], 2.2));
        }
    }

    private static void haloed(Graphics2D g, java.awt.Shape line, Color colour, float wide, Look look) {
        g.setStroke(new BasicStroke(wide + 2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(look.card());
        g.draw(line);
        g.setStroke(new BasicStroke(wide, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(colour);
        g.draw(line);
    }

    private void paintBeam(Graphics2D g, Sight sight, Look look) {
        if (path.beam < 0) {
            return;
        }
        int at = path.beam;
        for (int k = 0; k < TRAIL && path.before[at] >= 0; k++) {
            double[] from = sight.of(path.places[path.before[at]]);
            double[] to = sight.of(path.places[at]);
            haloed(g, new Line2D.Double(from[0], from[1], to[0], to[1]), PlotFrame.clear(look.beam(), 255 - 200 * k / TRAIL), 1.5f,
                    look);
            at = path.before[at];
        }
        double[] seen = sight.of(path.places[path.beam]);
        g.setColor(look.card());
        g.fill(dot(seen[0], seen[1], BEAM + 1.5));
        g.setColor(look.beam());
        g.fill(dot(seen[0], seen[1], BEAM));
    }

    private void paintPoint(Graphics2D g, int i, Sight sight, Look look) {
        Point point = points.get(i);
        double[] seen = sight.of(point.place);
        double radius = POINT * (0.75 + 0.5 * nearness(seen[2]));
        g.setColor(look.card());
        g.fill(dot(seen[0], seen[1], radius + (i == chosen ? 5 : 2)));
        PointMark.paint(g, point.kind, point.rests, seen[0], seen[1], radius, look);
        if (i == chosen) {
            g.setStroke(new BasicStroke(1.6f));
            g.setColor(look.ink());
            g.draw(dot(seen[0], seen[1], radius + 3.5));
        }
        if (point.kind == Kind.STABLE || i == chosen) {
            GlyphRuns.drawHaloed(g, point.name, look.fonts().uiSemiBold(11.5), look, look.ink(), seen[0] + radius + 3,
                    seen[1] - radius);
        }
    }

    private static Ellipse2D dot(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** Index of the point at a place of a picture of this size, −1 for none; of several the nearest to the eye. */
    public int pointAt(double x, double y, double width, double height) {
        return nearest(points.stream().map(Point::place).toArray(double[][]::new), x, y, new Sight(width, height));
    }

    private static int nearest(double[][] places, double x, double y, Sight sight) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < places.length; i++) {
            double[] seen = sight.of(places[i]);
            if (Math.hypot(seen[0] - x, seen[1] - y) < REACH && seen[2] < least) {
                least = seen[2];
                nearest = i;
            }
        }
        return nearest;
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        Sight sight = new Sight(width, height);
        int point = pointAt(x, y, width, height);
        if (point >= 0) {
            double[] seen = sight.of(points.get(point).place);
            return new Hit(-1, -1, null, points.get(point).words, dot(seen[0], seen[1], REACH).getBounds2D());
        }
        int state = nearest(path.places, x, y, sight);
        if (state < 0) {
            return null;
        }
        double[] seen = sight.of(path.places[state]);
        return new Hit(path.first + state, -1, null, path.words.get(state), dot(seen[0], seen[1], REACH).getBounds2D());
    }

    @Override
    public NumberTable numbers() {
        List<NumberTable> tables = new ArrayList<>();
        tables.add(NumberTable.of(path.places.length).with(NumberTable.STEP, i -> path.first + i + 1)
                .with("a", i -> path.places[i][0]).with("b", i -> path.places[i][1]).with("c", i -> path.places[i][2]).build());
        tables.add(NumberTable.of(arrows[0].length).with("from a", i -> arrows[0][i][0]).with("from b", i -> arrows[0][i][1])
                .with("from c", i -> arrows[0][i][2]).with("to a", i -> arrows[1][i][0]).with("to b", i -> arrows[1][i][1])
                .with("to c", i -> arrows[1][i][2]).build());
        if (!points.isEmpty()) {
            tables.add(NumberTable.of(points.size()).with("point", i -> points.get(i).name)
                    .with("point a", i -> points.get(i).place[0]).with("point b", i -> points.get(i).place[1])
                    .with("point c", i -> points.get(i).place[2])
                    .with("kind", i -> points.get(i).kind.name().toLowerCase(Locale.ROOT)).build());
        }
        return NumberTable.beside(tables);
    }
}
