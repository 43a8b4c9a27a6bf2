package rnnscope.figure.now;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Cell diagram as data: what stands where, what it is called and which value it carries, and when in the order of
 * computation a value arrives there. One painter draws all cells from it, so a new cell's drawing is a list of parts.
 *
 * <p>Places are centres in a sheet of {@value #WIDTH} × {@value #HEIGHT}. On a larger card centres move apart while
 * parts keep their size, so what does not overlap on the sheet never does.
 */
record Diagram(List<Wire> wires, List<Node> nodes, List<Tag> tags, List<Name> names, Input input, Output output) {
    static final double WIDTH = 372;
    static final double HEIGHT = 196;
    /** Edges of the cell of this step; those of its neighbours are {@link #GAP} away. */
    static final double LEFT = 64;
    static final double RIGHT = WIDTH - LEFT;
    static final double TOP = 18;
    static final double BOTTOM = 166;
    /** Between two cells, where states are handed over. */
    static final double GAP = 44;

    static final double GATE_WIDTH = 36;
    static final double GATE_HEIGHT = 18;
    static final double CIRCLE = 16;
    static final double TAG_HEIGHT = 17;
    static final double SYMBOL = 20;

    /** How a wire is drawn. */
    enum Line {
        /** An ordinary wire. */
        THIN,
        /** The state's way through the cell. */
        THICK,
        /** A wire that crosses others without touching them. */
        OVER
    }

    /** What a node does. */
    enum Shape { GATE, FUNCTION, TIMES, PLUS }

    /**
     * A line along which a value flows.
     *
     * @param channel id of the channel that is computed with it
     * @param from    when the value leaves its start, 0 to 1
     * @param to      when it arrives at its end
     * @param points  x and y of each corner
     */
    record Wire(String channel, Line line, double from, double to, double... points) {}

    /**
     * @param channel id of the channel that comes out of it
     * @param text    what stands in it, as markup of a formula
     * @param at      when it computes, 0 to 1
     */
    record Node(String channel, Shape shape, String text, double at, double x, double y) {
        double width() {
            return switch (shape) {
                case GATE -> GATE_WIDTH;
                case FUNCTION -> text.length() > 2 ? 34 : 26;
                default -> CIRCLE;
            };
        }

        double height() {
            return switch (shape) {
                case GATE -> GATE_HEIGHT;
                default -> CIRCLE;
            };
        }
    }

    /**
     * A number on a wire.
     *
     * @param channel id of the channel whose equation tells more
     * @param place   the value, as in {@link rnnscope.tape.Equation#numbers()}: "c", "c−", "a.x"
     * @param at      when the value is there, 0 to 1
     */
    record Tag(String channel, String place, double at, double x, double y) {
        /** Room for the widest number that can come: a gate has no sign. */
        double width(boolean signed) {
            return signed ? 41 : 35;
        }
    }

    /**
     * A letter beside its part, at the same distance from it on a card of any shape.
     *
     * @param channel id of the channel
     * @param place   the value that it names, as for a tag
     * @param x       centre of the part, and {@code besideX} from there the letter's
     */
    record Name(String channel, String place, String markup, double width, double x, double y, double besideX,
            double besideY) {
        static final double HEIGHT = 14;
    }

    /** Where the symbol enters. */
    record Input(double x, double y) {}

    /** Where the wire to what comes next leaves at the top; its words end left of it. */
    record Output(double x, double y) {}

    Rectangle2D body() {
        return new Rectangle2D.Double(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP);
    }

    /** Whether a wire begins on the course of another, not at its end: there the two are joined. */
    boolean startsOnWire(Wire wire) {
        double x = wire.points()[0];
        double y = wire.points()[1];
        return wires.stream().anyMatch(other -> other != wire && passes(other.points(), x, y))
                && nodes.stream().noneMatch(n -> Math.abs(n.x() - x) <= n.width() / 2
                        && Math.abs(n.y() - y) <= n.height() / 2);
    }

    private static boolean passes(double[] points, double x, double y) {
        int last = points.length - 2;
        boolean end = points[0] == x && points[1] == y || points[last] == x && points[last + 1] == y;
        return !end && WirePath.distance(points, x, y) < 0.01;
    }

    static Builder builder() {
        return new Builder();
    }

    /** Gathers parts in the order in which they are painted. */
    static final class Builder {
        private final List<Wire> wires = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();
        private final List<Tag> tags = new ArrayList<>();
        private final List<Name> names = new ArrayList<>();
        private Input input;
        private Output output;

        Builder wire(String channel, double from, double to, double... points) {
            wires.add(new Wire(channel, Line.THIN, from, to, points));
            return this;
        }

        Builder state(String channel, double from, double to, double... points) {
            wires.add(new Wire(channel, Line.THICK, from, to, points));
            return this;
        }

        Builder over(String channel, double from, double to, double... points) {
            wires.add(new Wire(channel, Line.OVER, from, to, points));
            return this;
        }

        Builder gate(String channel, String text, double at, double x, double y) {
            nodes.add(new Node(channel, Shape.GATE, text, at, x, y));
            return this;
        }

        Builder function(String channel, String text, double at, double x, double y) {
            nodes.add(new Node(channel, Shape.FUNCTION, text, at, x, y));
            return this;
        }

        Builder times(String channel, double at, double x, double y) {
            nodes.add(new Node(channel, Shape.TIMES, "×", at, x, y));
            return this;
        }

        Builder plus(String channel, double at, double x, double y) {
            nodes.add(new Node(channel, Shape.PLUS, "+", at, x, y));
            return this;
        }

        Builder tag(String channel, String place, double at, double x, double y) {
            tags.add(new Tag(channel, place, at, x, y));
            return this;
        }

        Builder name(String channel, String place, String markup, double width, double x, double y, double besideX,
                double besideY) {
            names.add(new Name(channel, place, markup, width, x, y, besideX, besideY));
            return this;
        }

        /** The box of the input symbol, below the cell. */
        Builder input(double x) {
            input = new Input(x, HEIGHT - SYMBOL / 2 - 2);
            return this;
        }

        /** The way from a wire of the state up and out of the cell. */
        Builder output(double at, double x, double from) {
            output = new Output(x, 8);
            return over("hidden", at, 1, x, from, x, 0);
        }

        Diagram build() {
            return new Diagram(List.copyOf(wires), List.copyOf(nodes), List.copyOf(tags), List.copyOf(names), input,
                    output);
        }
    }
}
