package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainLineTest {
    @Test
    void whatIsALineStaysAsItIs() {
        for (String line : new String[] {"", "story-lstm", "Wörter, 말, π \ud83d\ude00", "e\u0301"}) {
            assertEquals(line, PlainLine.of(line, 40));
        }
    }

    @Test
    void whatBreaksItIsASpaceAndWhatHidesIsMarked() {
        assertEquals("a b c d e f", PlainLine.of("a\nb\tc\rd\u2028e\u0085f", 40));
        assertEquals("a\uFFFDb\uFFFDc\uFFFDd\uFFFD\uFFFD", PlainLine.of("a\u202Eb\u2066c\u0000d\u200F\ud800", 40));
    }

    @Test
    void itIsBoundedByCharactersAndNotInTheMiddleOfOne() {
        assertEquals("aaa…", PlainLine.of("a".repeat(100_000), 3));
        assertEquals("aaa", PlainLine.of("aaa", 3));
        assertEquals("\ud83d\ude00".repeat(3), PlainLine.of("\ud83d\ude00".repeat(3), 3));
        assertEquals("\ud83d\ude00".repeat(3) + "…", PlainLine.of("\ud83d\ude00".repeat(4), 3));
    }
}
