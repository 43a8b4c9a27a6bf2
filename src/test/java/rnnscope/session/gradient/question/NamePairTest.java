package rnnscope.session.gradient.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Reading;
import rnnscope.tape.Trace;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TokenSequence;

class NamePairTest {
    @ParameterizedTest
    @ValueSource(strings = {"names-near", "names-far"})
    void theShippedPairAsksForJohn(String name) {
        String text = ShippedTexts.load(name);
        NamePair pair = NamePair.in(text).orElseThrow();
        assertEquals("John", pair.right());
        assertEquals("Jane", pair.other());
        assertEquals("John.", text.substring(pair.nameAt()).strip());
        assertEquals("ohn.", text.substring(pair.decideAt()).strip());
    }

    /** Over five sentences the LSTM remembers whom to greet, and the tanh RNN of the same size guesses one of three. */
    @Test
    void theShippedModelsDifferInWhatTheyRemember() throws IOException {
        assertEquals(1, probability("visit-lstm", "names-near"), 0.05);
        assertEquals(1, probability("visit-lstm", "names-far"), 0.05);
        assertEquals(1.0 / 3, probability("visit-rnn", "names-far"), 0.15);
    }

    private static double probability(String name, String text) throws IOException {
        Model model = ShippedModels.load(name);
        TokenSequence tokens = model.tokenizer().encode(ShippedTexts.load(text).strip());
        Trace trace = new Reading(Kernels.best(), model, tokens).trace(0, tokens.length());
        int last = tokens.length() - 2;
        assertEquals("John", tokens.symbol(last));
        return trace.probability(last - 1, tokens.ids(last, last + 1)[0]);
    }

    @Test
    void otherNamesDoToo() {
        assertEquals("Anna", NamePair.in("Ben met Anna. Ben waved to Anna!").orElseThrow().right());
        assertEquals("Анну", NamePair.in("Борис встретил Анну. Борис зовёт Анну!").orElseThrow().right());
    }

    @Test
    void aTextWithoutASecondNameAsksForNone() {
        assertTrue(NamePair.in("Ben came. It was late. He waved to Ben.").isEmpty());
        assertTrue(NamePair.in("hello").isEmpty());
    }
}
