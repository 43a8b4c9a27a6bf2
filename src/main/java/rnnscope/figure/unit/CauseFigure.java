package rnnscope.figure.unit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
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
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Dot plot of how much ablating a unit raises the loss, beside others: a dot for each along an axis of nats per
 * symbol, one row for the symbols that depend on a property and one for the rest. Immutable.
 *
 * @param chosen the unit in question
 * @param rows   from the top, at least one
 */
public record CauseFigure(int chosen, List<Row> rows) implements Figure {
    private static final double LABEL = 12;
    private static final double AXIS = 17;
    private static final double DOT = 5;
    private static final double OWN = 9;
    private static final double SIDE = 8;

    /**
     * One row.
     *
     * @param words  "where a quotation ends, 412 symbols"
     * @param own    rise of the unit in question
     * @param units  the others
     * @param others their rises, in the same order, all known; not modified
     */
    public record Row(String words, double own, List<Integer> units, double[] others) {}

    /** The list is copied. */
    public CauseFigure {
        rows = List.copyOf(rows);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double row = (height - AXIS) / rows.size();
        PixelGrid grid = new PixelGrid(g);
        double tick = tick();
        double[] range = range();
        for (long i = (long) Math.ceil(range[0] / tick); i * tick <= range[1]; i++) {
            double x = x(i * tick, width);
            grid.vertical(g, look.line(), x, LABEL, height - AXIS + 2, 1);
            String label = (i > 0 ? "+" : "") + Numbers.signed(i * tick, decimals(tick));
            double half = GlyphRuns.width(label, look.fonts().ui(11), look.fonts()) / 2;
            GlyphRuns.draw(g, label, look.fonts().ui(11), look, look.muted(), Math.max(0, Math.min(width - 2 * half,
                    x - half)), height - 2);
        }
        for (int i = 0; i < rows.size(); i++) {
            paintRow(g, rows.get(i), i * row, row, width, look);
        }
        Row first = rows.get(0);
        double own = x(first.own(), width);
        Messages room = new Messages(width, height - AXIS);
        for (int i = 0; i < rows.size(); i++) {
            double middle = middle(i * row, row);
            room.avoid(new Rectangle2D.Double(0, i * row, GlyphRuns.width(rows.get(i).words(), look.fonts().ui(11),
                    look.fonts()), LABEL));
            double at = x(rows.get(i).own(), width);
            double name = GlyphRuns.width(Words.of("figure.unit", chosen), look.fonts().ui(11), look.fonts()) + 2 * OWN;
            room.avoid(new Rectangle2D.Double(at + name > width ? at - name : at - OWN, middle - 8, name, 16));
            for (int k = 0; k < rows.get(i).others().length; k++) {
                room.avoid(dot(x(rows.get(i).others()[k], width), y(k, middle, row), DOT).getBounds2D());
            }
        }
        room.paint(g, look, new Message(message(first), own, middle(0, row) + OWN));
    }

    /** "each costs 2.67 nats more without unit 74; the worst of 50 other units 0.48"; how many cost more, where some do. */
    String message(Row row) {
        double worst = Arrays.stream(row.others()).max().orElse(Double.NaN);
        long more = Arrays.stream(row.others()).filter(other -> other >= row.own()).count();
        return row.own() <= 0 ? Words.of("figure.cause.nothing", chosen)
                : more == 0 && worst <= row.own() ? Words.of("figure.cause.each", Numbers.signed(row.own(), 2), chosen,
                        row.others().length, Numbers.signed(Math.max(0, worst), 2))
                : Words.of("figure.cause.more", more, row.others().length);
    }

    private void paintRow(Graphics2D g, Row row, double top, double height, double width, Look look) {
        GlyphRuns.draw(g, row.words(), look.fonts().ui(11), look, look.muted(), 0, top + 10);
        double middle = middle(top, height);
        g.setColor(new Color(look.muted().getRed(), look.muted().getGreen(), look.muted().getBlue(), 150));
        for (int i = 0; i < row.others().length; i++) {
            g.fill(dot(x(row.others()[i], width), y(i, middle, height), DOT));
        }
        double x = x(row.own(), width);
        g.setColor(look.card());
        g.fill(dot(x, middle, OWN + 3));
        g.setColor(look.ink());
        g.fill(dot(x, middle, OWN));
        String name = Words.of("figure.unit", chosen);
        double wide = GlyphRuns.width(name, look.fonts().ui(11), look.fonts());
        double left = x + OWN + wide > width ? x - OWN - wide : x + OWN;
        Color ground = look.card();
        g.setColor(new Color(ground.getRed(), ground.getGreen(), ground.getBlue(), 215));
        g.fill(new RoundRectangle2D.Double(left - 3, middle - 7, wide + 6, 14, 6, 6));
        GlyphRuns.draw(g, name, look.fonts().ui(11), look, look.ink(), left, middle + 4);
    }

    private static double middle(double top, double height) {
        return top + LABEL + (height - LABEL) / 2;
    }

    /** Dots side by side, so that they do not hide each other: up and down in turn. */
    private static double y(int i, double middle, double height) {
        double room = Math.max(0, (height - LABEL) / 2 - DOT);
        return middle + ((i * 7 + 3) % 11 / 10.0 - 0.5) * room * 1.6;
    }

    private static Ellipse2D dot(double x, double y, double size) {
        return new Ellipse2D.Double(x - size / 2, y - size / 2, size, size);
    }

    private double x(double value, double width) {
        double[] range = range();
        return SIDE + (width - 2 * SIDE) * (value - range[0]) / (range[1] - range[0]);
    }

    /** Least and greatest rise, 0 among them. */
    private double[] range() {
        double least = 0;
        double most = 0.01;
        for (Row row : rows) {
            for (double value : row.others()) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            least = Math.min(least, row.own());
            most = Math.max(most, row.own());
        }
        return new double[] {least, most};
    }

    /** Distance of the round numbers on the axis. */
    private double tick() {
        double[] range = range();
        double raw = (range[1] - range[0]) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        return Arrays.stream(new double[] {1, 2, 5, 10}).map(m -> m * power).filter(s -> s >= raw).findFirst()
                .orElse(10 * power);
    }

    private static int decimals(double step) {
        return Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        double row = (height - AXIS) / rows.size();
        int i = (int) (y / row);
        if (i < 0 || i >= rows.size()) {
            return null;
        }
        Row at = rows.get(i);
        double middle = middle(i * row, row);
        double nearest = distance(x, y, x(at.own(), width), middle) - 2;
        int unit = chosen;
        double rise = at.own();
        Ellipse2D area = dot(x(at.own(), width), middle, OWN);
        for (int k = 0; k < at.others().length; k++) {
            double away = distance(x, y, x(at.others()[k], width), y(k, middle, row));
            if (away < nearest) {
                nearest = away;
                unit = at.units().get(k);
                rise = at.others()[k];
                area = dot(x(rise, width), y(k, middle, row), DOT);
            }
        }
        if (nearest > DOT) {
            return null;
        }
        String words = Words.of("figure.cause.rise", unit, (rise < 0 ? "" : "+") + Numbers.signed(rise, 4)) + "\n"
                + at.words();
        return new Hit(-1, unit, null, words, new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(),
                area.getHeight()));
    }

    private static double distance(double x, double y, double x2, double y2) {
        return Math.hypot(x - x2, y - y2);
    }

    @Override
    public NumberTable numbers() {
        int most = rows.stream().mapToInt(row -> row.others().length).max().orElse(0);
        NumberTable.Builder table = NumberTable.of(most + 1);
        for (Row row : rows) {
            table.with(row.words() + ": unit", i -> i == 0 ? (Integer) chosen : i > row.units().size() ? null : row.units().get(i - 1))
                    .with(row.words(), i -> i == 0 ? (Double) row.own() : i > row.others().length ? null : row.others()[i - 1]);
        }
        return table.build();
    }
}
