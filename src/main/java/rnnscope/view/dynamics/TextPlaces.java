package rnnscope.view.dynamics;

import rnnscope.text.SymbolDisplay;
import rnnscope.text.TokenSequence;

/** Places of a text with what stands before them. */
final class TextPlaces {
    private TextPlaces() {}

    /** So many symbols up to a step in a line, the step's own in brackets. */
    static String line(TokenSequence tokens, int step, int before) {
        StringBuilder line = new StringBuilder();
        for (int t = Math.max(0, step - before); t < step; t++) {
            line.append(drawn(tokens.symbol(t)));
        }
        return line.append('⟨').append(SymbolDisplay.line(tokens.symbol(step))).append('⟩').toString();
    }

    /** A space is one here, so that a line reads as a text does. */
    private static String drawn(String symbol) {
        return symbol.equals(" ") ? symbol : SymbolDisplay.line(symbol);
    }
}
