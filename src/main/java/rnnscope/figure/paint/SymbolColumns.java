package rnnscope.figure.paint;

import java.awt.Font;
import java.util.Arrays;
import rnnscope.text.SymbolDisplay;
import rnnscope.text.TokenSequence;

/** Column widths of a score by what stands in the columns: a letter's, or what nine words of ten need. */
public final class SymbolColumns {
    /** Width of a column for a letter. */
    public static final double LETTER = 16;
    /** Size of words in their columns: one size for all, so that none looks more important than another. */
    public static final double WORD_SIZE = 13;

    private static final double WIDEST = 132;
    private static final double BESIDE = 8;
    private static final double ENOUGH = 0.9;
    private static final double MANY = 0.25;
    private static final int LOOKED_AT = 1000;

    private SymbolColumns() {}

    /** Whether the symbols of a text from {@code from} up to {@code to} are words rather than letters. */
    public static boolean areWords(TokenSequence text, int from, int to) {
        int words = 0;
        for (int t = from; t < to; t++) {
            words += isWord(text.symbol(t)) ? 1 : 0;
        }
        return words > MANY * (to - from);
    }

    private static boolean isWord(String symbol) {
        String shown = SymbolDisplay.cell(symbol);
        return shown.codePointCount(0, shown.length()) > 2;
    }

    /** The width that suits a text: a letter's column; of words, what nine of ten need. */
    public static double fitting(TokenSequence text, Fonts fonts) {
        int count = Math.min(LOOKED_AT, text.length());
        Font font = fonts.monoSemiBold(WORD_SIZE);
        double[] widths = new double[count];
        int words = 0;
        for (int i = 0; i < count; i++) {
            String symbol = text.symbol((int) ((long) i * text.length() / count));
            if (isWord(symbol)) {
                widths[words++] = GlyphRuns.width(SymbolDisplay.cell(symbol), font, fonts);
            }
        }
        if (words <= MANY * count) {
            return LETTER;
        }
        Arrays.sort(widths, 0, words);
        return Math.min(WIDEST, Math.ceil(widths[(int) Math.ceil(ENOUGH * words) - 1] + BESIDE));
    }
}
