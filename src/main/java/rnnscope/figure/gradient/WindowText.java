package rnnscope.figure.gradient;

import java.util.List;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.text.SymbolDisplay;

/**
 * Inputs at the steps of a window, counted from its own step 0: symbols, or numbers.
 *
 * @param symbols  as they stand in the text; empty where numbers enter
 * @param unknown  whether the vocabulary lacks a symbol, by step; not modified
 * @param numbers  that enter, by step; null where symbols do. Not modified
 * @param first    step of the whole at which the window begins
 * @param lossStep step of the window that has the last loss, −1 for none
 */
public record WindowText(List<String> symbols, boolean[] unknown, float[][] numbers, int first, int lossStep) {
    private static final int MOST_DECIMALS = 4;

    public WindowText {
        symbols = List.copyOf(symbols);
    }

    public int steps() {
        return symbols.size();
    }

    /** “e”, step 4, 83 steps before the last loss. */
    String place(int t) {
        String distance = lossStep < 0 || t > lossStep ? "" : t == lossStep ? Words.of("figure.gradient.last-loss")
                : Words.count("figure.gradient.before-loss", lossStep - t);
        return Words.of("figure.symbol-at", name(t), Numbers.count(first + t + 1L)) + distance;
    }

    /** “e”, or the name of what leaves no ink, or the numbers "0.5312 and 1". */
    public String name(int t) {
        if (numbers != null) {
            StringBuilder words = new StringBuilder();
            for (float number : numbers[t]) {
                words.append(words.length() == 0 ? "" : Words.of("figure.and")).append(number(number, MOST_DECIMALS));
            }
            return words.toString();
        }
        String name = SymbolDisplay.name(symbols.get(t));
        return name.equals(symbols.get(t)) ? "“" + name + "”" : name;
    }

    /** A number without decimals where it has none. */
    static String number(float value, int decimals) {
        return Numbers.signed(value, value == Math.rint(value) ? 0 : decimals);
    }
}
