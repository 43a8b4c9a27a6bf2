package rnnscope.train.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.sequence.SequenceTrace;

/** What the manual says of the shipped blocks of a Transformer. */
class ShippedBlocksTest {

    private static SequenceTrace read(Model model, String source) {
        return SequenceTrace.of(Kernels.best(), model, Sources.read(model, source));
    }

    @Test
    void oneHeadFindsTheSignAndTheOtherTheLetterTwentyPlacesBefore() throws Exception {
        SequenceTrace trace = read(ShippedModels.load("block-copy"), "hcafbegdab.........?..........");
        for (int t = 20; t < 30; t++) {
            assertEquals(19, best(trace.headWeights(1, t)), "step " + t);
            assertTrue(Math.abs(best(trace.headWeights(0, t)) - (t - 20)) <= 1, "step " + t);
        }
    }

    private static int best(float[] weights) {
        int best = 0;
        for (int s = 1; s < weights.length; s++) {
            best = weights[s] > weights[best] ? s : best;
        }
        return best;
    }

    @Test
    void theyCopySortAndGuess() throws Exception {
        assertEquals("hcafbegdab", answer("block-copy", "hcafbegdab.........?..........").substring(20));
        assertEquals("eeoprsss", answer("block-sort", "espresso"));
        for (String model : new String[] {"masked-block", "masked-lstm"}) {
            String[] words = answer(model, "the MASK writes MASK novel in the MASK").split(" ");
            assertEquals("author a", words[1] + " " + words[3], model);
            assertEquals(model.equals("masked-block"), words[7].equals("office"), "where follows from who, six words away");
        }
    }

    private static String answer(String name, String source) throws Exception {
        Model model = ShippedModels.load(name);
        return AnswerWords.of(model, read(model, source));
    }
}
