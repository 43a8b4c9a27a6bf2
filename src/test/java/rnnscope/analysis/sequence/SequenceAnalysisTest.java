package rnnscope.analysis.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.io.ModelFileException;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.example.PriceSeries;
import rnnscope.train.example.Sources;

/** The sample models, read in part and in bulk. */
class SequenceAnalysisTest {
    private static final String LECTURE = "the movie was terribly exciting.";

    @Test
    void terriblySoundsNegativeUntilExcitingIsRead() throws ModelFileException {
        Model model = ShippedModels.load("sentiment-lstm");
        int positive = model.output().vocabulary().id("positive");
        float[][] soFar = PartialReadings.soFar(Kernels.plain(), model, Sources.read(model, LECTURE));
        assertEquals(6, soFar.length);
        for (float[] each : soFar) {
            assertEquals(1, each[0] + each[1], 1e-5);
        }
        assertTrue(soFar[3][positive] < 0.5, "up to “terribly” " + soFar[3][positive]);
        assertTrue(soFar[4][positive] > 0.9, "up to “exciting” " + soFar[4][positive]);
        assertEquals(SequenceTrace.of(Kernels.plain(), model, Sources.read(model, LECTURE)).probabilities(0)[positive],
                soFar[5][positive], 1e-6, "at the end all has been read");
    }

    @Test
    void theWordThatDecidesContributesMost() throws ModelFileException {
        Model model = ShippedModels.load("sentiment-lstm");
        float[][] all = PartialReadings.without(Kernels.plain(), model, Sources.read(model, LECTURE));
        assertEquals(1, all.length);
        float[] without = all[0];
        for (int t = 0; t < without.length; t++) {
            assertTrue(without[t] <= without[4], t + ": " + Arrays.toString(without));
        }
        assertTrue(without[4] > 0.5, Arrays.toString(without));
    }

    /** What is guessed after the last glimpse is the answer, and the first glimpse alone is not yet sure. */
    @Test
    void glimpsesMakeTheDigitClear() throws ModelFileException {
        Model model = ShippedModels.load("glimpses-gru");
        Batch shown = ExampleTasks.firstDigit();
        float[][] soFar = PartialReadings.afterGlimpses(Kernels.plain(), model, shown);
        assertEquals(6, soFar.length);
        int digit = shown.targets()[0];
        assertArrayEquals(SequenceTrace.of(Kernels.plain(), model, shown).probabilities(0), soFar[5], 1e-6f);
        assertTrue(soFar[5][digit] > 0.9, Arrays.toString(soFar[5]));
        assertTrue(soFar[0][digit] < soFar[5][digit], Arrays.toString(soFar[0]));
    }

    @Test
    void forecastsInBulkAreThoseOfEachByItself() throws ModelFileException {
        Model model = ShippedModels.load("prices-gru");
        PriceSeries series = new PriceSeries(60, 3);
        List<Batch> days = IntStream.range(PriceSeries.WINDOW, 60).mapToObj(series::example).toList();
        float[] all = Forecasts.of(Kernels.plain(), model, days);
        double squares = 0;
        for (int i = 0; i < all.length; i++) {
            assertEquals(SequenceTrace.of(Kernels.plain(), model, days.get(i)).outputs(0)[0], all[i], 1e-5);
            squares += Math.pow(all[i] - series.price(PriceSeries.WINDOW + i), 2);
        }
        assertTrue(squares / all.length < 3 * PriceSeries.LEAST_ERROR, "error " + squares / all.length);
    }

    @Test
    void whatComesNextDecidesWhatHerIs() throws ModelFileException {
        Model model = ShippedModels.load("pos-lstm");
        float[][] without = PartialReadings.without(Kernels.plain(), model,
                Sources.read(model, "her duck should plan her."));
        assertEquals(6, without.length);
        assertTrue(without[0][1] > without[0][4], "the first by “duck” more than by the other: " + without[0][1]);
        int[] tokens = Sources.read(model, "her duck should plan her.").tokens();
        SequenceTrace whole = SequenceTrace.of(Kernels.plain(), model, Batch.ofSymbols(tokens, new int[0]));
        tokens[2] = -1;
        SequenceTrace left = SequenceTrace.of(Kernels.plain(), model, Batch.ofSymbols(tokens, new int[0]));
        assertEquals(whole.probabilities(4)[whole.best(4)] - left.probabilities(4)[whole.best(4)], without[4][2], 1e-6);
    }

    @Test
    void aLongSentenceIsTakenApartInPortions() throws ModelFileException {
        Model model = ShippedModels.load("pos-lstm");
        Batch source = Sources.read(model, "her duck should plan her. ".repeat(6));
        float[][] without = PartialReadings.without(Kernels.plain(), model, source);
        int[] tokens = source.tokens().clone();
        tokens[34] = -1;
        SequenceTrace whole = SequenceTrace.of(Kernels.plain(), model, source);
        SequenceTrace left = SequenceTrace.of(Kernels.plain(), model, Batch.ofSymbols(tokens, new int[0]));
        for (int s = 0; s < 36; s++) {
            assertEquals(whole.probabilities(s)[whole.best(s)] - left.probabilities(s)[whole.best(s)], without[s][34], 1e-5);
        }
    }
}
