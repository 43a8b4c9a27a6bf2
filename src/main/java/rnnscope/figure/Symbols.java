package rnnscope.figure;

import rnnscope.language.Words;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;
import rnnscope.text.SymbolDisplay;

/** Names of symbols, steps and values, in figures and in words. */
public final class Symbols {
    private Symbols() {}

    /** Whether a symbol leaves no ink itself, so that a mark stands for it, fainter than a letter. */
    public static boolean isMark(String symbol) {
        return symbol.isBlank() && !symbol.isEmpty() && SymbolDisplay.abbreviation(symbol.codePointAt(0)) == null;
    }

    /** “h”, or the name of what has one: "space". */
    public static String name(String symbol) {
        String name = SymbolDisplay.name(symbol);
        return name.equals(symbol) ? "“" + symbol + "”" : name;
    }

    /** "Step 12", as a sentence begins. */
    public static String atStep(int t) {
        return Words.of("figure.at-step", Numbers.count(t + 1L));
    }

    public static String step(int t) {
        return Words.of("figure.step", Numbers.count(t + 1L));
    }

    /** "tanh c = −0.9761834, tanh of the cell state of unit 119". */
    public static String value(Trace trace, Channel channel, int layer, int unit, int step) {
        String where = trace.layout().layers() > 1 ? ", " + trace.layout().layerName(layer) : "";
        return Words.of("figure.value", channel.symbol(), Numbers.exact(trace.value(layer, channel.id(), unit, step)),
                channel.label(), unit) + where;
    }
}
