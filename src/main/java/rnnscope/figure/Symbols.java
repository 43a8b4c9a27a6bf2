package rnnscope.figure;

import rnnscope.tape.Channel;
import rnnscope.tape.Trace;

/** How symbols, steps and values are shown and named in words. */
final class Symbols {
    private Symbols() {}

    /** What stands for a symbol in its column: spaces, line ends and tabs become visible. */
    static String shown(String symbol) {
        return symbol.replace(' ', '·').replace('\n', '↵').replace('\t', '⇥');
    }

    /** Whether a symbol is shown by a mark in its stead, which is to be fainter than a letter. */
    static boolean isMark(String symbol) {
        return symbol.isBlank();
    }

    /** “h”, or "space". */
    static String name(String symbol) {
        return switch (symbol) {
            case " " -> "space";
            case "\n" -> "line end";
            case "\t" -> "tab";
            default -> "“" + shown(symbol) + "”";
        };
    }

    static String step(int t) {
        return "step " + Numbers.count(t + 1L);
    }

    /** "tanh c = −0.976, tanh of the cell state of unit 119". */
    static String value(Trace trace, Channel channel, int layer, int unit, int step) {
        String where = trace.layout().layers() > 1 ? ", layer " + (layer + 1) : "";
        return channel.symbol() + " = " + Numbers.signed(trace.value(layer, channel.id(), unit, step), 4) + ", "
                + channel.label() + " of unit " + unit + where;
    }
}
