package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;

/**
 * Backpropagation against central differences: (L(w + ε) − L(w − ε)) / 2ε, in float, where a loss is exact to about
 * 1e-7. With ε = 1/64 the quotient is exact to about 1e-5, and to ε² times a third derivative. A rectifier has kinks,
 * and a step over one is no slope: there ε is 1/4096, the quotient exact to about 2e-4, and one in twenty may still be
 * off (PyTorch agrees with all of them).
 */
class FiniteDifferencesTest {
    private static final int BATCH = 3;
    private static final int STEPS = 5;
    private static final int SYMBOLS = 7;

    static List<ModelSpec> wirings() {
        List<ModelSpec> specs = new ArrayList<>();
        Wiring highway = Wiring.LANGUAGE_MODEL.withHighway(true);
        for (Cell cell : Cells.all()) {
            specs.add(new ModelSpec(cell.id(), 1, 5, SYMBOLS, 0, 0, false));
            specs.add(new ModelSpec(cell.id(), 2, 17, SYMBOLS, 6, 0, false));
            specs.add(new ModelSpec(cell.id(), 3, 6, SYMBOLS, 6, 0.3, true));
            specs.add(new ModelSpec(cell.id(), 4, 3, SYMBOLS, 0, 0, true));
            specs.add(new ModelSpec(cell.id(), 1, 5, 0, 0, 0, false, 2, 1));
            specs.add(new ModelSpec(cell.id(), 2, 6, 0, 0, 0.3, true, 6, 3));
            specs.add(new ModelSpec(cell.id(), 1, 5, SYMBOLS, 0, 0, false, 2, 0));
            specs.add(new ModelSpec(cell.id(), 2, 6, SYMBOLS, 6, 0.3, false, 0, 0, highway));
            specs.add(new ModelSpec(cell.id(), 3, 17, SYMBOLS, 0, 0, false, 0, 0, highway));
            specs.add(new ModelSpec(cell.id(), 2, 5, SYMBOLS, 3, 0, false, 0, 2));
        }
        return specs;
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void everyGradientIsTheSlopeOfTheLoss(ModelSpec spec) {
        boolean kinked = spec.cell().equals("rnn-relu");
        float epsilon = kinked ? 1f / 4096 : 1f / 64;
        double tolerance = kinked ? 1e-3 : 1.5e-4;
        SeededRandom random = new SeededRandom(1);
        Parameters p = normal(spec, kinked ? 0.2 : 0.4, random);
        Batch batch = batch(spec, random);
        UnrolledNetwork network = new UnrolledNetwork(spec, BATCH, STEPS, true, Kernels.plain(), Workers.of(1));
        float[] state = new float[network.stateSize()];
        for (int i = 0; i < state.length; i++) {
            state[i] = (float) (0.5 * random.nextGaussian());
        }
        network.writeState(state);

        Parameters gradient = new Parameters(p.layout());
        network.forwardWithDropout(p, batch, 42);
        network.backward(p, batch, gradient);

        double worst = 0;
        int checked = 0;
        List<String> off = new ArrayList<>();
        for (Slice slice : p.layout().slices()) {
            int count = slice.rows() * slice.depth();
            for (int n = 0; n < Math.min(count, 40); n++) {
                int element = count <= 40 ? n : random.nextInt(count);
                int row = element / slice.depth();
                int k = element % slice.depth();
                float kept = p.get(slice.name(), row, k);
                p.set(slice.name(), row, k, kept + epsilon);
                double above = loss(network, p, batch);
                p.set(slice.name(), row, k, kept - epsilon);
                double below = loss(network, p, batch);
                p.set(slice.name(), row, k, kept);
                double slope = (above - below) / (2 * epsilon);
                double found = gradient.get(slice.name(), row, k);
                checked++;
                if (!(Math.abs(slope - found) <= tolerance + 0.02 * Math.abs(slope))) {
                    off.add(slice.name() + "[" + row + ", " + k + "]: " + slope + " but " + found);
                }
                worst = Math.max(worst, Math.abs(found));
            }
        }
        assertTrue(off.size() <= (kinked ? checked / 20 : 0), off.toString());
        assertTrue(worst > 0.01, "the gradients under test are not all tiny");
    }

    private static double loss(UnrolledNetwork network, Parameters p, Batch batch) {
        network.forwardWithDropout(p, batch, 42);
        return network.loss(batch);
    }

    /** Random symbols or numbers; one symbol of each kind and one number to predict are unknown. */
    private static Batch batch(ModelSpec spec, SeededRandom random) {
        Batch batch = Batch.of(spec, BATCH, STEPS);
        for (int[] symbols : List.of(batch.tokens(), batch.targets())) {
            for (int i = 0; i < symbols.length; i++) {
                symbols[i] = i == 4 ? -1 : random.nextInt(SYMBOLS);
            }
        }
        for (float[] numbers : List.of(batch.inputs(), batch.targetNumbers())) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = i == 4 && numbers == batch.targetNumbers() ? Float.NaN : (float) random.nextGaussian();
            }
        }
        return batch;
    }

    private static Parameters normal(ModelSpec spec, double deviation, SeededRandom random) {
        Parameters p = new Parameters(LanguageModel.parameterLayout(spec));
        for (Slice slice : p.layout().slices()) {
            for (int r = 0; r < slice.rows(); r++) {
                for (int k = 0; k < slice.depth(); k++) {
                    p.set(slice.name(), r, k, (float) (deviation * random.nextGaussian()));
                }
            }
        }
        return p;
    }

    /** The gradient of what enters, for one number after the other. */
    @Test
    void theGradientOfANumberThatEntersIsTheSlopeOfTheLoss() {
        ModelSpec spec = new ModelSpec("lstm", 2, 6, 0, 0, 0, true, 6, 3);
        SeededRandom random = new SeededRandom(3);
        Parameters p = normal(spec, 0.4, random);
        Batch batch = batch(spec, random);
        UnrolledNetwork network = new UnrolledNetwork(spec, BATCH, STEPS, true, Kernels.plain(), Workers.of(1));
        network.forward(p, batch);
        network.backward(p, batch, new Parameters(p.layout()));
        Panels gradients = network.tape().gradient(network.layout().place("inputs"));
        for (int i = 0; i < batch.inputs().length; i++) {
            double found = network.tape().values()[gradients.at(BATCH + i / 6, i % 6)];
            float kept = batch.inputs()[i];
            batch.inputs()[i] = kept + 1f / 64;
            network.forward(p, batch);
            double above = network.loss(batch);
            batch.inputs()[i] = kept - 1f / 64;
            network.forward(p, batch);
            double below = network.loss(batch);
            batch.inputs()[i] = kept;
            assertEquals((above - below) * 32, found, 2e-4, "input " + i);
        }
    }
}
