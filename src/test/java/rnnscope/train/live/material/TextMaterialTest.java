package rnnscope.train.live.material;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.text.Corpus;
import rnnscope.text.Tokenization;
import rnnscope.train.Coverage;
import rnnscope.train.live.setting.TrainingSettings;

class TextMaterialTest {
    @Test
    void aTextIsCutAsIsChosen() {
        Corpus corpus = new Corpus("c", "the é\r\nthe b\r\n");
        TextMaterial words = TextMaterial.of(corpus, 0, new Tokenization("whitespace", 2, false));
        assertEquals(List.of("<eos>", "the", "<unk>"), words.tokenizer().vocabulary().symbols());
        assertArrayEquals(new int[] {1, 2, 0, 1, 2, 0}, words.trainingSymbols());
        assertEquals(List.of("2 carriage returns are read as line ends"), words.remarks());
        assertEquals(15, TextMaterial.of(corpus, 0, new Tokenization("byte", 0, false)).length());
        assertEquals(12, TextMaterial.of(corpus, 0).length());
    }

    @Test
    void whatTheVocabularyKnowsOfATextIsCounted() {
        Corpus corpus = new Corpus("c", "a b ".repeat(100) + "a b a c d b ".repeat(20));
        TextMaterial words = TextMaterial.of(corpus, 0.2, new Tokenization("whitespace", 2, false));
        int standIn = words.tokenizer().vocabulary().symbols().indexOf("<unk>");
        long unknown = Arrays.stream(words.heldOutSymbols()).skip(1).filter(id -> id == standIn).count();
        assertTrue(unknown > 10);
        assertEquals((double) unknown / (words.heldOutSymbols().length - 1), words.coverage().measured());
        assertEquals(2, words.coverage().others());
        assertEquals(words.coverage().measured() * Math.log(2), words.coverage().apart(words.coverage().measured()), 1e-15);
        assertEquals(Coverage.WHOLE, TextMaterial.of(corpus, 0.2).coverage());
    }

    @Test
    void howItIsCutIsKeptWithTheSettings() {
        TrainingSettings some = TrainingSettings.of("story");
        TrainingSettings cut = new TrainingSettings(some.source(), some.cells(), some.units(), some.layers(), some.embedding(),
                some.dropout(), some.steps(), some.batch(), some.optimizer(), some.learningRate(), some.decay(),
                some.decayAfter(), some.clip(), some.init(), some.forgetBias(), some.seed(), some.epochs(), some.heldOut(),
                some.wiring(), new Tokenization("word", 500, true));
        assertEquals(cut, TrainingSettings.of(cut.facts()));
        assertEquals(some, TrainingSettings.of(some.facts()));
        assertEquals(cut, cut.with(cut.hyperparameters()));
    }

    /** The curve reads 32 windows, the card of a saved model all that is held out; who compares them must be told. */
    @Test
    void theShareThatTheCurveIsMeasuredOnIsKnown() {
        TextMaterial small = TextMaterial.of(new Corpus("c", "abcde ".repeat(2000)), 0.1);
        assertEquals(1, small.shareMeasured());
        TextMaterial large = TextMaterial.of(new Corpus("c", "abcde ".repeat(200_000)), 0.1);
        assertEquals(32.0 / large.heldOut().perEpoch(), large.shareMeasured());
        assertEquals(true, large.shareMeasured() < 1);
    }
}
