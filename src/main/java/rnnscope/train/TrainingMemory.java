package rnnscope.train;

import rnnscope.cell.StackWords;
import rnnscope.language.Words;
import rnnscope.math.HeapRoom;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.model.ParameterLayout;
import rnnscope.network.DataParallelNetwork;
import rnnscope.network.Topology;
import rnnscope.network.module.Room;

/**
 * Estimate of the memory that training takes, told from the sizes of a network before anything is allocated (P
 * parameters, T values that a window writes, E those of a window of held-out text):
 *
 * <pre>
 *   learning       7 P + 2 T + E    parameters, gradient, two moments, transposed weights, last change, best so far;
 *                                  another P for each further network of a data-parallel one
 *   a checkpoint   7 P              copies of parameters and moments, and what is written of them and of the best
 *   beginning      the largest matrix, in doubles where it is orthogonal
 * </pre>
 */
public final class TrainingMemory {
    private static final int COPIES = 7;
    private static final int CHECKPOINT_COPIES = 7;

    private TrainingMemory() {}

    /**
     * @param room     of a window
     * @param measured room of a window of what is held out
     */
    public static long bytes(ModelSpec model, Room room, Room measured, boolean checkpoints) {
        ParameterLayout layout = Topology.of(model).parameters();
        long largest = layout.slices().stream().mapToLong(Slice::count).max().orElse(0);
        int copies = COPIES + DataParallelNetwork.networks(room.sequences()) - 1;
        long floats = (long) copies * layout.size() + 2 * Topology.of(model).floats(room) + Topology.of(model).floats(measured)
                + Math.max(2 * largest, checkpoints ? (long) CHECKPOINT_COPIES * layout.size() : 0);
        return Float.BYTES * floats;
    }

    /** @throws IllegalArgumentException in words for the user when the JVM has not that much */
    public static void require(ModelSpec model, Room room, Room measured, boolean checkpoints) {
        HeapRoom.require(bytes(model, room, measured, checkpoints), Words.count("train.memory", model.layers(),
                StackWords.units(model), model.outputWidth(), room.sequences(), room.steps()), Words.of("train.memory.advice"));
    }
}
