package rnnscope.control;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rnnscope.figure.Numbers;

/**
 * Rounding of the numbers in a line of words, for reading at a glance: "f = 0.004006028" is "f = 0.004", and a probability
 * of 1.378·10⁻³⁷ is "< 0.001". Whole numbers, and magnitudes that say their power of ten, keep what they say.
 */
final class RoundedWords {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}.])(= )?(−?)(\\d+)\\.(\\d+)(·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(%?)");
    private static final Pattern PROBABILITY = Pattern.compile("(^|[ \\n])p(\\([^)]*\\))? $");
    private static final int DECIMALS = 3;
    private static final double LEAST = 0.001;
    private static final double LARGE = 100;

    private RoundedWords() {}

    static String of(String words) {
        Matcher number = NUMBER.matcher(words);
        StringBuilder rounded = new StringBuilder();
        while (number.find()) {
            String before = words.substring(0, number.start());
            number.appendReplacement(rounded, Matcher.quoteReplacement(rounded(number, PROBABILITY.matcher(before).find())));
        }
        return number.appendTail(rounded).toString();
    }

    private static String rounded(Matcher number, boolean probability) {
        String equals = number.group(1) == null ? "" : number.group(1);
        String power = number.group(5);
        if (power != null) {
            if (probability && power.startsWith("·10⁻")) {
                return "< " + LEAST;
            }
            String decimals = number.group(4);
            return equals + number.group(2) + Numbers.signed(Double.parseDouble(number.group(3) + "." + decimals),
                    Math.min(decimals.length(), 2)) + power;
        }
        double size = Double.parseDouble(number.group(3) + "." + number.group(4));
        if (number.group(4).length() <= (size >= LARGE ? 1 : DECIMALS) || size == 0) {
            return number.group();
        }
        if (size < LEAST) {
            return number.group(2).isEmpty() ? "< " + LEAST + number.group(6) : "> −" + LEAST + number.group(6);
        }
        return equals + number.group(2) + Numbers.signed(size, size >= LARGE ? 1 : DECIMALS) + number.group(6);
    }
}
