package rnnscope.text.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;
import rnnscope.text.WordTokenizer;

/** Compares the values of a property with what is written under the text, a digit or letter for each character. */
final class Marked {
    private Marked() {
    }

    /**
     * @param picture a text, ↵ for a line end, and under it its values: a digit for each character, letters go on from
     *                9 (a is 10), - is NaN
     */
    static void assertValues(String property, String picture) {
        String drawn = picture.substring(0, picture.indexOf('\n'));
        StringBuilder found = new StringBuilder(drawn + "\n");
        for (float value : values(property, characters(drawn.replace('\u21B5', '\n')))) {
            found.append(Float.isNaN(value) ? '-' : Character.forDigit((int) value, Character.MAX_RADIX));
        }
        assertEquals(picture, found.toString(), property);
    }

    static float[] values(String property, TokenSequence tokens) {
        try {
            return TextProperties.of(property).values(tokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TokenSequence characters(String text) {
        return CharacterTokenizer.of(text).encode(text);
    }

    /** Words, none of which the vocabulary knows. */
    static TokenSequence unknownWords(String text) {
        return new WordTokenizer(new Vocabulary(List.of("xyz"))).encode(text);
    }
}
