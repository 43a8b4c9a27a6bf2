package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizationTest {
    private static List<String> symbols(String tokenizer, int most, String learned, String whole) {
        return new Tokenization(tokenizer, most, false).vocabulary(learned, whole).vocabulary().symbols();
    }

    @Test
    void theVocabularyIsThatOfTheTextOrOfItsMostFrequentWords() {
        assertEquals(List.of("a", "b", "é"), symbols("character", 0, "ab", "abé"));
        assertEquals(List.of("a", "b", "<0xA9>", "<0xC3>"), symbols("byte", 0, "ab", "abé"));
        assertEquals(List.of(" ", "a", "<unk>"), symbols("word", 2, "a a b", "a a b"));
        assertEquals(List.of("a", "<unk>"), symbols("spaced-word", 1, "a a b", "a a b"));
        assertEquals(List.of("<eos>", "u.s.", "<unk>"), symbols("whitespace", 2, "u.s.\nu.s.\nb\n", "u.s.\nu.s.\nb\n"));
    }

    @Test
    void nothingStandsForUnknownWordsWhereThereAreNone() {
        assertEquals(List.of("a", "b"), symbols("spaced-word", 0, "a b", "a b"));
        assertEquals(List.of("a", "b", "<unk>"), symbols("spaced-word", 0, "a b", "a b c"));
        assertEquals(List.of("<unk>", "a"), symbols("whitespace", 2, "<unk> <unk> a b", "<unk> <unk> a b"),
                "the text has a symbol for them itself");
    }

    @Test
    void bytesAndWhatIsLearnedAsItIsKeepTheirLineEnds() {
        Corpus corpus = new Corpus("c", "\uFEFFa\r\n\f");
        assertEquals("a\n\f", Tokenization.CHARACTERS.form(corpus).text());
        assertEquals(List.of("its byte order mark is left out", "1 carriage return is read as a line end"),
                Tokenization.CHARACTERS.form(corpus).remarks());
        assertEquals(corpus, new Tokenization("character", 0, true).form(corpus));
        assertEquals(corpus, new Tokenization("byte", 0, false).form(corpus));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new Tokenization("bpe", 0, false));
        assertThrows(IllegalArgumentException.class, () -> new Tokenization("byte", 10, false));
    }
}
