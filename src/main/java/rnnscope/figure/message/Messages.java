package rnnscope.figure.message;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/**
 * Messages in a picture, each where it touches no line, no label and no other message, as near to its mark as may be,
 * at reading size, in one line or a few. Where there is no such place it is silent: nothing is ever made smaller.
 */
public final class Messages {
    private static final double SIZE = 13;
    private static final double LINE = 17;
    private static final double ASCENT = 13;
    /** Room between a sentence and what it must not touch. */
    private static final double MARGIN = 4;
    private static final double MARGIN_ABOVE = 2;
    /** How far from its mark a sentence stands at best, and how near it needs no leader. */
    private static final double BEST_DISTANCE = 18;
    private static final double NEAR = 9;
    private static final int MOST_LINES = 3;
    private static final double COST_OF_LINE = 14;
    private static final double COST_OF_CROSSING = 5;
    private static final double FAR = 260;
    /** Cells of lines that a leader may cross: more, and it runs along one. */
    private static final int MOST_CROSSED = 12;
    /** Around the mark a leader is on the very line that it speaks of. */
    private static final double AT_MARK = 7;
    private static final double DOT = 2.2;

    private final FreeSpace room;

    /**
     * Where a message stands.
     *
     * @param lines  of its sentence
     * @param box    that the lines fill
     * @param leader from the box to the mark, null where it stands beside it
     */
    public record Placed(List<String> lines, Rectangle2D box, Line2D leader) {}

    /** @param bounds of the picture, in which everything stays */
    public Messages(Rectangle2D bounds) {
        room = new FreeSpace(bounds);
    }

    /** A picture from (0, 0). */
    public Messages(double width, double height) {
        this(new Rectangle2D.Double(0, 0, width, height));
    }

    /** Keeps messages, and their leaders, off a label or a mark. */
    public Messages avoid(Rectangle2D place) {
        room.takeLabel(place);
        return this;
    }

    /** Keeps messages off a line; a leader crosses it only where there is no other way. */
    public Messages avoidLine(Shape line) {
        room.takeLine(line, 1.5);
        return this;
    }

    /** Paints messages, marks in pixels, the most important first; one that finds no room is left out. */
    public void paint(Graphics2D g, Look look, List<Message> messages) {
        for (Placed placed : place(messages, look.fonts())) {
            paint(g, look, placed);
        }
    }

    /** The same of one. */
    public void paint(Graphics2D g, Look look, Message message) {
        paint(g, look, List.of(message));
    }

    private static void paint(Graphics2D g, Look look, Placed placed) {
        if (placed.leader() != null) {
            g.setStroke(new BasicStroke(3.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(look.card());
            g.draw(placed.leader());
            g.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(look.ink());
            g.draw(placed.leader());
            g.fill(new Ellipse2D.Double(placed.leader().getX2() - DOT, placed.leader().getY2() - DOT, 2 * DOT, 2 * DOT));
        }
        double baseline = placed.box().getY() + ASCENT;
        for (String line : placed.lines()) {
            GlyphRuns.drawHaloed(g, line, font(look.fonts()), look, look.ink(), placed.box().getX(), baseline);
            baseline += LINE;
        }
    }

    /** Where messages stand, those that find room. */
    public List<Placed> place(List<Message> messages, Fonts fonts) {
        for (Message message : messages) {
            room.takeLabel(new Rectangle2D.Double(message.x() - AT_MARK / 2, message.y() - AT_MARK / 2, AT_MARK, AT_MARK));
        }
        List<Placed> all = new ArrayList<>();
        for (Message message : messages) {
            Placed placed = message.sentence().isEmpty() ? null
                    : place(message.sentence(), new Point2D.Double(message.x(), message.y()), fonts);
            if (placed != null) {
                all.add(placed);
            }
        }
        return all;
    }

    private Placed place(String sentence, Point2D mark, Fonts fonts) {
        Placed best = null;
        double least = Double.POSITIVE_INFINITY;
        int before = 0;
        for (int count = 1; count <= MOST_LINES; count++) {
            List<String> lines = broken(sentence, count, fonts);
            if (lines.size() == before) {
                break;
            }
            before = lines.size();
            double width = lines.stream().mapToDouble(line -> width(line, fonts)).max().orElse(0);
            double height = lines.size() * LINE;
            Rectangle2D bounds = room.bounds();
            for (double y = bounds.getY() + MARGIN_ABOVE; y + height + MARGIN_ABOVE <= bounds.getMaxY(); y += FreeSpace.CELL) {
                for (double x = bounds.getX() + MARGIN; x + width + MARGIN <= bounds.getMaxX(); x += FreeSpace.CELL) {
                    Rectangle2D box = new Rectangle2D.Double(x, y, width, height);
                    double cost = (lines.size() - 1) * COST_OF_LINE + cost(box, mark, least);
                    if (cost < least) {
                        least = cost;
                        best = new Placed(lines, box, leader(box, mark));
                    }
                }
            }
        }
        if (best != null) {
            room.takeLabel(grown(best.box()));
            if (best.leader() != null) {
                room.takeLine(best.leader(), 1.5);
            }
        }
        return best;
    }

    /** @param most from where on it does not matter how much */
    private double cost(Rectangle2D box, Point2D mark, double most) {
        Line2D between = between(box, mark);
        double distance = between.getP1().distance(between.getP2());
        double cost = Math.abs(distance - BEST_DISTANCE);
        if (cost >= most || distance > FAR || !room.isFree(grown(box))) {
            return Double.POSITIVE_INFINITY;
        }
        Line2D leader = leader(box, mark);
        int crossed = leader == null ? 0 : room.crossings(shortened(leader, AT_MARK));
        return crossed < 0 || crossed > MOST_CROSSED ? Double.POSITIVE_INFINITY : cost + COST_OF_CROSSING * crossed;
    }

    /** The shortest way from a box to a mark. */
    private static Line2D between(Rectangle2D box, Point2D mark) {
        double fromX = within(mark.getX(), box.getX(), box.getMaxX());
        double fromY = within(mark.getY(), box.getY(), box.getMaxY());
        return new Line2D.Double(fromX, fromY, mark.getX(), mark.getY());
    }

    private static Line2D leader(Rectangle2D box, Point2D mark) {
        Line2D between = between(box, mark);
        return between.getP1().distance(between.getP2()) <= NEAR ? null : between;
    }

    /** Without its end. */
    private static Line2D shortened(Line2D line, double by) {
        double length = line.getP1().distance(line.getP2());
        double share = length == 0 ? 0 : Math.max(0, 1 - by / length);
        return new Line2D.Double(line.getP1(), new Point2D.Double(
                line.getX1() + share * (line.getX2() - line.getX1()),
                line.getY1() + share * (line.getY2() - line.getY1())));
    }

    private static double within(double value, double from, double to) {
        return Math.max(from, Math.min(to, value));
    }

    private static Rectangle2D grown(Rectangle2D box) {
        return new Rectangle2D.Double(box.getX() - MARGIN, box.getY() - MARGIN_ABOVE, box.getWidth() + 2 * MARGIN,
                box.getHeight() + 2 * MARGIN_ABOVE);
    }

    /** A sentence in so many lines, none much longer than another; in fewer where it has not so many words. */
    private static List<String> broken(String sentence, int count, Fonts fonts) {
        double most = width(sentence, fonts) / count;
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ")) {
            boolean full = lines.size() < count - 1 && line.length() > 0
                    && width(line + " " + word, fonts) - width(word, fonts) / 2 > most;
            if (full) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static Font font(Fonts fonts) {
        return fonts.uiSemiBold(SIZE);
    }

    private static double width(String line, Fonts fonts) {
        return GlyphRuns.width(line, font(fonts), fonts);
    }
}
