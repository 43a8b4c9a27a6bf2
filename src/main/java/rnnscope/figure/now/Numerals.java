package rnnscope.figure.now;

import java.util.Locale;
import rnnscope.figure.Numbers;

/** Numbers on wires and in equations, which must not dance. */
final class Numerals {
    private Numerals() {}

    /**
     * Fixed decimals; fewer from 10 on, and a power of ten from 10 000 on, so that a number keeps its width; "?" for
     * NaN.
     */
    static String fixed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "?";
        }
        double size = Math.abs(value);
        if (size >= 9999.5 && !Double.isInfinite(value)) {
            String digits = String.format(Locale.ROOT, "%.0e", size).replace("e+0", "e").replace("e+", "e");
            return value < 0 ? "−" + digits : digits;
        }
        int places = decimals;
        for (double limit = 10; places > 0 && size >= limit - 0.5 * Math.pow(10, -places); limit *= 10) {
            places--;
        }
        return Numbers.signed(value, places);
    }
}
