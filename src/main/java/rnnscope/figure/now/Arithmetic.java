package rnnscope.figure.now;

/**
 * Evaluator of a line of numbers as it stands, with σ, tanh, exp and max: {@code "σ(0.455 + 0.417)"} is 0.705. Words
 * in parentheses at its end are passed over.
 */
final class Arithmetic {
    private final String text;
    private int at;

    private Arithmetic(String text) {
        this.text = text;
    }

    /** The value, or NaN of what is no sum that can be worked out. */
    static double evaluate(String line) {
        Arithmetic sum = new Arithmetic(line.replaceFirst("\\s+\\([a-z][a-z, ]*\\)$", "").replace(" ", ""));
        double value = sum.sum();
        return sum.at == sum.text.length() ? value : Double.NaN;
    }

    private double sum() {
        double value = product();
        while (is('+') || is('−')) {
            value = text.charAt(at++) == '+' ? value + product() : value - product();
        }
        return value;
    }

    private double product() {
        double value = factor();
        while (is('×') || is('/')) {
            value = text.charAt(at++) == '×' ? value * factor() : value / factor();
        }
        return value;
    }

    private double factor() {
        if (is('−')) {
            at++;
            return -factor();
        }
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || is('.'))) {
            at++;
        }
        if (at > from) {
            return Double.parseDouble(text.substring(from, at)) * power();
        }
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(from, at);
        if (!is('(')) {
            return Double.NaN;
        }
        at++;
        double value = sum();
        if (is(',')) {
            at++;
            value = Math.max(value, sum());
        }
        if (!is(')')) {
            return Double.NaN;
        }
        at++;
        return switch (name) {
            case "" , "max" -> value;
            case "σ" -> 1 / (1 + Math.exp(-value));
            case "tanh" -> Math.tanh(value);
            case "exp" -> Math.exp(value);
            case "ReLU" -> Math.max(0, value);
            default -> Double.NaN;
        };
    }

    /** The power of ten of a number as {@link Numerals} writes it. */
    private double power() {
        if (!text.startsWith(Numerals.POWER, at)) {
            return 1;
        }
        at += Numerals.POWER.length();
        int exponent = 0;
        int digit;
        while (at < text.length() && (digit = Numerals.RAISED.indexOf(text.charAt(at))) >= 0) {
            exponent = 10 * exponent + digit;
            at++;
        }
        return Math.pow(10, exponent);
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }
}
