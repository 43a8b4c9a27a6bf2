package rnnscope.figure.unit;

import java.awt.Font;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.text.SymbolDisplay;

/**
 * Widths of symbols in cells of a page's grid: one for a letter, two for a Hangul syllable, as many as it has letters
 * for a word. Measured with the fonts that paint it, each symbol once. Any thread may ask.
 */
public final class CellWidths {
    private static final double SIZE = 100;
    /** A glyph that is wider than its cells by less than this share of a cell is set a little smaller. */
    private static final double SLACK = 0.2;
    private static final int TAB = 4;

    private final Font font;
    private final Fonts fonts;
    private final double advance;
    private final Map<String, Integer> measured = new ConcurrentHashMap<>();

    public CellWidths(Fonts fonts) {
        this.fonts = fonts;
        this.font = fonts.mono(SIZE);
        this.advance = GlyphRuns.width("0", font, fonts);
    }

    /** Width of a cell for letters of size 1. */
    public double cell() {
        return advance / SIZE;
    }

    /** @param column where the symbol begins in its line: a tab reaches to the next multiple of four */
    int of(String symbol, int column) {
        if (symbol.length() == 1 && symbol.charAt(0) < 0x7F) {
            return symbol.charAt(0) == '\t' ? TAB - column % TAB : 1;
        }
        return symbol.isBlank() ? 1 : measured.computeIfAbsent(symbol, this::measure);
    }

    private int measure(String symbol) {
        double width = GlyphRuns.width(SymbolDisplay.cell(symbol), font, fonts);
        return SymbolDisplay.abbreviation(symbol.codePointAt(0)) != null && symbol.codePointCount(0, symbol.length()) == 1
                ? 1 : (int) Math.max(1, Math.ceil(width / advance - SLACK));
    }
}
