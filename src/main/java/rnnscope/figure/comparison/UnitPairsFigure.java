package rnnscope.figure.comparison;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Table of units of one model with those of another that correspond to them, and their correlation r: a bar from the
 * middle, to the right where they move together, to the left where they move oppositely.
 *
 * @param rows   all of them, the greatest |r| first
 * @param first  rank of the first that shows
 * @param chosen unit of the first model that is chosen
 */
public record UnitPairsFigure(List<Row> rows, int first, int chosen) implements Figure {
    /** Height of a row. */
    public static final double PITCH = 20;
    /** Height of the names above the columns. */
    public static final double HEAD = 18;

    private static final double UNIT = 44;
    private static final double NUMBER = 50;
    private static final double BAR = 9;

    /** A unit of the first model, the one of the second that corresponds to it, and their correlation. */
    public record Row(int unit, int other, float r) {}

    public UnitPairsFigure {
        rows = List.copyOf(rows);
    }

    /** Rows for which there is room. */
    public static int rows(double height) {
        return Math.max(1, (int) ((height - HEAD) / PITCH));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double left = 2 * UNIT + 12;
        double right = Math.max(left + 1, width - NUMBER);
        GlyphRuns.drawRight(g, "A", look.fonts().uiSemiBold(11), look, look.muted(), UNIT, 12);
        GlyphRuns.drawRight(g, "B", look.fonts().uiSemiBold(11), look, look.muted(), 2 * UNIT, 12);
        GlyphRuns.drawRight(g, "r", look.fonts().uiSemiBold(11), look, look.muted(), width - 4, 12);
        PixelGrid grid = new PixelGrid(g);
        double middle = (left + right) / 2;
        int shown = Math.min(rows(height), rows.size() - first);
        for (int i = 0; i < shown; i++) {
            Row row = rows.get(first + i);
            double top = HEAD + i * PITCH;
            if (row.unit() == chosen) {
                grid.fill(g, look.hover(), 0, top, width, top + PITCH);
                grid.fill(g, look.beam(), 0, top, 2, top + PITCH);
            }
            double baseline = top + PITCH / 2 + 4.5;
            GlyphRuns.drawRight(g, Integer.toString(row.unit()), look.fonts().monoSemiBold(12), look, look.ink(), UNIT, baseline);
            GlyphRuns.drawRight(g, Integer.toString(row.other()), look.fonts().mono(12), look, look.ink(), 2 * UNIT, baseline);
            double end = middle + row.r() * (right - left) / 2;
            Color colour = look.diverging().colour(row.r(), -1, 1);
            grid.fill(g, colour, Math.min(middle, end), top + (PITCH - BAR) / 2, Math.max(middle, end), top + (PITCH + BAR) / 2);
            GlyphRuns.drawRight(g, signed(row.r()), look.fonts().mono(12), look, look.ink(), width - 4, baseline);
        }
        grid.vertical(g, look.faint(), middle, HEAD, HEAD + Math.max(0, shown) * PITCH, 1);
    }

    /** "+0.873". */
    public static String signed(float r) {
        return (r > 0 ? "+" : "") + Numbers.signed(r, 3);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int i = (int) Math.floor((y - HEAD) / PITCH);
        if (i < 0 || i >= rows(height) || first + i >= rows.size()) {
            return null;
        }
        Row row = rows.get(first + i);
        return new Hit(-1, row.unit(), null, Words.of("figure.comparison.pair", row.unit(), row.other(), signed(row.r())),
                new Rectangle2D.Double(0, HEAD + i * PITCH, width, PITCH));
    }

    @Override
    public NumberTable numbers() {
        return table(rows);
    }

    /** The table in numbers: A is the first model, B the second. */
    public static NumberTable table(List<Row> rows) {
        return NumberTable.of(rows.size()).with("unit of A", i -> rows.get(i).unit()).with("unit of B", i -> rows.get(i).other())
                .with("r", i -> rows.get(i).r()).build();
    }
}
