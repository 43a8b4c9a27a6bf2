package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SymbolDisplayTest {
    private static void assertShown(String cell, String name, String symbol) {
        assertEquals(cell, SymbolDisplay.cell(symbol));
        assertEquals(name, SymbolDisplay.name(symbol));
    }

    @Test
    void whatLeavesNoInkGetsAPicture() {
        assertShown("\u00B7", "space", " ");
        assertShown("\u21B5", "line end", "\n");
        assertShown("\u21E5", "tab", "\t");
        assertShown("\u240D", "carriage return", "\r");
        assertShown("\u2407", "U+0007", "\u0007");
        assertShown("\u2421", "U+007F", "\u007F");
        assertShown("U+0085", "U+0085", "\u0085");
        assertShown("U+00A0", "no-break space", "\u00A0");
        assertShown("U+200B", "zero width space", "\u200B");
        assertShown("U+D800", "U+D800", "\uD800");
    }

    @Test
    void aCombiningMarkStandsOnADottedCircle() {
        assertShown("\u25CC\u0301", "combining acute accent", "\u0301");
    }

    @Test
    void lettersDigitsAndWordsAreThemselves() {
        for (String symbol : new String[] {"a", "7", "\uD55C", "the", "don't", "e\u0301t"}) {
            assertShown(symbol, symbol, symbol);
        }
    }

    @Test
    void punctuationIsDrawnAsItIsAndSaidByName() {
        assertShown("\"", "quotation mark", "\"");
        assertShown("(", "left parenthesis", "(");
        assertShown("\uD83D\uDE00", "grinning face", "\uD83D\uDE00");
    }

    @Test
    void aRunOfWhiteSpaceShowsEachOfThem() {
        assertShown("\u21B5\u21B5\u00B7", "line end, line end, space", "\n\n ");
    }
}
