package rnnscope.analysis.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.ActivityReader;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.model.Parameters;
import rnnscope.network.Progress;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

class CrossCorrelationsTest {
    private static final int STEPS = 10_000;

    /** cos(t) and cos(t + φ) over whole periods have r = cos φ. */
    @Test
    void wavesAreCorrelatedByTheCosineOfTheirPhase() {
        double[] phases = {0, 0.3, Math.PI / 2, 2, Math.PI};
        float[][] first = {wave(0, 1, 0)};
        float[][] second = new float[phases.length][];
        for (int j = 0; j < phases.length; j++) {
            second[j] = wave(phases[j], 0.1 + j, 5);
        }
        CrossCorrelations found = CrossCorrelations.of(first, second);
        assertEquals(STEPS, found.steps());
        for (int j = 0; j < phases.length; j++) {
            assertEquals(Math.cos(phases[j]), found.of(0, j), 1e-4);
        }
    }

    private static float[] wave(double phase, double size, double mean) {
        float[] values = new float[STEPS];
        for (int t = 0; t < STEPS; t++) {
            values[t] = (float) (mean + size * Math.cos(2 * Math.PI * 10 * t / STEPS + phase));
        }
        return values;
    }

    @Test
    void itAgreesWithTheCorrelationsOfOneLayerAndAConstantIsLikeNothing() {
        SeededRandom random = new SeededRandom(3);
        float[][] all = new float[7][STEPS];
        for (int t = 0; t < STEPS; t++) {
            double cause = random.nextGaussian();
            for (int j = 0; j < 6; j++) {
                all[j][t] = (float) (100 + j * cause + random.nextGaussian());
            }
            all[6][t] = 0.3f;
        }
        Correlations own = Correlations.of(all);
        CrossCorrelations found = CrossCorrelations.of(all, all);
        for (int a = 0; a < 7; a++) {
            for (int b = 0; b < 7; b++) {
                assertEquals(a == 6 ? 0 : own.of(a, b), found.of(a, b), 1e-5);
            }
        }
    }

    @Test
    void theOppositeCorrespondsToo() {
        CrossCorrelations found = CrossCorrelations.of(new float[][] {{1, 2, 3, 4}, {1, -1, 1, -1}},
                new float[][] {{1, 2, 1, 2}, {-4, -8, -12, -16}});
        assertEquals(new CrossCorrelations.Pair(0, 1, -1), found.counterpart(0));
        assertEquals(new CrossCorrelations.Pair(1, 0, -1), found.counterpart(1));
    }

    /** Unit j of a copy is unit order[j] of the model. */
    @Test
    void everyUnitOfAPermutedCopyIsFoundWithR1() {
        String text = "the cat sat on the mat, and the dog sat on the cat. ".repeat(90);
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
        for (String cell : List.of("lstm", "gru", "rnn-tanh")) {
            ModelSpec spec = ModelSpec.of(cell, 1, 20, tokenizer.vocabulary().size());
            Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer, ModelCard.named("a"));
            int[] order = new int[20];
            for (int j = 0; j < 20; j++) {
                order[j] = (7 * j + 3) % 20;
            }
            Model copy = new Model(spec, permuted(model.parameters(), order), tokenizer, ModelCard.named("b"));
            CrossCorrelations found = CrossCorrelations.of(activity(model, text), activity(copy, text), Progress.IGNORED);
            for (int j = 0; j < 20; j++) {
                CrossCorrelations.Pair pair = found.counterpart(order[j]);
                assertEquals(j, pair.second(), cell);
                assertEquals(1, pair.r(), 1e-4, cell);
            }
            assertEquals(1, found.pairs().get(19).r(), 1e-4);
        }
    }

    private static Parameters permuted(Parameters of, int[] order) {
        Parameters copy = of.copy();
        for (Slice slice : of.layout().slices()) {
            boolean recurrent = slice.name().startsWith("rnn.");
            boolean ofUnits = slice.name().contains("weight_hh") || slice.depth() == order.length && !recurrent;
            for (int row = 0; row < slice.rows(); row++) {
                int units = order.length;
                int from = recurrent ? row / units * units + order[row % units] : row;
                for (int k = 0; k < slice.depth(); k++) {
                    copy.set(slice.name(), row, k, of.get(slice.name(), from, ofUnits ? order[k] : k));
                }
            }
        }
        return copy;
    }

    private static Activity activity(Model model, String text) {
        int[] ids = model.tokenizer().encode(text).ids(0, text.length());
        return ActivityReader.read(Kernels.best(), Workers.of(1), model, ids, List.of(new ActivityReader.Place(0, "hidden")),
                Progress.IGNORED).get(0);
    }

    @Test
    void itEndsWhenNobodyWantsIt() {
        Activity activity = activity(new Model(ModelSpec.of("gru", 1, 4, 2), Initialisation.UNIFORM.parameters(
                ModelSpec.of("gru", 1, 4, 2), 1, 1), CharacterTokenizer.of("ab"), ModelCard.named("a")), "abba");
        assertThrows(CancellationException.class, () -> CrossCorrelations.of(activity, activity, (done, total) -> false));
    }
}
