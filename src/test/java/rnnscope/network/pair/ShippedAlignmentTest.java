package rnnscope.network.pair;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.train.example.ExampleTasks;

/** What the shipped translator looks at teaches: the word meant has most of the weight, those beside it some. */
class ShippedAlignmentTest {
    @Test
    void becauseIsReadWhereItIsWrittenAndFewWeightsAreAllOrNothing() throws Exception {
        Model model = ShippedModels.load("english-korean-gru");
        List<Batch> heldOut = ExampleTasks.learned(model.card().corpus()).orElseThrow().heldOut().subList(0, 400);
        int english = model.tokenizer().vocabulary().id("because");
        int korean = model.output().vocabulary().id("때문에");
        double onBecause = 0;
        int because = 0;
        double greatest = 0;
        double beside = 0;
        int steps = 0;
        for (Batch example : heldOut) {
            PairTrace trace = new Decoder(Kernels.best(), model).trace(example, example.targets(), Forcing.NONE);
            for (int t = 0; t < trace.steps(); t++) {
                float[] weights = trace.weights(t);
                int best = 0;
                for (int s = 0; s < weights.length; s++) {
                    best = weights[s] > weights[best] ? s : best;
                    if (example.targets()[t] == korean && example.tokens()[s] == english) {
                        onBecause += weights[s];
                        because++;
                    }
                }
                greatest += weights[best];
                beside += (best > 0 ? weights[best - 1] : 0) + (best < weights.length - 1 ? weights[best + 1] : 0);
                steps++;
            }
        }
        assertTrue(because > 20 && onBecause / because > 0.85, "때문에 looks at “because” with " + onBecause / because);
        assertTrue(greatest / steps > 0.8 && greatest / steps < 0.95, "greatest weight " + greatest / steps);
        assertTrue(beside / steps > 0.03, "weight of its neighbours " + beside / steps);
    }
}
