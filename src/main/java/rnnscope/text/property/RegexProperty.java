package rnnscope.text.property;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import rnnscope.text.TokenSequence;

/**
 * Inside a match of a regular expression, from its first character to its last. Matches are found from the start of
 * the text, none overlapping another. ^ and $ stand for the ends of a line. An empty match is none.
 */
final class RegexProperty {
    static final String PREFIX = "regex:";
    /** How often an expression may look at a character, for each one of the text, before it counts as hopeless. */
    private static final long LOOKS = 1_000;
    private static final long LOOKS_AT_LEAST = 10_000_000;

    private RegexProperty() {
    }

    /** @throws IllegalArgumentException in words for the user when it is no regular expression */
    static TextProperty of(String expression) {
        try {
            Pattern pattern = Pattern.compile(expression, Pattern.MULTILINE);
            return new TextProperty(PREFIX + expression, expression, "inside a match of this regular expression",
                    TextProperty.Kind.BINARY, tokens -> values(pattern, tokens));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the regular expression " + expression + " is not valid: "
                    + e.getDescription() + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1)));
        }
    }

    private static float[] values(Pattern pattern, TokenSequence tokens) {
        float[] values = new float[tokens.length()];
        String text = tokens.text();
        long looks = Math.max(LOOKS_AT_LEAST, LOOKS * text.length());
        Matcher matcher = pattern.matcher(new Watched(text, new long[] {looks}));
        int t = 0;
        try {
            while (matcher.find()) {
                // The symbols whose last character lies in the match.
                while (t < values.length && tokens.end(t) <= matcher.start()) {
                    t++;
                }
                while (t < values.length && tokens.end(t) <= matcher.end()) {
                    values[t++] = 1;
                }
            }
        } catch (StackOverflowError e) {
            throw tooMuch(pattern, "matches too deeply nested");
        } catch (HopelessException e) {
            throw tooMuch(pattern, "takes too long");
        }
        return values;
    }

    private static IllegalArgumentException tooMuch(Pattern pattern, String fault) {
        return new IllegalArgumentException("the regular expression " + pattern.pattern() + " " + fault
                + " on this text; a simpler one may do");
    }

    private static final class HopelessException extends RuntimeException {
        private static final long serialVersionUID = 1;

        HopelessException() {
            super(null, null, false, false);
        }
    }

    /**
     * A text that counts how often it is looked at.
     *
     * @param left how many looks are left; one element, shared by all parts of a text
     */
    private record Watched(CharSequence text, long[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new HopelessException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
