package rnnscope.analysis.similarity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;
import rnnscope.text.WordTokenizer;

class WordProfilesTest {
    private static final String TEXT = "a cat, a dog. The cat";

    private static TokenSequence characters() {
        return new CharacterTokenizer(new Vocabulary(List.of("a"))).encode(TEXT);
    }

    @Test
    void wordsAreFoundWhereTheyStand() {
        TextWords words = TextWords.of(characters(), TEXT.length(), 3);
        assertEquals(List.of("cat", ",", "."), words.words());
        assertEquals(2, words.count(0));
        assertEquals(7, words.occurrences(), "all but the one at the very beginning");
        assertArrayEquals(new int[] {2, 5, 7, 9, 12, 14, 18}, firsts(words));
        assertEquals(4, words.last(0));
        assertEquals(0, words.word(0));
        assertEquals(1, words.word(1));
        assertEquals(-1, words.word(2), "\"a\" stands once only, behind the first that are told apart");
    }

    @Test
    void aModelThatReadsWordsHasOneStepForEach() {
        TokenSequence tokens = new WordTokenizer(new Vocabulary(List.of("cat"))).encode(TEXT);
        TextWords words = TextWords.of(tokens, tokens.length(), 3);
        assertArrayEquals(new int[] {2, 3, 5, 7, 8, 10, 12}, firsts(words));
        assertEquals(words.first(0), words.last(0));
    }

    @Test
    void onlyWhatWasReadCounts() {
        assertEquals(2, TextWords.of(characters(), 7, 3).occurrences());
        assertEquals(0, TextWords.of(characters(), 0, 3).occurrences());
    }

    /** Unit 0 is 1 just before "cat" and 0 elsewhere; unit 1 rises by 2 over each word; unit 2 never changes. */
    @Test
    void profilesByHand() {
        TextWords words = TextWords.of(characters(), TEXT.length(), 2);
        WordProfiles.Values values = (unit, step) -> unit == 0 ? step == 1 || step == 17 ? 1 : 0
                : unit == 1 ? isLast(words, step) ? 2 : 0 : 0.25f;
        WordProfiles expects = WordProfiles.of(words, 3, values, WordProfiles.Kind.EXPECTS);
        double mean = 2 / 7.0;
        double deviation = Math.sqrt(mean * (1 - mean));
        assertEquals((1 - mean) / deviation, expects.value(0, 0), 1e-6);
        assertEquals(-mean / deviation, expects.value(1, 0), 1e-6);
        assertEquals(0, expects.value(0, 2));

        // "," follows "cat" at once, so that it begins where unit 1 is up, and ends where it is up too; so does ".".
        WordProfiles responds = WordProfiles.of(words, 3, values, WordProfiles.Kind.RESPONDS);
        assertEquals(2 / Math.sqrt(5 * 4 / 7.0), responds.value(0, 1), 1e-6);
        assertEquals(0, responds.value(1, 1), 1e-6);
        assertEquals(2, responds.wordOrder().size());
        assertEquals(3, responds.unitOrder().size());
    }

    private static boolean isLast(TextWords words, int step) {
        for (int i = 0; i < words.occurrences(); i++) {
            if (words.last(i) == step) {
                return true;
            }
        }
        return false;
    }

    private static int[] firsts(TextWords words) {
        int[] firsts = new int[words.occurrences()];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = words.first(i);
        }
        return firsts;
    }
}
