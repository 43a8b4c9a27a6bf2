package rnnscope.text.property;

import rnnscope.text.TokenSequence;

/** Scan of a text from its start, one character after another, and says after each what a property is there. */
@FunctionalInterface
interface CharacterScan {

    /**
     * The property once a character has been read; called for each in turn.
     *
     * @param at index of the character in {@code text}
     * @param c  its code point
     */
    float read(String text, int at, int c);

    /** The property after the last character of each symbol. */
    static float[] values(TokenSequence tokens, CharacterScan scan) {
        String text = tokens.text();
        float[] values = new float[tokens.length()];
        int at = 0;
        for (int t = 0; t < values.length; t++) {
            // Of a character's bytes all but the last change nothing yet.
            values[t] = t == 0 ? 0 : values[t - 1];
            while (at < tokens.end(t)) {
                int c = text.codePointAt(at);
                values[t] = scan.read(text, at, c);
                at += Character.charCount(c);
            }
        }
        return values;
    }

    static float truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
