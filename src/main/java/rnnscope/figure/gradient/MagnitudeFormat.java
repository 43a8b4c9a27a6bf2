package rnnscope.figure.gradient;

import rnnscope.figure.Numbers;
import rnnscope.language.Words;

/** Format of magnitudes: 1.698, 2.57·10⁻⁸, below 10⁻³⁰. */
public final class MagnitudeFormat {
    private static final double PLAIN_LEAST = 0.00995;
    private static final double PLAIN_MOST = 9999.5;
    /** Components smaller than this are 0 in the backward pass. */
    private static final double FLUSHED = 1e-30;

    private MagnitudeFormat() {}

    /** "10⁻⁸". */
    public static String power(int exponent) {
        return Numbers.power(exponent);
    }

    /** A magnitude with {@code figures} digits that count. */
    public static String number(double value, int figures) {
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return Numbers.signed(value, 0);
        }
        if (Math.abs(value) >= PLAIN_LEAST && Math.abs(value) < PLAIN_MOST) {
            return Numbers.signed(value, Math.max(0, figures - 1 - (int) Math.floor(Math.log10(Math.abs(value)))));
        }
        return Numbers.scientific(value, figures);
    }

    /** The norm of a gradient: one that the backward pass has flushed is below what can be told. */
    public static String norm(double value, int figures) {
        return value < FLUSHED ? Words.of("figure.below", power(-30)) : number(value, figures);
    }
}
