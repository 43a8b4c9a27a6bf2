package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
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
                SpacedWordTokenizer.of(Stream.of("to be or not to be")), ByteTokenizer.of("caf\u00E9"),
                new WhitespaceTokenizer(new Vocabulary(List.of("u.s."))))) {
            Tokenizer rebuilt = Tokenizers.of(tokenizer.id(), tokenizer.vocabulary().symbols());
            assertInstanceOf(tokenizer.getClass(), rebuilt);
            assertEquals(tokenizer.vocabulary().symbols(), rebuilt.vocabulary().symbols());
            assertTrue(Tokenizers.ids().contains(tokenizer.id()));
        }
        assertInstanceOf(ByteTokenizer.class, Tokenizers.of("character",
                IntStream.range(0, 256).mapToObj(Character::toString).toList()));
        assertInstanceOf(WhitespaceTokenizer.class, Tokenizers.of("word", List.of("<unk>", "the", "u.s.")));
        assertInstanceOf(WordTokenizer.class, Tokenizers.of("word", List.of("<unk>", "the", " ")));
        assertThrows(IllegalArgumentException.class, () -> Tokenizers.of("bytes", List.of("a")));
        assertThrows(IllegalArgumentException.class, () -> Tokenizers.of("word", List.of("a", "a")));
    }

    @Test
    void bytesAreThoseOfUtf8AndReadAsTheirCharacters() {
        Tokenizer all = Tokenizers.of("byte", IntStream.range(0, 256).mapToObj(Character::toString).toList());
        String text = "caf\u00E9 \u2014 \uD55C\n";
        TokenSequence tokens = all.encode(text);
        assertArrayEquals(new int[] {99, 97, 102, 195, 169, 32, 226, 128, 148, 32, 237, 149, 156, 10},
                tokens.ids(0, tokens.length()));
        assertEquals(text, all.decode(tokens.ids(0, tokens.length())));
        assertEquals(List.of("c", "a", "f", "<0xC3>", "\u00E9", " ", "<0xE2>", "<0x80>", "\u2014"),
                cut(all, text).subList(0, 9));
        assertEquals("\u00E9 \u2014", tokens.text(3, 9));
        assertEquals(4, tokens.stepAt(3), "the last byte of a character holds its place");
        assertEquals(5, tokens.stepAt(4));
        assertEquals("C3", SymbolDisplay.cell("<0xC3>"));
        assertEquals("byte C3", SymbolDisplay.name("<0xC3>"));
        assertEquals(List.of("\n", "a", "<0xA9>", "<0xC3>"), ByteTokenizer.of("\u00E9a\n").vocabulary().symbols());
    }

    @Test
    void halfACharacterWritesTheReplacementCharacter() {
        Tokenizer bytes = Tokenizers.of("byte", List.of("a", "<0xA9>", "<0xC3>"));
        assertEquals("\uFFFDa", bytes.decode(new int[] {2, 0}));
        assertEquals("\u00E9\uFFFD", bytes.decode(new int[] {2, 1, 1}));
        assertEquals("\uFFFD", bytes.decode(new int[] {2}));
        assertThrows(IllegalArgumentException.class, () -> Tokenizers.of("byte", List.of("\u2014")));
    }

    @Test
    void whiteSpaceCutsWhatIsTokenisedAlready() {
        for (String id : List.of("whitespace", "word", "spaced-word")) {
            Tokenizer tokenizer = Tokenizers.of(id, List.of("<unk>", "<eos>", "the", "ship", "did", "n't", "sink", "in", "N",
                    "days", "u.s.", "well-known"));
            String text = "the well-known ship did n't sink in N <unk> days\nthe <unk> u.s. ship\n";
            TokenSequence tokens = tokenizer.encode(text);
            assertArrayEquals(new int[] {2, 11, 3, 4, 5, 6, 7, 8, 0, 9, 1, 2, 0, 10, 3, 1}, tokens.ids(0, tokens.length()));
            assertEquals(text, tokenizer.decode(tokens.ids(0, tokens.length())));
            assertEquals(text, String.join("", cut(tokenizer, text)));
        }
    }

    @Test
    void theSymbolForUnknownOnesStandsForThem() {
        Tokenizer tokenizer = Tokenizers.of("character", List.of("<pad>", "<unk>", "a", "b", "c", " ", "\n"));
        TokenSequence tokens = tokenizer.encode("abc xyz\ncab\n");
        assertArrayEquals(new int[] {2, 3, 4, 5, 1, 1, 1, 6, 4, 2, 3, 6}, tokens.ids(0, tokens.length()));
        assertEquals(3, tokens.unknown());
        assertTrue(tokens.isUnknown(4) && !tokens.isUnknown(3));
        assertEquals("x", tokens.symbol(4));
    }
}
