package rnnscope.text.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rnnscope.text.SpacedWordTokenizer;
import rnnscope.text.TokenSequence;

class LabelledCorporaTest {

    private static Stream<TextPair> all(PairCorpus corpus) {
        return Stream.concat(corpus.training().stream(), corpus.heldOut().stream());
    }

    @Test
    void everyWordHasATagAndWhatFollowsADeterminerIsANoun() {
        SpacedWordTokenizer words = SpacedWordTokenizer.of(all(PartsOfSpeech.corpus()).map(TextPair::source));
        int[] pronouns = new int[2];
        all(PartsOfSpeech.corpus()).forEach(pair -> {
            TokenSequence tokens = words.encode(pair.source());
            List<String> tags = List.of(pair.target().split(" "));
            assertEquals(tokens.length(), tags.size(), pair.source());
            for (int t = 0; t < tags.size() - 1; t++) {
                String word = tokens.symbol(t).strip();
                boolean beforeNoun = Set.of("NOUN", "ADJ").contains(tags.get(t + 1));
                if (tags.get(t).equals("DET") || tags.get(t).equals("PRON")) {
                    assertEquals(tags.get(t).equals("DET"), beforeNoun, pair.source() + " " + word);
                }
                if (word.equals("her")) {
                    pronouns[beforeNoun ? 1 : 0]++;
                }
            }
        });
        assertTrue(pronouns[0] > 200 && pronouns[1] > 200, "both kinds of \"her\" are frequent");
    }

    private static final Pattern JUDGEMENT = Pattern.compile("the (?:movie|film|book|play|concert|show|plot"
            + "|music|acting|ending|second half|dialogue) was ((?:not only|nothing but|without doubt|once"
            + " again|truly|always) )?((?:not at all|not|never|hardly|far from|anything but|by no means) )?((?:terribly|awfully"
            + "|dreadfully|horribly|wonderfully|beautifully|really|pretty|very|so) )?([a-z]+)");
    private static final Set<String> GOOD = Set.of("exciting", "funny", "brilliant", "beautiful", "charming", "clever",
            "moving", "delightful", "gripping", "wonderful", "warm", "original");

    private static boolean isPositive(Matcher judgement) {
        return GOOD.contains(judgement.group(4)) != (judgement.group(2) != null);
    }

    @Test
    void theJudgementThatCountsIsTheLabel() {
        int[] counts = new int[2];
        all(Sentiment.corpus()).forEach(pair -> {
            Matcher found = JUDGEMENT.matcher(pair.source());
            assertTrue(found.find(), pair.source());
            boolean first = isPositive(found);
            int end = found.end();
            boolean positive = first;
            String rest = pair.source().substring(end);
            if (rest.startsWith(" but ") || pair.source().substring(0, found.start()).endsWith("although ")) {
                assertTrue(found.find(), pair.source());
                positive = isPositive(found);
                assertEquals(!first, positive, "two judgements contradict one another: " + pair.source());
            }
            assertEquals(positive ? "positive" : "negative", pair.target(), pair.source());
            counts[positive ? 1 : 0]++;
        });
        assertTrue(IntStream.of(counts).allMatch(count -> count > 2500), "both are frequent");
    }
}
