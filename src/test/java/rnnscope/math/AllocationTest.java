package rnnscope.math;

import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Once compiled, nothing in a step of training allocates. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Rounds of warming up before giving up: far more than any compiler needs. */
    private static final int ROUNDS = 400;
    private static final int CALLS = 200;

    static Stream<Kernels> implementations() {
        return Stream.of(Kernels.plain(), Kernels.best());
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void kernelsDoNotAllocate(Kernels k) {
        Matrices matrices = new Matrices(1);
        Panels a = matrices.place(40, 27);
        Panels w = matrices.place(71, 40);
        Panels wT = matrices.place(40, 71);
        Panels c = matrices.place(71, 27);
        Panels d = matrices.place(71, 27);
        Panels e = matrices.place(71, 27);
        float[] v = matrices.fill();
        float[] parameters = matrices.fill();
        float[] moment = new float[v.length];
        float[] gradient = new float[v.length];
        int[] tokens = new int[27];
        assertSteadyStateDoesNotAllocate(() -> {
            k.startRows(v, c, c, w, tokens, 0, v, d, 1, 25);
            k.product(v, a, v, w, v, d, 1, 25);
            k.product(v, a, v, w, v, d, 1, 1);
            k.product(v, c, v, wT, v, a, 1, 9);
            k.sigmoid(v, d, 1, 25);
            k.tanh(v, e, c, 1, 25);
            k.relu(v, e, c, 1, 25);
            k.multiplyAddMultiply(v, c, d, d, d, e, 1, 25);
            k.multiplyAdd(v, c, d, d, e, 1, 25);
            k.multiply(v, c, d, d, 1, 25);
            k.add(v, c, d, 1, 25);
            k.mix(v, c, d, d, e, 1, 25);
            k.subtract(v, c, d, e, 1, 25);
            k.complement(v, c, d, 1, 25);
            k.scale(v, c, d, 0.1f, 1, 25);
            k.softmax(v, e, d, 1, 25);
            k.sumOfRow(v, e, 1);
            k.sigmoidGradient(v, c, d, e, d, 1, 25);
            k.tanhGradient(v, c, d, e, d, 1, 25);
            k.tanhGradient(v, c, d, e, 1, 25);
            k.addTanhGradient(v, c, d, e, d, 1, 25);
            k.reluGradient(v, c, d, e, 1, 25);
            k.lstm(v, d, d, e, d, c, c, e, c, 1, 25);
            k.lstmGradient(v, d, d, e, d, c, e, c, c, c, c, c, c, c, 1, 25);
            k.gru(v, d, d, e, c, c, c, 1, 25);
            k.gruGradient(v, d, d, e, c, c, c, c, c, c, c, c, 1, 25);
            k.gatherRows(v, w, tokens, 0, v, e, 1, 25);
            k.transpose(v, w, v, wT);
            k.transposedProduct(v, a, v, c, gradient, w, 1, 25, 0, 5);
            k.scatterRows(v, c, tokens, 0, gradient, w, 1, 25, 0, 5);
            k.sumRows(v, c, gradient, c, 1, 25, 0, 5);
            k.sumOfSquares(v, 0, v.length);
            k.adamStep(parameters, gradient, moment, moment, 1, v.length - 1, 0, 0.9f, 0.9f, 0.1f, 1, 1e-8f);
            k.momentumStep(parameters, gradient, moment, 1, v.length - 1, 0, 0.9f, 0.1f);
            k.rmsPropStep(parameters, gradient, moment, 1, v.length - 1, 0, 0.9f, 0.1f, 1e-8f);
            k.clear(v, c, 1, 25);
            k.copy(v, d, c, 1, 25);
        });
    }

    @ParameterizedTest
    @MethodSource("teams")
    void handingWorkOverDoesNotAllocate(Workers workers) {
        try (workers) {
            Workers.Task task = (worker, of) -> {};
            assertSteadyStateDoesNotAllocate(() -> workers.run(task));
        }
    }

    static Stream<Workers> teams() {
        return Stream.of(Workers.of(1), Workers.of(2), Workers.of(4));
    }

    private static void assertSteadyStateDoesNotAllocate(Runnable step) {
        long allocated = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < CALLS; i++) {
                step.run();
            }
            allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            if (allocated < CALLS) {
                return;
            }
        }
        fail("still allocates " + allocated / CALLS + " bytes a step");
    }
}
