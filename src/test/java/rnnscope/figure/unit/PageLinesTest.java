package rnnscope.figure.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import rnnscope.figure.paint.Fonts;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.WordTokenizer;

class PageLinesTest {
    private final CellWidths widths = new CellWidths(Fonts.get());

    private PageLines lines(String text, int columns) {
        return PageLines.of(CharacterTokenizer.of(text).encode(text), widths, columns, () -> true);
    }

    private static List<String> words(PageLines lines) {
        List<String> words = new ArrayList<>();
        for (int line = 0; line < lines.count(); line++) {
            StringBuilder symbols = new StringBuilder();
            for (int t = lines.start(line); t < lines.start(line + 1); t++) {
                symbols.append(lines.text().symbol(t));
            }
            words.add(symbols.toString());
        }
        return words;
    }

    @Test
    void breaksWhereTheTextDoesElseAfterASpaceElseInAWord() {
        assertEquals(List.of("ab\n", "\n", "cd"), words(lines("ab\n\ncd", 10)));
        assertEquals(List.of("one two ", "three"), words(lines("one two three", 8)));
        assertEquals(List.of("abcd", "efgh", "ij"), words(lines("abcdefghij", 4)));
    }

    @Test
    void aLineEndAndOneSpaceHangOver() {
        assertEquals(List.of("abcd\n", "ef"), words(lines("abcd\nef", 4)));
        assertEquals(List.of("abcd ", "ef"), words(lines("abcd ef", 4)));
        assertEquals(List.of("abcd ", " ef"), words(lines("abcd  ef", 4)));
    }

    @Test
    void everySymbolIsInOneLineAndFits() {
        String text = "Now the (very long) tale:\n\t\"한글 and words, toolongforanyline,  two  spaces \"\n\n\nend\n";
        for (int columns = 4; columns < 40; columns++) {
            PageLines lines = lines(text, columns);
            assertEquals(text, String.join("", words(lines)));
            for (int line = 0; line < lines.count(); line++) {
                assertTrue(lines.start(line) < lines.start(line + 1));
                int last = lines.start(line + 1) - 1;
                int end = lines.column(last) + lines.cells(last, lines.column(last));
                assertTrue(end <= columns + 1, columns + ": " + words(lines).get(line));
            }
        }
    }

    @Test
    void placesAndStepsAreInverse() {
        PageLines lines = lines("so 한글\tis wide\nand tabs\treach on", 12);
        for (int t = 0; t < lines.text().length(); t++) {
            int line = lines.lineOf(t);
            assertTrue(lines.start(line) <= t && t < lines.start(line + 1));
            assertEquals(t, lines.stepAt(line, lines.column(t)));
            assertEquals(t, lines.stepAt(line, lines.column(t) + lines.cells(t, lines.column(t)) - 1));
        }
        assertEquals(-1, lines.stepAt(0, 40));
        assertEquals(-1, lines.stepAt(99, 0));
    }

    @Test
    void hangulTakesTwoCellsATabReachesToTheNextFourthAndAWordTakesItsLetters() {
        PageLines lines = lines("한글 a\tb", 40);
        assertEquals(2, lines.cells(0, 0));
        assertEquals(2, lines.column(1));
        assertEquals(5, lines.column(3));
        assertEquals(8, lines.column(5));
        String text = "two words";
        TokenSequence words = WordTokenizer.of(text, 10).encode(text);
        PageLines byWord = PageLines.of(words, widths, 40, () -> true);
        assertEquals(3, byWord.cells(0, 0));
        assertEquals(5, byWord.cells(2, 4));
        assertEquals(4, PageLines.of(words, widths, 4, () -> true).cells(2, 0));
    }

    @Test
    void aTextOfOneSymbolHasALineAndAnUnwantedOneNone() {
        assertEquals(1, lines("x", 10).count());
        assertEquals(1, lines("\n", 10).count());
        TokenSequence text = CharacterTokenizer.of("x").encode("x");
        assertThrows(CancellationException.class, () -> PageLines.of(text, widths, 10, () -> false));
    }
}
