package rnnscope.text.property;

import java.io.Serializable;
import java.util.function.BooleanSupplier;
import rnnscope.language.Words;
import rnnscope.text.TokenSequence;
import rnnscope.text.stream.TextPassage;

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
                TextProperty.Kind.BINARY, new TextProperty.Measure() {
                    @Override
                    public float[] values(TokenSequence tokens, BooleanSupplier wanted) {
                        return RegexProperty.values(pattern, tokens, wanted);
                    }

                    @Override
                    public PropertyStream stream(long symbols) {
                        return new Matching(expression, pattern);
                    }
                });
    }

    /** Matches of passage after passage. What lies farther ahead than a passage's context is not looked at. */
    private static final class Matching implements PropertyStream {
        private final String expression;
        private final BoundedPattern pattern;
        /** Characters of the next passage that belong to a match already found; negative for none. */
        private int begun;

        Matching(String expression, BoundedPattern pattern) {
            this.expression = expression;
            this.pattern = pattern;
        }

        @Override
        public float[] next(TextPassage passage) {
            TokenSequence tokens = passage.tokens();
            float[] values = new float[tokens.length()];
            int[] at = {mark(values, tokens, 0, 0, begun), Math.max(0, begun)};
            int from = passage.from();
            pattern.find(passage.context(), Math.min(passage.context().length(), from + at[1]), () -> true, (start, end) -> {
                if (start >= passage.to()) {
                    return false;
                }
                if (end == passage.context().length() && !passage.isLast()) {
                    throw new IllegalArgumentException(Words.of("text.property.regex.long", expression));
                }
                at[0] = mark(values, tokens, at[0], start - from, end - from);
                at[1] = Math.max(at[1], end - from);
                return true;
            });
            begun = at[1] - tokens.text().length();
            return values;
        }

        @Override
        public Serializable state() {
            return begun;
        }

        @Override
        public void resume(Serializable state) {
            begun = (Integer) state;
        }
    }

    /** Marks the symbols from {@code t} on whose last character lies in a match; returns the next one. */
    private static int mark(float[] values, TokenSequence tokens, int t, int start, int end) {
        int next = t;
        while (next < values.length && tokens.end(next) <= start) {
            next++;
        }
        while (next < values.length && tokens.end(next) <= end) {
            values[next++] = 1;
        }
        return next;
    }

    private static float[] values(BoundedPattern pattern, TokenSequence tokens, BooleanSupplier wanted) {
        float[] values = new float[tokens.length()];
        int[] next = new int[1];
        pattern.find(tokens.text(), wanted, (start, end) -> {
            next[0] = mark(values, tokens, next[0], start, end);
            return true;
        });
        return values;
    }
}
