package rnnscope.figure.now;

import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import rnnscope.figure.Numbers;

/**
 * Equation with numbers substituted for its symbols: {@code "[c] = [f] × [c−] + [i] × [g]"} becomes
 * {@code "−2.168 = 0.999 × (−2.170) + 0.001 × 0.970"}. As in a textbook, a negative number that is added is taken away
 * instead, and after any other operator it stands in parentheses. Decimals are fixed, so that numbers do not dance; but
 * what is worked out from the numbers shown gives the value shown, if need be by more decimals on the right.
 *
 * @param left  the value shown, "" where the template has no sign of equality
 * @param right the rest, from the sign of equality on
 */
public record SubstitutedEquation(String left, String right) {
    private static final Pattern PLACE = Pattern.compile("\\[([^\\]]+)]");
    private static final int MOST_MORE = 4;
    private static final int ALL = 9;
    private static final String OPERATORS = "+−×⊙";

    /**
     * @param decimals of the left side, and the least of the right
     * @param template {@link rnnscope.tape.Equation#numbers()}
     * @param values   value of a place by what stands in its brackets, NaN where it is not known
     */
    public static SubstitutedEquation of(String template, ToDoubleFunction<String> values, int decimals) {
        return put(template, values, decimals, decimals(template, values, decimals));
    }

    private static int decimals(String template, ToDoubleFunction<String> values, int decimals) {
        return IntStream.rangeClosed(decimals, decimals + MOST_MORE).filter(right -> agrees(template, values, decimals, right))
                .findFirst().orElse(decimals);
    }

    /** Whether the right side, shown with {@code onTheRight} decimals, comes to what the left shows with {@code decimals}. */
    public static boolean agrees(String template, ToDoubleFunction<String> values, int decimals, int onTheRight) {
        return !put(template, values, decimals, onTheRight).disagrees();
    }

    /** What the right side comes to with all digits; NaN where it cannot be worked out. */
    public static double value(String template, ToDoubleFunction<String> values) {
        return Arithmetic.evaluate(put(template, values, 1, ALL).right.substring(2));
    }

    private static SubstitutedEquation put(String template, ToDoubleFunction<String> values, int decimals,
            int onTheRight) {
        StringBuilder text = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        int done = 0;
        while (place.find()) {
            text.append(template, done, place.start());
            boolean right = template.lastIndexOf(" = ", place.start()) >= 0;
            String number = Numerals.fixed(values.applyAsDouble(place.group(1)), right ? onTheRight : decimals);
            append(text, number);
            done = place.end();
        }
        text.append(template, done, template.length());
        int equals = text.indexOf(" = ");
        return equals < 0 ? new SubstitutedEquation("", text.toString())
                : new SubstitutedEquation(text.substring(0, equals), text.substring(equals + 1));
    }

    /** Whether the right side can be worked out and comes to something else than the left shows. */
    private boolean disagrees() {
        double value = left.isEmpty() ? Double.NaN : Arithmetic.evaluate(right.substring(2));
        if (Double.isNaN(value)) {
            return false;
        }
        int decimals = left.contains(Numerals.POWER) || left.indexOf('.') < 0 ? 0 : left.length() - left.indexOf('.') - 1;
        return !left.contains(Numerals.POWER) && !left.equals(Numbers.signed(value, decimals));
    }

    private static void append(StringBuilder text, String number) {
        int operator = text.length() - 2;
        char before = operator >= 0 && text.charAt(operator + 1) == ' ' ? text.charAt(operator) : ' ';
        if (!number.startsWith("−") || OPERATORS.indexOf(before) < 0) {
            text.append(number);
        } else if (before == '+') {
            text.setCharAt(operator, '−');
            text.append(number, 1, number.length());
        } else {
            text.append('(').append(number).append(')');
        }
    }

    @Override
    public String toString() {
        return left.isEmpty() ? right : left + " " + right;
    }
}
