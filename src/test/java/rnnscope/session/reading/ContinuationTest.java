package rnnscope.session.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.Reading;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.text.Tokenizers;
import rnnscope.train.Initialisation;

class ContinuationTest {
    @Test
    void wordsThatAreWrittenStandApartFromWhatWasRead() {
        Tokenizer words = Tokenizers.of("whitespace", List.of("u.s.", "n't"));
        ModelSpec spec = ModelSpec.of("gru", 1, 4, 2);
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), words, ModelCard.named("words"));
        TokenSequence tokens = words.encode("u.s. n't");
        String written = new Continuation(1, 5, 3).write(Kernels.plain(), model,
                new Reading(Kernels.plain(), model, tokens).trace(0, 2), 1, () -> true);
        assertEquals(5, words.encode(written).length());
        assertEquals(' ', written.charAt(0));
        assertEquals(7, words.encode(tokens.text() + written).length());
    }
}
