package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.module.Room;
import rnnscope.train.Initialisation;

class DataParallelNetworkTest {
    private static final int SYMBOLS = 7;
    private static final int STEPS = 6;
    private static final ModelSpec SPEC = ModelSpec.of("lstm", 2, 10, SYMBOLS);
    private static final Parameters PARAMETERS = Initialisation.UNIFORM.parameters(SPEC, 1, 3);

    private static Batch batch(int sequences, int steps, long seed) {
        Random random = new Random(seed);
        return Batch.ofSymbols(random.ints((long) sequences * steps, -1, SYMBOLS).toArray(),
                random.ints((long) sequences * steps, -1, SYMBOLS).toArray());
    }

    private static DataParallelNetwork network(int sequences, Workers workers) {
        return new DataParallelNetwork(SPEC, new Room(sequences, STEPS, 0), Kernels.best(), workers);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 19, 50, 70})
    void itIsTheNetworkOfAllSequences(int sequences) {
        Network one = new Network(SPEC, sequences, STEPS, true, Kernels.best(), Workers.of(1));
        DataParallelNetwork dealt = network(sequences, Workers.of(1));
        assertEquals(one.stateSize(), dealt.stateSize());
        Parameters expected = new Parameters(PARAMETERS.layout());
        Parameters gradient = new Parameters(PARAMETERS.layout());
        float[] expectedState = new float[one.stateSize()];
        float[] state = new float[one.stateSize()];
        one.clearState();
        dealt.clearState();
        for (int window = 0; window < 3; window++) {
            int steps = STEPS - window % 2;
            Batch batch = batch(sequences, steps, window);
            one.forward(PARAMETERS, batch);
            assertEquals(one.loss(batch), dealt.forward(PARAMETERS, batch, 1), 1e-6);
            one.backward(PARAMETERS, batch, expected);
            dealt.backward(gradient);
            assertArrayEquals(expected.values(), gradient.values(), 1e-6f);
            one.readState(steps - 1, expectedState);
            dealt.readState(steps - 1, state);
            assertArrayEquals(expectedState, state);
            one.carryState();
            dealt.carryState();
        }
        one.writeState(expectedState);
        dealt.writeState(state);
        one.readState(-1, expectedState);
        dealt.readState(-1, state);
        assertArrayEquals(expectedState, state);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void nothingDependsOnTheNumberOfWorkers(int team) {
        for (int sequences : new int[] {3, 20, 70}) {
            Parameters expected = new Parameters(PARAMETERS.layout());
            Parameters gradient = new Parameters(PARAMETERS.layout());
            try (Workers workers = Workers.of(team)) {
                DataParallelNetwork alone = network(sequences, Workers.of(1));
                DataParallelNetwork shared = network(sequences, workers);
                Batch batch = batch(sequences, STEPS, sequences);
                assertEquals(alone.forward(PARAMETERS, batch, 1), shared.forward(PARAMETERS, batch, 1));
                alone.backward(expected);
                shared.backward(gradient);
                assertArrayEquals(expected.values(), gradient.values(), 0);
            }
        }
    }

    @Test
    void aSecondWorkerHelpsWithManySequencesOrManyWeights() {
        try (Workers two = Workers.of(2)) {
            assertEquals(1, network(1, two).workers().size());
            assertEquals(2, network(8, two).workers().size());
            ModelSpec large = ModelSpec.of("lstm", 1, 600, SYMBOLS);
            assertEquals(2, new DataParallelNetwork(large, new Room(1, 2, 0), Kernels.best(), two).workers().size());
        }
        assertTrue(DataParallelNetwork.networks(1000) <= 4, "each network has a gradient of its own");
    }
}
