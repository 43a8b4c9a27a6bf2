package rnnscope.figure.unit;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Symbols;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.figure.paint.SignMarks;
import rnnscope.figure.paint.SymbolRow;
import rnnscope.language.Words;
import rnnscope.text.SymbolDisplay;
import rnnscope.text.TextRange;

/**
 * Page of the text, each letter on the colour of its value (Karpathy, Johnson, Fei-Fei: Visualizing and understanding
 * recurrent networks, 2015). Below the size of a letter only the colours remain, as a texture of the text.
 *
 * @param shading what colours the symbols
 * @param top     the line at the top
 * @param rows    lines below one another in a column of text
 * @param size    of letters
 * @param chosen  the stretch that is selected, or null
 * @param message what is said, beside the lines
 */
public record PageFigure(PageLines lines, Shading shading, int top, int rows, double size, TextRange chosen,
        PageMessage message) implements Figure {
    /** Letters smaller than this are not painted. */
    public static final double LEAST_LETTER = 11;
    /** Room to the left of the lines; to the right at least as much. */
    public static final double MARGIN = 22;
    private static final double LINE = 1.44;
    private static final double BAND = 1.27;
    private static final double MARK = 2;

    public PageFigure {
        rows = Math.max(1, rows);
    }

    /** Nothing is said; one column of text. */
    public PageFigure(PageLines lines, Shading shading, int top, double size, TextRange chosen) {
        this(lines, shading, top, lines.count(), size, chosen, PageMessage.NONE);
    }

    /** Height of a line, with the gap to the next. */
    public static double lineHeight(double size) {
        return Math.rint(size * LINE);
    }

    /** Cells that fit into a width, without the one that may hang over. */
    public static int columns(double width, double size, CellWidths widths) {
        return (int) Math.max(4, Math.floor((width - 2 * MARGIN) / (size * widths.cell())) - 1);
    }

    /** Whole lines that fit into a height, at least one. */
    public static int rows(double height, double size) {
        return (int) Math.max(1, Math.floor(height / lineHeight(size)));
    }

    private double cellWidth() {
        return size * lines.widths().cell();
    }

    /** Lines in sight, in all columns of text. */
    private int end(double height) {
        return Math.min(lines.count(), lines.folds() > 1 ? top + rows * lines.folds() : top + Math.min(rows, rows(height, size)));
    }

    /** Where the column of text begins that a line stands in. */
    private double left(int line) {
        return MARGIN + Math.floorDiv(line - top, rows) * (lines.folds() > 1 ? lines.stride() * cellWidth() : 0);
    }

    private double above(int line) {
        return (lines.folds() > 1 ? Math.floorMod(line - top, rows) : line - top) * lineHeight(size);
    }

    /** Height of a line's colours. */
    private double band() {
        return Math.rint(size * BAND);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        SymbolRow letters = new SymbolRow(look.fonts());
        Map<Integer, Color> onGround = new HashMap<>();
        for (int line = top; line < end(height); line++) {
            paintLine(g, line, look, letters, onGround);
        }
        letters.paint(g);
        if (chosen != null) {
            paintChosen(g, height, look);
        }
        if (!message.sentence().isEmpty()) {
            say(g, width, height, look);
        }
    }

    /** Beside the end of the longest line that ends with a symbol of which it speaks. */
    private void say(Graphics2D g, double width, double height, Look look) {
        Messages room = new Messages(width, height);
        Rectangle2D furthest = null;
        for (int line = top; line < end(height); line++) {
            int end = lines.start(line + 1);
            if (lines.start(line) == end) {
                continue;
            }
            Rectangle2D last = cell(end - 1);
            double left = left(line);
            room.avoid(new Rectangle2D.Double(left, last.getY(), last.getMaxX() - left, last.getHeight()));
            for (int t = end - 1; t >= lines.start(line); t--) {
                if (message.speaksOf(t) && !lines.text().symbol(t).isBlank()) {
                    boolean isNear = last.getMaxX() - cell(t).getMaxX() < 3 * cellWidth();
                    furthest = isNear && (furthest == null || last.getMaxX() > furthest.getMaxX()) ? last : furthest;
                    break;
                }
            }
        }
        if (furthest != null) {
            room.paint(g, look, new Message(message.sentence(), furthest.getMaxX(), furthest.getCenterY()));
        }
    }

    private void paintLine(Graphics2D g, int line, Look look, SymbolRow letters, Map<Integer, Color> onGround) {
        double y = above(line);
        double left = left(line);
        int columns = lines.columns() + 1;
        BufferedImage band = new BufferedImage(columns, 1, BufferedImage.TYPE_INT_ARGB);
        Font font = look.fonts().mono(size);
        double baseline = y + band() / 2 + size * 0.35;
        float[] values = new float[columns];
        Arrays.fill(values, Float.NaN);
        int column = 0;
        for (int t = lines.start(line); t < lines.start(line + 1) && column < columns; t++) {
            int cells = Math.min(columns - column, lines.cells(t, column));
            int ground = shading.argb(t, look);
            for (int k = 0; k < cells; k++) {
                band.setRGB(column + k, 0, ground);
                values[column + k] = shading.has(t) ? shading.at(t) : Float.NaN;
            }
            String symbol = lines.shown(t);
            if (size >= LEAST_LETTER && (!symbol.isBlank() || SymbolDisplay.abbreviation(symbol.codePointAt(0)) != null)) {
                Color letter = shading.has(t) ? onGround.computeIfAbsent(ground, c -> Look.letterOn(new Color(c)))
                        : look.muted();
                letters.add(SymbolDisplay.cell(symbol), font, letter, left + (column + cells / 2.0) * cellWidth(),
                        baseline, cells * cellWidth());
            }
            if (lines.text().isUnknown(t)) {
                paintUnknown(g, left, column, cells, y, look);
            }
            column += cells;
        }
        Raster.draw(g, band, left, y, columns * cellWidth(), band());
        if (shading.isSigned()) {
            SignMarks.below(g, values, shading.max(), look, left, left + columns * cellWidth(), y + band());
        }
    }

    /** An amber line below what the vocabulary lacks. */
    private void paintUnknown(Graphics2D g, double left, int column, int cells, double y, Look look) {
        new PixelGrid(g).fill(g, look.amber(), left + column * cellWidth(), y + band(),
                left + (column + cells) * cellWidth(), y + Math.min(lineHeight(size), band() + MARK));
    }

    /** An outline of ink around the selected stretch. */
    private void paintChosen(Graphics2D g, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        for (int line = top; line < end(height); line++) {
            int from = Math.max(chosen.from(), lines.start(line));
            int to = Math.min(chosen.to(), lines.start(line + 1));
            if (from >= to) {
                continue;
            }
            Rectangle2D first = cell(from);
            Rectangle2D last = cell(to - 1);
            double above = first.getY() - MARK / 2;
            double below = first.getMaxY();
            grid.horizontal(g, look.ink(), first.getX(), last.getMaxX(), above, MARK);
            grid.horizontal(g, look.ink(), first.getX(), last.getMaxX(), below - MARK / 2, MARK);
            if (from == chosen.from()) {
                grid.vertical(g, look.ink(), first.getX() - MARK / 2, above, below + MARK / 2, MARK);
            }
            if (to == chosen.to()) {
                grid.vertical(g, look.ink(), last.getMaxX() - MARK / 2, above, below + MARK / 2, MARK);
            }
        }
    }

    /** Where a symbol stands, whether or not that is in sight. */
    public Rectangle2D cell(int step) {
        int line = lines.lineOf(step);
        int column = lines.column(step);
        return new Rectangle2D.Double(left(line) + column * cellWidth(), above(line),
                lines.cells(step, column) * cellWidth(), band());
    }

    /** The step at a place, or −1; beyond a line's end −1 too. */
    public int stepAt(double x, double y) {
        int line = line(x, y);
        return lines.stepAt(line, column(x, line));
    }

    /** The line at a place; beyond the last of a column of text its last. */
    private int line(double x, double y) {
        int row = (int) Math.floor(y / lineHeight(size));
        if (lines.folds() == 1) {
            return top + row;
        }
        int fold = (int) Math.floor((x - MARGIN) / (lines.stride() * cellWidth()));
        return top + Math.max(0, Math.min(lines.folds() - 1, fold)) * rows + Math.max(0, Math.min(rows - 1, row));
    }

    private int column(double x, int line) {
        return (int) Math.floor((x - left(line)) / cellWidth());
    }

    /** The step nearest to a place: what a drag reaches that has left the lines. */
    public int nearest(double x, double y) {
        int line = Math.max(0, Math.min(lines.count() - 1, line(x, y)));
        int column = column(x, line);
        int step = column < 0 ? lines.start(line) : lines.stepAt(line, column);
        return step >= 0 ? step : lines.start(line + 1) - 1;
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int t = y >= 0 && y < rows(height, size) * lineHeight(size) ? stepAt(x, y) : -1;
        if (t < 0) {
            return null;
        }
        StringBuilder words = new StringBuilder(Symbols.name(lines.text().symbol(t)));
        if (lines.text().isUnknown(t)) {
            words.append(", ").append(Words.of("figure.read-as-unknown"));
        }
        if (shading.has(t)) {
            words.append('\n').append(shading.words(t));
        }
        return new Hit(t, -1, null, words.append('\n').append(Symbols.step(t)).toString(), cell(t));
    }

    /** The lines that fit on a page, symbol by symbol. */
    @Override
    public NumberTable numbers() {
        int from = lines.start(Math.min(top, lines.count()));
        int to = lines.start(Math.min(lines.count(), top + rows * lines.folds()));
        return NumberTable.of(to - from).withSteps(from).with("symbol", i -> lines.text().symbol(from + i))
                .with(shading.symbol().isEmpty() ? "value" : shading.symbol(),
                        i -> shading.has(from + i) ? shading.at(from + i) : null).build();
    }
}
