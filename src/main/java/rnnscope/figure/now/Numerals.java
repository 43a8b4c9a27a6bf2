package rnnscope.figure.now;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as they are written in figures: a real minus sign, and none before a zero. */
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
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        String digits = size < 9999.5 ? plain(size, decimals)
                : String.format(Locale.ROOT, "%.0e", size).replace("e+0", "e").replace("e+", "e");
        boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value < 0 && !zero ? "−" + digits : digits;
    }

    /** Each digit before the point beyond the first takes the place of one after it. */
    private static String plain(double size, int decimals) {
        int places = decimals;
        for (double limit = 10; places > 0 && size >= limit - 0.5 * Math.pow(10, -places); limit *= 10) {
            places--;
        }
        return String.format(Locale.ROOT, "%." + places + "f", size);
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
