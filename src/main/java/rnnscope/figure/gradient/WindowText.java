package rnnscope.figure.gradient;

import java.util.List;
import rnnscope.figure.Numbers;
import rnnscope.text.SymbolDisplay;

/**
 * The symbols of a window of steps, counted from its own step 0.
 *
 * @param symbols  as they stand in the text, those after the window too as far as they show
 * @param unknown  whether the vocabulary lacks a symbol, by step; not modified
 * @param first    step of the text at which the window begins
 * @param lossStep step of the window that has the last loss, −1 for none
 */
public record WindowText(List<String> symbols, boolean[] unknown, int first, int lossStep) {
    public WindowText {
        symbols = List.copyOf(symbols);
    }

    public int steps() {
        return symbols.size();
    }

    /** “e”, step 4, 83 steps before the loss. */
    String place(int t) {
        String distance = lossStep < 0 || t > lossStep ? "" : t == lossStep ? ", where the last loss is"
                : ", " + (lossStep - t) + (lossStep - t == 1 ? " step" : " steps") + " before the last loss";
        return name(t) + ", step " + Numbers.count(first + t + 1L) + distance;
    }

    /** “e”, or the name of what leaves no ink. */
    String name(int t) {
        String name = SymbolDisplay.name(symbols.get(t));
        return name.equals(symbols.get(t)) ? "“" + name + "”" : name;
    }
}
