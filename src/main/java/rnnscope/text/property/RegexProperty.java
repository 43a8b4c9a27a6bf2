package rnnscope.text.property;

import java.util.function.BooleanSupplier;
import rnnscope.language.Words;
import rnnscope.text.TokenSequence;

/**
 * Property of being inside a match of a regular expression, from its first character to its last. Matches are found
 * from the start of the text, none overlapping another. ^ and $ stand for the ends of a line. An empty match is none.
 */
final class RegexProperty {
    static final String PREFIX = "regex:";

    private RegexProperty() {
    }

    /** @throws IllegalArgumentException in words for the user when it is no regular expression */
    static TextProperty of(String expression) {
        BoundedPattern pattern = new BoundedPattern(expression);
        return new TextProperty(PREFIX + expression, expression, Words.of("text.property.regex.definition"),
                TextProperty.Kind.BINARY, (tokens, wanted) -> values(pattern, tokens, wanted));
    }

    private static float[] values(BoundedPattern pattern, TokenSequence tokens, BooleanSupplier wanted) {
        float[] values = new float[tokens.length()];
        int[] next = new int[1];
        pattern.find(tokens.text(), wanted, (start, end) -> {
            int t = next[0];
            // The symbols whose last character lies in the match.
            while (t < values.length && tokens.end(t) <= start) {
                t++;
            }
            while (t < values.length && tokens.end(t) <= end) {
                values[t++] = 1;
            }
            next[0] = t;
        });
        return values;
    }
}
