package rnnscope.train.task;

import rnnscope.math.SeededRandom;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.train.Batches;

/**
 * Batches of a task's sequences, new ones in every window. Since they never end, an epoch is {@value #EPOCH} windows.
 *
 * <p>Of one thread.
 */
public final class TaskBatches implements Batches {
    /** Windows of an epoch of training. */
    public static final int EPOCH = 100;
    /** The held-out sequences are the same for every training; no training seed leads to them. */
    private static final long HELD_OUT = 0x52_6E_6E_53_63_6F_70_65L;
    private static final int HELD_OUT_SEQUENCES = 100;
    private static final int HELD_OUT_WINDOWS = 20;

    private final Task task;
    private final int sequences;
    private final int perEpoch;
    private final long base;
    private final Batch one;
    private final Batch window;

    private TaskBatches(Task task, int sequences, int perEpoch, long base) {
        this.task = task;
        this.sequences = sequences;
        this.perEpoch = perEpoch;
        this.base = base;
        this.one = Batch.of(spec(task), 1, task.steps());
        this.window = Batch.of(spec(task), sequences, task.steps());
    }

    /** Sequences to learn from, decided by {@code seed}. */
    public static TaskBatches training(Task task, int sequences, long seed) {
        return new TaskBatches(task, sequences, EPOCH, new SeededRandom(seed).nextLong());
    }

    /**
     * Sequences to measure on, {@value #HELD_OUT_WINDOWS} windows of {@value #HELD_OUT_SEQUENCES}. So many tell a loss
     * to about a fortieth of the deviation from one sequence to another.
     */
    public static TaskBatches heldOut(Task task) {
        return new TaskBatches(task, HELD_OUT_SEQUENCES, HELD_OUT_WINDOWS, HELD_OUT);
    }

    /** Any network of the task: what counts is what enters and leaves. */
    private static ModelSpec spec(Task task) {
        return task.model("lstm", 1, 1, 0, 0, false);
    }

    @Override
    public int sequences() {
        return sequences;
    }

    @Override
    public int steps() {
        return task.steps();
    }

    @Override
    public Batch load(long iteration) {
        SeededRandom random = new SeededRandom(base + iteration);
        for (int b = 0; b < sequences; b++) {
            one.clear();
            task.write(random, one);
            for (int t = 0; t < task.steps(); t++) {
                int row = t * sequences + b;
                copy(one.tokens(), t, window.tokens(), row);
                copy(one.targets(), t, window.targets(), row);
                copy(one.inputs(), t, window.inputs(), row, task.inputs());
                copy(one.targetNumbers(), t, window.targetNumbers(), row, task.outputs());
            }
        }
        return window;
    }

    private static void copy(int[] from, int t, int[] to, int row) {
        if (from.length > 0) {
            to[row] = from[t];
        }
    }

    private static void copy(float[] from, int t, float[] to, int row, int width) {
        System.arraycopy(from, t * width, to, row * width, width);
    }

    @Override
    public boolean startsAfresh(long iteration) {
        return true;
    }

    @Override
    public int perEpoch() {
        return perEpoch;
    }
}
