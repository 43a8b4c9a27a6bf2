package rnnscope.train;

import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.train.example.ExampleBatches;

/**
 * A step of training allocates nothing to speak of once it is compiled, and stays so when all cells and wirings are in
 * use: a vector that becomes an object costs little by itself, but fills the memory of a program that trains beside a
 * window.
 */
class TrainingAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 400;
    private static final int ROUNDS = 200;
    /** So many rounds without an allocation are a steady state: compilers come back to what they have compiled. */
    private static final int QUIET = 12;
    /** Bytes a step: a small object that a compiler left over is no harm; a row of attention, or a vector, is more. */
    private static final long LIMIT = 400;

    @Test
    void noCellAllocates() {
        int[] text = new Random(1).ints(1000, 0, 9).toArray();
        TrainingSpec training = new TrainingSpec(4, 8, Optimizer.Kind.ADAM, 0.002, 1, 0, 5, Initialisation.UNIFORM, 1, 1);
        List<Trainer> trainers = List.of("rnn-tanh", "gru", "lstm").stream().map(cell ->
                new Trainer(ModelSpec.of(cell, 1, 24, 9), training, text, Kernels.best(), Workers.of(1))).toList();
        assertQuiet(trainers);
    }

    /** An example to write, or to label at each step, or as a whole. */
    private static Batch example(Shape shape, Random random, int length) {
        int[] read = random.ints(length, 0, 9).toArray();
        int[] predicted = random.ints(shape == Shape.CLASSIFIER ? 1 : length, 0, 9).toArray();
        return new Batch(read, new float[0], predicted, new float[0]);
    }

    private static Trainer trainer(Wiring wiring) {
        Random random = new Random(2);
        List<Batch> examples = IntStream.range(0, 60).mapToObj(i -> example(wiring.shape(), random, 1 + i % 3)).toList();
        ModelSpec model = new ModelSpec("gru", 1, 16, 9, 4, 0, false, 0, 0, wiring);
        TrainingSpec training = new TrainingSpec(4, 3, Optimizer.Kind.ADAM, 0.002, 1, 0, 5, Initialisation.UNIFORM, 1, 1);
        return new Trainer(model, training, ExampleBatches.training(model, examples, 4, 1), Kernels.plain(),
                Workers.of(1));
    }

    /** With the plain kernels: what networks and batches make of themselves, whatever becomes of vectors. */
    @Test
    void noWiringAllocates() {
        Wiring writer = Wiring.of(Shape.ENCODER_DECODER, 9);
        assertQuiet(List.of(trainer(writer.withBidirectional(true).withScoring(Scoring.GENERAL)),
                trainer(writer.withScoring(Scoring.ADDITIVE)), trainer(Wiring.of(Shape.TAGGER, 9).withHeads(2)),
                trainer(Wiring.of(Shape.CLASSIFIER, 9).withBidirectional(true).withPooling(Pooling.ATTENTION))));
    }

    private static void assertQuiet(List<Trainer> trainers) {
        int quiet = 0;
        long most = 0;
        for (int round = 0; round < ROUNDS; round++) {
            most = 0;
            for (Trainer trainer : trainers) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < STEPS; i++) {
                    trainer.step();
                }
                most = Math.max(most, (THREADS.getCurrentThreadAllocatedBytes() - before) / STEPS);
            }
            quiet = most < LIMIT ? quiet + 1 : 0;
            if (quiet == QUIET) {
                return;
            }
        }
        fail("still allocates " + most + " bytes a step");
    }
}
