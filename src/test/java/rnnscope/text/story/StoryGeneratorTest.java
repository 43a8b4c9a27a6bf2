package rnnscope.text.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;

class StoryGeneratorTest {
    private static final String TEXT = StoryGenerator.generate(11, 600_000);
    private static final String[] PARAGRAPHS = TEXT.strip().split("\n\n");

    @Test
    void theSameSeedGivesTheSameBytesEverywhere() {
        CRC32 sum = new CRC32();
        sum.update(StoryGenerator.generate(1, 20_000).getBytes(StandardCharsets.US_ASCII));
        assertEquals(3985070624L, sum.getValue(), "the stories changed: the models' corpora change with them");
        assertNotEquals(StoryGenerator.generate(1, 500), StoryGenerator.generate(2, 500));
    }

    @Test
    void aShorterTextIsThePrefixOfALongerOneAndEndsWithAStory() {
        String shorter = StoryGenerator.generate(11, 10_000);
        assertTrue(shorter.length() >= 10_000 && shorter.length() < 20_000);
        assertTrue(TEXT.startsWith(shorter + "\n* * *\n\n"));
    }

    @Test
    void aSpaceIsALineEndWhereverTheColumnSaysSo() {
        for (String paragraph : PARAGRAPHS) {
            String[] lines = paragraph.split("\n");
            for (int i = 0; i < lines.length; i++) {
                assertEquals(lines[i].strip(), lines[i]);
                assertTrue(lines[i].lastIndexOf(' ') < StoryGenerator.WIDTH, lines[i]);
                assertTrue(i == lines.length - 1 || lines[i].length() >= StoryGenerator.WIDTH, lines[i]);
            }
        }
    }

    @Test
    void quotationsAndParenthesesAreClosedInEveryParagraph() {
        for (String paragraph : PARAGRAPHS) {
            int outside = 0;
            int inSpeech = 0;
            boolean speech = false;
            for (char c : paragraph.toCharArray()) {
                if (c == '"') {
                    assertEquals(0, inSpeech, paragraph);
                    speech = !speech;
                }
                int change = c == '(' ? 1 : c == ')' ? -1 : 0;
                inSpeech += speech ? change : 0;
                outside += speech ? 0 : change;
                assertTrue(inSpeech >= 0 && outside >= 0, paragraph);
            }
            assertFalse(speech, paragraph);
            assertEquals(0, inSpeech + outside, paragraph);
        }
    }

    @Test
    void parenthesesAreSometimesNested() {
        assertTrue(Pattern.compile("\\([^()]*\\([^()]*\\)").matcher(TEXT).results().count() > 50);
    }

    @Test
    void aThirdToAHalfIsSpeechInShortAndLongQuotations() {
        List<Integer> lengths = new ArrayList<>();
        int acrossLines = 0;
        for (String paragraph : PARAGRAPHS) {
            String[] parts = paragraph.split("\"", -1);
            for (int i = 1; i < parts.length; i += 2) {
                lengths.add(parts[i].length());
                acrossLines += parts[i].contains("\n") ? 1 : 0;
            }
        }
        double share = lengths.stream().mapToInt(Integer::intValue).sum() / (double) TEXT.length();
        assertTrue(share > 0.33 && share < 0.5, "share of speech " + share);
        assertTrue(lengths.stream().allMatch(n -> n >= 10 && n <= StoryGenerator.LONGEST_QUOTATION));
        assertTrue(lengths.stream().filter(n -> n > 150).count() > lengths.size() / 10);
        assertTrue(acrossLines > lengths.size() / 2);
        assertTrue(Pattern.compile(",\" (said|he|she)[^\"]{1,60}, \"[a-z]").matcher(TEXT.replace('\n', ' ')).results()
                .count() > 100, "speech is interrupted and resumed");
    }

    @Test
    void narrationIsInThePastAndSaysTheWhereSpeechIsInThePresentAndSaysOur() {
        StringBuilder narration = new StringBuilder();
        StringBuilder speech = new StringBuilder();
        for (String paragraph : PARAGRAPHS) {
            String[] parts = paragraph.replace('\n', ' ').split("\"", -1);
            for (int i = 0; i < parts.length; i++) {
                (i % 2 == 0 ? narration : speech).append(parts[i]).append(' ');
            }
        }
        Pattern past = Pattern.compile("\\b(were|had|knew|believed|slept|the (sailors?|geese|boats?))\\b");
        Pattern present = Pattern.compile("\\b(are|has|have|know|believe|think|sleeps|carry|our)\\b");
        assertTrue(past.matcher(narration).results().count() > 1000);
        assertTrue(present.matcher(speech).results().count() > 1000);
        assertFalse(present.matcher(narration).find());
        assertEquals(0, past.matcher(speech).results().count());
    }

    @Test
    void itTakesSomeHundredWordsAndOnlyAscii() {
        Set<String> words = Pattern.compile("[a-z']+").matcher(TEXT.toLowerCase(Locale.ROOT)).results()
                .map(match -> match.group()).collect(Collectors.toSet());
        assertTrue(words.size() >= 400 && words.size() <= 600, words.size() + " words");
        assertTrue(TEXT.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127));
    }

    @Test
    void articlesAndSentencesAreWellFormed() {
        String flowing = TEXT.replace('\n', ' ');
        assertFalse(Pattern.compile("\\b[Aa] [aeiou]|\\b[Aa]n [^aeiou]").matcher(flowing).find());
        assertFalse(Pattern.compile("[.?!]\"? [a-z]").matcher(flowing.replaceAll("[?!]\" [a-z]", "")).find());
        assertFalse(Pattern.compile("[{}\\[\\]^#]| [ ,.]|,,|\\.\\.").matcher(flowing.replace("  ", " ")).find());
    }
}
