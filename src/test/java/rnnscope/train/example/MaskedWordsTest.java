package rnnscope.train.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rnnscope.network.Batch;

/** Words are hidden as BERT hides them. */
class MaskedWordsTest {
    private final MaskedWords task = MaskedWords.task();

    @Test
    void fifteenPercentAreChosenAndEightyOfThemMasked() {
        int mask = task.tokenizer().vocabulary().id(MaskedWords.MASK);
        int words = 0;
        int chosen = 0;
        int masked = 0;
        int kept = 0;
        for (Batch example : task.training()) {
            int asked = 0;
            for (int t = 0; t < example.tokens().length; t++) {
                boolean isAsked = example.targets()[t] >= 0;
                asked += isAsked ? 1 : 0;
                masked += example.tokens()[t] == mask ? 1 : 0;
                kept += isAsked && read(example.tokens()[t]).equals(task.output().vocabulary().symbol(example.targets()[t])) ? 1 : 0;
                assertTrue(isAsked || example.tokens()[t] != mask, "what is hidden is asked for");
            }
            assertTrue(asked > 0);
            words += example.tokens().length;
            chosen += asked;
        }
        assertEquals(0.15, (double) chosen / words, 0.02);
        assertEquals(0.8, (double) masked / chosen, 0.01);
        // A word that is drawn may be the one that was there.
        assertEquals(0.1, (double) kept / chosen, 0.01);
    }

    private String read(int id) {
        return task.tokenizer().vocabulary().symbol(id);
    }

    @Test
    void noSentenceIsBothLearnedAndMeasured() {
        Set<List<String>> learned = new HashSet<>();
        task.training().forEach(example -> learned.add(whole(example)));
        assertTrue(task.heldOut().size() > 200 && task.heldOut().stream().noneMatch(example -> learned.contains(whole(example))));
    }

    /** The sentence before words were hidden. */
    private List<String> whole(Batch example) {
        return java.util.stream.IntStream.range(0, example.tokens().length).mapToObj(t -> example.targets()[t] >= 0
                ? task.output().vocabulary().symbol(example.targets()[t]) : read(example.tokens()[t])).toList();
    }

    @Test
    void countingSaysWhatIsReachedWithoutLearning() {
        assertEquals(List.of("counting guesses of 473 hidden words: the most frequent word 8.7%, the most frequent after the"
                + " word before 44.8%, the most frequent between the words on both sides 64.1%"), task.remarks());
    }
}
