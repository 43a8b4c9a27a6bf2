package rnnscope.text.property;

import java.io.Serializable;
import rnnscope.text.TokenSequence;
import rnnscope.text.stream.TextPassage;

/**
 * Scan of a text from its start, one character after another, that says after each what a property is there. What it
 * knows of the text before can be kept, so that another goes on from there.
 */
@FunctionalInterface
interface CharacterScan extends Serializable {

    /**
     * The property once a character has been read; called for each in turn.
     *
     * @param at index of the character in {@code text}
     * @param c  its code point
     */
    float read(String text, int at, int c);

    /** The property after the last character of each symbol of the passage that follows those read before. */
    static float[] values(TextPassage passage, CharacterScan scan) {
        TokenSequence tokens = passage.tokens();
        String text = tokens.text();
        float[] values = new float[tokens.length()];
        int at = 0;
        for (int t = 0; t < values.length; t++) {
            // Of a character's bytes all but the last change nothing yet.
            values[t] = t == 0 ? 0 : values[t - 1];
            while (at < tokens.end(t)) {
                int c = text.codePointAt(at);
                values[t] = scan.read(passage.context(), passage.from() + at, c);
                at += Character.charCount(c);
            }
        }
        return values;
    }

    static float truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
