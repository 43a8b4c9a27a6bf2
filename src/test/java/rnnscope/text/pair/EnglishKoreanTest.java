package rnnscope.text.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rnnscope.text.SpacedWordTokenizer;
import rnnscope.text.pair.KoreanVerb.Ending;
import rnnscope.text.pair.KoreanVerb.Tense;

class EnglishKoreanTest {
    private static final PairCorpus CORPUS = EnglishKorean.corpus();

    private static Stream<TextPair> all() {
        return Stream.concat(CORPUS.training().stream(), CORPUS.heldOut().stream());
    }

    @Test
    void particlesDependOnTheLastSyllable() {
        assertEquals(List.of("책은", "책이", "책을"), List.of(Hangul.topic("책"), Hangul.subject("책"), Hangul.object("책")));
        assertEquals(List.of("사과는", "사과가", "사과를"),
                List.of(Hangul.topic("사과"), Hangul.subject("사과"), Hangul.object("사과")));
        assertEquals(List.of("파", "여", "먹"),
                List.of(Hangul.withoutRieul("팔"), Hangul.withoutRieul("열"), Hangul.withoutRieul("먹")));
    }

    @Test
    void aVerbIsInflected() {
        KoreanVerb eat = KoreanVerb.of("eat", "eats", "ate", "먹 먹는다 먹었 먹을");
        assertEquals(List.of("먹는다", "먹었다", "먹을 것이다"), Stream.of(Tense.values())
                .map(tense -> eat.korean(tense, false, Ending.STATEMENT)).toList());
        assertEquals(List.of("먹지 않는다", "먹지 않았다", "먹지 않을 것이다"), Stream.of(Tense.values())
                .map(tense -> eat.korean(tense, true, Ending.STATEMENT)).toList());
        assertEquals(List.of("먹는다", "먹니", "먹는다고", "먹지만", "먹기 때문에"), Stream.of(Ending.values())
                .map(ending -> eat.korean(Tense.PRESENT, false, ending)).toList());
        assertEquals(List.of("먹었다", "먹었니", "먹었다고", "먹었지만", "먹었기 때문에"), Stream.of(Ending.values())
                .map(ending -> eat.korean(Tense.PAST, false, ending)).toList());
        assertEquals(List.of("먹을 것이다", "먹을 거니", "먹을 것이라고", "먹을 것이지만", "먹을 것이기 때문에"),
                Stream.of(Ending.values()).map(ending -> eat.korean(Tense.FUTURE, false, ending)).toList());
        assertEquals("파니", KoreanVerb.of("sell", "sells", "sold", "팔 판다 팔았 팔").korean(Tense.PRESENT, false,
                Ending.QUESTION));
        assertEquals(List.of("eats", "eat", "does not eat", "did not eat", "will eat"),
                List.of(eat.english(Tense.PRESENT, false, false), eat.english(Tense.PRESENT, false, true),
                        eat.english(Tense.PRESENT, true, false), eat.english(Tense.PAST, true, true),
                        eat.english(Tense.FUTURE, false, false)));
    }

    /** Sentences of the corpus, translated by hand. */
    @Test
    void sentencesAreTranslated() {
        Map<String, String> translations = new HashMap<>();
        all().forEach(pair -> translations.put(pair.source(), pair.target()));
        Map<String, String> known = Map.of(
                "he sells five balls.", "그는 공 다섯 개를 판다.",
                "he thinks that you hid a hat.", "그는 네가 모자를 숨겼다고 생각한다.",
                "the bird will not sing, but a woman cried.", "새는 노래하지 않을 것이지만 여자는 울었다.",
                "a cook will run tomorrow because you helped four clever doctors in the garden.",
                "네가 정원에서 영리한 의사 네 명을 도왔기 때문에 요리사는 내일 달릴 것이다.",
                "five happy farmers gave a poor neighbour the book.", "행복한 농부 다섯 명은 가난한 이웃에게 책을 주었다.",
                "we think that you look for a key.", "우리는 네가 열쇠를 찾아다닌다고 생각한다.");
        known.forEach((english, korean) -> assertEquals(korean, translations.get(english), english));
    }

    @Test
    void theVerbIsLastAndTheWordsAreAFewHundred() {
        Pattern article = Pattern.compile("\\b(an?) (\\w)");
        all().forEach(pair -> {
            assertTrue(pair.target().matches(".*(다\\.|니\\?)"), pair.target());
            assertFalse(pair.source().contains("  ") || pair.target().contains("  "), pair.toString());
            for (Matcher found = article.matcher(pair.source()); found.find();) {
                assertEquals("aeiou".contains(found.group(2)), found.group(1).equals("an"), pair.source());
            }
        });
        int english = SpacedWordTokenizer.of(all().map(TextPair::source)).vocabulary().size();
        int korean = SpacedWordTokenizer.of(all().map(TextPair::target)).vocabulary().size();
        assertTrue(english > 200 && english < 400 && korean > 400 && korean < 900, english + " and " + korean);
    }

    @Test
    void allHeldOutWordsAreLearned() {
        var read = SpacedWordTokenizer.of(CORPUS.training().stream().map(TextPair::source));
        var written = SpacedWordTokenizer.of(CORPUS.training().stream().map(TextPair::target));
        for (TextPair pair : CORPUS.heldOut()) {
            assertEquals(0, read.encode(pair.source()).unknown() + written.encode(pair.target()).unknown(),
                    pair.toString());
        }
    }
}
