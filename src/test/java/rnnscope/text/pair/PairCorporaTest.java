package rnnscope.text.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairCorporaTest {

    static List<PairCorpus> corpora() {
        return List.of(LetterStrings.reversed(10), LetterStrings.sorted(8), LetterStrings.reversed(1), Dates.corpus(),
                EnglishKorean.corpus(), PartsOfSpeech.corpus(), Sentiment.corpus(), SpelledNumbers.corpus());
    }

    @ParameterizedTest
    @MethodSource("corpora")
    void nothingThatIsHeldOutIsLearned(PairCorpus corpus) {
        Set<String> learned = corpus.training().stream().map(TextPair::source).collect(Collectors.toSet());
        assertFalse(corpus.heldOut().isEmpty());
        for (TextPair pair : corpus.heldOut()) {
            assertFalse(learned.contains(pair.source()), pair.source());
        }
    }

    @Test
    void stringsAreReversedAndSorted() {
        for (TextPair pair : LetterStrings.reversed(10).heldOut()) {
            assertTrue(pair.source().matches("[a-z]{1,10}"));
            assertEquals(pair.source(), new StringBuilder(pair.target()).reverse().toString());
        }
        for (TextPair pair : LetterStrings.sorted(8).heldOut()) {
            assertEquals(pair.source().chars().sorted().boxed().toList(), pair.target().chars().boxed().toList());
        }
        assertEquals(26, LetterStrings.reversed(1).training().size() + LetterStrings.reversed(1).heldOut().size());
    }

    @Test
    void numbersAreSpelled() {
        assertEquals(List.of("zero", "ten", "seventeen", "twenty", "forty-two", "one hundred", "one hundred one",
                "three hundred forty-two", "nine hundred ninety-nine"),
                IntStream.of(0, 10, 17, 20, 42, 100, 101, 342, 999).mapToObj(SpelledNumbers::spelled).toList());
        PairCorpus corpus = SpelledNumbers.corpus();
        assertEquals(1000, Stream.concat(corpus.training().stream(), corpus.heldOut().stream())
                .map(TextPair::target).distinct().count());
    }

    @Test
    void aDateIsWrittenInTheseForms() {
        assertEquals(List.of("March 4, 2021", "4 March 2021", "Mar 4, 2021", "4 Mar 2021", "4-Mar-2021",
                "March 4th, 2021", "the 4th of March, 2021", "4th of March 2021", "Thursday, March 4, 2021",
                "Thursday, the 4th of March 2021", "Thu 4 Mar 2021", "thursday 4 march 2021", "MARCH 4 2021",
                "March the fourth, 2021", "the fourth of March 2021", "3/4/2021", "03/04/2021", "4.3.2021",
                "04.03.2021", "2021/3/4", "20210304", "2021년 3월 4일", "2021년3월4일", "2021년 03월 04일",
                "2021년 3월 4일 목요일", "2021년 3월 4일 (목)", "2021. 3. 4.", "2021.03.04(목)", "서기 2021년 3월 4일",
                "이천이십일년 삼월 사일", "2021년 삼월 사일"), Dates.forms(LocalDate.of(2021, 3, 4)));
        List<String> june = Dates.forms(LocalDate.of(1910, 6, 22));
        assertTrue(june.contains("천구백십년 유월 이십이일") && june.contains("June 22nd, 1910"));
        List<String> october = Dates.forms(LocalDate.of(2099, 10, 31));
        assertTrue(october.contains("이천구십구년 시월 삼십일일") && october.contains("the thirty-first of October 2099"));
        List<String> november = Dates.forms(LocalDate.of(2000, 11, 11));
        assertTrue(november.contains("이천년 십일월 십일일") && november.contains("11th of November 2000"));
    }

    @Test
    void noWayOfWritingMeansTwoDates() {
        Map<String, LocalDate> seen = new HashMap<>();
        for (LocalDate date = LocalDate.of(1999, 12, 1); date.getYear() < 2001; date = date.plusDays(1)) {
            LocalDate day = date;
            for (String form : Dates.forms(date)) {
                assertEquals(date, seen.computeIfAbsent(form, key -> day), form);
            }
        }
    }

    @Test
    void heldOutDaysAreLearnedInNoForm() {
        PairCorpus dates = Dates.corpus();
        Set<String> learned = dates.training().stream().map(TextPair::target).collect(Collectors.toSet());
        for (TextPair pair : dates.heldOut()) {
            assertFalse(learned.contains(pair.target()), pair.target());
            assertEquals(pair.target(), LocalDate.parse(pair.target()).toString());
        }
    }
}
