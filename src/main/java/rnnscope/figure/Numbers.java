package rnnscope.figure;

import java.math.BigDecimal;
import java.util.Locale;
import rnnscope.language.Words;

/** Number formats of the window: fixed decimals, a real minus sign, a thin space between thousands. */
public final class Numbers {
    private static final char MINUS = '\u2212';
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int FIGURES = 4;
    /** From here on nobody reads all the digits before the point. */
    private static final double MANY_DIGITS = 1e9;
    private static final char THIN_SPACE = '\u2009';

    private Numbers() {}

    /** What stands where a number would that floats cannot hold: an infinite one, or what comes of it. */
    public static String tooLarge() {
        return Words.of("figure.too-large");
    }

    /** "0.53", "−2.19"; never "−0.00"; "3.55·10⁹" of what would be long; of what has grown beyond floats, words. */
    public static String signed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return tooLarge();
        }
        if (Math.abs(value) >= MANY_DIGITS) {
            return scientific(value, FIGURES - 1);
        }
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value < 0 && !zero ? MINUS + digits : digits;
    }

    /**
     * A value for pointing: the decimal that is this float and no other ("−0.5320871"); where that would begin with four
     * zeros or be longer than seven digits, four figures and a power of ten ("3.100·10⁻⁹").
     */
    public static String exact(float value) {
        float size = Math.abs(value);
        if (!Float.isFinite(value)) {
            return tooLarge();
        }
        if (size != 0 && (size < 1e-4f || size >= 1e7f)) {
            return scientific(value, FIGURES);
        }
        String digits = size == 0 ? "0" : new BigDecimal(Float.toString(size)).stripTrailingZeros().toPlainString();
        return value < 0 ? MINUS + digits : digits;
    }

    /** The label of a whole number on an axis, never longer than "−5·10³⁸". */
    public static String onAxis(double tick) {
        if (Math.abs(tick) < 100_000 || !Double.isFinite(tick)) {
            return signed(tick, 0);
        }
        String power = scientific(tick, 1);
        return power.replace("1·10", "10");
    }

    /** "−3.55·10⁸", with so many figures; of a value that is finite and not 0. */
    public static String scientific(double value, int figures) {
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        String mantissa = signed(value / Math.pow(10, exponent), figures - 1);
        if (mantissa.startsWith("10") || mantissa.startsWith(MINUS + "10")) {
            exponent++;
            mantissa = signed(value / Math.pow(10, exponent), figures - 1);
        }
        return mantissa + "·" + power(exponent);
    }

    /** "10⁻⁸". */
    public static String power(int exponent) {
        StringBuilder raised = new StringBuilder("10");
        for (char c : Integer.toString(exponent).toCharArray()) {
            raised.append(c == '-' ? '⁻' : RAISED.charAt(c - '0'));
        }
        return raised.toString();
    }

    /** "26.7%"; "—" of what is no number. */
    public static String percent(double share, int decimals) {
        return Double.isFinite(share) ? signed(100 * share, decimals) + "%" : "—";
    }

    /** "9 591" with a thin space. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', THIN_SPACE);
    }
}
