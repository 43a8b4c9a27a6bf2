package rnnscope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.model.ModelSpec;
import rnnscope.network.Topology;
import rnnscope.network.module.Room;

class TrainingMemoryTest {
    private static final Room ROOM = new Room(32, 50, 0);

    @Test
    void countsEveryCopyOfTheParametersAndWhatWindowsWrite() {
        ModelSpec model = ModelSpec.of("lstm", 1, 128, 60);
        long parameters = Topology.of(model).parameters().size();
        long window = Topology.of(model).tape(32, 50).size();
        long measured = Topology.of(model).tape(16, 200).size();
        // A batch of 32 is dealt out to two networks, each with a gradient of its own.
        assertEquals(4 * (15 * parameters + 2 * window + measured),
                TrainingMemory.bytes(model, ROOM, new Room(16, 200, 0), true));
    }

    @Test
    void whatDoesNotFitIsRefusedWithWhatItNeedsAndWhatToLower() {
        ModelSpec model = ModelSpec.of("lstm", 2, 8192, 60);
        String words = assertThrows(IllegalArgumentException.class,
                () -> TrainingMemory.require(model, ROOM, ROOM, true)).getMessage();
        assertTrue(words.matches("training 2 layers of 8192 units .* takes about [0-9.]+ GB of memory, and .* are free;"
                + " take fewer units .*"), words);
        assertThrows(IllegalArgumentException.class,
                () -> TrainingMemory.bytes(ModelSpec.of("lstm", 1, 8192, 100_000), ROOM, ROOM, true));
        assertThrows(IllegalArgumentException.class,
                () -> TrainingMemory.bytes(model, new Room(4096, 10_000, 0), ROOM, true));
    }
}
