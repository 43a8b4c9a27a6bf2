package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;

/** Every cell and wiring of a language model; see {@link Slopes}. PyTorch agrees with all gradients of rectifiers too. */
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
            for (Cell above : Cells.all()) {
                specs.add(ModelSpec.of(cell.id(), 1, 5, SYMBOLS).withStack(List.of(new LayerSpec(cell.id(), 5),
                        new LayerSpec(above.id(), 18))));
            }
            LayerSpec plain = new LayerSpec(cell.id(), 6).withBiases(false);
            specs.add(ModelSpec.of(cell.id(), 1, 6, SYMBOLS).withStack(List.of(plain)).withHeadBias(false));
            specs.add(new ModelSpec(cell.id(), 1, 6, SYMBOLS, 6, 0.3, true).withStack(List.of(plain,
                    new LayerSpec("gru", 17), new LayerSpec(cell.id(), 17), new LayerSpec("lstm", 4).withBiases(false))));
            specs.add(new ModelSpec(cell.id(), 1, 6, SYMBOLS, 6, 0, false, 0, 0, highway).withStack(List.of(plain,
                    new LayerSpec("lstm", 6), new LayerSpec("gru", 3))).withHeadBias(false));
        }
        specs.add(ModelSpec.of("lstm", 1, 1, SYMBOLS).withStack(List.of(new LayerSpec("lstm-projected", 18, 4, true),
                new LayerSpec("lstm-projected", 5, 2, false), new LayerSpec("gru-reset-before", 17))));
        specs.add(ModelSpec.of("lstm", 1, 1, SYMBOLS).withStack(List.of(new LayerSpec("lstm-peephole", 17, 0, false),
                new LayerSpec("lstm-projected", 18, 17, true))));
        List<LayerSpec> eight = new ArrayList<>();
        for (int l = 0; l < ModelSpec.MAX_LAYERS; l++) {
            eight.add(new LayerSpec(l % 2 == 0 ? "rnn-tanh" : "gru", 13 - l).withBiases(l % 3 != 0));
        }
        specs.add(new ModelSpec("gru", 1, 1, 0, 0, 0, false, 2, 3).withStack(eight));
        return specs;
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void everyGradientIsTheSlopeOfTheLoss(ModelSpec spec) {
        boolean kinked = Slopes.hasRectifier(spec);
        SeededRandom random = new SeededRandom(1);
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), kinked ? 0.2 : 0.4, random);
        Batch batch = batch(spec, random);
        Network network = new Network(spec, BATCH, STEPS, true, Kernels.plain(), Workers.of(1));
        float[] state = new float[network.stateSize()];
        for (int i = 0; i < state.length; i++) {
            state[i] = (float) (0.5 * random.nextGaussian());
        }
        network.writeState(state);

        Slopes.check(network, p, batch, kinked, random);
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

    /** The gradient of what enters, for one number after the other. */
    @Test
    void theGradientOfANumberThatEntersIsTheSlopeOfTheLoss() {
        ModelSpec spec = new ModelSpec("lstm", 2, 6, 0, 0, 0, true, 6, 3);
        SeededRandom random = new SeededRandom(3);
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), 0.4, random);
        Batch batch = batch(spec, random);
        Network network = new Network(spec, BATCH, STEPS, true, Kernels.plain(), Workers.of(1));
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
