package rnnscope.train;

import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;

/**
 * A step of training allocates nothing once it is compiled, and stays so when all cells are in use: a vector that becomes
 * an object costs little by itself, but fills the memory of a program that trains beside a window.
 */
class TrainingAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 400;
    private static final int ROUNDS = 200;
    /** So many rounds without an allocation are a steady state: compilers come back to what they have compiled. */
    private static final int QUIET = 12;

    @Test
    void noCellAllocates() {
        int[] text = new Random(1).ints(1000, 0, 9).toArray();
        TrainingSpec training = new TrainingSpec(4, 8, Optimizer.Kind.ADAM, 0.002, 1, 0, 5, Initialisation.UNIFORM, 1, 1);
        List<Trainer> trainers = List.of("rnn-tanh", "gru", "lstm").stream().map(cell ->
                new Trainer(ModelSpec.of(cell, 1, 24, 9), training, text, Kernels.best(), Workers.of(1))).toList();
        int quiet = 0;
        long allocated = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS; i++) {
                trainers.forEach(Trainer::step);
            }
            allocated = (THREADS.getCurrentThreadAllocatedBytes() - before) / STEPS;
            quiet = allocated < 200 ? quiet + 1 : 0;
            if (quiet == QUIET) {
                return;
            }
        }
        fail("still allocates " + allocated + " bytes a step");
    }
}
