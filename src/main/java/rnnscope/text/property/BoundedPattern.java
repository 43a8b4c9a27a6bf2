package rnnscope.text.property;

import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import rnnscope.language.Words;

/**
 * Regular expression whose matching ends, whatever it is. Java's matcher cannot be interrupted but where it looks at a
 * character, and there are expressions that never do: {@code (){999999999}x}, {@code (|){40}\z}. So each alternative
 * of each group begins with a look that changes nothing, nothing need be repeated more than {@value #MOST_REPEATS}
 * times, and each look is counted; too many of them, or too long a time, are a refusal.
 *
 * <p>Letters, digits and word boundaries are Unicode's, with every Java.
 */
final class BoundedPattern {
    private static final int FLAGS = Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE;
    private static final int MOST_REPEATS = 10_000;
    /** Looks at the next character, or the last one at the end, and always succeeds at once. */
    private static final String LOOK = "(?=[\\s\\S]|(?<=[\\s\\S])|)";
    /** How often an expression may look at a character, for each one of the text, before it counts as hopeless. */
    private static final long LOOKS = 1_000;
    private static final long LOOKS_AT_LEAST = 10_000_000;
    private static final long LONGEST_NANOS = 20_000_000_000L;
    /** Looks between two at the clock. */
    private static final int CLOCK = 0xFF;

    private final String expression;
    private final Pattern pattern;

    /** @throws IllegalArgumentException in words for the user when it is no regular expression, or asks for too much */
    BoundedPattern(String expression) {
        this.expression = expression;
        try {
            Pattern.compile(expression, FLAGS);
            this.pattern = Pattern.compile(new Looking(expression).expression(), FLAGS);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getIndex() < 0 ? Words.of("text.regex.invalid", expression, e.getDescription())
                    : Words.of("text.regex.invalid-at", expression, e.getDescription(), e.getIndex() + 1));
        } catch (StackOverflowError e) {
            throw tooMuch("text.regex.nested");
        }
    }

    /** Is given each match in turn. */
    @FunctionalInterface
    interface Matches {
        /** @return whether to go on */
        boolean take(int start, int end);
    }

    /**
     * Finds all matches from the start of the text, none overlapping another.
     *
     * @param wanted asked now and then; when false, the search ends with what was found
     * @throws IllegalArgumentException in words for the user when it takes too long
     */
    void find(String text, BooleanSupplier wanted, Matches matches) {
        find(text, 0, wanted, matches);
    }

    /** The same from an index on; what stands before it can be looked back at. */
    void find(String text, int from, BooleanSupplier wanted, Matches matches) {
        Matcher matcher = pattern.matcher(new Watched(text, new Watch(Math.max(LOOKS_AT_LEAST, LOOKS * text.length()),
                System.nanoTime() + LONGEST_NANOS, wanted)));
        matcher.region(from, text.length()).useTransparentBounds(true).useAnchoringBounds(false);
        try {
            while (matcher.find() && matches.take(matcher.start(), matcher.end())) {
                // The next one.
            }
        } catch (StackOverflowError e) {
            throw tooMuch("text.regex.deep");
        } catch (HopelessException e) {
            if (wanted.getAsBoolean()) {
                throw tooMuch("text.regex.slow");
            }
        }
    }

    private IllegalArgumentException tooMuch(String key) {
        return new IllegalArgumentException(Words.of(key, expression));
    }

    /** Rewrites a valid expression so that it looks at a character wherever it could go round without. */
    private static final class Looking {
        private final String from;
        private final StringBuilder to = new StringBuilder(LOOK);
        private int at;

        Looking(String expression) {
            this.from = expression;
        }

        String expression() {
            while (at < from.length()) {
                char c = from.charAt(at);
                switch (c) {
                    case '\\' -> escape();
                    case '[' -> characterClass();
                    case '(' -> group();
                    case '|' -> {
                        copy(1);
                        to.append(LOOK);
                    }
                    case '{' -> repetition();
                    default -> copy(1);
                }
            }
            return to.toString();
        }

        private void copy(int characters) {
            int end = Math.min(from.length(), at + characters);
            to.append(from, at, end);
            at = end;
        }

        private void copyUntilAfter(String end) {
            int found = from.indexOf(end, at);
            copy(found < 0 ? from.length() - at : found + end.length() - at);
        }

        private void escape() {
            char c = at + 1 < from.length() ? from.charAt(at + 1) : 0;
            if (c == 'Q') {
                copyUntilAfter("\\E");
            } else if ("pPxNob".indexOf(c) >= 0 && at + 2 < from.length() && from.charAt(at + 2) == '{') {
                copyUntilAfter("}");
            } else {
                copy(c == 'c' ? 3 : 2);
            }
        }

        private void characterClass() {
            copy(1);
            if (at < from.length() && from.charAt(at) == '^') {
                copy(1);
            }
            // A bracket that comes first stands for itself.
            if (at < from.length() && from.charAt(at) == ']') {
                copy(1);
            }
            while (at < from.length() && from.charAt(at) != ']') {
                switch (from.charAt(at)) {
                    case '\\' -> escape();
                    case '[' -> characterClass();
                    default -> copy(1);
                }
            }
            copy(1);
        }

        private void group() {
            int start = at;
            copy(1);
            if (at < from.length() && from.charAt(at) == '?') {
                String rest = from.substring(at);
                if (rest.matches("(?s)\\?<[A-Za-z].*")) {
                    copyUntilAfter(">");
                } else if (rest.startsWith("?<")) {
                    copy(3);
                } else if (rest.matches("(?s)\\?[:=!>].*")) {
                    copy(2);
                } else {
                    flags(start);
                    return;
                }
            }
            to.append(LOOK);
        }

        /** {@code (?i)} and {@code (?i:}. */
        private void flags(int start) {
            copy(1);
            while (at < from.length() && from.charAt(at) != ')' && from.charAt(at) != ':') {
                if (from.charAt(at) == 'x') {
                    throw new PatternSyntaxException(Words.of("text.regex.comments"), from, start);
                }
                copy(1);
            }
            boolean group = at < from.length() && from.charAt(at) == ':';
            copy(1);
            to.append(group ? LOOK : "");
        }

        private void repetition() {
            int start = at;
            copy(1);
            int digits = at;
            while (at < from.length() && Character.isDigit(from.charAt(at))) {
                copy(1);
            }
            String least = from.substring(digits, at);
            if (least.length() > 9 || !least.isEmpty() && Integer.parseInt(least) > MOST_REPEATS) {
                throw new PatternSyntaxException(Words.of("text.regex.repeats", MOST_REPEATS), from,
                        start);
            }
        }
    }

    /** What is left to an expression. */
    private static final class Watch {
        private long looks;
        private final long deadline;
        private final BooleanSupplier wanted;

        Watch(long looks, long deadline, BooleanSupplier wanted) {
            this.looks = looks;
            this.deadline = deadline;
            this.wanted = wanted;
        }

        void look() {
            if (--looks < 0 || (looks & CLOCK) == 0 && (System.nanoTime() > deadline || !wanted.getAsBoolean())) {
                throw new HopelessException();
            }
        }
    }

    private static final class HopelessException extends RuntimeException {
        private static final long serialVersionUID = 1;

        HopelessException() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private record Watched(CharSequence text, Watch watch) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            watch.look();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), watch);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
