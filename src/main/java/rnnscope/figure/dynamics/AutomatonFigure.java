package rnnscope.figure.dynamics;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/**
 * Automaton: its states on a circle in the order in which they are reached, what is said in each below its number, and
 * arrows with the symbols that lead from one to another, the thicker the more often. The state before the first symbol has
 * an arrow from nowhere.
 *
 * @param states from the first
 * @param moves  between states, those with the same ends together
 * @param chosen state that was chosen, −1 for none
 */
public record AutomatonFigure(List<State> states, List<Move> moves, int chosen) implements Figure {
    private static final double LARGEST = 19;
    private static final double SMALLEST = 7;
    private static final double HEAD = 6;
    /** Fewer pixels between neighbours leave no room for words on their arrows. */
    private static final double ROOM_FOR_WORDS = 26;

    /**
     * A state.
     *
     * @param said  what is said in it, short
     * @param words what it says when it is pointed at
     */
    public record State(String said, String words) {}

    /**
     * Arrow from one state to another.
     *
     * @param symbols that lead there, short: "a b"
     * @param count   how often
     * @param share   of all moves
     */
    public record Move(int from, int to, String symbols, int count, double share) {}

    public AutomatonFigure {
        states = List.copyOf(states);
        moves = List.copyOf(moves);
    }

    private double radius(double width, double height) {
        double around = Math.min(width, height) / 2;
        double apart = states.size() < 2 ? LARGEST : around * Math.sin(Math.PI / states.size());
        return Math.max(SMALLEST, Math.min(LARGEST, 0.5 * apart));
    }

    /** Centre of a state; the first is at the left. */
    Point2D centre(int i, double width, double height) {
        double r = radius(width, height);
        double angle = Math.PI - 2 * Math.PI * i / states.size();
        double x = Math.max(1, width / 2 - r - 34);
        double y = Math.max(1, height / 2 - r - 30);
        return new Point2D.Double(width / 2 + (states.size() == 1 ? 0 : x * Math.cos(angle)),
                height / 2 - (states.size() == 1 ? 0 : y * Math.sin(angle)));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double r = radius(width, height);
        for (Move move : moves) {
            paintMove(g, move, width, height, r, look);
        }
        Point2D first = centre(0, width, height);
        g.setColor(look.ink());
        g.setStroke(new BasicStroke(1.4f));
        Path2D begin = new Path2D.Double();
        begin.moveTo(first.getX() - r - 18, first.getY());
        begin.lineTo(first.getX() - r - 1, first.getY());
        g.draw(begin);
        head(g, first.getX() - r - 1, first.getY(), 1, 0);
        boolean room = apart(width, height, r) >= ROOM_FOR_WORDS;
        for (Move move : moves) {
            if (room || isOfChosen(move)) {
                paintSymbols(g, move, width, height, r, look);
            }
        }
        for (int i = 0; i < states.size(); i++) {
            Point2D at = centre(i, width, height);
            Ellipse2D circle = new Ellipse2D.Double(at.getX() - r, at.getY() - r, 2 * r, 2 * r);
            g.setColor(look.card());
            g.fill(circle);
            g.setColor(look.ink());
            g.setStroke(new BasicStroke(i == chosen ? 3f : 1.3f));
            g.draw(circle);
            centred(g, String.valueOf(i + 1), look.fonts().uiSemiBold(r > 12 ? 11.5 : 11), look, look.ink(), at.getX(),
                    r > 12 ? at.getY() - 1 : at.getY() + 4);
            if (r > 12) {
                centred(g, states.get(i).said, look.fonts().mono(11), look, look.muted(), at.getX(), at.getY() + 11);
            }
        }
    }

    private double apart(double width, double height, double r) {
        Point2D one = centre(0, width, height);
        Point2D next = centre(states.size() > 1 ? 1 : 0, width, height);
        return states.size() < 2 ? Double.POSITIVE_INFINITY : one.distance(next) - 2 * r;
    }

    private boolean isOfChosen(Move move) {
        return chosen >= 0 && (move.from == chosen || move.to == chosen);
    }

    private Color colour(Move move, Look look) {
        return chosen < 0 || isOfChosen(move) ? look.ink() : look.faint();
    }

    /** The point that bends an arrow: to the right of the way, so that the way back goes elsewhere. */
    private Point2D bend(Move move, double width, double height) {
        Point2D a = centre(move.from, width, height);
        Point2D b = centre(move.to, width, height);
        double dx = b.getX() - a.getX();
        double dy = b.getY() - a.getY();
        return new Point2D.Double((a.getX() + b.getX()) / 2 - 0.16 * dy, (a.getY() + b.getY()) / 2 + 0.16 * dx);
    }

    private void paintMove(Graphics2D g, Move move, double width, double height, double r, Look look) {
        g.setColor(colour(move, look));
        g.setStroke(new BasicStroke((float) (0.7 + 3.2 * Math.sqrt(move.share)), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        Point2D a = centre(move.from, width, height);
        if (move.from == move.to) {
            Point2D out = outward(move.from, width, height);
            double x = a.getX() + out.getX() * r * 1.25;
            double y = a.getY() + out.getY() * r * 1.25;
            g.draw(new Ellipse2D.Double(x - 0.75 * r, y - 0.75 * r, 1.5 * r, 1.5 * r));
            return;
        }
        Point2D b = centre(move.to, width, height);
        Point2D c = bend(move, width, height);
        double length = c.distance(b);
        double ux = (b.getX() - c.getX()) / length;
        double uy = (b.getY() - c.getY()) / length;
        Path2D line = new Path2D.Double();
        line.moveTo(a.getX(), a.getY());
        line.quadTo(c.getX(), c.getY(), b.getX() - ux * (r + 3), b.getY() - uy * (r + 3));
        g.draw(line);
        head(g, b.getX() - ux * (r + 1), b.getY() - uy * (r + 1), ux, uy);
    }

    /** Away from the middle of the circle. */
    private Point2D outward(int i, double width, double height) {
        Point2D at = centre(i, width, height);
        double dx = at.getX() - width / 2;
        double dy = at.getY() - height / 2;
        double length = Math.hypot(dx, dy);
        return length < 1e-9 ? new Point2D.Double(0, -1) : new Point2D.Double(dx / length, dy / length);
    }

    private static void head(Graphics2D g, double x, double y, double ux, double uy) {
        Path2D head = new Path2D.Double();
        head.moveTo(x, y);
        head.lineTo(x - HEAD * ux + 0.5 * HEAD * uy, y - HEAD * uy - 0.5 * HEAD * ux);
        head.lineTo(x - HEAD * ux - 0.5 * HEAD * uy, y - HEAD * uy + 0.5 * HEAD * ux);
        head.closePath();
        g.fill(head);
    }

    private void paintSymbols(Graphics2D g, Move move, double width, double height, double r, Look look) {
        Font font = look.fonts().mono(11);
        Point2D a = centre(move.from, width, height);
        if (move.from == move.to) {
            Point2D out = outward(move.from, width, height);
            double wide = GlyphRuns.width(move.symbols, font, look.fonts()) / 2;
            double x = a.getX() + out.getX() * (2.1 * r + wide);
            double y = a.getY() + out.getY() * (2.1 * r + 8);
            centred(g, move.symbols, font, look, colour(move, look), Math.max(wide, Math.min(width - wide, x)),
                    Math.max(11, Math.min(height - 3, y + 4)));
            return;
        }
        Point2D b = centre(move.to, width, height);
        Point2D c = bend(move, width, height);
        centred(g, move.symbols, font, look, colour(move, look), a.getX() / 4 + c.getX() / 2 + b.getX() / 4,
                a.getY() / 4 + c.getY() / 2 + b.getY() / 4 + 4);
    }

    private static void centred(Graphics2D g, String words, Font font, Look look, Color colour, double x, double baseline) {
        GlyphRuns.drawHaloed(g, words, font, look, colour, x - GlyphRuns.width(words, font, look.fonts()) / 2, baseline);
    }

    /** The state at a place of a picture of this size, −1 for none. */
    public int stateAt(double x, double y, double width, double height) {
        double reach = radius(width, height) + 4;
        for (int i = 0; i < states.size(); i++) {
            if (centre(i, width, height).distance(x, y) <= reach) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int state = stateAt(x, y, width, height);
        if (state < 0) {
            return null;
        }
        double r = radius(width, height);
        Point2D at = centre(state, width, height);
        return new Hit(-1, -1, null, states.get(state).words,
                new Rectangle2D.Double(at.getX() - r, at.getY() - r, 2 * r, 2 * r));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(moves.size()).with("from", i -> moves.get(i).from + 1).with("symbols", i -> moves.get(i).symbols)
                .with("to", i -> moves.get(i).to + 1).with("count", i -> moves.get(i).count).build();
    }
}
