package rnnscope.figure.unit;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import rnnscope.text.TokenSequence;

/**
 * Line breaking of a text for a page of a given width: where the text itself ends a line or one of several texts begins,
 * else after the last space that fits, else in the middle of a word. A line's end and one space may hang over the edge by a cell. Immutable.
 */
public final class PageLines {
    /** Columns of text, at most, and the cells of the narrowest. */
    private static final int MOST_FOLDS = 3;
    private static final int NARROWEST = 32;
    /** Cells between two columns of text. */
    private static final int GAP = 4;
    /** Share of the text's own lines that may be broken for the sake of columns. */
    private static final double BROKEN = 0.1;
    private static final int ASK_EVERY = 1 << 14;

    private final TokenSequence text;
    private final CellWidths widths;
    private final int columns;
    private final int folds;
    /** First step of each line, and at the end the text's length. */
    private final int[] starts;

    private PageLines(TokenSequence text, CellWidths widths, int columns, int folds, int[] starts) {
        this.text = text;
        this.widths = widths;
        this.columns = columns;
        this.folds = folds;
        this.starts = starts;
    }

    /**
     * Breaks a text into lines of one column; some ten milliseconds for a megabyte.
     *
     * @param columns cells in a line
     * @throws CancellationException when it is no longer {@code wanted}
     */
    public static PageLines of(TokenSequence text, CellWidths widths, int columns, BooleanSupplier wanted) {
        return of(text, widths, columns, 1, wanted);
    }

    /** The same in as many columns of text, side by side over so many cells, as nearly all of its own lines fit into. */
    public static PageLines inColumns(TokenSequence text, CellWidths widths, int cells, BooleanSupplier wanted) {
        for (int folds = MOST_FOLDS; folds > 1; folds--) {
            int columns = (cells - GAP * (folds - 1)) / folds;
            if (columns >= NARROWEST) {
                PageLines lines = of(text, widths, columns, folds, wanted);
                if (lines.count() > folds && lines.broken() <= BROKEN) {
                    return lines;
                }
            }
        }
        return of(text, widths, cells, wanted);
    }

    /** Share of the lines that end where the text does not end one. */
    private double broken() {
        int broken = 0;
        for (int line = 1; line < count(); line++) {
            broken += beginsLine(text, starts[line]) || isLineEnd(text.symbol(starts[line] - 1)) ? 0 : 1;
        }
        return (double) broken / count();
    }

    private static PageLines of(TokenSequence text, CellWidths widths, int columns, int folds, BooleanSupplier wanted) {
        int length = text.length();
        int[] starts = new int[64];
        int count = 1;
        int start = 0;
        int column = 0;
        int afterSpace = 0;
        for (int t = 0; t < length; t++) {
            if (t % ASK_EVERY == 0 && !wanted.getAsBoolean()) {
                throw new CancellationException();
            }
            String symbol = shown(text, t);
            if (column > 0 && beginsLine(text, t)) {
                start = t;
                column = 0;
                starts = put(starts, count++, start);
            }
            boolean lineEnd = isLineEnd(symbol);
            boolean hangs = lineEnd || symbol.equals(" ") && column == columns;
            int cells = widths.of(symbol, column);
            if (!hangs && column > 0 && column + cells > columns) {
                start = afterSpace > start ? afterSpace : t;
                column = 0;
                for (int k = start; k < t; k++) {
                    column += widths.of(shown(text, k), column);
                }
                cells = widths.of(symbol, column);
                starts = put(starts, count++, start);
            }
            column += cells;
            if (lineEnd) {
                start = t + 1;
                column = 0;
                starts = put(starts, count++, start);
            }
            if (symbol.isBlank()) {
                afterSpace = t + 1;
            }
        }
        if (starts[count - 1] != length) {
            starts = put(starts, count++, length);
        }
        return new PageLines(text, widths, columns, folds, Arrays.copyOf(starts, count));
    }

    private static int[] put(int[] array, int at, int value) {
        int[] grown = at < array.length ? array : Arrays.copyOf(array, 2 * array.length);
        grown[at] = value;
        return grown;
    }

    /** What is drawn of a symbol: of a word with the end of the line before it, the word, which begins a line here. */
    String shown(int step) {
        return shown(text, step);
    }

    private static String shown(TokenSequence text, int step) {
        String symbol = text.symbol(step);
        return symbol.indexOf('\n') >= 0 && !symbol.isBlank() ? symbol.strip() : symbol;
    }

    private static boolean beginsLine(TokenSequence text, int step) {
        return text.isStart(step) || !text.symbol(step).isBlank() && text.symbol(step).indexOf('\n') >= 0;
    }

    private static boolean isLineEnd(String symbol) {
        return symbol.indexOf('\n') >= 0;
    }

    public TokenSequence text() {
        return text;
    }

    CellWidths widths() {
        return widths;
    }

    /** Cells in a line, but for what may hang over. */
    public int columns() {
        return columns;
    }

    /** Columns of text. */
    public int folds() {
        return folds;
    }

    /** Cells from the beginning of a column of text to that of the next. */
    int stride() {
        return columns + GAP;
    }

    public int count() {
        return starts.length - 1;
    }

    /** First step of a line; the text's length for the line after the last. */
    public int start(int line) {
        return starts[Math.max(0, Math.min(starts.length - 1, line))];
    }

    /** The line that holds a step. */
    public int lineOf(int step) {
        int at = Arrays.binarySearch(starts, step);
        return Math.min(count() - 1, at >= 0 ? at : -at - 2);
    }

    /** Cells that a symbol takes which begins at {@code column} of its line. */
    int cells(int step, int column) {
        String symbol = shown(step);
        return isLineEnd(symbol) ? 1 : Math.min(widths.of(symbol, column), Math.max(1, columns));
    }

    /** The column at which a symbol begins. */
    int column(int step) {
        int column = 0;
        for (int k = start(lineOf(step)); k < step; k++) {
            column += cells(k, column);
        }
        return column;
    }

    /** The step in a cell of a line, or −1 beyond the line's end. */
    int stepAt(int line, int column) {
        if (line < 0 || line >= count() || column < 0) {
            return -1;
        }
        int at = 0;
        for (int t = start(line); t < start(line + 1); t++) {
            at += cells(t, at);
            if (column < at) {
                return t;
            }
        }
        return -1;
    }
}
