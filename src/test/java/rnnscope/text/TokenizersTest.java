package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

class TokenizersTest {
    private static List<String> cut(Tokenizer tokenizer, String text) {
        TokenSequence tokens = tokenizer.encode(text);
        return IntStream.range(0, tokens.length()).mapToObj(tokens::symbol).toList();
    }

    @Test
    void wordsWhiteSpaceAndPunctuationAreSymbols() {
        WordTokenizer tokenizer = WordTokenizer.of("", 1);
        assertEquals(List.of("\"", "I", " ", "don't", "\"", ",", "\n\n  ", "he", " ", "said", ".", ".", " ",
                        "snake_case9"),
                cut(tokenizer, "\"I don't\",\n\n  he said.. snake_case9"));
        assertEquals(List.of("'", "cats", "'"), cut(tokenizer, "'cats'"));
        assertEquals(List.of("\uD55C\uAE00", "\uD83D\uDE00", "e\u0301t"),
                cut(tokenizer, "\uD55C\uAE00\uD83D\uDE00e\u0301t"));
    }

    @Test
    void theMostFrequentSymbolsAreTheVocabularyAndTiesGoByTheAlphabet() {
        WordTokenizer tokenizer = WordTokenizer.of("b a b c a b", 3);
        assertEquals(List.of(" ", "b", "a"), tokenizer.vocabulary().symbols());
        assertEquals(1, tokenizer.encode("a b c").unknown());
        assertEquals(List.of(" ", "b", "a", "c"), WordTokenizer.of("b a b c a b", 100).vocabulary().symbols());
    }

    @Test
    void whiteSpaceMayOnlySeparateWordsAndMarks() {
        String text = " I  don't know, she said (나는 몰라요).\n";
        SpacedWordTokenizer tokenizer = SpacedWordTokenizer.of(Stream.of(text));
        assertEquals(List.of("(", ")", ",", ".", "I", "don't", "know", "said", "she", "나는", "몰라요"),
                tokenizer.vocabulary().symbols());
        assertEquals(List.of(" I", "  don't", " know", ",", " she", " said", " (", "나는", " 몰라요", ")", ".\n"),
                cut(tokenizer, text));
        TokenSequence tokens = tokenizer.encode(text);
        assertEquals(0, tokens.unknown());
        assertEquals("I don't know, she said ( 나는 몰라요).", tokenizer.decode(tokens.ids(0, tokens.length())));
        assertEquals(0, tokenizer.encode(" \n").length());
    }

    @Property(tries = 300)
    void whatSeparatesWordsBelongsToTheNext(@ForAll String text) {
        SpacedWordTokenizer tokenizer = SpacedWordTokenizer.of(Stream.of(text));
        TokenSequence tokens = tokenizer.encode(text);
        assertEquals(0, tokens.unknown());
        assertEquals(tokens.length() == 0 ? "" : text, String.join("", cut(tokenizer, text)));
    }

    @Property(tries = 300)
    void encodingLosesNothing(@ForAll String text) {
        for (Tokenizer tokenizer : List.of(WordTokenizer.of(text, Integer.MAX_VALUE), CharacterTokenizer.of(text))) {
            TokenSequence tokens = tokenizer.encode(text);
            assertEquals(0, tokens.unknown());
            assertEquals(text, tokenizer.decode(tokens.ids(0, tokens.length())));
            assertEquals(text, String.join("", cut(tokenizer, text)));
        }
    }

    @Property(tries = 300)
    void whatTheVocabularyLacksKeepsItsText(@ForAll String text) {
        assertEquals(text, String.join("", cut(WordTokenizer.of("the cat", 3), text)));
    }

    @Test
    void aTokenizerIsRebuiltFromItsNameAndSymbols() {
        for (Tokenizer tokenizer : List.of(CharacterTokenizer.of("hello"), WordTokenizer.of("to be or not to be", 4),
                SpacedWordTokenizer.of(Stream.of("to be or not to be")))) {
            Tokenizer rebuilt = Tokenizers.of(tokenizer.id(), tokenizer.vocabulary().symbols());
            assertInstanceOf(tokenizer.getClass(), rebuilt);
            assertEquals(tokenizer.vocabulary().symbols(), rebuilt.vocabulary().symbols());
            assertTrue(Tokenizers.ids().contains(tokenizer.id()));
        }
        assertThrows(IllegalArgumentException.class, () -> Tokenizers.of("bytes", List.of("a")));
        assertThrows(IllegalArgumentException.class, () -> Tokenizers.of("word", List.of("a", "a")));
    }
}
