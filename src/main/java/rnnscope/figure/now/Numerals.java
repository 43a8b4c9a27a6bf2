package rnnscope.figure.now;

import rnnscope.figure.Numbers;

/** Number format on wires and in equations, which must not dance. */
public final class Numerals {
    static final String POWER = "·10";
    static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numerals() {}

    /**
     * Fixed decimals; fewer from 10 on, and a power of ten from 10 000 on ("2·10⁵"), so that a number keeps its width;
     * "?" for NaN, what is not known.
     */
    public static String fixed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "?";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size >= 9999.5) {
            return Numbers.scientific(value, Math.max(1, decimals - 1));
        }
        int places = decimals;
        for (double limit = 10; places > 0 && size >= limit - 0.5 * Math.pow(10, -places); limit *= 10) {
            places--;
        }
        return Numbers.signed(value, places);
    }
}
