package rnnscope.figure.comparison;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;
import rnnscope.text.SymbolDisplay;
import rnnscope.text.TokenSequence;

/**
 * List of the places at which two models disagree most: what came, after what, how probable either held it, and the
 * difference of their surprise in bits, on its colour.
 *
 * @param rows   all of them, the greatest difference first
 * @param first  rank of the first that shows
 * @param chosen rank of the one that was gone to, −1 for none
 */
public record DisagreementsFigure(Sides sides, List<Row> rows, int first, int chosen) implements Figure {
    /** Height of a row. */
    public static final double PITCH = 22;
    /** Height of the names above the columns. */
    public static final double HEAD = 18;
    private static final float EXTENT = DifferenceTextTrack.EXTENT;

    private static final double PERCENT = 50;
    private static final double BITS = 54;
    private static final double GAP = 8;
    private static final double LETTERS = 12.5;

    /**
     * A place.
     *
     * @param before what stands before the symbol, as it is drawn
     * @param symbol what came
     * @param step   of the prediction: the one before the symbol
     * @param first  its probability by the first model, and {@code second} by the second
     * @param bits   surprise of the first minus that of the second
     */
    public record Row(String before, String symbol, int step, double first, double second, double bits) {
        private static final int AROUND = 40;

        /** The place after a step of a text. */
        public static Row of(TokenSequence text, int step, double first, double second, double bits) {
            StringBuilder before = new StringBuilder();
            for (int t = Math.max(0, step + 1 - AROUND); t <= step; t++) {
                String symbol = text.symbol(t);
                before.append(symbol.equals(" ") ? symbol : SymbolDisplay.line(symbol));
            }
            return new Row(before.toString(), text.symbol(step + 1), step, first, second, bits);
        }
    }

    public DisagreementsFigure {
        rows = List.copyOf(rows);
    }

    /** Rows for which there is room. */
    public static int rows(double height) {
        return Math.max(1, (int) ((height - HEAD) / PITCH));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double bits = width - BITS;
        double second = bits - GAP;
        double first = second - PERCENT;
        double text = first - PERCENT;
        Font head = look.fonts().ui(11);
        GlyphRuns.draw(g, Words.of("figure.comparison.came"), head, look, look.muted(), 4, 12);
        GlyphRuns.drawRight(g, "A", look.fonts().uiSemiBold(11), look, look.muted(), first, 12);
        GlyphRuns.drawRight(g, "B", look.fonts().uiSemiBold(11), look, look.muted(), second, 12);
        GlyphRuns.drawRight(g, Words.of("figure.comparison.bits"), head, look, look.muted(), width - 4, 12);
        if (rows.isEmpty() && !sides.first().isEmpty()) {
            GlyphRuns.draw(g, Words.of("figure.comparison.none"), look.fonts().ui(12), look, look.ink(), 4, HEAD + 18);
        }
        int shown = Math.min(rows(height), rows.size() - first());
        for (int i = 0; i < shown; i++) {
            double top = HEAD + i * PITCH;
            Row row = rows.get(first() + i);
            PixelGrid grid = new PixelGrid(g);
            if (first() + i == chosen) {
                grid.fill(g, look.hover(), 0, top, width, top + PITCH);
                grid.fill(g, look.beam(), 0, top, 2, top + PITCH);
            }
            double baseline = top + PITCH / 2 + 4.5;
            paintText(g, row, 6, text - GAP, baseline, look);
            paintPercent(g, row.first(), row.first() > row.second(), first, baseline, look);
            paintPercent(g, row.second(), row.second() > row.first(), second, baseline, look);
            Color ground = look.diverging().colour((float) row.bits(), -EXTENT, EXTENT);
            Rectangle2D cell = new Rectangle2D.Double(bits + 4, top + 2, BITS - 4, PITCH - 4);
            grid.fill(g, ground, cell.getX(), cell.getY(), cell.getMaxX(), cell.getMaxY());
            GlyphRuns.drawRight(g, signed(row.bits()), look.fonts().monoSemiBold(12), look, Look.letterOn(ground), width - 4, baseline);
        }
    }

    private static void paintPercent(Graphics2D g, double p, boolean more, double right, double baseline, Look look) {
        GlyphRuns.drawRight(g, p > 0 && p < 0.0005 ? "<0.1%" : Numbers.percent(p, 1),
                more ? look.fonts().monoSemiBold(12) : look.fonts().mono(12), look, more ? look.ink() : look.muted(), right, baseline);
    }

    /** As much of the text before the symbol as there is room for, then the symbol, marked. */
    private static void paintText(Graphics2D g, Row row, double left, double right, double baseline, Look look) {
        Font bold = look.fonts().monoSemiBold(LETTERS);
        Font plain = look.fonts().mono(LETTERS);
        String drawn = row.symbol().equals(" ") ? "␣" : SymbolDisplay.line(row.symbol());
        double wide = GlyphRuns.width(drawn, bold, look.fonts());
        String before = row.before();
        while (!before.isEmpty() && left + GlyphRuns.width(before, plain, look.fonts()) + wide + 5 > right) {
            before = before.substring(before.offsetByCodePoints(0, 1));
        }
        double x = left + GlyphRuns.width(before, plain, look.fonts());
        GlyphRuns.draw(g, before, plain, look, look.muted(), left, baseline);
        new PixelGrid(g).frame(g, look.beam(), x + 1, baseline - 13, x + wide + 5, baseline + 4, 1.5);
        GlyphRuns.draw(g, drawn, bold, look, look.ink(), x + 3, baseline);
    }

    /** "+3.21", "−0.50". */
    public static String signed(double bits) {
        return (bits > 0 ? "+" : "") + Numbers.signed(bits, 2);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int i = (int) Math.floor((y - HEAD) / PITCH);
        if (i < 0 || i >= rows(height) || first + i >= rows.size()) {
            return null;
        }
        return new Hit(rows.get(first + i).step(), -1, null, words(first + i),
                new Rectangle2D.Double(0, HEAD + i * PITCH, width, PITCH));
    }

    /** A place in words: "“e” came after step 12: p = 0.0312 by A, 0.802 by B; Δ +4.68 bits". */
    public String words(int rank) {
        Row row = rows.get(rank);
        return Words.of("figure.comparison.place", Symbols.name(row.symbol()), Symbols.step(row.step()),
                Numbers.exact((float) row.first()), sides.first(), Numbers.exact((float) row.second()), sides.second(),
                signed(row.bits()));
    }

    @Override
    public NumberTable numbers() {
        return table(rows);
    }

    /** The list in numbers: A is the first model, B the second, Δ the surprise of A minus that of B. */
    public static NumberTable table(List<Row> rows) {
        return NumberTable.of(rows.size()).with(NumberTable.STEP, i -> rows.get(i).step() + 1)
                .with("before", i -> rows.get(i).before()).with("symbol", i -> rows.get(i).symbol())
                .with("p of A", i -> rows.get(i).first()).with("p of B", i -> rows.get(i).second())
                .with("difference, bits", i -> rows.get(i).bits()).build();
    }
}
