package rnnscope.view.wiring;

import java.util.List;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.tape.Trace;
import rnnscope.text.SymbolDisplay;

/** Values of rows as they stand on a tape. */
final class TapeValues {
    private TapeValues() {}

    /** Of a row at a step; null where there are none. */
    static float[] of(Trace trace, Row row, int step) {
        boolean drawn = row.kind() != Kind.OUTPUT && row.kind() != Kind.LOSS && row.place() != null;
        if (!drawn || !row.once() && !trace.contains(step)) {
            return null;
        }
        float[] values = new float[row.width()];
        if (row.once()) {
            trace.readOnce(row.place(), values);
        } else {
            trace.read(row.place(), step, values);
        }
        return values;
    }

    /** The symbol that takes most room; "0" of none. */
    static String longest(List<String> symbols) {
        Fonts fonts = Fonts.get();
        String longest = "0";
        double most = 0;
        int letters = symbols.stream().mapToInt(String::length).max().orElse(0);
        for (String symbol : symbols) {
            // Only the longest by letters, and Hangul, which is twice as wide, are worth measuring.
            if (2 * symbol.length() >= letters) {
                double width = GlyphRuns.width(SymbolDisplay.cell(symbol), fonts.mono(1), fonts);
                if (width > most) {
                    most = width;
                    longest = symbol;
                }
            }
        }
        return longest;
    }
}
