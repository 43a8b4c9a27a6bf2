package rnnscope.analysis.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

class PropertyEndsTest {

    /** The symbols that end a property, each in its place, and a dot where none does. */
    private static String ends(String property, String text) throws IOException {
        TokenSequence tokens = CharacterTokenizer.of(text).encode(text);
        TextProperty of = TextProperties.of(property);
        BitSet ends = PropertyEnds.of(of.kind(), of.values(tokens));
        StringBuilder marked = new StringBuilder(".");
        for (int t = 0; t + 1 < tokens.length(); t++) {
            marked.append(ends.get(t) ? tokens.symbol(t + 1).replace("\n", "|") : ".");
        }
        return marked.toString();
    }

    @Test
    void aQuotationEndsAtItsClosingMark() throws IOException {
        assertEquals(".......\"..........\".", ends("quotation", "he: \"no\" or \"maybe\" "));
    }

    @Test
    void aDepthFallsAtTheClosingBrackets() throws IOException {
        assertEquals(".......)).", ends("bracket-depth", "f(a, (b)) "));
        assertEquals("........).", ends("brackets", "f(a, (b)) "));
    }

    @Test
    void aColumnFallsAndTheDistanceToTheLinesEndRisesAtTheLineEnd() throws IOException {
        assertEquals("....|....|.", ends("column", "four\nfive\n6"));
        assertEquals("....|....|..", ends("line-end", "four\nfive\n66"));
    }

    @Test
    void aPlaceInTheWordEndsWithTheWord() throws IOException {
        assertEquals("... ...,.", ends("word-position", "one two, "));
    }

    @Test
    void theCountOfWordsFallsWithTheSentence() {
        float[] words = {1, 1, 2, 2, 3, 0, 1, 2, Float.NaN, 1};
        BitSet expected = new BitSet();
        expected.set(4);
        expected.set(7);
        assertEquals(expected, PropertyEnds.of(TextProperty.Kind.SCALAR, words));
    }
}
