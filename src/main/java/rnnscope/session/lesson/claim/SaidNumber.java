package rnnscope.session.lesson.claim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number as a caption says it: "93%", "1,234", "−0.5", "1.4·10⁻⁸", "7 times".
 *
 * @param value what it says
 * @param half  half of its last digit, which it may be off by
 */
record SaidNumber(double value, double half) {
    private static final Pattern NUMBER = Pattern.compile("([-−]?)([\\d,]+)(?:\\.(\\d+))?"
            + "(?:\\s*·\\s*10([⁻⁰¹²³⁴-⁹]+))?\\s*(%?)");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** @throws IllegalArgumentException where there is no number in it */
    static SaidNumber of(String words) {
        Matcher found = NUMBER.matcher(words);
        if (!found.find()) {
            throw new IllegalArgumentException("\"" + words + "\" says no number");
        }
        String decimals = found.group(3) == null ? "" : found.group(3);
        double value = Double.parseDouble(found.group(2).replace(",", "") + "." + (decimals.isEmpty() ? "0" : decimals));
        double half = 0.5 * Math.pow(10, -decimals.length());
        double factor = (found.group(4) == null ? 1 : Math.pow(10, exponent(found.group(4))))
                * (found.group(5).isEmpty() ? 1 : 0.01);
        return new SaidNumber((found.group(1).isEmpty() ? 1 : -1) * value * factor, half * factor);
    }

    private static int exponent(String raised) {
        int exponent = 0;
        for (char letter : raised.toCharArray()) {
            exponent = letter == '⁻' ? exponent : 10 * exponent + RAISED.indexOf(letter);
        }
        return raised.startsWith("⁻") ? -exponent : exponent;
    }

    boolean isOf(double computed) {
        return Math.abs(computed - value) <= half * 1.0001;
    }
}
