package rnnscope.view.unit.page;

import java.util.ArrayList;
import java.util.List;
import rnnscope.text.SymbolDisplay;
import rnnscope.text.TokenSequence;

/** Places of a text with what stands around them. */
final class Contexts {
    private Contexts() {}

    /** The symbols {@code from} … {@code to − 1} that exist, as they are drawn. */
    static List<String> symbols(TokenSequence tokens, int from, int to) {
        List<String> symbols = new ArrayList<>();
        for (int t = Math.max(0, from); t < Math.min(tokens.length(), to); t++) {
            symbols.add(drawn(tokens.symbol(t)));
        }
        return symbols;
    }

    /** A space is one here, so that a line reads as a text does. */
    private static String drawn(String symbol) {
        return symbol.equals(" ") ? symbol : SymbolDisplay.line(symbol);
    }

    /** The text around a step in a line, the step's own symbol in brackets. */
    static String line(TokenSequence tokens, int step, int around) {
        return String.join("", symbols(tokens, step - around, step)) + "⟨"
                + SymbolDisplay.line(tokens.symbol(step)) + "⟩"
                + String.join("", symbols(tokens, step + 1, step + 1 + around));
    }
}
