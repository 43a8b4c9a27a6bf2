package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadTextTest {
    private static ReadText read(String vocabulary, String text) {
        return ReadText.of(CharacterTokenizer.of(vocabulary), text);
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    @Test
    void whatTheVocabularyLacksOfAFilesLeftoversIsChangedAndSaid() {
        ReadText read = read("abc\n", "\uFEFFa\r\nb\rc\f\n");
        assertEquals("a\nb\nc\n\n", read.tokens().text());
        assertEquals(List.of("its byte order mark is left out", "2 carriage returns are read as line ends",
                "1 form feed is read as a line end"), read.remarks());
        assertEquals("a\uFEFFb", read("ab", "a\uFEFFb").tokens().text(), "a mark within is a symbol");
    }

    @Test
    void whatTheVocabularyHasStays() {
        String raw = "\uFEFFa\r\n\f";
        ReadText read = read(raw, raw);
        assertEquals(raw, read.tokens().text());
        assertEquals(List.of(), read.remarks());
        assertEquals(raw, ReadText.of(ByteTokenizer.of(raw), raw).tokens().text());
        assertEquals(0, read("\uFEFF\r\n\fa", raw).tokens().unknown());
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        assertEquals("\uFFFDa\uFFFD\uD83D\uDE00\uFFFD",
                TextChanges.of("\uDE00a\uD83D\uD83D\uDE00\uD83D", c -> true).text());
    }

    @Test
    void decomposedTextIsComposedWhereThatMakesItKnown() {
        String text = "한글 café 한é";
        ReadText read = read("한글 café", decomposed(text));
        assertEquals(text, read.tokens().text());
        assertEquals(List.of("5 symbols that the model does not know are read in another Unicode form that it knows"),
                read.remarks());
        assertEquals(text, ReadText.of(WordTokenizer.of(text, 9), decomposed(text)).tokens().text());
        assertEquals(decomposed(text), read(decomposed(text), text).tokens().text(), "and the other way round");
    }

    @Test
    void whatIsKnownOrStaysUnknownIsNotComposed() {
        String mixed = "é" + decomposed("é") + decomposed("ü");
        ReadText read = read("é" + decomposed("é"), mixed);
        assertEquals(mixed, read.tokens().text());
        assertEquals(List.of("2 of 5 symbols are not in the model's vocabulary and read as nothing: “u”, "
                + SymbolDisplay.name("\u0308")), read.remarks());
    }

    @Test
    void unknownSymbolsAreCountedAndNamed() {
        UnknownSymbols unknown = ReadText.of(WordTokenizer.of("miller mills the", 9), "the mill, the mill東").unknown();
        assertEquals(3, unknown.count());
        assertEquals("the model does not know “mill”; it knows miller, mills", unknown.first());
        String many = read("a", "bcdefghijkabb").unknown().words();
        assertEquals("12 of 13 symbols are not in the model's vocabulary and read as nothing: “b” (3), “c”, “d”, “e”, “f”, "
                + "“g”, “h”, “i” and 2 others", many);
        ReadText standIn = ReadText.of(Tokenizers.of("whitespace", List.of("<unk>", "a")), "a b");
        assertEquals("1 of 2 symbols is not in the model's vocabulary and read as <unk>: “b”", standIn.unknown().words());
    }
}
