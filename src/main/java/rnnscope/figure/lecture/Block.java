package rnnscope.figure.lecture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Numbers;
import rnnscope.figure.now.MathText;
import rnnscope.figure.now.Numerals;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * A table of numbers as it stands in a line of the worked step: in brackets, under its name, with what is being
 * multiplied framed.
 */
final class Block {
    /** Of the size of type: a name above, a bracket, the room beside a number, and names at the side. */
    private static final double NAME = 1.6;
    private static final double BRACKET = 0.45;
    private static final double PAD = 0.36;
    private static final double LABEL = 0.95;
    private static final double LETTERS = 1.1;
    private static final double ROW = 1.42;
    /** Height of the line of a gradient or an update, which has the least type there may be. */
    private static final double SMALL = 11;
    private static final double SMALL_LINE = 13;
    private static final int SMALL_DECIMALS = 4;
    private static final int GROUND = 105;

    private static final double SAMPLE = 100;
    /** Width of a digit, which is that of everything in a number, of the size of type. */
    private static final double DIGIT = GlyphRuns.width("0", Fonts.get().mono(SAMPLE), Fonts.get()) / SAMPLE;
    private static final int SMALL_LETTERS = "∂ −0.0000".length();

    private final MatrixTable table;
    /** How many of its columns are known yet; the others are empty. */
    private final int shown;
    /** That is being multiplied, −1 for none. */
    private final int column;
    /** That is followed in numbers, −1 for none. */
    private final int row;
    /** Names of its columns, or none. */
    private final List<String> above;
    /** Names of its rows, at the left, or none. */
    private final List<String> beside;
    private final int decimals;
    /** Of the size of type: a number with the room beside it, the names of rows, and the name; 0 until asked for. */
    private double cell;
    private double labels;
    private double name;

    private Block(MatrixTable table, int shown, int column, int row, List<String> above, List<String> beside, int decimals) {
        this.table = table;
        this.shown = shown;
        this.column = column;
        this.row = row;
        this.above = above;
        this.beside = beside;
        this.decimals = decimals;
    }

    MatrixTable table() {
        return table;
    }

    int shown() {
        return shown;
    }

    static Block of(MatrixTable table) {
        return new Block(table, table.columns(), -1, -1, List.of(), List.of(), 2);
    }

    Block shown(int columns) {
        return new Block(table, columns, column, row, above, beside, decimals);
    }

    Block column(int k) {
        return new Block(table, shown, k, row, above, beside, decimals);
    }

    Block row(int j) {
        return new Block(table, shown, column, j, above, beside, decimals);
    }

    Block above(List<String> names) {
        return new Block(table, shown, column, row, names, beside, decimals);
    }

    Block beside(List<String> names) {
        return new Block(table, shown, column, row, above, names, decimals);
    }

    Block decimals(int places) {
        return new Block(table, shown, column, row, above, beside, places);
    }

    /** Lines of a gradient and an update below each number: 0 to 2. */
    private int smallLines(int most) {
        return table.isLearning() ? most : 0;
    }

    double rowHeight(double size, int small) {
        return ROW * size + small * SMALL_LINE;
    }

    private void measure() {
        int longest = "0.00".length();
        for (float value : table.values()) {
            longest = Math.max(longest, number(value).length());
        }
        for (String each : beside) {
            labels = Math.max(labels, GlyphRuns.width(each, Fonts.get().mono(LABEL * SAMPLE), Fonts.get()) / SAMPLE + 0.5);
        }
        name = MathText.of(table.symbol(), Look.light(), 1.1 * SAMPLE).width() / SAMPLE;
        cell = longest * DIGIT + 2 * PAD;
    }

    private void measured() {
        if (cell == 0) {
            measure();
        }
    }

    private double cellWidth(double size, int small) {
        measured();
        return Math.max(cell * size, smallLines(small) > 0 ? SMALL_LETTERS * DIGIT * SMALL + 2 * PAD * size : 0);
    }

    private String number(float value) {
        return table.columns() == 1 && isOneHot() ? Integer.toString(Math.round(value)) : Numerals.fixed(value, decimals);
    }

    /** A number as it is shown. */
    String text(int r, int c) {
        return number(table.at(r, c));
    }

    private boolean isOneHot() {
        return table.symbol().startsWith("x");
    }

    /** A symbol's markup as it is said: "W_hf h before". */
    static String plain(String markup) {
        return markup.replaceAll("_\\{t−1}", " " + Words.of("figure.lecture.before")).replaceAll("_t\\b", "").replaceAll("[{}]", "");
    }

    /** Makes blocks that stand below each other equally wide. */
    static void align(List<Block> blocks) {
        blocks.forEach(Block::measured);
        double widest = blocks.stream().mapToDouble(block -> block.cell).max().orElse(0);
        double names = blocks.stream().mapToDouble(block -> block.labels).max().orElse(0);
        blocks.forEach(block -> {
            block.cell = widest;
            block.labels = names;
        });
    }

    double width(double size, int small) {
        measured();
        double numbers = 2 * BRACKET * size + table.columns() * cellWidth(size, small);
        return labels * size + Math.max(name * size, numbers);
    }

    /** From the top of its name; the rows begin at {@link #head}. */
    double height(double size, int rowsSmall) {
        return head(size) + table.rows() * rowHeight(size, rowsSmall);
    }

    double head(double size) {
        return (NAME + (above.isEmpty() ? 0 : LETTERS)) * size;
    }

    /** The place of a number. */
    Rectangle2D cell(int r, int c, double x, double top, double size, int rowsSmall, int small) {
        double wide = cellWidth(size, small);
        double height = rowHeight(size, rowsSmall);
        return new Rectangle2D.Double(x + labels * size + BRACKET * size + c * wide, top + r * height, wide, height);
    }

    /**
     * @param x         of its left edge
     * @param top       of its first row
     * @param rowsSmall lines below each number that its rows have room for
     */
    void paint(Graphics2D g, double x, double top, double size, int rowsSmall, int small, Look look) {
        PixelGrid grid = new PixelGrid(g);
        Font font = look.fonts().mono(size);
        Font letters = look.fonts().mono(LABEL * size);
        double wide = cellWidth(size, small);
        double left = x + labels * size;
        double right = left + 2 * BRACKET * size + table.columns() * wide;
        double height = rowHeight(size, rowsSmall);
        g.setColor(look.ink());
        MathText symbol = MathText.of(table.symbol(), look, 1.1 * size);
        double nameAt = (left + right - symbol.width()) / 2;
        symbol.paint(g, Math.max(x, nameAt), top - (above.isEmpty() ? 0 : LETTERS) * size - 0.55 * size);
        for (int c = 0; c < above.size(); c++) {
            middle(g, above.get(c), letters, look, c == column ? look.ink() : look.muted(),
                    left + BRACKET * size + (c + 0.5) * wide, top - 0.38 * size);
        }
        for (int r = 0; r < table.rows(); r++) {
            double middle = top + (r + 0.5) * height;
            if (r < beside.size()) {
                GlyphRuns.drawRight(g, beside.get(r), letters, look, r == row ? look.ink() : look.muted(), left - 0.25 * size,
                        baseline(middle, LABEL * size));
            }
            for (int c = 0; c < table.columns(); c++) {
                Rectangle2D at = cell(r, c, x, top, size, rowsSmall, small);
                if (c < shown) {
                    paintNumber(g, grid, r, c, at, font, size, rowsSmall, small, look);
                } else {
                    middle(g, "·", font, look, look.faint(), at.getCenterX(), baseline(at.getCenterY(), size));
                }
            }
        }
        brackets(g, grid, left + 0.12 * size, right - 0.12 * size, top, top + table.rows() * height, size, look);
        if (column >= 0) {
            double from = left + BRACKET * size + column * wide;
            grid.frame(g, look.beam(), from, top, from + wide, top + table.rows() * height, grid.whole(2));
        }
    }

    private void paintNumber(Graphics2D g, PixelGrid grid, int r, int c, Rectangle2D at, Font font, double size, int rowsSmall,
            int small, Look look) {
        float value = table.at(r, c);
        if (!isOneHot() || value != 0) {
            float extent = isOneHot() ? 2 : table.extent();
            Color full = isOneHot() ? look.beam() : look.diverging().colour(value, -extent, extent);
            g.setColor(new Color(full.getRed(), full.getGreen(), full.getBlue(), GROUND));
            g.fill(grid.rectangle(at.getX() + 1, at.getY() + 1, at.getMaxX() - 1, at.getMaxY() - 1));
        }
        if (size < SMALL) {
            return;
        }
        int lines = smallLines(small);
        double first = lines == 0 ? at.getCenterY() : at.getY() + (at.getHeight() - lines * SMALL_LINE) / 2;
        Font shownFont = r == row ? look.fonts().monoSemiBold(size) : font;
        middle(g, number(value), shownFont, look, look.ink(), at.getCenterX(), baseline(first, size));
        if (lines > 0) {
            Font little = look.fonts().mono(SMALL);
            double y = first + 0.62 * size + SMALL_LINE / 2;
            middle(g, "∂ " + Numbers.signed(table.gradient()[r * table.columns() + c], SMALL_DECIMALS), little, look, look.ink(),
                    at.getCenterX(), baseline(y, SMALL));
            if (lines > 1) {
                middle(g, "Δ " + Numbers.signed(table.update()[r * table.columns() + c], SMALL_DECIMALS), little, look,
                        look.ink(), at.getCenterX(), baseline(y + SMALL_LINE, SMALL));
            }
        }
    }

    private static void brackets(Graphics2D g, PixelGrid grid, double left, double right, double top, double bottom,
            double size, Look look) {
        g.setColor(look.muted());
        g.setStroke(new BasicStroke((float) grid.whole(1.5)));
        double hook = 0.28 * size;
        Path2D both = new Path2D.Double();
        both.moveTo(left + hook, top);
        both.lineTo(left, top);
        both.lineTo(left, bottom);
        both.lineTo(left + hook, bottom);
        both.moveTo(right - hook, top);
        both.lineTo(right, top);
        both.lineTo(right, bottom);
        both.lineTo(right - hook, bottom);
        g.draw(both);
    }

    static double baseline(double middle, double size) {
        return middle + 0.36 * size;
    }

    static void middle(Graphics2D g, String text, Font font, Look look, Color colour, double x, double baseline) {
        GlyphRuns runs = new GlyphRuns(text, font, look.fonts());
        g.setColor(colour);
        runs.paint(g, x - runs.width() / 2, baseline);
    }

    /** A number in words, as a tooltip says it: "W_hh, to unit 2 from unit 0: −0.5312". */
    String words(int r, int c, String what) {
        String words = what + ": " + (isOneHot() ? Integer.toString(Math.round(table.at(r, c))) : Numbers.exact(table.at(r, c)));
        return table.isLearning() ? words + "; ∂L/∂w = " + Numbers.exact(table.gradient()[r * table.columns() + c]) + ", Δw = "
                + Numbers.exact(table.update()[r * table.columns() + c]) : words;
    }
}
