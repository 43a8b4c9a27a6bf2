package rnnscope.session.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.word.WordVectors;
import rnnscope.io.ShippedModels;
import rnnscope.model.Model;
import rnnscope.network.Progress;
import rnnscope.session.word.WordPlane.Kind;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;

class WordTableTest {
    private final Model model = hello();
    /** Of other symbols in another order than the model's, as what a decoder writes. */
    private final Vocabulary others = new Vocabulary(List.of("o", "l", "x"));
    private final TokenSequence text = TokenSequence.ofParts(List.of("l", "x", "l", "o", "?"), new int[] {1, 2, 1, 0, -1}, others,
            new int[] {0});

    private static Model hello() {
        try {
            return ShippedModels.load("hello-rnn");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private WordTable table() {
        return WordTable.of(new WordQuestion(model, WordVectors.Kind.WRITTEN, text, others));
    }

    @Test
    void wordsAreCountedByTheirSpelling() {
        WordTable table = table();
        assertEquals(model.spec().vocabulary(), table.size());
        assertEquals("l", table.word(0));
        assertEquals(2, table.count(0));
        assertEquals("o", table.word(1));
        assertEquals(1, table.count(1));
        assertEquals(0, table.count(2));
        assertEquals(0, table.place(model.tokenizer().vocabulary().id("l")));
    }

    @Test
    void thePictureMovesUntilItIsDoneOrStopped() {
        WordPlane.Question question = new WordPlane.Question(table(), Kind.NEIGHBOURS, 5);
        List<Integer> steps = new ArrayList<>();
        WordPlane done = WordPlane.of(question, meanwhile -> steps.add(meanwhile.steps()), Progress.IGNORED);
        assertEquals(5, steps.get(0));
        assertEquals(500, done.steps());
        List<WordPlane> until = new ArrayList<>();
        assertThrows(CancellationException.class, () -> WordPlane.of(question, until::add, (at, of) -> at < 12));
        assertEquals(List.of(5, 10), until.stream().map(WordPlane::steps).toList());
        WordPlane linear = WordPlane.of(new WordPlane.Question(table(), Kind.COMPONENTS, 0), plane -> {}, Progress.IGNORED);
        assertEquals(0, linear.steps());
    }
}
