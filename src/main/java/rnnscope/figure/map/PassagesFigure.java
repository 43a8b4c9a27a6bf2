package rnnscope.figure.map;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/**
 * Passages of a text, one below the other, each in its context with what holds there above it.
 *
 * @param rows   from the first that shows
 * @param first  rank of the first
 * @param chosen rank of the one that was gone to, −1 for none
 * @param strips how many properties stand above each
 */
public record PassagesFigure(List<Row> rows, int first, int chosen, int strips) implements Figure {
    /** Height of a row. */
    public static final double PITCH = 42;

    private static final double LEFT = 56;
    private static final double STRIP = 3;
    private static final double LETTERS = 12;
    private static final double ROOM = 4;
    /** Ink of what does not hold, and of what does. */
    private static final float LEAST_INK = 0.14f;
    private static final float MOST_INK = 0.84f;

    /**
     * One passage.
     *
     * @param before  symbols before it that may show, as they are drawn, the nearest last
     * @param inside  its symbols
     * @param after   symbols behind it that may show
     * @param holds   for each property, its value at each of all these symbols, NaN where it is not defined
     * @param step    its first step
     * @param score   how much it is like what was asked for
     * @param overlap in words: "9 of 11 units"
     * @param words   the whole, for pointing
     */
    public record Row(List<String> before, List<String> inside, List<String> after, List<float[]> holds, int step,
            double score, String overlap, String words) {}

    public PassagesFigure {
        rows = List.copyOf(rows);
    }

    /** Symbols of context, on either side, that are enough for a row of this width. */
    public static int context(double width) {
        return (int) (Math.max(0, width - LEFT) / cell()) + 1;
    }

    /** Rows for which there is room. */
    public static int rows(double height) {
        return Math.max(1, (int) (height / PITCH));
    }

    private static double cell() {
        return GlyphRuns.width("0", Fonts.get().mono(LETTERS), Fonts.get());
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        for (int i = 0; i < rows.size(); i++) {
            paint(g, rows.get(i), first + i == chosen, i * PITCH, width, look);
        }
    }

    private void paint(Graphics2D g, Row row, boolean isChosen, double top, double width, Look look) {
        PixelGrid grid = new PixelGrid(g);
        if (isChosen) {
            grid.fill(g, look.hover(), 0, top, width, top + PITCH - 2);
        }
        double baseline = top + 29;
        GlyphRuns.draw(g, Numbers.signed(row.score, 2), look.fonts().monoSemiBold(12), look, look.ink(), ROOM,
                top + 17);
        GlyphRuns.draw(g, row.overlap, look.fonts().ui(11), look, look.muted(), ROOM, top + 32);

        Line line = new Line(row, width);
        double left = line.x[row.before.size()];
        double right = line.x[row.before.size() + row.inside.size()];
        grid.fill(g, isChosen ? look.card() : look.hover(), left - 1, baseline - 12.5, Math.min(width, right) + 1,
                baseline + 4.5);
        for (int i = line.first; i < line.end; i++) {
            boolean inside = i >= row.before.size() && i < row.before.size() + row.inside.size();
            symbol(g, line.symbol(i), look, inside ? look.ink() : look.muted(), line.x[i], baseline);
        }
        for (int p = 0; p < Math.min(strips, row.holds.size()); p++) {
            double y = top + 4 + p * (STRIP + 1);
            for (int i = line.first; i < line.end; i++) {
                float value = row.holds.get(p)[i];
                Color colour = Float.isNaN(value) ? look.card()
                        : look.amount().colour(LEAST_INK + (MOST_INK - LEAST_INK) * value, 0, 1);
                grid.fill(g, colour, line.x[i], y, line.x[i + 1], y + STRIP);
            }
        }
    }

    /** Where the symbols of a row stand: the passage in the middle, as much before and behind it as fits. */
    private static final class Line {
        private final Row row;
        /** Left edge of each symbol of the row, and the right edge of the last. */
        private final double[] x;
        private final int first;
        private final int end;

        Line(Row row, double width) {
            this.row = row;
            int before = row.before.size();
            int count = before + row.inside.size() + row.after.size();
            double cell = cell();
            double[] widths = new double[count];
            double inside = 0;
            for (int i = 0; i < count; i++) {
                String symbol = symbol(i);
                widths[i] = symbol.length() == 1 && symbol.charAt(0) < 0x7F ? cell
                        : GlyphRuns.width(symbol, Fonts.get().mono(LETTERS), Fonts.get());
                inside += i >= before && i < before + row.inside.size() ? widths[i] : 0;
            }
            double room = Math.max(0, (width - LEFT - inside) / 2);
            int from = before;
            while (from > 0 && room >= widths[from - 1]) {
                room -= widths[--from];
            }
            x = new double[count + 1];
            x[from] = LEFT;
            for (int i = from; i < count; i++) {
                x[i + 1] = x[i] + widths[i];
            }
            int to = from;
            while (to < count && x[to + 1] <= width) {
                to++;
            }
            first = from;
            end = to;
        }

        String symbol(int i) {
            int inside = i - row.before.size();
            int after = inside - row.inside.size();
            return inside < 0 ? row.before.get(i) : after < 0 ? row.inside.get(inside) : row.after.get(after);
        }
    }

    private static void symbol(Graphics2D g, String symbol, Look look, Color colour, double x, double baseline) {
        boolean mark = symbol.length() == 1 && "↵⇥".contains(symbol);
        GlyphRuns.draw(g, symbol, look.fonts().mono(LETTERS), look, mark ? look.faint() : colour, x, baseline);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int i = (int) Math.floor(y / PITCH);
        if (i < 0 || i >= rows.size()) {
            return null;
        }
        return new Hit(rows.get(i).step, -1, null, rows.get(i).words,
                new Rectangle2D.Double(0, i * PITCH, width, PITCH));
    }
}
