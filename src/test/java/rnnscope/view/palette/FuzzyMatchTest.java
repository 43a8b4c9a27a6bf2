package rnnscope.view.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
    private static PaletteEntry entry(String kind, String name, String about) {
        return new PaletteEntry(kind, name, about, () -> {});
    }

    private static final PaletteEntry STORY = entry("model", "story-lstm", "LSTM, 128 units, stories");
    private static final PaletteEntry HISTORY = entry("text", "history.txt", "a chapter");
    private static final PaletteEntry UNIT = entry("unit", "Unit 119", "inside a quotation");
    private static final PaletteEntry PRESENT = entry("action", "Present: the whole screen", "");
    private static final List<PaletteEntry> ALL = List.of(HISTORY, STORY, UNIT, PRESENT);

    @Test
    void theStartOfAWordComesBeforeTheMiddleOfOne() {
        assertEquals(List.of(STORY, HISTORY), FuzzyMatch.best(ALL, "story"));
    }

    @Test
    void lettersMayBeLeftOut() {
        assertEquals(STORY, FuzzyMatch.best(ALL, "stlstm").get(0));
        assertEquals(PRESENT, FuzzyMatch.best(ALL, "pws").get(0));
    }

    @Test
    void lettersAllOverALongNameAreNotMeant() {
        PaletteEntry takeOut = entry("action", "Take out what is pointed at, or the whole perspective: a picture, its numbers", "");
        assertTrue(FuzzyMatch.best(List.of(takeOut), "unit cap").isEmpty());
    }

    @Test
    void everyWordMustBeFoundInTheNameOrBesideIt() {
        assertEquals(List.of(UNIT), FuzzyMatch.best(ALL, "unit quot"));
        assertEquals(List.of(UNIT), FuzzyMatch.best(ALL, "QUOTATION 119"));
        assertTrue(FuzzyMatch.best(ALL, "unit zebra").isEmpty());
    }

    @Test
    void wordsAsTheyWereTypedComeFirst() {
        PaletteEntry back = entry("action", "One step back", "");
        PaletteEntry on = entry("action", "One step on", "");
        assertEquals(List.of(on, back), FuzzyMatch.best(List.of(back, on), "one step on"));
    }

    @Test
    void theWholeNameIsBest() {
        assertEquals("9", FuzzyMatch.best(List.of(entry("unit", "19", ""), entry("unit", "9", "")), "9").get(0).name());
    }
}
