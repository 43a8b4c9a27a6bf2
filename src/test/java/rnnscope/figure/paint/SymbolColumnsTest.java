package rnnscope.figure.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.WordTokenizer;

class SymbolColumnsTest {
    private static final String NINE_OF_TEN = "seven letters always enough nothing wanting further between columns incomprehensibilities";

    @Test
    void aLetterHasALettersColumn() {
        assertEquals(SymbolColumns.LETTER, SymbolColumns.fitting(CharacterTokenizer.of("hello").encode("hello"), Fonts.get()));
    }

    @Test
    void aColumnIsAsWideAsNineWordsOfTenNeed() {
        TokenSequence words = WordTokenizer.of(NINE_OF_TEN, 20).encode(NINE_OF_TEN);
        double width = SymbolColumns.fitting(words, Fonts.get());
        int fit = 0;
        for (int t = 0; t < words.length(); t++) {
            fit += GlyphRuns.width(words.symbol(t), Fonts.get().monoSemiBold(SymbolColumns.WORD_SIZE), Fonts.get())
                    <= width - 2 ? 1 : 0;
        }
        assertTrue(fit >= 0.9 * words.length() && fit < words.length(), fit + " of " + words.length());
        assertTrue(SymbolColumns.areWords(words, 0, words.length()));
        assertFalse(SymbolColumns.areWords(CharacterTokenizer.of("hello").encode("hello"), 0, 5));
    }
}
