package rnnscope.text.property;

import java.io.Serializable;
import rnnscope.text.WordCharacters;

/** Scans for where in its word, and in its sentence, a symbol stands. {@link WordCharacters} says what makes a word. */
final class WordScans {
    private WordScans() {
    }

    /** Follows words: the number of the character in its word, 0 outside. */
    private static final class Word implements Serializable {
        private static final long serialVersionUID = 1;
        private int position;

        int read(String text, int at, int c) {
            boolean inside = WordCharacters.isWord(c) || position > 0 && WordCharacters.isInnerApostrophe(text, at);
            position = inside ? position + 1 : 0;
            return position;
        }
    }

    /** Whether the character is part of a word. */
    static CharacterScan inside() {
        Word word = new Word();
        return (text, at, c) -> CharacterScan.truth(word.read(text, at, c) > 0);
    }

    /** Which character of its word it is, from 1; outside of words not defined. */
    static CharacterScan position() {
        Word word = new Word();
        return (text, at, c) -> {
            int position = word.read(text, at, c);
            return position > 0 ? position : Float.NaN;
        };
    }

    /**
     * How many words of the sentence have begun; 0 before its first. A sentence ends at the white space after . ! ? or
     * …, closing quotation marks and brackets between them passed over, unless a small letter follows; and at an empty
     * line.
     */
    static CharacterScan inSentence() {
        return new CharacterScan() {
            private final Word word = new Word();
            private boolean atEnd;
            private int previous;
            private int count;

            @Override
            public float read(String text, int at, int c) {
                boolean emptyLine = c == '\n' && previous == '\n';
                if (emptyLine || atEnd && Character.isWhitespace(c) && !smallLetterFollows(text, at)) {
                    count = 0;
                }
                atEnd = isTerminator(c) || atEnd && isClosing(c);
                previous = c;
                count += word.read(text, at, c) == 1 ? 1 : 0;
                return count;
            }
        };
    }

    private static boolean isTerminator(int c) {
        return c == '.' || c == '!' || c == '?' || c == '\u2026';
    }

    private static boolean isClosing(int c) {
        return c == '"' || c == '\'' || c == ')' || c == ']' || c == '\u201D' || c == '\u2019' || c == '\u00BB';
    }

    private static boolean smallLetterFollows(String text, int at) {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && Character.isLowerCase(text.codePointAt(next));
    }
}
