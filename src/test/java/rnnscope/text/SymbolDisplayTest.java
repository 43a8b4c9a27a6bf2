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
        assertShown("\u0085", "U+0085", "\u0085");
        assertShown("\u200B", "zero width space", "\u200B");
    }

    @Test
    void whatIsInvisibleHasAShortNameOfItsOwn() {
        String[] invisible = {"\u200B", "\u200C", "\u200D", "\u00AD", "\u2028", "\u2029", "\u00A0", "\uFEFF", "\u202E",
            "\u3164", "\uFE0F", "\u0085", "\uE000", "\uD800", "\uDB40\uDC01"};
        String[] names = {"ZWSP", "ZWNJ", "ZWJ", "SHY", "LS", "PS", "NBSP", "BOM", "RLO", "HF", "VS16", "NEL", "E000",
            "D800", "E0001"};
        for (int i = 0; i < names.length; i++) {
            assertEquals(names[i], SymbolDisplay.abbreviation(invisible[i].codePointAt(0)));
            assertEquals("a[" + names[i] + "]b", SymbolDisplay.line("a" + invisible[i] + "b"));
        }
        assertEquals("foot[ZWSP]ball", SymbolDisplay.name("foot\u200Bball"));
        for (String visible : new String[] {" ", "\n", "a", "\u0301", "\uD55C"}) {
            assertEquals(null, SymbolDisplay.abbreviation(visible.codePointAt(0)));
        }
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
