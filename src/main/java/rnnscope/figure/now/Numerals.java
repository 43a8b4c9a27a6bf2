package rnnscope.figure.now;

import java.math.BigDecimal;
import java.util.Locale;
import rnnscope.figure.Numbers;

/** Numbers on wires and in equations, which must not dance, and the exact ones that pointing shows. */
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

    /** The shortest decimal that is exactly this float and no other, never in parentheses or rounded. */
    static String exact(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            return fixed(value, 0);
        }
        float size = Math.abs(value);
        String digits = size == 0 ? "0"
                : size < 1e-4f || size >= 1e7f ? Float.toString(size).toLowerCase(Locale.ROOT).replace("e-", "e−")
                : new BigDecimal(Float.toString(size)).toPlainString();
        return value < 0 ? "−" + digits : digits;
    }
}
