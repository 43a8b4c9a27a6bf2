package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;

/** Going back from some of the losses, and on from a changed state, against whole passes that must come to the same. */
class ChosenLossTest {
    private static final int STEPS = 9;
    private static final int SYMBOLS = 7;

    static List<ModelSpec> wirings() {
        List<ModelSpec> specs = new ArrayList<>();
        for (Cell cell : Cells.all()) {
            specs.add(new ModelSpec(cell.id(), 1, 5, SYMBOLS, 0, 0, false));
            specs.add(new ModelSpec(cell.id(), 2, 17, SYMBOLS, 6, 0.2, false));
            specs.add(new ModelSpec(cell.id(), 3, 6, SYMBOLS, 6, 0, true));
        }
        return specs;
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void aRangeOfLossesIsTheWholePassWithTheOtherTargetsUnknown(ModelSpec spec) {
        Run run = new Run(spec);
        int[] one = new int[STEPS];
        Arrays.fill(one, -1);
        one[6] = run.targets[6];
        run.network.backward(run.parameters, one, new Parameters(run.parameters.layout()));
        List<float[]> expected = run.gradients(0, 6);

        run.network.backpropagation().toValues(run.losses, 0, 0, STEPS);
        run.network.backpropagation().toValues(run.losses, 0, 6, 7);
        List<float[]> found = run.gradients(0, 6);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), found.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void goingBackToAStepIsTheWindowThatBeginsThere(ModelSpec spec) {
        Run run = new Run(spec);
        run.network.backpropagation().toValues(run.losses, 4, 4, STEPS);

        float[] state = new float[run.network.stateSize()];
        run.network.readState(3, state);
        Network late = new Network(spec, 1, STEPS - 4, true, Kernels.plain(), Workers.of(1));
        late.writeState(state);
        late.forward(run.parameters, Arrays.copyOfRange(run.tokens, 4, STEPS));
        late.backpropagation().pack(run.parameters);
        late.backpropagation().toValues(Batch.ofSymbols(new int[0], Arrays.copyOfRange(run.targets, 4, STEPS)), 0, 0,
                STEPS - 4);
        for (int t = -1; t < STEPS - 4; t++) {
            for (int l = 0; l < spec.layers(); l++) {
                assertArrayEquals(gradient(late, l, "hidden", t), gradient(run.network, l, "hidden", t + 4));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void severalWorkersDoTheSame(ModelSpec spec) {
        Run run = new Run(spec);
        run.network.backpropagation().toValues(run.losses, 2, 5, 8);
        try (Workers workers = Workers.of(3)) {
            Network shared = new Network(spec, 1, STEPS, true, Kernels.plain(), workers);
            shared.writeState(run.state);
            shared.forward(run.parameters, run.tokens);
            shared.backpropagation().pack(run.parameters);
            shared.backpropagation().toValues(run.losses, 2, 5, 8);
            for (int t = 1; t < 8; t++) {
                assertArrayEquals(gradient(run.network, 0, "hidden", t), gradient(shared, 0, "hidden", t));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void goingOnFromAnUnchangedStateChangesNothing(ModelSpec spec) {
        Run run = new Run(spec);
        float[] before = run.network.tape().values().clone();
        for (int l = 0; l < spec.layers(); l++) {
            for (int t : new int[] {0, 4, STEPS - 1}) {
                run.network.forwardFrom(l, t);
                assertArrayEquals(before, run.network.tape().values());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void goingOnFromAChangedStateIsStartingThere(ModelSpec spec) {
        Run run = new Run(spec);
        int top = spec.layers() - 1;
        Panels h = run.network.layout().channel(top, "hidden");
        run.network.tape().values()[h.at(run.network.layout().row(3), 2)] += 0.25f;
        double before = run.network.loss(run.targets);
        run.network.forwardFrom(top, 3);
        assertNotEquals(before, run.network.loss(run.targets));

        float[] state = new float[run.network.stateSize()];
        run.network.readState(3, state);
        Network late = new Network(spec, STEPS - 4, Kernels.plain());
        late.writeState(state);
        late.forward(run.parameters, Arrays.copyOfRange(run.tokens, 4, STEPS));
        int[] afterwards = run.targets.clone();
        Arrays.fill(afterwards, 0, 4, -1);
        assertEquals(late.loss(Arrays.copyOfRange(run.targets, 4, STEPS)), run.network.loss(afterwards));
    }

    private static float[] gradient(Network network, int layer, String channel, int t) {
        Panels place = network.tape().gradient(network.layout().channel(layer, channel));
        float[] row = new float[place.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = network.tape().values()[place.at(network.layout().row(t), j)];
        }
        return row;
    }

    /** A window run forward from a random state. */
    private static final class Run {
        private final Network network;
        private final Parameters parameters;
        private final float[] state;
        private final int[] tokens = new int[STEPS];
        private final int[] targets = new int[STEPS];
        private final Batch losses = Batch.ofSymbols(tokens, targets);

        Run(ModelSpec spec) {
            SeededRandom random = new SeededRandom(5);
            parameters = new Parameters(Topology.of(spec).parameters());
            parameters.layout().slices().forEach(slice -> {
                float[] tensor = new float[slice.count()];
                for (int i = 0; i < tensor.length; i++) {
                    tensor[i] = (float) (0.4 * random.nextGaussian());
                }
                parameters.set(slice.name(), tensor);
            });
            network = new Network(spec, 1, STEPS, true, Kernels.plain(), Workers.of(1));
            state = new float[network.stateSize()];
            for (int i = 0; i < state.length; i++) {
                state[i] = (float) (0.5 * random.nextGaussian());
            }
            for (int t = 0; t < STEPS; t++) {
                tokens[t] = random.nextInt(SYMBOLS);
                targets[t] = random.nextInt(SYMBOLS);
            }
            network.writeState(state);
            network.forward(parameters, tokens);
            network.backpropagation().pack(parameters);
        }

        List<float[]> gradients(int from, int to) {
            List<float[]> rows = new ArrayList<>();
            for (int l = 0; l < network.layout().layers(); l++) {
                for (int t = from; t <= to; t++) {
                    for (var channel : network.layout().channels(0)) {
                        rows.add(gradient(network, l, channel.id(), t));
                    }
                }
            }
            return rows;
        }
    }
}
