package rnnscope.figure.now;

import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An equation with numbers put in: {@code "[c] = [f] × [c−] + [i] × [g]"} becomes
 * {@code "−2.168 = 0.999 × (−2.170) + 0.001 × 0.970"}. As in a textbook, a negative number that is added is taken away
 * instead, and after any other operator it stands in parentheses. Decimals are fixed, so that numbers do not dance.
 *
 * @param left  the value shown, "" where the template has no sign of equality
 * @param right the rest, from the sign of equality on
 */
record PutIn(String left, String right) {
    private static final Pattern PLACE = Pattern.compile("\\[([^\\]]+)]");
    private static final String OPERATORS = "+−×⊙";

    /**
     * @param template {@link rnnscope.tape.Equation#numbers()}
     * @param values   value of a place by what stands in its brackets, NaN where it is not known
     */
    static PutIn of(String template, ToDoubleFunction<String> values, int decimals) {
        StringBuilder text = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        int done = 0;
        while (place.find()) {
            text.append(template, done, place.start());
            String number = Numerals.fixed(values.applyAsDouble(place.group(1)), decimals);
            append(text, number);
            done = place.end();
        }
        text.append(template, done, template.length());
        int equals = text.indexOf(" = ");
        return equals < 0 ? new PutIn("", text.toString())
                : new PutIn(text.substring(0, equals), text.substring(equals + 1));
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
