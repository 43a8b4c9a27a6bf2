package rnnscope.analysis.cause;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.train.Initialisation;

class MeanDifferenceTest {
    private static final String TEXT = "the quick (brown) fox jumps over the lazy dog. ".repeat(40);
    private static final TextRange STRETCH = new TextRange(100, 1500);

    private final Reading reading = reading();

    private static Reading reading() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of("lstm", 1, 6, tokenizer.vocabulary().size());
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 5), tokenizer,
                ModelCard.named("test"));
        return new Reading(Kernels.best(), model, tokenizer.encode(TEXT));
    }

    private void check(float[] values, double threshold) {
        Trace trace = reading.trace(STRETCH.from(), STRETCH.to());
        float[] expected = new float[6];
        for (int j = 0; j < 6; j++) {
            double[] sums = new double[2];
            int[] counts = new int[2];
            for (int t = STRETCH.from(); t < STRETCH.to(); t++) {
                if (!Float.isNaN(values[t])) {
                    sums[values[t] > threshold ? 1 : 0] += trace.value(0, "cell", j, t);
                    counts[values[t] > threshold ? 1 : 0]++;
                }
            }
            expected[j] = (float) (sums[1] / counts[1] - sums[0] / counts[0]);
        }
        assertArrayEquals(expected, MeanDifference.of(reading, 0, "cell", values, STRETCH, Progress.IGNORED), 1e-6f);
    }

    @Test
    void isInsideMinusOutside() {
        float[] inside = new float[TEXT.length()];
        float[] column = new float[TEXT.length()];
        for (int t = 0; t < inside.length; t++) {
            inside[t] = t % 50 == 7 ? Float.NaN : TEXT.substring(0, t + 1).lastIndexOf('(')
                    > TEXT.substring(0, t + 1).lastIndexOf(')') ? 1 : 0;
            column[t] = t % 47;
        }
        check(inside, 0.5);
        check(column, 23);
    }

    @Test
    void saysThatThereIsNoDifferenceAndStopsWhenToldTo() {
        assertEquals("that is the same in all of symbols 100 to 1499, so that there is no difference to take",
                assertThrows(IllegalArgumentException.class, () -> MeanDifference.of(reading, 0, "hidden",
                        new float[TEXT.length()], STRETCH, Progress.IGNORED)).getMessage());
        assertThrows(CancellationException.class, () -> MeanDifference.of(reading, 0, "hidden",
                new float[TEXT.length()], STRETCH, (done, of) -> false));
    }
}
