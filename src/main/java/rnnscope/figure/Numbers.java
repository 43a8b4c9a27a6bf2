package rnnscope.figure;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as they are shown: fixed decimals, a real minus sign, a thin space between thousands. */
public final class Numbers {
    private static final char MINUS = '\u2212';
    private static final char THIN_SPACE = '\u2009';

    private Numbers() {}

    /** "0.53", "−2.19"; never "−0.00". */
    public static String signed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : MINUS + "∞";
        }
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value < 0 && !zero ? MINUS + digits : digits;
    }

    /** A decimal that is this float and no other, for pointing: "−0.5320871", "3.1e−9". */
    public static String exact(float value) {
        float size = Math.abs(value);
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            return signed(value, 0);
        }
        String digits = size == 0 ? "0"
                : size < 1e-4f || size >= 1e7f ? Float.toString(size).replace("E-", "e" + MINUS).replace('E', 'e')
                : new BigDecimal(Float.toString(size)).stripTrailingZeros().toPlainString();
        return value < 0 ? MINUS + digits : digits;
    }

    /** "26.7%". */
    public static String percent(double share, int decimals) {
        return signed(100 * share, decimals) + "%";
    }

    /** "9 591" with a thin space. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', THIN_SPACE);
    }
}
